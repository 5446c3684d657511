"""The input gate: what to write, and how much of it."""

from collections.abc import Callable

import numpy as np
import streamlit as st

from lstm_core import LSTM, RNN, Place, Reader, Trace
from pages.figures.svg.squeeze import squeeze
from pages.lesson import lesson
from pages.lesson.cases import Settled, passage, peak_of, two_doors
from pages.quiz import input_gate
from pages.quiz.task import Find
from pages.quiz.values import printed_gate, printed_values
from pages.words import listing
from pages.words.digits import decimals, opening
from pages.words.markup import prose
from pages.words.words import LANGUAGES, Words

NARROW = 0.2  # a door that keeps nearly all out
STRONG = 0.5  # a candidate, or a writing, that counts


def _clearest(score: Callable[[Trace], np.ndarray], *gates: str) -> Callable[[Reader], Place]:
    """Find the best place, of those where the printed product is true of the printed numbers if there are any; there
    one where these gates read neither 0 nor 1, if there are any."""

    def scores(reader: Reader) -> np.ndarray:
        i, g, written = (part.round(2) for part in (reader.trace.i, reader.trace.g, reader.trace.i_g))
        clear, found = np.abs(i * g - written) < 0.005, score(reader.trace)
        return np.where(clear, found, -np.inf) if clear.any() else found

    return peak_of(scores, *gates)


def _curves(reader: Reader, place: Place) -> str:
    z = reader.z("g", place)
    return squeeze(z, max(3.0, abs(z)), ("ink", "g", "i"))


def _numbers(reader: Reader, place: Place) -> dict[str, str]:
    z = reader.z("g", place)
    parts = printed_values(reader, place, g="g", written="i_g")
    gates = {gate: printed_gate(reader, gate, place) for gate in "fi"}
    return parts | gates | {"z": decimals(z), "s": opening(z), "rest": decimals(1 - reader.value("f", place))}


def _same_formula(say: Words, *_: object) -> None:
    """The plain RNN's line and the candidate's, each from the core."""
    st.html(prose(say, "input_gate.rnn"))
    st.code(listing.lines(RNN.step, ("h",)), language="python", wrap_lines=True)
    st.code(listing.lines(LSTM.step, ("g",)), language="python", wrap_lines=True)
    st.html(prose(say, "input_gate.rnn_after"))


BOTH_OPEN = _clearest(lambda trace: np.minimum(trace.f, trace.i), "f", "i")
BOTH_SHUT = _clearest(lambda trace: -np.maximum(trace.f, trace.i), "f", "i")
NOTHING_TO_WRITE = _clearest(lambda trace: trace.i - 2 * np.abs(trace.g), "i")
KEPT_OUT = _clearest(lambda trace: np.abs(trace.g) - 2 * trace.i, "i")
LOWEST = _clearest(lambda trace: -trace.g, "i")  # the candidate furthest below 0: σ would hide its sign
LESSON = lesson.Lesson(
    name="input_gate",
    kinds=input_gate.KINDS,
    tasks=(
        Find("takes_away", lambda reader: reader.trace.i_g < -STRONG),
        Find("keeps_out", lambda reader: (reader.trace.i < NARROW) & (np.abs(reader.trace.g) > STRONG)),
    ),
    settled=(
        Settled("writes", (NOTHING_TO_WRITE, KEPT_OUT), passage("i", "g", "i_g"), _numbers),
        Settled("sum-to-one", (BOTH_OPEN, BOTH_SHUT), two_doors, _numbers),
        Settled("sigma-tanh", (LOWEST,), _curves, _numbers),
    ),
    equations=("W_i", "U_i", "b_i", "i", "g"),
    symbols=("i", "W_i", "g", "written"),
    sentences=(
        lesson.Sentence(
            "kept_out",
            {
                "zh": ("negation-zh", "菜不难吃，不过价格不便宜"),
                "en": ("negation-en", "the food was good, but the service was bad"),
            },
            ("i", "g", "i_g"),
            {"zh": (6,), "en": (5,)},
            {"zh": {"step": 6, "unit": 1}, "en": {"step": 5, "unit": 1}},
        ),
        lesson.Sentence(
            "metre",
            dict.fromkeys(LANGUAGES, ("verse-zh", "故人西辞黄鹤楼，烟花三月下扬州。")),
            ("i", "g", "i_g"),
            dict.fromkeys(LANGUAGES, (5, 6)),
            {lang: {"step": 5, "unit": 6} for lang in LANGUAGES},
        ),
    ),
    more=_same_formula,
)

if __name__ == "__main__":
    lesson.show(LESSON)
