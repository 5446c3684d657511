"""The input gate: what to write, and how much of it."""

import numpy as np
import streamlit as st

from lstm_core import LSTM, RNN
from pages.ui import lesson, scene, source
from pages.ui.figures.doors import Passage, doors
from pages.ui.figures.squeeze import Squeeze, squeeze
from pages.ui.figures.sums import Addition, addition, pair
from pages.ui.prose import prose
from pages.ui.quiz import intake
from pages.ui.quiz.ground import Ground, Place
from pages.ui.quiz.task import Find
from pages.ui.stage import Look
from pages.ui.text import Words

WIDE, NARROW = 0.8, 0.2     # doors that stand open, or keep nearly all out
STRONG = 0.5                # a candidate, or a writing, that counts


def _at(ground: Ground, score: np.ndarray) -> Place:
    """The best place, of those where the printed sum and product are true of the printed numbers if there are any."""
    trace = ground.trace
    i, g, kept, written, c = (part.round(2) for part in (trace.i, trace.g, trace.f_c_prev, trace.i_g, trace.c))
    clear = (np.abs(kept + written - c) < 0.001) & (np.abs(i * g - written) < 0.005)
    best = np.where(clear, score, -np.inf) if clear.any() else score
    return Place(*map(int, np.unravel_index(best.argmax(), best.shape)))


def _unlike(ground: Ground) -> Place:
    """Where the new cell state is least like the candidate, which says something all the same."""
    trace = ground.trace
    return _at(ground, np.abs(trace.c - trace.g) * (np.abs(trace.g) > STRONG))


def _both_open(ground: Ground) -> Place:
    """Both doors open; a lane that grows beyond 1 by it where there is one."""
    trace = ground.trace
    grows = (np.abs(trace.c) > 1) & (np.abs(trace.c) > np.abs(trace.c_prev))
    return _at(ground, np.minimum(trace.f, trace.i) + 0.5 * grows)


def _both_shut(ground: Ground) -> Place:
    return _at(ground, -np.maximum(ground.trace.f, ground.trace.i))


def _nothing_to_write(ground: Ground) -> Place:
    return _at(ground, ground.trace.i - 2 * np.abs(ground.trace.g))


def _kept_out(ground: Ground) -> Place:
    return _at(ground, np.abs(ground.trace.g) - 2 * ground.trace.i)


def _lowest(ground: Ground) -> Place:
    """The candidate furthest below 0: σ would hide its sign."""
    return _at(ground, -ground.trace.g)


def _passage(ground: Ground, place: Place) -> str:
    return doors(Passage("i", *(ground.value(part, place) for part in ("g", "i", "i_g"))))


def _added(ground: Ground, place: Place) -> str:
    """The candidate, and below it what the new cell state is made of."""
    g, kept, written = (ground.value(part, place) for part in ("g", "f_c_prev", "i_g"))
    bound = max(1.0, float(np.abs(ground.trace.c).max()))
    return addition(Addition(kept, written, bound, g))


def _pair(ground: Ground, place: Place) -> str:
    return pair(ground.value("f", place), ground.value("i", place))


def _curves(ground: Ground, place: Place) -> str:
    z = ground.z("g", place)
    return squeeze(Squeeze(z, max(3.0, abs(z)), ("ink", "g", "i")))


def _numbers(ground: Ground, place: Place) -> dict[str, str]:
    parts = {"f": "f", "i": "i", "g": "g", "before": "c_prev", "kept": "f_c_prev", "written": "i_g", "c": "c"}
    values = {name: ground.value(part, place) for name, part in parts.items()}
    z = ground.z("g", place)
    values |= {"z": z, "s": 1 / (1 + np.exp(-z)), "rest": 1 - values["f"]}
    return {name: intake.two(value) for name, value in values.items()}


def _takes_away(ground: Ground) -> np.ndarray:
    return ground.trace.i_g < -STRONG


def _opens_both(ground: Ground) -> np.ndarray:
    return (ground.trace.f > WIDE) & (ground.trace.i > WIDE)


def _keeps_out(ground: Ground) -> np.ndarray:
    return (ground.trace.i < NARROW) & (np.abs(ground.trace.g) > STRONG)


def _same_formula(say: Words, ground: Ground, shown: scene.Scene) -> None:
    """The plain RNN's line and the candidate's, each from the core."""
    st.html(prose(say, "input_gate.rnn"))
    st.code(source.lines(RNN.step, ("h",)), language="python")
    st.code(source.lines(LSTM.step, ("g",)), language="python")
    st.html(prose(say, "input_gate.rnn_after"))


LESSON = lesson.Lesson(
    name="input_gate",
    look=Look("input", films=("i", "g")),
    kinds=intake.KINDS,
    tasks=(Find("takes_away", _takes_away), Find("keeps_out", _keeps_out), Find("opens_both", _opens_both)),
    settled=(
        lesson.Settled("candidate-is-state", (_unlike,), _added, _numbers),
        lesson.Settled("writes", (_nothing_to_write, _kept_out), _passage, _numbers),
        lesson.Settled("sum-to-one", (_both_open, _both_shut), _pair, _numbers),
        lesson.Settled("sigma-tanh", (_lowest,), _curves, _numbers),
    ),
    equations=("W_i", "U_i", "b_i", "i", "g"),
    terms=("input-gate", "candidate", "tanh"),
    symbols=("i", "W_i", "g", "W_g", "written"),
    sentences=(
        lesson.Sentence(
            "kept_out",
            {
                "zh": ("negation-zh", "菜不难吃，不过价格不便宜"),
                "en": ("negation-en", "the food was good, but the service was bad"),
            },
        ),
    ),
    more=_same_formula,
)

if __name__ == "__main__":
    lesson.show(LESSON)
