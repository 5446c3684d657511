"""The output gate: C keeps, h shows."""

import numpy as np

from lstm_core import Place, Reader
from lstm_core.reader import peak
from pages.figures.svg.squeeze import squeeze
from pages.lesson import lesson
from pages.lesson.cases import Settled, passage, peak_of
from pages.quiz import output_gate
from pages.quiz.task import Change, Find
from pages.quiz.values import printed_values

MUCH, LITTLE = 0.5, 0.15  # |C| of a lane that keeps much, |h| of one that shows little
SHOWN = 0.4  # |h| of a memory that is shown
STILL = 0.7  # a forget door behind which the memory is still the same one


def _hides(reader: Reader) -> np.ndarray:
    return (np.abs(reader.trace.c) > MUCH) & (np.abs(reader.trace.h) < LITTLE)


def _shows(reader: Reader) -> np.ndarray:
    """Where a memory comes to light that an earlier step hid and every forget door since has kept."""
    trace, hides = reader.trace, _hides(reader)
    held_back = np.zeros(reader.units, bool)
    found = np.zeros_like(hides)
    for step in sorted(range(reader.steps), key=reader.nth):
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


def _hidden(reader: Reader) -> Place:
    """Where most is hidden; of a memory that is shown later, where such is found."""
    found = _shows(reader)
    if not found.any():
        return peak(np.abs(reader.trace.tanh_c) - np.abs(reader.trace.h))
    shown = _shown(reader)
    earlier = (place for place in reader.where(_hides(reader)) if place.unit == shown.unit)
    return max(
        (place for place in earlier if reader.nth(place.step) < reader.nth(shown.step)),
        key=lambda place: reader.nth(place.step),
    )


def _shown(reader: Reader) -> Place:
    """Where that memory comes to light; else where the same unit shows most."""
    found, h = _shows(reader), np.abs(reader.trace.h)
    if found.any():
        return peak(np.where(found, h, -1.0))
    unit = _hidden(reader).unit
    return Place(int(h[:, unit].argmax()), unit)


def _squeezed(reader: Reader, place: Place) -> str:
    return squeeze(reader.value("c", place), float(np.abs(reader.trace.c).max()))


def _numbers(reader: Reader, place: Place) -> dict[str, str]:
    return printed_values(reader, place, c="c", t="tanh_c", o="o", h="h")


LESSON = lesson.Lesson(
    name="output_gate",
    kinds=output_gate.KINDS,
    tasks=(
        Find("hides", _hides),
        Find("shows", _shows),
        Change("flip", _flips, lambda reading: reading.answer is not None),
    ),
    settled=(
        Settled("c-or-h", (_hidden, _shown), passage("o", "tanh_c", "h"), _numbers),
        Settled("bounded-c", (peak_of(lambda reader: np.abs(reader.trace.c)),), _squeezed, _numbers),
    ),
    equations=("W_o", "U_o", "b_o", "o", "h"),
    symbols=("o", "W", "tanh_c", "h"),
    sentences=(
        lesson.Sentence(
            "kept",
            {
                "zh": ("negation-zh", "菜不地道。"),
                "en": ("negation-en", "the screen is not really clear."),
            },
            ("f", "i_g", "c", "o", "h"),
            {"zh": (1, 2), "en": (3, 4)},
            {"zh": {"step": 1, "unit": 0}, "en": {"step": 3, "unit": 2}},
        ),
    ),
)

if __name__ == "__main__":
    lesson.show(LESSON)
