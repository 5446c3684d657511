"""Latch: remember which marker came first, whatever comes after."""

import numpy as np

from lstm_core.toys.toy import Sequences, Toy, drawn_rows, one_hot

SYMBOLS, ROWS = ("A", "B", "."), one_hot(3)
STEPS = 20


def sample(rng: np.random.Generator, count: int) -> Sequences:
    """A and B at a step in ten each."""
    return drawn_rows(ROWS, rng.choice(3, (STEPS, count), p=(0.1, 0.1, 0.8)))


def targets(inputs: np.ndarray) -> np.ndarray:
    """0 before the first marker, from there on 1 where it was an A, 2 where it was a B."""
    marker = inputs[..., 0] + 2 * inputs[..., 1]
    first = (marker > 0) & (np.cumsum(marker > 0, axis=0) == 1)
    return np.maximum.accumulate(np.where(first, marker, 0), axis=0).astype(int)


LATCH = Toy(
    name="latch",
    symbols=SYMBOLS,
    rows=ROWS,
    labels=(".", "A", "B"),
    judged="every",
    steps=STEPS,
    units=2,
    updates=800,
    rate=0.02,
    sample=sample,
    targets=targets,
    example="...B....A..A...B....",
)
