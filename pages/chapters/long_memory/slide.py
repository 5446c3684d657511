"""The chapter on the wall: gradients against distance, with what comes back to the first step."""

from html import unescape

import numpy as np

from pages.chapters.long_memory import gradients, reaches, runs
from pages.chapters.long_memory.runs import NAME
from pages.figures.axis import shown
from pages.figures.fading import DASHES, INKS, LEAST, MOST, Ends
from pages.lesson import slide
from pages.state.widgets import REACH
from pages.words.powers import power
from pages.words.words import Words

POINTS = 120  # of a curve at most
FINE = 2  # digits of a power of ten


def put(say: Words, drawn: gradients.Picture, curtained: bool) -> None:
    """Lay it beside the page."""
    picture = slide.CURTAIN if curtained else curves(say, drawn)
    sentence = "" if curtained else said(say, drawn)
    slide.put(picture, title=say(f"{NAME}.gradients.heading"), about=about(say, drawn), said=sentence)


def about(say: Words, drawn: gradients.Picture) -> list[str]:
    """Whether they are trained, and where they began where they are not."""
    if drawn.trained:
        return [say(f"{NAME}.dial.after")]
    now = REACH.now
    name = "chrono" if now.chrono else "bias"
    lstm = say(f"{NAME}.start.{name}", bias=f"{now.bias:g}")
    return [say(f"{NAME}.dial.before"), f"RNN {runs.rnn_start(say, now.gain)}", f"LSTM {lstm}"]


def curves(say: Words, drawn: gradients.Picture) -> dict[str, object]:
    """Powers of ten at places counted back from the end, the first place first; a band where there are seeds."""
    places = next(iter(drawn.curves.values())).shape[1]
    return {
        "kind": "curves",
        "first": say(f"{NAME}.column.curve"),
        "axes": {"x": say(f"{NAME}.hover.{'read' if drawn.tokens else 'distance'}"), "y": say(f"{NAME}.hover.share")},
        "places": places,
        "tokens": [unescape(shown(token)) for token in drawn.tokens],
        "ends": [round(end, FINE) for end in Ends.of(drawn.curves)],
        "curves": [_curve(say, name, values) for name, values in drawn.curves.items()],
    }


def said(say: Words, drawn: gradients.Picture) -> str:
    """How RNN and LSTM compare where that can be said, else what the LSTM's gradient does, or the one that there is."""
    first = reaches.first(drawn.curves)
    if beside := gradients.compared(first):
        return say(f"{NAME}.does.{beside}", times=power(gradients.times(first)))
    name = "lstm_c" if "lstm_c" in first else "rnn_h"
    return say(f"{NAME}.does.{name}.{gradients.case(name, first)}", share=power(first[name]))


def _curve(say: Words, name: str, values: np.ndarray) -> dict[str, object]:
    """Of (S, T) shares."""
    places = values.shape[1]
    taken = np.unique(np.linspace(0, places - 1, min(places, POINTS)).round().astype(int))
    seen = np.log10(np.clip(values[:, taken], LEAST, MOST))
    drawn: dict[str, object] = {
        "name": say(f"{NAME}.curve.{name}"),
        "tone": INKS[name],
        "dashed": DASHES[name] != "solid",
        "value": power(float(np.median(values[:, 0]))),
        "at": (places - 1 - taken).tolist(),
        "middle": _fine(np.log10(np.clip(np.median(values[:, taken], axis=0), LEAST, MOST))),
    }
    if len(values) > 1:
        drawn["band"] = {"low": _fine(seen.min(0)), "high": _fine(seen.max(0))}
    return drawn


def _fine(powers: np.ndarray) -> list[float]:
    return (powers.round(FINE) + 0).tolist()
