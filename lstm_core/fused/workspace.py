"""The memory that a run writes into: one block, cut into arrays and into the rows of its steps.

Cutting takes longer than working out a short sentence. So a small run takes up the workspace of an earlier one of the
same shape, and leaves a copy of the block behind. A large block costs more to copy than to cut; it is one block since
the allocator has that ready for the next run, where it gives several back to the system.
"""

from collections import deque
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy import add, matmul

Arrays = tuple[np.ndarray, ...]
MOST_NUMBERS, MOST_SHAPES = 2**14, 16  # kept: 128 kB each in float64, and the views of its rows


class Workspace(NamedTuple):
    """A block and its views, as a cell lays it out for a shape."""

    block: np.ndarray
    arrays: Arrays
    rows: Iterable[Arrays]  # by step
    spare: deque  # where `leave` puts it


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


def _is_kept(block: np.ndarray) -> bool:
    return block.size <= MOST_NUMBERS


def like(array: np.ndarray, row: np.ndarray) -> np.ndarray:
    """`row` as often as a small array has it: a product of unlike shapes takes longer to set up than to do."""
    return np.resize(row, array.shape) if _is_kept(array) else row


LayOut = Callable[[int, tuple[int, ...], int, np.dtype], tuple[np.ndarray, Arrays, Iterable[Arrays]]]


def take(lay_out: LayOut, steps: int, batch: tuple[int, ...], size: int, dtype: np.dtype) -> Workspace:
    """A workspace that no other run uses; its numbers are those of some earlier run.

    `lay_out` makes a block, its arrays and its rows for T, ([B],), H and the dtype.
    """
    spare = _spare(lay_out, steps, batch, size, dtype)
    try:
        return spare.pop()
    except IndexError:
        block, arrays, rows = lay_out(steps, batch, size, dtype)
        return Workspace(block, arrays, list(rows) if _is_kept(block) else rows, spare)


def leave(workspace: Workspace) -> np.ndarray:
    """The block of the run, read-only; a small workspace is kept for the next run of its shape."""
    block = workspace.block
    if _is_kept(block):
        block = block.copy()
        workspace.spare.append(workspace)
    block.setflags(write=False)
    return block


@lru_cache(maxsize=MOST_SHAPES)
def _spare(lay_out: LayOut, steps: int, batch: tuple[int, ...], size: int, dtype: np.dtype) -> deque:
    return deque(maxlen=1)  # two runs at once never pop the same
