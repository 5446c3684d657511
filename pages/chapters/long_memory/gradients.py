"""Gradient against distance: RNN and LSTM on one input, as they begin and as trained."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st

from pages.chapters.long_memory import lanes, reaches, runs
from pages.chapters.long_memory.runs import NAME
from pages.figures.fading import HEIGHT, LOWEST, fading
from pages.figures.table import row, table
from pages.lesson import sections
from pages.reading import cache, drawers
from pages.reading.scene import Scene
from pages.state import settings, visit, widgets
from pages.state.widgets import REACH
from pages.words.digits import parsed
from pages.words.powers import power
from pages.words.words import Words

FADES, SHRINKS, GROWS, EXPLODES = 1e-3, 0.1, 1.5, 10.0  # from there on a share has faded, ..., exploded
STORY: dict[str, dict[str, Any]] = {"usual": {}, "orthogonal": {"gain": 1.0}, "chrono": {"gain": 1.0, "chrono": True}}
WIDE = 100.0  # times: a range over starts that no middle stands for


@dataclass(frozen=True, eq=False)
class Picture:
    """The curves on show, the symbols under them, and whether they are of trained networks."""

    curves: reaches.Curves
    tokens: tuple[str, ...]
    trained: bool


def section(say: Words, shown: Scene, curtained: bool) -> Picture:
    """The settings, the picture, and what is to be read from it, unless it is `curtained`; what is shown."""
    left, right = runs.columns(say, "gradients")
    with left:
        _settings(say, shown)
    drawn = picture(shown)
    with right:
        if curtained:
            sections.curtain(say, HEIGHT, "gradients")
        else:
            with sections.opened("gradients"):
                _draw(say, drawn, shown)
    return drawn


def picture(shown: Scene) -> Picture:
    """What the settings ask for."""
    now = REACH.now
    layers = at_hand(shown, now) if now.trained else ()
    if now.source == "sentence":
        tokens, name = shown.reading.tokens, shown.key
        x, reverse = np.asarray(shown.reading.x, np.float64), visit.state().direction == "backward"
    else:
        (x, tokens), reverse = reaches.sequence(now.steps), False
        x, name = (x * 0, ("silence",)) if now.source == "silence" else (x, ("steps",))
    if layers:
        curves = reaches.after(layers, x, reverse=reverse)
    else:
        curves = reaches.before(now, x[::-1] if reverse else x, (*name, now.steps, reverse))
    return Picture(curves, (tokens[::-1] if reverse else tokens) if now.source == "sentence" else (), bool(layers))


def at_hand(shown: Scene, now: settings.Reach) -> tuple:
    """The trained layers for this input: the sentence's model, or who took part in the latest duel."""
    if now.source != "sentence":
        return runs.trained()
    if shown.specimen.card.kind == "random":
        return ()
    return (shown.reading.readers[visit.state().direction].layer,)


def _settings(say: Words, shown: Scene) -> None:
    now = REACH.now

    def word(name: str):
        return say(f"{NAME}.dial.{name}")

    options = {"format_func": lambda name: word(f"source_{name}"), "required": True}
    REACH.show(st.segmented_control, word("source"), "source", settings.SOURCES, **options)
    REACH.show(
        st.segmented_control,
        word("trained"),
        "trained",
        (False, True),
        format_func=lambda after: word("after" if after else "before"),
        required=True,
        disabled=not at_hand(shown, now),
        help=word("trained_help"),
    )
    fixed = now.trained and bool(at_hand(shown, now))
    REACH.show(st.slider, word("steps"), "steps", *settings.LENGTHS, disabled=now.source == "sentence")
    gain = {"format_func": lambda gain: runs.rnn_start(say, gain), "disabled": fixed, "help": word("gain_help")}
    REACH.show(st.select_slider, word("rnn_start"), "gain", sorted({*runs.GAINS, now.gain}), **gain)
    REACH.show(st.slider, word("bias"), "bias", *settings.BIASES, step=0.5, disabled=fixed or now.chrono)
    REACH.show(st.toggle, word("chrono"), "chrono", disabled=fixed, help=word("chrono_help"))
    with st.container(horizontal=True, gap="small"):
        REACH.show(st.number_input, word("units"), "units", *settings.SIZES, step=1, disabled=fixed)
        REACH.show(st.number_input, word("seed"), "seed", *settings.SEEDS, step=1, disabled=fixed)
    with st.container(horizontal=True, gap="small"):
        for name, dials in STORY.items():
            key = widgets.key("reach-to", name)
            st.button(say(f"{NAME}.gradients.{name}"), key=key, on_click=_told, kwargs=dials)


