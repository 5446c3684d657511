"""The whole run of an LSTM at once: the same numbers as a loop over `LSTM.step`, several times faster.

sigma(z) = (1 + tanh(z / 2)) / 2, so one tanh serves all four blocks once the rows of i, f and o are halved
beforehand. Halving is exact: nothing is rounded that `step` does not round. A hard sigma needs no folding: its rows
stay as they are.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy import add, clip, empty, matmul, multiply, ndarray, putmask, tanh

from lstm_core.hold import nothing_held
from lstm_core.trace import Trace


class Folded(NamedTuple):
    """A layer's arrays made ready for the run: transposed, and the rows of i, f and o halved unless sigma is hard."""

    weight_ih: np.ndarray  # (D, 4H)
    weight_hh: np.ndarray  # (H, 4H)
    bias: np.ndarray  # (1, 4H)
    half: np.ndarray  # (1, 4H)   1/2 in the rows of i, f, o, and 1 in those of g
    rest: np.ndarray  # (1, 4H)   1 - half
    whole: np.ndarray  # (1, 4H)   1 / half
    hard_slope: float | None


def fold(weight_ih: np.ndarray, weight_hh: np.ndarray, bias: np.ndarray, hard_slope: float | None) -> Folded:
    """`Folded` of an LSTM's arrays."""
    in_rows = (0.5, 0.5, 1, 0.5) if hard_slope is None else (1, 1, 1, 1)
    half = np.repeat(np.array([in_rows], bias.dtype), weight_hh.shape[1], axis=1)
    ih, hh = (np.ascontiguousarray(weight.T) * half for weight in (weight_ih, weight_hh))
    return Folded(ih, hh, bias * half, half, 1 - half, 1 / half, hard_slope)


def run(
    folded: Folded,
    x: np.ndarray,
    h0: np.ndarray | None = None,
    c0: np.ndarray | None = None,
    held: tuple[np.ndarray, ...] | None = None,
) -> Trace:
    """Read x (T, [B,] D) from its first row to its last and return the `Trace`, its arrays not yet read-only.

    h0 and c0 are 0 where None; `held` is None, or the mask and values of `held_values`, row by row like x.
    """
    steps, batch, size = len(x), x.shape[1:-1], len(folded.weight_hh)
    # One block, since the allocator has it ready for the next run, where it gives several back to the system.
    block = empty(((17 * steps + 5) // 4, *batch, 4 * size), x.dtype)
    z, gates = block[: 2 * steps], block[2 * steps : 3 * steps]  # z_x, then z_h; i f g o
    cell = block[3 * steps :].reshape(-1, *batch, size)  # c_0 ... c_T, h_0 ... h_T, and three products
    z_x, z_h = z[:steps], z[steps:]
    c, h = cell[1 : steps + 1], cell[steps + 2 : 2 * steps + 2]
    c_start, h_start = cell[0], cell[steps + 1]
    f_c_prev, i_g, tanh_c = cell[-3 * steps : -2 * steps], cell[-2 * steps : -steps], cell[-steps:]
    for state, given in ((h_start, h0), (c_start, c0)):
        if given is None:
            state.fill(0)
        else:
            state[...] = given
    if batch > (1,):  # more than one sentence
        matmul(x, folded.weight_ih, z_x)
    else:
        x.reshape(steps, -1).dot(folded.weight_ih, z_x.reshape(steps, -1))
    add(z_x, folded.bias, gates)
    i, f, g, o = gates[..., :size], gates[..., size : 2 * size], gates[..., 2 * size : -size], gates[..., -size:]
    rows = zip(gates, z_h, i, f, g, o, f_c_prev, i_g, tanh_c, c, h, strict=False)
    _steps(folded, rows, c_start, h_start, _by_hand(*held) if held else None)
    multiply(z, folded.whole, z)
    c_prev, h_prev = cell[:steps], cell[steps + 1 : 2 * steps + 1]
    mask = held[0] if held else nothing_held(x.shape[:-1], size)
    return Trace(x, h_start, c_start, i, f, g, o, c, h, z_x, z_h, c_prev, h_prev, f_c_prev, i_g, tanh_c, mask)


def _steps(
    folded: Folded,
    rows: Iterable[tuple[np.ndarray, ...]],
    c_prev: np.ndarray,
    h_prev: np.ndarray,
    by_hand: Iterator[tuple[np.ndarray, ...]] | None,
) -> None:
    """The recurrence, each row of the buffers written in place; `gates` come as z_x + bias, halved."""
    _, weight_hh, _, half, rest, _, hard_slope = folded
    product = ndarray.dot
    if h_prev.ndim == 1:  # NumPy is quicker where no axis has to be added
        half, rest = half[0], rest[0]
    elif len(h_prev) > 1:  # nor rows repeated; and `matmul`, unlike `dot`, does not fill z_h with 0 first
        product, half, rest = matmul, half.repeat(len(h_prev), 0), rest.repeat(len(h_prev), 0)
    for gates, z_h, i, f, g, o, f_c_prev, i_g, tanh_c, c, h in rows:
        product(h_prev, weight_hh, z_h)
        add(gates, z_h, gates)
        if hard_slope is None:
            tanh(gates, gates)
            multiply(gates, half, gates)
            add(gates, rest, gates)
        else:
            tanh(g, g)
            for gate in (i, f, o):
                multiply(gate, hard_slope, gate)
                add(gate, 0.5, gate)
                clip(gate, 0, 1, gate)
        if by_hand:
            putmask(gates, *next(by_hand))
        multiply(f, c_prev, f_c_prev)
        multiply(i, g, i_g)
        add(f_c_prev, i_g, c)
        if by_hand:
            putmask(c, *next(by_hand))
        tanh(c, tanh_c)
        multiply(o, tanh_c, h)
        c_prev, h_prev = c, h


def _by_hand(masks: np.ndarray, values: np.ndarray) -> Iterator[tuple[np.ndarray, ...]]:
    """For each step where to put what by hand: among the gates first, then in c."""
    for mask, value in zip(masks, values, strict=True):
        yield tuple(part[..., :4, :].reshape(*part.shape[:-2], -1) for part in (mask, value))
        yield mask[..., 4, :], value[..., 4, :]
