"""Prepared experiments for each model of the what-if lab: a sentence, a place, and what is changed there."""

from dataclasses import dataclass, replace

from lstm_core.recipes.far.languages import FAR
from pages.state.holds import Hold


@dataclass(frozen=True)
class Experiment:
    """What is set by hand and read instead; the text of the label is `what_if.experiment.NAME`."""

    name: str
    text: str
    step: int
    hold: tuple[Hold, ...] = ()
    other: str = ""
    direction: str = "forward"
    unit: int = 0


def _segmenter(text: str, swapped: str, step: int, direction: str) -> tuple[Experiment, ...]:
    ways = ("forward", "backward") if direction == "both" else (direction,)
    forgotten = tuple(Hold("f", way, None, None, 0.0) for way in ways)
    blind = tuple(Hold("i", way, (step,), None, 0.0) for way in ways)
    silent = (Hold("o", ways[-1], None, None, 0.0),)
    return (
        Experiment("forgetful", text, step, hold=forgotten, direction=ways[0]),
        Experiment("silent", text, step, hold=silent, direction=ways[0])
        if direction == "both"
        else Experiment("swapped", text, step, other=swapped, direction=ways[0]),
        Experiment("unread", text, step, hold=blind, direction=ways[0]),
    )


def _opened(gate: str, step: int) -> tuple[Hold, ...]:
    return (Hold(gate, "forward", (step,), None, 1.0),)


def _verse(text: str, step: int, unit: int, **others: str) -> tuple[Experiment, ...]:
    """Of a model whose `unit` counts; at `step` the first line ends. `others`: what is read instead, by experiment."""
    counter = {"text": text, "step": step, "unit": unit}
    return (
        Experiment("uncounted", hold=(Hold("f", "forward", (step,), (unit,), 1.0),), **counter),
        *(Experiment(name, other=other, **counter) for name, other in others.items()),
    )


def _far(text: str, swapped: str, negation: int, step: int) -> tuple[Experiment, ...]:
    """Of a model that brings a negation from afar; `step` lies between the negation and the judgement."""
    return (
        Experiment("lost", text, step, hold=(Hold("f", "forward", (step,), None, 0.0),)),
        Experiment("unread", text, negation, hold=(Hold("i", "forward", (negation,), None, 0.0),)),
        Experiment("swapped", text, step, other=swapped),
    )


OF = {
    "negation-zh": (
        Experiment("kept", "服务很差，但味道很好", 5, hold=_opened("f", 5)),
        Experiment("shown", "这部电影不好看", 4, hold=_opened("o", 4)),
        Experiment("swapped", "这部电影不好看", 4, other="这部电影很好看"),
    ),
    "negation-en": (
        Experiment("kept", "the service was bad, but the food was good", 5, hold=_opened("f", 5)),
        Experiment("shown", "this movie is not good", 3, hold=_opened("o", 3)),
        Experiment("swapped", "this movie is not good", 3, other="this movie is so good"),
    ),
    "reviews-far-zh-lstm": _far(*FAR["zh"].shown, 3, 12),
    "reviews-far-en-lstm": _far(*FAR["en"].shown, 5, 12),
    "verse-zh": _verse(
        "床前明月光，疑是地上霜。",
        5,
        2,
        unmarked="床前明月光里疑是地上霜。",
        six="床前明月光，疑是地上下霜",
        prose="我爱中国，我在北京学习。",
    ),
    "verse-en": _verse(
        "To be, or not to be, that is the question / Whether 'tis",
        39,
        7,
        unmarked="To be, or not to be, that is the question whether 'tis",
        prose="I love China and I study in Beijing where it is cold",
    ),
    "segmenter-zh": _segmenter("我爱中国", "我爱中文", 2, "both"),
    "segmenter-zh-forward": _segmenter("我爱中国", "我爱人国", 2, "forward"),
    "segmenter-zh-backward": _segmenter("我爱中国", "我爱中文", 3, "backward"),
    "segmenter-en": _segmenter("I love China", "I live China", 3, "both"),
    "segmenter-en-forward": _segmenter("I love China", "I live China", 3, "forward"),
    "segmenter-en-backward": _segmenter("I love China", "I live China", 3, "backward"),
}
NUMBERS = {"forgetful": "shut", "silent": "muted"}  # of a model that may have no answer: named for what is set


def of(model: str, directions: tuple[str, ...], text: str = "", steps: int = 0) -> tuple[Experiment, ...]:
    """The experiments of a shipped model; of any other model those that only hold gates, on the `text` in view.

    `steps` is the length of that text. The latter ask which numbers change.
    """
    if model in OF:
        return OF[model]
    way = "both" if len(directions) == 2 else directions[0]
    held = (one for one in _segmenter(text, "", steps // 2, way) if one.hold)
    return tuple(replace(one, name=NUMBERS.get(one.name, one.name)) for one in held)
