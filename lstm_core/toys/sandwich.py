"""Sandwich: was there an A before, and is there a B after? One reader alone cannot know."""

import numpy as np

from lstm_core.toys.toy import Sequences, Toy, drawn_rows, one_hot

SYMBOLS, ROWS = ("A", "B", "."), one_hot(3)
STEPS = 20


def sample(rng: np.random.Generator, count: int) -> Sequences:
    """A and B at 55 of 1,000 steps each, so that 11 % of all steps stand between the two."""
    return drawn_rows(ROWS, rng.choice(3, (STEPS, count), p=(0.055, 0.055, 0.89)))


def targets(inputs: np.ndarray) -> np.ndarray:
    """1 where an A stands at an earlier and a B at a later place, else 0."""
    found = inputs > 0
    a = np.maximum.accumulate(found[..., 0], axis=0)
    b = np.maximum.accumulate(found[::-1, ..., 1], axis=0)[::-1]
    between = np.zeros(found.shape[:-1], int)
    between[1:-1] = a[:-2] & b[2:]
    return between


SANDWICH = Toy(
    name="sandwich",
    symbols=SYMBOLS,
    rows=ROWS,
    labels=("0", "1"),
    judged="every",
    steps=STEPS,
    units=1,
    updates=1200,
    rate=0.02,
    sample=sample,
    targets=targets,
    example="..A.....B..A...",
    readers=2,
)
