"""Recall: the first symbol is A or B, then come `lag` distractors; say at the end which it was."""

import numpy as np

from lstm_core.toys.toy import Sequences, Toy

VALUES, DISTRACTORS = ("A", "B"), ("v", "w", "x", "y", "z")
ROWS = np.eye(len(VALUES) + len(DISTRACTORS), dtype=np.float32)
LONGEST = 400


def recall(lag: int) -> Toy:
    """The task over a lag of 1 to 400 steps, T = lag + 1; ValueError for another."""
    if not 1 <= lag <= LONGEST:
        raise ValueError(f"lag: expected 1 to {LONGEST} steps, got {lag}")

    def sample(rng: np.random.Generator, count: int) -> Sequences:
        picked = rng.integers(len(VALUES), len(ROWS), (lag + 1, count))
        picked[0] = rng.integers(len(VALUES), size=count)
        return ROWS[picked], None

    return Toy(
        name=f"recall-{lag}",
        symbols=VALUES + DISTRACTORS,
        rows=ROWS,
        labels=VALUES,
        judged="last",
        steps=lag + 1,
        units=8,
        updates=2000,
        rate=0.02,
        sample=sample,
        targets=targets,
        example="A" + "".join(DISTRACTORS[k % 5] for k in range(lag)),
    )


def targets(inputs: np.ndarray) -> np.ndarray:
    """Which value stood first, at every step."""
    return np.broadcast_to((inputs[0, ..., 1] > 0).astype(int), inputs.shape[:-1])
