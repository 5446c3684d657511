"""Two toys over numbers, some of them marked: hold the latest marked one, or add the marked ones up."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from lstm_core.toys.toy import STEPS, Sequences, Toy, latest

LARGEST = 0.3
LEVELS = LARGEST * np.arange(-9, 10, 2, dtype=np.float32) / 9  # of the digits 0 … 9
SYMBOLS = (*"0123456789", *"⓪①②③④⑤⑥⑦⑧⑨")
ROWS = np.stack([np.tile(LEVELS, 2), np.repeat(np.array([0, 1], np.float32), 10)], axis=1)  # (20, 2) value, mark
SPELLINGS = {f"{digit}!": SYMBOLS[10 + digit] for digit in range(10)}


def sampler(marked: float) -> Callable[[np.random.Generator, int], Sequences]:
    """Values uniform in ±`LARGEST`, each marked with probability `marked`."""

    def sample(rng: np.random.Generator, count: int) -> Sequences:
        values = rng.uniform(-LARGEST, LARGEST, (STEPS, count))
        return np.stack([values, rng.random((STEPS, count)) < marked], axis=-1).astype(np.float32), None

    return sample


def held(inputs: np.ndarray) -> np.ndarray:
    """The value at the latest mark, 0 before the first."""
    place = latest(inputs[..., 1] > 0)
    value = np.take_along_axis(inputs[..., 0], np.maximum(place - 1, 0), axis=0)
    return np.where(place > 0, value, 0)[..., None].astype(inputs.dtype)


def total(inputs: np.ndarray) -> np.ndarray:
    """The sum of the marked values so far."""
    return np.cumsum(inputs[..., :1] * (inputs[..., 1:] > 0), axis=0, dtype=inputs.dtype)


SAMPLE_AND_HOLD = Toy(
    name="sample-and-hold",
    symbols=SYMBOLS,
    rows=ROWS,
    labels=(),
    judged="every",
    steps=STEPS,
    units=1,
    updates=1200,
    rate=0.02,
    sample=sampler(0.2),
    targets=held,
    example="52⑧40713②6859⑨310",
    recurrent=False,
    spellings=SPELLINGS,
)

INTEGRATOR = replace(SAMPLE_AND_HOLD, name="integrator", units=2, targets=total, recurrent=True)
