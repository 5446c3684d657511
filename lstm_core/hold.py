"""Parts of the cell set by hand: which, where, when, to what value."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from lstm_core.reading_order import padding

Chosen = int | Sequence[int] | np.ndarray | None  # None: all
Hold = tuple[str, Chosen, Chosen, float]  # part, steps, units, value

PARTS = "ifgoc"  # the order of the mask's axis of five
RANGES = {"i": (0, 1), "f": (0, 1), "g": (-1, 1), "o": (0, 1), "c": (-np.inf, np.inf)}


def held_values(
    hold: Iterable[Hold], x: np.ndarray, size: int, lengths: np.ndarray | None = None
) -> tuple[np.ndarray, ...]:
    """The mask of what is held and the values put there, both (T, [B,] 5, H), the five in the order i f g o c.

    `hold` is a list of (part, steps, units, value). The part is "i", "f", "g", "o" or "c"; steps and units are
    None (all of them), an int or several ints, negative ones counting from the end; steps are places in the
    sentence, whichever way it is read, and in a batch hold for each sentence as far as it goes. Later entries
    win. Gates lie in [0, 1], g in [-1, 1], c is any finite number.

    >>> mask, values = held_values([("f", 0, None, 1.0)], x=np.zeros((3, 7)), size=2)
    >>> mask[0].tolist()
    [[False, False], [True, True], [False, False], [False, False], [False, False]]

    Raises ValueError for an unknown part, a step or unit that is not there, or a value out of range.
    """
    mask = np.zeros((len(x), 5, size), bool)
    values = np.zeros((len(x), 5, size), x.dtype)
    for entry in hold:
        try:
            part, steps, units, value = entry
        except (TypeError, ValueError):
            raise ValueError(f"hold: expected (part, steps, units, value), got {entry!r}") from None
        row = np.array([_row(part)])
        where = np.ix_(_indices("steps", steps, len(x)), row, _indices("units", units, size))
        mask[where] = True
        values[where] = _value(part, value)
    if x.ndim == 3:
        mask, values = (np.repeat(part[:, None], x.shape[1], axis=1) for part in (mask, values))
        beyond = padding(len(x), lengths)
        if beyond is not None:
            mask[beyond] = False
    return mask, values


@lru_cache(maxsize=64)
def nothing_held(rows: tuple[int, ...], size: int) -> np.ndarray:
    """The mask of a run in which nothing is held: (*rows, 5, size), one False seen from everywhere, read-only."""
    return np.broadcast_to(False, (*rows, 5, size))


def anything_held(mask: np.ndarray) -> bool:
    """Whether the mask of a trace holds anything; `nothing_held` is known by its strides."""
    return any(mask.strides) and bool(mask.any())


def _row(part: str) -> int:
    if not isinstance(part, str) or part not in RANGES:
        raise ValueError(f"hold: expected a part of i, f, g, o, c, got {part!r}")
    return PARTS.index(part)


def _value(part: str, value: float) -> float:
    low, high = RANGES[part]
    if np.ndim(value) or not np.isreal(value) or not (low <= value <= high and np.isfinite(value)):
        raise ValueError(f"hold: expected a finite number in [{low}, {high}] for {part}, got {value!r}")
    return value


def _indices(name: str, chosen: Chosen, size: int) -> np.ndarray:
    if chosen is None:
        return np.arange(size)
    indices = np.atleast_1d(np.asarray(chosen))
    if indices.size == 0:
        return np.arange(0)
    if indices.ndim != 1 or indices.dtype.kind not in "iu" or indices.min() < -size or indices.max() >= size:
        raise ValueError(f"hold: expected {name} in 0..{size - 1}, an int, ints or None, got {chosen!r}")
    return indices % size
