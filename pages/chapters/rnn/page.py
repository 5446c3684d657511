"""The plain RNN: one column of numbers, made anew at each step."""

import numpy as np
import streamlit as st

from lstm_core import RNN, Place, Reader, account
from lstm_core.memory import ADDENDS
from lstm_core.reader import peak
from pages.chapters import script
from pages.chapters.rnn import three
from pages.figures.svg.squeeze import squeeze
from pages.figures.svg.stacked import Stack, stacked
from pages.figures.svg.strip import Row, strip
from pages.lesson import account_bars, distances, lesson, sections
from pages.lesson.asking import Asked, is_curtained
from pages.lesson.cases import Settled, peak_of
from pages.quiz.cells import rnn
from pages.quiz.task import Change, Find, arrives
from pages.quiz.values import printed_values
from pages.reading.scene import Scene
from pages.state import progress, visit, widgets
from pages.words.digits import decimals, percent
from pages.words.markup import inline, prose
from pages.words.words import Words

NAME = "rnn"
CLEAR = 0.1  # of h, on either side of 0: a sign that is seen
MOST = 0.5  # of an account: more than all else together
PANEL = 190  # px: about the height of the account


def shares(reader: Reader) -> np.ndarray:
    """What each unit's sum is made of at each step: (T, H, 4), the parts as in `ADDENDS`."""
    units = range(reader.units)
    return np.stack([account(reader.layer, reader.trace, unit) for unit in units], axis=1)


def _turns(reader: Reader) -> np.ndarray:
    """Where a number changes its sign and is clear of 0 before and after."""
    old, now = reader.trace.h_prev, reader.trace.h
    return (old * now < 0) & (np.minimum(np.abs(old), np.abs(now)) > CLEAR)


def _unsaturated(reader: Reader) -> np.ndarray:
    """Where no number reads ±1, which tanh never is."""
    return np.maximum(np.abs(reader.trace.h), np.abs(reader.trace.h_prev)) < 0.995


def _moved(reader: Reader) -> np.ndarray:
    return np.abs(reader.trace.h - reader.trace.h_prev)


def _named(parts: np.ndarray) -> dict[str, float]:
    return dict(zip(ADDENDS["rnn"], map(float, parts), strict=True))


def _bar(say: Words, name: str, parts: np.ndarray) -> Stack:
    return account_bars.bar(say, "rnn", name, _named(parts), f"{NAME}.account")


def _account(say: Words, reader: Reader, shown: Scene, asked: Asked) -> None:
    """What the followed unit's sum is made of, here and over the sentence; then what is near and what far."""
    here = visit.state()
    parts = account(reader.layer, reader.trace, here.unit)
    with st.container(border=True, key=widgets.key("ledger")):
        st.html(f"<h3>{inline(say, f'{NAME}.account.heading', unit=here.unit + 1)}</h3>")
        if is_curtained(asked, "account"):
            sections.curtain(say, PANEL, "account")
        else:
            with sections.opened("account"):
                rows = {"step": parts[here.step], "mean": parts.mean(axis=0)}
                slots = {"token": reader.tokens[here.step], "unit": here.unit + 1}
                bars = [_bar(say, say(f"{NAME}.account.{row}", **slots), made) for row, made in rows.items()]
                told = account_bars.in_words(say, bars)
                st.markdown(stacked(bars, told), unsafe_allow_html=True)  # html() would drop the SVG
        st.html(prose(say, f"{NAME}.account.note"))
    st.html(prose(say, f"{NAME}.far", **seeds(say.lang)))


def seeds(lang: str) -> dict[str, int]:
    """How many of ten learn the distance sentences, of either cell, near and far."""
    ends = {"near": distances.NEAR, "far": distances.FARTHEST}
    rows = {f"{cell}_{name}": distances.row(lang, cell, most).solved
            for cell in ("rnn", "lstm") for name, most in ends.items()}  # fmt: skip
    return ends | rows


def _end(say: Words, asked: Asked) -> None:
    """The three cells side by side, once a question was answered; what comes next, and the way there."""
    if progress.ANSWERED in progress.done(NAME):
        three.section(say, is_curtained(asked, "account"))
    with st.container(border=True, key=widgets.key("next-door")):
        st.html(f"<h3>{inline(say, f'{NAME}.last.heading')}</h3>{prose(say, f'{NAME}.last.told')}")
        st.page_link(str(script("forget_gate")), label=say(f"{NAME}.last.go"))


def _curve(reader: Reader, place: Place) -> str:
    z = reader.z("h", place)
    return squeeze(z, max(3.0, abs(z)), ("g", "h"))


def _two_runs(reader: Reader, place: Place) -> str:
    rows = (run[:, place.unit] for run in (reader.trace.h, rnn.swapped(reader)))
    return strip(*(Row(values, full=place.step) for values in rows))


def _numbers(reader: Reader, place: Place) -> dict[str, str]:
    begun, other, _ = (reader.tokens[step] for step in rnn.ends(reader))
    then = decimals(rnn.swapped(reader)[place.step, place.unit])
    return printed_values(reader, place, old="h_prev", new="h") | {
        "z": decimals(reader.z("h", place)),
        "begun": begun,
        "other": other,
        "then": then,
        "left": percent(rnn.left(reader)),
    }


def _furthest(reader: Reader) -> Place:
    """At the end, the unit that shows the difference best."""
    last = rnn.ends(reader)[-1]
    return Place(last, int(np.abs(rnn.swapped(reader) - reader.trace.h)[last].argmax()))


def _case(reader: Reader, place: Place) -> str:
    """Whether the first token and that which takes its place are two to this model."""
    first, second, _ = rnn.ends(reader)
    return "case_same" if np.array_equal(reader.trace.x[first], reader.trace.x[second]) else "case"


# a number that carried much and is now another one
REWRITTEN = peak_of(lambda reader: _moved(reader) * (np.abs(reader.trace.h_prev) > CLEAR) * _unsaturated(reader))
LESSON = lesson.Lesson(
    name=NAME,
    kinds=rnn.KINDS,
    tasks=(
        Find("turns", _turns),
        Change("swap", arrives),
        Find("bias", lambda reader: shares(reader)[..., 3] > MOST),
    ),
    settled=(
        Settled("rnn-keeps", (REWRITTEN,), _curve, _numbers),
        Settled("rnn-no-memory", (_furthest,), _two_runs, _numbers, _case),
    ),
    equations=("W", "U", "b", "h"),
    symbols=("W", "b", "s", "h"),
    equations_of=RNN.step,
    begin=lambda reader: peak(np.where(_turns(reader) & _unsaturated(reader), _moved(reader), -1.0)),
    sentences=lesson.near_and_far("rnn", ("h",)),
    more=_account,
    last=_end,
)

if __name__ == "__main__":
    lesson.show(LESSON)
