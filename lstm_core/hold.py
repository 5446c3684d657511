"""Parts of the cell set by hand: which, where, when, to what value."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from lstm_core.reading_order import padding

Chosen = int | Sequence[int] | np.ndarray | None  # None: all
Hold = tuple[str, Chosen, Chosen, float]  # part, steps, units, value

# A layer's parts that can be held, in the order of the mask's axis, and the least and largest value of each.
Ranges = dict[str, tuple[float, float]]
RANGES: Ranges = {"i": (0, 1), "f": (0, 1), "g": (-1, 1), "o": (0, 1), "c": (-np.inf, np.inf)}  # of an LSTM
GRU_RANGES: Ranges = {"r": (0, 1), "z": (0, 1), "n": (-1, 1)}


def held_values(
    hold: Iterable[Hold], x: np.ndarray, size: int, lengths: np.ndarray | None = None, ranges: Ranges = RANGES
) -> tuple[np.ndarray, ...]:
    """The mask of what is held and the values put there, both (T, [B,] P, H), P parts in the order of `ranges`.

    `hold` is a list of (part, steps, units, value). The part is "i", "f", "g", "o" or "c" of an LSTM, "r", "z" or "n"
    of a GRU; steps and units are None (all of them), an int or several ints, negative ones counting from the end;
    steps are places in the sentence, whichever way it is read, and in a batch hold for each sentence as far as it
    goes. Later entries win. Gates lie in [0, 1], g and n in [-1, 1], c is any finite number.

    >>> mask, values = held_values([("f", 0, None, 1.0)], x=np.zeros((3, 7)), size=2)
    >>> mask[0].tolist()
    [[False, False], [True, True], [False, False], [False, False], [False, False]]

    Raises ValueError for an unknown part, a step or unit that is not there, or a value out of range.
    """
    mask = np.zeros((len(x), len(ranges), size), bool)
    values = np.zeros((len(x), len(ranges), size), x.dtype)
    for entry in hold:
        try:
            part, steps, units, value = entry
        except (TypeError, ValueError):
            raise ValueError(f"hold: expected (part, steps, units, value), got {entry!r}") from None
        row = np.array([_row(part, ranges)])
        where = np.ix_(_indices("steps", steps, len(x)), row, _indices("units", units, size))
        mask[where] = True
        values[where] = _value(part, value, ranges)
    if x.ndim == 3:
        mask, values = (np.repeat(part[:, None], x.shape[1], axis=1) for part in (mask, values))
        beyond = padding(len(x), lengths)
        if beyond is not None:
            mask[beyond] = False
    mask.setflags(write=False)
    return mask, values


@lru_cache(maxsize=64)
def nothing_held(rows: tuple[int, ...], size: int, parts: int = len(RANGES)) -> np.ndarray:
    """The mask of a run in which nothing is held: (*rows, parts, size), one False seen from everywhere, read-only."""
    return np.broadcast_to(False, (*rows, parts, size))


def rows_by_hand(held: tuple[np.ndarray, ...], batch: tuple[int, ...]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Of a mask and its values, step by step where to put what: in all parts but the last, then in that.

    Rows are ([B,] numbers), with the axis of the batch where `batch` has one.
    """
    masks, values = (part.reshape(len(part), *batch, *part.shape[-2:]) for part in held)
    for mask, value in zip(masks, values, strict=True):
        before, last = (..., slice(-1), slice(None)), (..., -1, slice(None))
        yield mask[before].reshape(*batch, -1), value[before].reshape(*batch, -1)
        yield mask[last], value[last]


def anything_held(mask: np.ndarray) -> bool:
    """Whether the mask of a trace holds anything; `nothing_held` is known by its strides."""
    return any(mask.strides) and bool(mask.any())


def _row(part: str, ranges: Ranges) -> int:
    if not isinstance(part, str) or part not in ranges:
        raise ValueError(f"hold: expected a part of {', '.join(ranges)}, got {part!r}")
    return list(ranges).index(part)


def _value(part: str, value: float, ranges: Ranges) -> float:
    low, high = ranges[part]
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
