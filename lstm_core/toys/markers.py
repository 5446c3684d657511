"""Three toys over two markers with dots between them: flip-flop, latch and sandwich."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from lstm_core.toys.toy import STEPS, Sequences, Toy, latest

ROWS = np.eye(3, dtype=np.float32)  # either marker, and the dot


def sampler(marked: float) -> Callable[[np.random.Generator, int], Sequences]:
    """Either marker at the part `marked` of all steps, a dot at the others."""

    def sample(rng: np.random.Generator, count: int) -> Sequences:
        return ROWS[rng.choice(3, (STEPS, count), p=(marked, marked, 1 - 2 * marked))], None

    return sample


def state(inputs: np.ndarray) -> np.ndarray:
    """1 from a set to the next reset, else 0: the marker that stands at the latest marked place."""
    return (latest(inputs[..., 0] > 0) > latest(inputs[..., 1] > 0)).astype(int)


def first_marker(inputs: np.ndarray) -> np.ndarray:
    """0 before the first marker, from there on 1 where it was an A, 2 where it was a B."""
    marker = inputs[..., 0] + 2 * inputs[..., 1]
    first = (marker > 0) & (np.cumsum(marker > 0, axis=0) == 1)
    return np.maximum.accumulate(np.where(first, marker, 0), axis=0).astype(int)


def between(inputs: np.ndarray) -> np.ndarray:
    """1 where an A stands at an earlier and a B at a later place, else 0."""
    found = inputs > 0
    a = np.maximum.accumulate(found[..., 0], axis=0)
    b = np.maximum.accumulate(found[::-1, ..., 1], axis=0)[::-1]
    inside = np.zeros(found.shape[:-1], int)
    inside[1:-1] = a[:-2] & b[2:]
    return inside


FLIP_FLOP = Toy(  # 1 sets, 0 resets, a dot leaves things as they are: how do they stand at every step?
    name="flip-flop",
    symbols=("1", "0", "."),
    rows=ROWS,
    labels=("0", "1"),
    judged="every",
    steps=STEPS,
    units=1,
    updates=800,
    rate=0.02,
    sample=sampler(0.1),
    targets=state,
    example="..1....0..1.......0.",
)

LATCH = replace(  # which marker came first, whatever comes after?
    FLIP_FLOP,
    name="latch",
    symbols=("A", "B", "."),
    labels=(".", "A", "B"),
    units=2,
    targets=first_marker,
    example="...B....A..A...B....",
)

SANDWICH = replace(  # was there an A before, and is there a B after? One reader alone cannot know
    FLIP_FLOP,
    name="sandwich",
    symbols=("A", "B", "."),
    updates=1200,
    sample=sampler(0.055),  # so that 11 % of all steps stand between the two
    targets=between,
    example="..A.....B..A...",
    readers=2,
)
