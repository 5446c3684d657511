"""aⁿbⁿ: as many b as a? A count that no finite table holds, and one unit of c does (Gers & Schmidhuber 2001)."""

import numpy as np

from lstm_core.toys.toy import Sequences, Toy, one_hot

SYMBOLS, ROWS = ("a", "b"), one_hot(2)
STEPS = 20


def sample(rng: np.random.Generator, count: int) -> Sequences:
    """aⁿbᵐ with n from 1 to 10: m = n in every second one, else another m from 1 to 10."""
    a = rng.integers(1, STEPS // 2 + 1, count)
    other = 1 + (a - 1 + rng.integers(1, STEPS // 2, count)) % (STEPS // 2)
    b = np.where(rng.random(count) < 0.5, a, other)
    place = np.arange(STEPS)[:, None]
    inputs = ROWS[(place >= a).astype(int)] * (place < a + b)[..., None]
    return inputs, a + b


def targets(inputs: np.ndarray) -> np.ndarray:
    """1 where all so far is aⁿbⁿ, n ≥ 1, else 0."""
    a, b = np.cumsum(inputs[..., 0], axis=0), np.cumsum(inputs[..., 1], axis=0)
    late = np.maximum.accumulate((inputs[..., 0] > 0) & (b > 0), axis=0)
    return ((a == b) & (a > 0) & ~late).astype(int)


ANBN = Toy(
    name="anbn",
    symbols=SYMBOLS,
    rows=ROWS,
    labels=("no", "yes"),
    judged="last",
    steps=STEPS,
    units=2,
    updates=800,
    rate=0.02,
    sample=sample,
    targets=targets,
    example="aaaaabbbbb",
)
