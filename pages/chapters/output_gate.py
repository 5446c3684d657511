"""The output gate: C keeps, h shows."""

import numpy as np

from pages.figures.svg.doors import Passage, doors
from pages.figures.svg.squeeze import Squeeze, squeeze
from pages.lesson import lesson
from pages.lesson.sections import Settled
from pages.quiz import output_gate
from pages.quiz.ground import Ground, Place, peak
from pages.quiz.task import Change, Find
from pages.stage.stage import Look
from pages.words.digits import opening

MUCH, LITTLE = 0.5, 0.15  # |C| of a lane that keeps much, |h| of one that shows little
SHOWN = 0.4  # |h| of a memory that is shown
STILL = 0.7  # a forget door behind which the memory is still the same one


def _hides(ground: Ground) -> np.ndarray:
    return (np.abs(ground.trace.c) > MUCH) & (np.abs(ground.trace.h) < LITTLE)


def _shows(ground: Ground) -> np.ndarray:
    """Where a memory comes to light that an earlier step hid and every forget door since has kept."""
    trace, hides = ground.trace, _hides(ground)
    held_back = np.zeros(ground.units, bool)
    found = np.zeros_like(hides)
    for step in sorted(range(ground.steps), key=ground.nth):
        same = (trace.f[step] > STILL) & (trace.c[step] * trace.c_prev[step] > 0)
        found[step] = held_back & same & (np.abs(trace.h[step]) > SHOWN)
        held_back = hides[step] | (held_back & same & ~found[step])
    return found


def _flips(before, after) -> bool:
    """One token was changed for another known one, and with it the answer: the label, or the tags of the others."""
    if before.answer is None or after.answer is None or len(before.tokens) != len(after.tokens):
        return False
    changed = [k for k, (a, b) in enumerate(zip(before.tokens, after.tokens, strict=True)) if a != b]
    if len(changed) != 1 or after.unknown[changed[0]]:
        return False
    if isinstance(before.answer, str):
        return before.answer != after.answer
    tags = enumerate(zip(before.tags, after.tags, strict=True))
    return any(a != b for k, (a, b) in tags if k != changed[0])


def _hidden(ground: Ground) -> Place:
    """Where most is hidden; of a memory that is shown later, where such is found."""
    found = _shows(ground)
    if not found.any():
        return peak(np.abs(ground.trace.tanh_c) - np.abs(ground.trace.h))
    shown = _shown(ground)
    earlier = (place for place in ground.where(_hides(ground)) if place.unit == shown.unit)
    return max((place for place in earlier if _before(ground, place, shown)), key=lambda place: ground.nth(place.step))


def _shown(ground: Ground) -> Place:
    """Where that memory comes to light; else where the same unit shows most."""
    found, h = _shows(ground), np.abs(ground.trace.h)
    if found.any():
        return peak(np.where(found, h, -1.0))
    unit = _hidden(ground).unit
    return Place(int(h[:, unit].argmax()), unit)


def _before(ground: Ground, place: Place, other: Place) -> bool:
    return ground.nth(place.step) < ground.nth(other.step)


def _largest(ground: Ground) -> Place:
    return peak(np.abs(ground.trace.c))


def _lowest(ground: Ground) -> Place:
    """The most negative content: σ would hide its sign."""
    return peak(-ground.trace.c)


def _passage(ground: Ground, place: Place) -> str:
    return doors(Passage("o", *(ground.value(part, place) for part in ("tanh_c", "o", "h"))))


def _squeezed(ground: Ground, place: Place) -> str:
    return squeeze(Squeeze(ground.value("c", place), float(np.abs(ground.trace.c).max())))


def _numbers(ground: Ground, place: Place) -> dict[str, str]:
    return ground.numbers(place, c="c", t="tanh_c", o="o", h="h") | {"s": opening(ground.value("c", place))}


LESSON = lesson.Lesson(
    name="output_gate",
    look=Look("output", films=("c", "h"), answer=True),
    kinds=output_gate.KINDS,
    tasks=(
        Find("hides", _hides),
        Find("shows", _shows),
        Change("flip", _flips, lambda reading: reading.answer is not None),
    ),
    settled=(
        Settled("c-or-h", (_hidden, _shown), _passage, _numbers),
        Settled("bounded-c", (_largest,), _squeezed, _numbers),
        Settled("sigma-tanh", (_lowest,), _squeezed, _numbers),
    ),
    equations=("W_o", "U_o", "b_o", "o", "h"),
    terms=("output-gate",),
    symbols=("o", "W", "c", "tanh_c", "h"),
    sentences=(
        lesson.Sentence(
            "kept",
            {
                "zh": ("negation-zh", "菜不地道。"),
                "en": ("negation-en", "the screen is not really clear."),
            },
            ("f", "i_g", "c", "o", "h"),
            {"zh": (1, 2), "en": (3, 4)},
            {"zh": {"unit": 0}, "en": {"unit": 2}},
        ),
    ),
)

if __name__ == "__main__":
    lesson.show(LESSON)
