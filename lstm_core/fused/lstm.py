"""The whole run of an `LSTM`."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy import add, clip, matmul, multiply, ndarray, putmask, tanh

from lstm_core.fused import workspace
from lstm_core.hold import nothing_held, rows_by_hand
from lstm_core.reading_order import blank
from lstm_core.trace import Trace


class Folded(NamedTuple):
    """A layer's arrays made ready for the run: transposed, and the rows of i, f and o halved unless sigma is hard."""

    weight_ih: np.ndarray  # (D, 4H)
    weight_hh: np.ndarray  # (H, 4H)
    bias: np.ndarray  # (4H,)
    half: np.ndarray  # (4H,)   1/2 in the rows of i, f, o, and 1 in those of g
    rest: np.ndarray  # (4H,)   1 - half
    hard_slope: float | None


def fold(weight_ih: np.ndarray, weight_hh: np.ndarray, bias: np.ndarray, hard_slope: float | None) -> Folded:
    """`Folded` of an LSTM's arrays."""
    in_rows = (0.5, 0.5, 1, 0.5) if hard_slope is None else (1, 1, 1, 1)
    half = np.repeat(np.array(in_rows, bias.dtype), weight_hh.shape[1])
    ih, hh = (np.ascontiguousarray(weight.T) * half for weight in (weight_ih, weight_hh))
    return Folded(ih, hh, bias * half, half, 1 - half, hard_slope)


def run(
    folded: Folded,
    x: np.ndarray,
    h0: np.ndarray | None = None,
    c0: np.ndarray | None = None,
    held: tuple[np.ndarray, ...] | None = None,
    beyond: np.ndarray | None = None,
) -> Trace:
    """Read x (T, [B,] D) from its first row to its last and return the `Trace`.

    h0 and c0 are 0 where None; `held` is None, or the mask and values of `held_values`, row by row like x; every part
    is 0 `beyond` each sentence's end, (T, B).
    """
    steps, batch, size = len(x), x.shape[1:-1], len(folded.weight_hh)
    within = batch if batch > (1,) else ()  # NumPy is quicker where no axis has to be added
    work, spare = workspace.take(_lay_out, steps, within, size, x.dtype)
    z, whole, z_x, gates, h_start, c_start, *by_step = work.arrays
    h_start[...] = 0 if h0 is None else h0
    c_start[...] = 0 if c0 is None else c0
    workspace.of_inputs(x, folded.weight_ih, z_x)
    workspace.with_bias(z_x, folded.bias, gates)
    _steps(folded, work.rows, within, rows_by_hand(held, within) if held else None)
    if folded.hard_slope is None:
        multiply(z, whole, z)
    if beyond is not None:
        workspace.without_padding(by_step, beyond)
    block = workspace.leave(work, spare)
    if batch != within:
        block = block.reshape(-1, 1, 4 * size)
    trace = _trace(block, x, held[0] if held else nothing_held(x.shape[:-1], size))
    if beyond is not None:  # they were c's and h's memory
        trace = trace._replace(c_prev=blank(trace.c_prev, beyond), h_prev=blank(trace.h_prev, beyond))
    return trace


def _lay_out(steps: int, batch: tuple[int, ...], size: int, dtype: np.dtype) -> workspace.LaidOut:
    block = np.empty(((17 * steps + 5) // 4, *batch, 4 * size), dtype)
    z, gates = block[: 2 * steps], block[2 * steps : 3 * steps]
    of = _trace(block, block[:steps], block)  # its x and its held are not looked at
    products = of.f_c_prev, of.i_g, of.tanh_c
    rows = zip(gates, of.z_h, of.i, of.f, of.g, of.o, *products, of.c_prev, of.c, of.h_prev, of.h, strict=True)
    whole = workspace.like(z, np.repeat(np.array([2, 2, 1, 2], dtype), size), workspace.is_small(steps, batch, size))
    return block, (z, whole, of.z_x, gates, of.h0, of.c0, of.z_x, of.z_h, gates, of.c, of.h, *products), rows


def _trace(block: np.ndarray, x: np.ndarray, held: np.ndarray) -> Trace:
    """The trace of x, cut from a run's block: z_x, z_h, i f g o; c_0 ... c_T, h_0 ... h_T, and three products."""
    steps, size = len(x), block.shape[-1] // 4
    gates, cell = block[2 * steps : 3 * steps], block[3 * steps :].reshape(-1, *block.shape[1:-1], size)
    return Trace(
        x,
        cell[steps + 1],
        cell[0],
        gates[..., :size],
        gates[..., size : 2 * size],
        gates[..., 2 * size : -size],
        gates[..., -size:],
        cell[1 : steps + 1],
        cell[steps + 2 : 2 * steps + 2],
        block[:steps],
        block[steps : 2 * steps],
        cell[:steps],
        cell[steps + 1 : 2 * steps + 1],
        cell[-3 * steps : -2 * steps],
        cell[-2 * steps : -steps],
        cell[-steps:],
        held,
    )


def _steps(
    folded: Folded,
    rows: Iterable[workspace.Arrays],
    batch: tuple[int, ...],
    by_hand: Iterator[workspace.Arrays] | None,
) -> None:
    """The recurrence, each row of the workspace written in place; `gates` come as z_x + bias, halved."""
    _, weight_hh, _, half, rest, hard_slope = folded
    product = ndarray.dot
    if batch:  # `matmul`, unlike `dot`, does not fill z_h with 0 first; and no rows have to be repeated
        product, half, rest = matmul, np.tile(half, (*batch, 1)), np.tile(rest, (*batch, 1))
    for gates, z_h, i, f, g, o, f_c_prev, i_g, tanh_c, c_prev, c, h_prev, h in rows:
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
