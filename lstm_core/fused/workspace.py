"""The memory that a run writes into: one block, cut into arrays and into the rows of its steps.

Cutting takes longer than working out a short sentence. So a small run takes up the workspace of an earlier one of the
same shape, and leaves a copy of the block behind. A large run takes so long that cutting hardly counts; its memory is
one block since the allocator has that ready for the next run, where it gives several back to the system.
"""

from collections import deque
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy import add, matmul

Arrays = tuple[np.ndarray, ...]
LaidOut = tuple[np.ndarray, Arrays, Iterable[Arrays]]  # a block, its arrays and its rows
LayOut = Callable[[int, tuple[int, ...], int, np.dtype], LaidOut]  # of T, ([B],), H and the dtype
MOST_UNITS, MOST_SHAPES = 2**10, 16  # kept are workspaces of so many units, of all steps and sentences together


class Workspace(NamedTuple):
    """A block and its views, as a cell lays it out for a shape."""

    block: np.ndarray
    arrays: Arrays
    rows: Iterable[Arrays]  # by step


Spare = deque[Workspace] | None  # where a small workspace waits for the next run; two runs at once never pop the same


def take(lay_out: LayOut, steps: int, batch: tuple[int, ...], size: int, dtype: np.dtype) -> tuple[Workspace, Spare]:
    """A workspace that no other run uses, its numbers those of some earlier run, and where to `leave` it."""
    if not is_small(steps, batch, size):
        return Workspace(*lay_out(steps, batch, size, dtype)), None
    spare = _spare(lay_out, steps, batch, size, dtype)
    try:
        return spare.pop(), spare
    except IndexError:
        block, arrays, rows = lay_out(steps, batch, size, dtype)
        return Workspace(block, arrays, list(rows)), spare


def leave(workspace: Workspace, spare: Spare) -> np.ndarray:
    """The block of the run, read-only; a small workspace is kept for the next run of its shape."""
    block = workspace.block
    if spare is not None:
        block = block.copy()
        spare.append(workspace)
    block.setflags(write=False)
    return block


def is_small(steps: int, batch: tuple[int, ...], size: int) -> bool:
    """Whether a workspace for T, ([B],) and H is kept."""
    return steps * size * (batch[0] if batch else 1) <= MOST_UNITS


def like(z: np.ndarray, row: np.ndarray, small: bool) -> np.ndarray:
    """`row`, in a small workspace as often as z has it: a product of unlike shapes takes long to set up."""
    return np.resize(row, z.shape) if small else row


def of_inputs(x: np.ndarray, weight_ih: np.ndarray, z_x: np.ndarray) -> None:
    """Write x weight_ih for all steps at once; z_x has no axis of a batch where x has one sentence."""
    if z_x.ndim == 3:
        matmul(x, weight_ih, z_x)
    else:
        x.reshape(len(z_x), -1).dot(weight_ih, z_x)


def with_bias(z_x: np.ndarray, bias: np.ndarray, z: np.ndarray) -> None:
    """Write z_x + bias for all steps at once."""
    if z.ndim == 3:
        add(z_x, bias, z)
    else:
        z[...] = bias  # a sum of unlike shapes takes longer to set up than both of these to do
        add(z, z_x, z)


def without_padding(arrays: Iterable[np.ndarray], beyond: np.ndarray) -> None:
    """Write 0 at the places `beyond` each sentence's end, (T, B)."""
    for array in arrays:
        array[beyond.reshape(array.shape[:-1])] = 0


@lru_cache(maxsize=MOST_SHAPES)
def _spare(lay_out: LayOut, steps: int, batch: tuple[int, ...], size: int, dtype: np.dtype) -> deque[Workspace]:
    return deque(maxlen=1)
