"""How long a memory lasts: the running product of forget gates on the learner's sentence, and its half-life."""

import numpy as np
import streamlit as st

from lstm_core import Card, Trace
from lstm_core.memory import half_lives, kept_from, typical_half_life
from pages.chapters.long_memory import runs
from pages.chapters.long_memory.runs import NAME
from pages.figures.keeping import HEIGHT, keeping
from pages.lesson import sections
from pages.reading import cache, drawers, scene
from pages.reading.scene import Scene
from pages.state import visit, widgets
from pages.words.markup import prose
from pages.words.words import Words

POEM = {
    "model": "verse-zh",
    "text": "故人西辞黄鹤楼，烟花三月下扬州。孤帆远影碧空尽，唯见长江天际流。",
    "step": 6,
    "unit": 6,
}
BOX, DIRECTION = widgets.key("life-step"), widgets.key("life-direction")


def section(say: Words, shown: Scene, curtained: bool) -> None:
    """The step, the curves from it on and what they say, unless they are `curtained`."""
    traces, tokens = shown.reading.traces, shown.reading.tokens
    trace = traces[visit.state().direction]
    left, right = runs.columns(say, "lives")
    with left:
        _choose(say, list(traces), len(tokens))
        if not curtained:
            st.html(_half_lives(say, trace, tokens, shown.specimen.card) + prose(say, f"{NAME}.lives.poem"))
            label = say(f"{NAME}.lives.bring", text=POEM["text"][:8])
            st.button(label, key=widgets.key("lives-poem"), on_click=scene.show, kwargs=POEM)
    with right:
        if curtained:
            sections.curtain(say, HEIGHT, "lives")
        else:
            with sections.opened("lives"):
                _draw(say, shown, trace)


def brought() -> bool:
    """Whether the playhead stands where the poem was brought to."""
    return all(getattr(visit.state(), name) == value for name, value in POEM.items())


def _choose(say: Words, ways: list[str], steps: int) -> None:
    here = visit.state()
    if len(ways) > 1:
        names = {way: say(f"walk.{way}") for way in ways}
        how = {"format_func": names.__getitem__, "required": True, "on_change": _turn}
        label = say(f"{NAME}.lives.direction")
        widgets.show(st.segmented_control, label, DIRECTION, here.direction, ways, **how)
    if steps > 1:
        at = min(here.step, steps - 1) + 1
        widgets.show(st.slider, say(f"{NAME}.lives.from"), BOX, at, 1, steps, on_change=_walk)


def _turn() -> None:
    visit.change(direction=widgets.value(DIRECTION))


def _walk() -> None:
    visit.change(step=widgets.value(BOX) - 1)


def _half_lives(say: Words, trace: Trace, tokens: tuple[str, ...], card: Card) -> str:
    """The half-lives of what stood at the chosen step, and of the layer in general."""
    step = min(visit.state().step, len(tokens) - 1)
    lives, typical = half_lives(trace)[step], typical_half_life(trace)
    middle, unit = float(np.median(lives)), int(lives.argmax())
    slots = {"token": tokens[step], "unit": unit + 1, "units": len(lives), "last": int((lives == np.inf).sum())}
    middle_case = "middle" if middle < np.inf else "outlives"
    ends = {"least": f"{typical.min():.1f}", "middle": f"{np.median(typical):.1f}", "most": f"{typical.max():.1f}"}
    texts = (
        prose(say, f"{NAME}.lives.{middle_case}", steps=_steps(say, middle), **slots),
        prose(say, f"{NAME}.lives.{longest(lives)}", steps=_steps(say, lives[unit]), **slots),
        prose(say, f"{NAME}.lives.typical", **ends),
        prose(say, f"{NAME}.lives.because.{because(card)}"),
    )
    return "".join(texts)


def longest(lives: np.ndarray) -> str:
    """What is to be said of the unit that keeps longest: whether half of it is lost, and else whether it is alone."""
    lasting = np.count_nonzero(lives == np.inf)
    return ("longest", "alone")[lasting] if lasting < 2 else "beyond"


def because(card: Card) -> str:
    """What is to be said of a model's half-lives: by its task, and nothing of a task where it has learnt none."""
    if card.kind == "random":
        return "random"
    return card.task if card.task in ("segmentation", "negation", "verse") else "other"


def _steps(say: Words, count: float) -> str:
    return say(f"{NAME}.lives.steps_one" if count == 1 else f"{NAME}.lives.steps_many", steps=f"{count:g}")


def _draw(say: Words, shown: Scene, trace: Trace) -> None:
    tokens = shown.reading.tokens
    step = min(visit.state().step, len(tokens) - 1)
    kept = kept_from(trace, step)
    kept, symbols = (kept[step::-1], tokens[step::-1]) if trace.reverse else (kept[step:], tokens[step:])
    hover = {name: say(f"{NAME}.lives.{name}") for name in ("step", "share", "unit", "median", "half")}
    alt = say(f"{NAME}.lives.alt", token=tokens[step], units=kept.shape[1])
    look = drawers.look(shown)
    key = ("lives", say.lang, shown.key, visit.state().direction, step, *look.values())
    figure = cache.figure(key, lambda: keeping(kept, symbols, hover=hover, **look))
    drawers.chart(figure, alt, "gatewalk-lives")
