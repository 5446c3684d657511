"""Sentences of unequal lengths side by side: what is padded has weight 0 and touches nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Example:
    """One sequence with its target at each step; a step of weight 0 is not blamed."""

    inputs: np.ndarray  # (T,) rows of the embedding, or (T, D) vectors
    targets: np.ndarray  # (T,) classes, or (T, L) values
    weights: np.ndarray  # (T,)


@dataclass(frozen=True, eq=False)
class Batch:
    """B examples padded with zeros to the longest; `lengths` says where each ends, None that all are of one length."""

    inputs: np.ndarray  # (T, B) or (T, B, D)
    targets: np.ndarray  # (T, B) or (T, B, L)
    weights: np.ndarray  # (T, B), 0 beyond each end
    lengths: np.ndarray | None  # (B,)


def every_step(length: int, last: float = 1.0) -> np.ndarray:
    """Weights (length,) of 1 at each step and `last` at the last one."""
    weights = np.ones(length, np.float32)
    weights[-1] = last
    return weights


def last_step(length: int) -> np.ndarray:
    """Weights (length,) of 0 but at the last step."""
    weights = np.zeros(length, np.float32)
    weights[-1] = 1
    return weights


def pad(examples: Sequence[Example]) -> Batch:
    """The examples as one batch, in their order."""
    lengths = np.array([len(example.inputs) for example in examples])
    return Batch(
        inputs=_padded([example.inputs for example in examples], lengths),
        targets=_padded([example.targets for example in examples], lengths),
        weights=_padded([example.weights for example in examples], lengths),
        lengths=lengths,
    )


def batches(
    examples: Sequence[Example], size: int, rng: np.random.Generator, *, spread: float = 1.5
) -> Iterator[Batch]:
    """All examples once, in batches of `size` whose members are of similar length, in random order.

    They are sorted by length plus noise in [0, `spread`), cut, and the cuts are shuffled: little padding,
    and yet other neighbours in each epoch.
    """
    lengths = np.array([len(example.inputs) for example in examples])
    order = np.argsort(lengths + spread * rng.random(len(lengths)), kind="stable")
    cuts = [order[start : start + size] for start in range(0, len(order), size)]
    for place in rng.permutation(len(cuts)):
        yield pad([examples[k] for k in cuts[place]])


def _padded(rows: list[np.ndarray], lengths: np.ndarray) -> np.ndarray:
    block = np.zeros((lengths.max(), len(rows), *rows[0].shape[1:]), rows[0].dtype)
    for place, row in enumerate(rows):
        block[: len(row), place] = row
    return block