def _told(**dials: Any) -> None:
    """Networks as they begin, reading symbols, with these dials and all others as they first stood."""
    REACH.change(**vars(settings.Reach(**dials)))


def _draw(say: Words, drawn: Picture, shown: Scene) -> None:
    names = {name: say(f"{NAME}.curve.{name}") for name in drawn.curves}
    hover = {name: say(f"{NAME}.hover.{name}") for name in ("distance", "read", "share", "least", "most")}
    colours, narrow = drawers.look(shown)["colours"] if drawn.trained else drawers.colours(), drawers.is_phone()
    look = {"tokens": drawn.tokens, "colours": colours, "narrow": narrow}
    key = ("gradients", say.lang, cache.digest(drawn.curves), *look.values())
    figure = cache.figure(key, lambda: fading(drawn.curves, names=names, hover=hover, **look))
    steps = next(iter(drawn.curves.values())).shape[1]
    said = sayings(say, drawn)
    drawers.chart(figure, say(f"{NAME}.gradients.alt", steps=steps, said=" ".join(said)), "gatewalk-fading")
    st.html(_table(say, drawn) + "".join(f"<p>{line}</p>" for line in said))


def _table(say: Words, drawn: Picture) -> str:
    """At the first step: the middle and the range over seeds."""
    heads = (say(f"{NAME}.column.{name}") for name in ("curve", "median", "range"))
    rows = []
    for name, values in drawn.curves.items():
        first = values[:, 0]
        ends = f"{power(first.min())} … {power(first.max())}" if len(first) > 1 else "–"
        rows.append(row(say(f"{NAME}.curve.{name}"), power(float(np.median(first))), ends))
    return table("gw-firsts", heads, rows)


def sayings(say: Words, drawn: Picture) -> list[str]:
    """What the curves at hand do, each in its own words."""
    first = reaches.first(drawn.curves)
    lines = []
    for name in ("rnn_h", "lstm_c"):
        if name in first:
            lines.append(say(f"{NAME}.does.{name}.{case(name, first)}", share=power(first[name])))
            shares = drawn.curves[name][:, 0]
            if shares.max() > WIDE * shares.min():  # the middle is not all
                ends = {"least": power(float(shares.min())), "most": power(float(shares.max()))}
                lines.append(say(f"{NAME}.does.spread", seeds=len(shares), **ends))
    if beside := compared(first):
        lines.append(say(f"{NAME}.does.{beside}", times=power(times(first))))
    if "belt" in first and first["lstm_c"] > EXPLODES * first["belt"]:
        lines.append(say(f"{NAME}.does.beside", share=power(first["belt"])))
    least = lanes.facts(say.lang, "lstm")["least"]
    lines.append(say(f"{NAME}.does.{'trained' if drawn.trained else 'untrained'}", least=least))
    if min(np.median(values, 0).min() for values in drawn.curves.values()) < 10.0**LOWEST:
        lines.append(say(f"{NAME}.does.below", least=power(10.0**LOWEST)))
    return lines


def compared(first: dict[str, float]) -> str:
    """ "eased" where far more comes back in the LSTM and yet little, "behind" where far less does, else ""."""
    if not {"rnn_h", "lstm_c"} <= first.keys() or min(first["rnn_h"], first["lstm_c"]) == 0:
        return ""
    if first["lstm_c"] > EXPLODES * first["rnn_h"] and first["lstm_c"] < SHRINKS:
        return "eased"
    return "behind" if first["rnn_h"] > EXPLODES * first["lstm_c"] else ""


def times(first: dict[str, float]) -> float:
    """How many times the smaller of the two the larger is, as the table prints them."""
    smaller, larger = sorted(parsed(power(first[name])) for name in ("rnn_h", "lstm_c"))
    return float(larger / smaller)


def case(name: str, first: dict[str, float]) -> str:
    """What a curve does; an LSTM's fades because of its doors only where these by themselves leave as little."""
    found = does(first[name])
    return "in_spite" if name == "lstm_c" and found == "fades" and first["belt"] >= FADES else found


def does(share: float) -> str:
    """ "fades", "shrinks", "lasts", "grows" or "explodes"."""
    if share < SHRINKS:
        return "fades" if share < FADES else "shrinks"
    return "lasts" if share < GROWS else "explodes" if share > EXPLODES else "grows"
