"""Sentence order and reading order: the same places, as they stand and as a reading direction meets them."""

import numpy as np
from numpy.typing import ArrayLike

Order = slice | tuple[np.ndarray, np.ndarray]


def reading_order(steps: int, reverse: bool, lengths: np.ndarray | None = None) -> Order:
    """An index that turns sentence order into reading order; it is its own inverse, so it turns back too.

    A reader who starts at the end meets place T-1 first. In a batch with `lengths` (B,) it starts at each
    sentence's own end, and the padding stays behind, where no state is carried out of it.
    """
    if not reverse:
        return slice(None)
    if lengths is None:
        return slice(None, None, -1)
    place = np.arange(steps)[:, None]  # (T, 1)
    return np.where(place < lengths, lengths - 1 - place, place), np.arange(len(lengths))  # (T, B), (B,)


def padding(steps: int, lengths: np.ndarray | None) -> np.ndarray | None:
    """True at the places beyond each sentence's end, (T, B); None where there are none."""
    if lengths is None:
        return None
    beyond = np.arange(steps)[:, None] >= lengths
    return beyond if beyond.any() else None


def reordered(array: np.ndarray, order: Order) -> np.ndarray:
    """`array` by a `reading_order`, read-only."""
    array = array[order]
    array.setflags(write=False)
    return array


def blank(array: np.ndarray, beyond: np.ndarray) -> np.ndarray:
    """A read-only copy that is 0 at the places `beyond` each sentence's end."""
    array = array.copy()
    array[beyond] = 0
    array.setflags(write=False)
    return array


def checked_lengths(lengths: ArrayLike, x: np.ndarray) -> np.ndarray:
    """`lengths` as an integer array (B,), each in 1..T; ValueError otherwise."""
    array = np.array(lengths)
    if x.ndim != 3 or array.shape != x.shape[1:2] or array.dtype.kind not in "iu":
        raise ValueError(f"lengths: expected one integer for each of the batch of x {x.shape}, got {lengths!r}")
    if array.min() < 1 or array.max() > len(x):
        raise ValueError(f"lengths: expected 1 to T = {len(x)}, got {array.min()} to {array.max()}")
    array.setflags(write=False)
    return array
