"""The forget gate: how much of the old cell state stays."""

from collections.abc import Callable

import numpy as np

from lstm_core import Place, Reader
from lstm_core.reader import peak
from pages.lesson import lesson
from pages.lesson.cases import Settled, passage, peak_of
from pages.lesson.verse import COUNTED
from pages.quiz import forget_gate
from pages.quiz.task import Change, Find
from pages.quiz.values import printed_gate, printed_values

CLEAR = 0.05  # a lane on which one can see what a door does
DOOR = passage("f", "c_prev", "f_c_prev")


def _on_lane(score: Callable[[np.ndarray], np.ndarray]) -> Callable[[Reader], Place]:
    """Find the place with the greatest `score` of its door, on a lane that carries something."""

    def scores(reader: Reader) -> np.ndarray:
        before = np.abs(reader.trace.c_prev)
        return np.where(before >= min(CLEAR, before.max()), score(reader.trace.f), -np.inf)

    return peak_of(scores, "f")


def _most_to_see(reader: Reader) -> Place:
    """The place whose door does most to be seen: half open, on a lane that carries much."""
    f = reader.trace.f
    return peak(np.abs(reader.trace.c_prev) * f * (1 - f))


def _numbers(reader: Reader, place: Place) -> dict[str, str]:
    return printed_values(reader, place, before="c_prev", behind="f_c_prev") | {"f": printed_gate(reader, "f", place)}


def _other_doors(before, after) -> bool:
    """One character was changed, and the steps before it kept their tokens."""
    pairs = zip(before.tokens, after.tokens, strict=False)
    return len(before.tokens) == len(after.tokens) and sum(a != b for a, b in pairs) == 1


LESSON = lesson.Lesson(
    name="forget_gate",
    kinds=forget_gate.KINDS,
    tasks=(
        Find("forgets", lambda reader: (reader.trace.f < 0.1) & (np.abs(reader.trace.c_prev) > CLEAR)),
        Change("swap", _other_doors),
        Find("keeps", lambda reader: (reader.trace.f > 0.9) & (np.abs(reader.trace.c_prev) > CLEAR)),
    ),
    settled=(
        Settled("keep-not-forget", (_on_lane(lambda f: f), _on_lane(lambda f: -f)), DOOR, _numbers),
        Settled("switch", (_on_lane(lambda f: -np.abs(f - 0.5)),), DOOR, _numbers),
    ),
    equations=("W_f", "U_f", "b_f", "f"),
    symbols=("W", "b", "f", "c_prev", "kept"),
    begin=_most_to_see,
    sentences=(
        lesson.Sentence(
            "weather",
            {
                "zh": ("negation-zh", "服务很差，但味道很好"),
                "en": ("negation-en", "the service was bad, but the food was good"),
            },
            ("f",),
        ),
        lesson.Sentence(
            "counts",
            COUNTED,
            ("f",),
            place={"zh": {"step": 5, "unit": 2}, "en": {"step": 39, "unit": 7}},
        ),
    ),
)

if __name__ == "__main__":
    lesson.show(LESSON)
