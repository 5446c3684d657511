"""The forget gate: how much of the old cell state stays."""

import numpy as np

from lstm_core import Place, Reader
from lstm_core.reader import peak
from pages.figures.svg.doors import Passage, doors
from pages.lesson import lesson
from pages.lesson.sections import Settled
from pages.quiz import forget_gate
from pages.quiz.task import Change, Find
from pages.quiz.values import printed_gate, printed_values
from pages.stage.stage import Look

CLEAR = 0.05  # a lane on which one can see what a door does


def _extreme(sign: int):
    """The place with the widest open (1) or the most shut (−1) door on a lane that carries something."""

    def find(reader: Reader) -> Place:
        f, before = reader.trace.f, np.abs(reader.trace.c_prev)
        score = np.where(before >= min(CLEAR, before.max()), sign * f, -np.inf)
        return peak(score, reader.soft("f"))

    return find


def _half(reader: Reader) -> Place:
    """The place whose door is nearest to half open, on a lane that carries something."""
    f, before = reader.trace.f, np.abs(reader.trace.c_prev)
    return peak(np.where(before >= min(CLEAR, before.max()), -np.abs(f - 0.5), -np.inf))


def _told(reader: Reader) -> Place:
    """The place whose door does most to be seen: half open, on a lane that carries much."""
    f = reader.trace.f
    return peak(np.abs(reader.trace.c_prev) * f * (1 - f))


def _passage(reader: Reader, place: Place) -> str:
    bound = max(1.0, float(np.abs(reader.trace.c).max()))
    before, f, behind = (reader.value(part, place) for part in ("c_prev", "f", "f_c_prev"))
    return doors(Passage("f", before, f, behind, bound))


def _numbers(reader: Reader, place: Place) -> dict[str, str]:
    return printed_values(reader, place, before="c_prev", behind="f_c_prev") | {"f": printed_gate(reader, "f", place)}


def _forgets(reader: Reader) -> np.ndarray:
    return (reader.trace.f < 0.1) & (np.abs(reader.trace.c_prev) > CLEAR)


def _keeps(reader: Reader) -> np.ndarray:
    return (reader.trace.f > 0.9) & (np.abs(reader.trace.c_prev) > CLEAR)


def _other_doors(before, after) -> bool:
    """One character was changed, and the steps before it kept their tokens."""
    pairs = zip(before.tokens, after.tokens, strict=False)
    return len(before.tokens) == len(after.tokens) and sum(a != b for a, b in pairs) == 1


LESSON = lesson.Lesson(
    name="forget_gate",
    look=Look("forget", films=("f", "c")),
    kinds=forget_gate.KINDS,
    tasks=(Find("forgets", _forgets), Find("keeps", _keeps), Change("swap", _other_doors)),
    settled=(
        Settled("keep-not-forget", (_extreme(1), _extreme(-1)), _passage, _numbers),
        Settled("switch", (_half,), _passage, _numbers),
    ),
    equations=("W_f", "U_f", "b_f", "f"),
    symbols=("x", "h_prev", "concat", "W", "b", "f", "c_prev", "kept"),
    begin=_told,
    sentences=(
        lesson.Sentence(
            "weather",
            {
                "zh": ("negation-zh", "服务很差，但味道很好"),
                "en": ("negation-en", "the service was bad, but the food was good"),
            },
            ("f",),
        ),
    ),
)

if __name__ == "__main__":
    lesson.show(LESSON)
