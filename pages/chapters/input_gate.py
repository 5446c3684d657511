"""The input gate: what to write, and how much of it."""

import numpy as np
import streamlit as st

from lstm_core import LSTM, RNN, Place, Reader
from lstm_core.reader import peak
from pages.figures.svg.doors import Passage, doors
from pages.figures.svg.squeeze import Squeeze, squeeze
from pages.figures.svg.sums import pair
from pages.lesson import lesson
from pages.lesson.sections import Settled
from pages.quiz import input_gate
from pages.quiz.task import Find
from pages.quiz.values import printed_gate, printed_values
from pages.stage.stage import Look
from pages.words import listing
from pages.words.digits import decimals, opening
from pages.words.markup import prose
from pages.words.words import Words

NARROW = 0.2  # a door that keeps nearly all out
STRONG = 0.5  # a candidate, or a writing, that counts


def _clearest(reader: Reader, score: np.ndarray, *gates: str) -> Place:
    """The best place, of those where the printed product is true of the printed numbers if there are any; there one
    where these gates read neither 0 nor 1, if there are any."""
    i, g, written = (part.round(2) for part in (reader.trace.i, reader.trace.g, reader.trace.i_g))
    clear = np.abs(i * g - written) < 0.005
    best = np.where(clear, score, -np.inf) if clear.any() else score
    return peak(best, reader.soft(*gates))


def _both_open(reader: Reader) -> Place:
    return _clearest(reader, np.minimum(reader.trace.f, reader.trace.i), "f", "i")


def _both_shut(reader: Reader) -> Place:
    return _clearest(reader, -np.maximum(reader.trace.f, reader.trace.i), "f", "i")


def _nothing_to_write(reader: Reader) -> Place:
    return _clearest(reader, reader.trace.i - 2 * np.abs(reader.trace.g), "i")


def _kept_out(reader: Reader) -> Place:
    return _clearest(reader, np.abs(reader.trace.g) - 2 * reader.trace.i, "i")


def _lowest(reader: Reader) -> Place:
    """The candidate furthest below 0: σ would hide its sign."""
    return _clearest(reader, -reader.trace.g, "i")


def _passage(reader: Reader, place: Place) -> str:
    return doors(Passage("i", *(reader.value(part, place) for part in ("g", "i", "i_g"))))


def _pair(reader: Reader, place: Place) -> str:
    return pair(reader.value("f", place), reader.value("i", place))


def _curves(reader: Reader, place: Place) -> str:
    z = reader.z("g", place)
    return squeeze(Squeeze(z, max(3.0, abs(z)), ("ink", "g", "i")))


def _numbers(reader: Reader, place: Place) -> dict[str, str]:
    z = reader.z("g", place)
    parts = printed_values(reader, place, g="g", written="i_g")
    parts |= {gate: printed_gate(reader, gate, place) for gate in "fi"}
    return parts | {"z": decimals(z), "s": opening(z), "rest": decimals(1 - reader.value("f", place))}


def _takes_away(reader: Reader) -> np.ndarray:
    return reader.trace.i_g < -STRONG


def _keeps_out(reader: Reader) -> np.ndarray:
    return (reader.trace.i < NARROW) & (np.abs(reader.trace.g) > STRONG)


def _same_formula(say: Words, *_: object) -> None:
    """The plain RNN's line and the candidate's, each from the core."""
    st.html(prose(say, "input_gate.rnn"))
    st.code(listing.lines(RNN.step, ("h",)), language="python")
    st.code(listing.lines(LSTM.step, ("g",)), language="python")
    st.html(prose(say, "input_gate.rnn_after"))


LESSON = lesson.Lesson(
    name="input_gate",
    look=Look("input", films=("i", "g")),
    kinds=input_gate.KINDS,
    tasks=(Find("takes_away", _takes_away), Find("keeps_out", _keeps_out)),
    settled=(
        Settled("writes", (_nothing_to_write, _kept_out), _passage, _numbers),
        Settled("sum-to-one", (_both_open, _both_shut), _pair, _numbers),
        Settled("sigma-tanh", (_lowest,), _curves, _numbers),
    ),
    equations=("W_i", "U_i", "b_i", "i", "g"),
    symbols=("i", "W_i", "g", "W_g", "written"),
    sentences=(
        lesson.Sentence(
            "kept_out",
            {
                "zh": ("negation-zh", "菜不难吃，不过价格不便宜"),
                "en": ("negation-en", "the food was good, but the service was bad"),
            },
            ("i", "g", "i_g"),
            {"zh": (6,), "en": (5,)},
            {"zh": {"unit": 1}, "en": {"unit": 1}},
        ),
    ),
    more=_same_formula,
)

if __name__ == "__main__":
    lesson.show(LESSON)
