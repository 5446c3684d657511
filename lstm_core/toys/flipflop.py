"""Flip-flop: 1 sets, 0 resets, a dot leaves things as they are; say at every step how they stand."""

import numpy as np

from lstm_core.toys.toy import Sequences, Toy, drawn_rows, latest, one_hot

SYMBOLS, ROWS = ("1", "0", "."), one_hot(3)
STEPS = 20


def sample(rng: np.random.Generator, count: int) -> Sequences:
    """A marker at a step in five, 1 and 0 alike."""
    return drawn_rows(ROWS, rng.choice(3, (STEPS, count), p=(0.1, 0.1, 0.8)))


def targets(inputs: np.ndarray) -> np.ndarray:
    """1 from a set to the next reset, else 0: the marker that stands at the latest marked place."""
    return (latest(inputs[..., 0] > 0) > latest(inputs[..., 1] > 0)).astype(int)


FLIP_FLOP = Toy(
    name="flip-flop",
    symbols=SYMBOLS,
    rows=ROWS,
    labels=("0", "1"),
    judged="every",
    steps=STEPS,
    units=1,
    updates=800,
    rate=0.02,
    sample=sample,
    targets=targets,
    example="..1....0..1.......0.",
)
