"""The whole run of a `GRU`."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy import add, clip, matmul, multiply, ndarray, putmask, subtract, tanh

from lstm_core.fused import workspace
from lstm_core.hold import GRU_RANGES, nothing_held, rows_by_hand
from lstm_core.reading_order import blank
from lstm_core.trace import GRUTrace


class Folded(NamedTuple):
    """A layer's arrays made ready for the run: transposed, and the rows of r and z halved unless sigma is hard.

    Where the reset comes before the product, b_hn is part of n's bias.
    """

    weight_ih: np.ndarray  # (D, 3H)
    of_h: np.ndarray  # (H, 3H), or (H, 2H), the rows of r and z, where the reset comes before the product
    of_n: np.ndarray  # (H, H)   weight_hh's last rows
    bias: np.ndarray  # (3H,)
    bias_hn: np.ndarray  # (H,)
    half: np.ndarray  # (2H,)   1/2 throughout
    one: np.ndarray  # (H,)   1 throughout
    reset_after: bool
    hard_slope: float | None


def fold(
    weight_ih: np.ndarray,
    weight_hh: np.ndarray,
    bias: np.ndarray,
    bias_hn: np.ndarray,
    reset_after: bool,
    hard_slope: float | None,
) -> Folded:
    """`Folded` of a GRU's arrays."""
    size = len(bias_hn)
    share = np.repeat(np.array((0.5, 0.5, 1) if hard_slope is None else (1, 1, 1), bias.dtype), size)
    ih, hh, bias = weight_ih.T * share, weight_hh.T * share, bias * share
    of_h, of_n = hh if reset_after else hh[:, : 2 * size], hh[:, 2 * size :]
    if not reset_after:
        bias[2 * size :] += bias_hn
    ih, of_h, of_n = map(np.ascontiguousarray, (ih, of_h, of_n))
    half, one = np.full(2 * size, 0.5, bias.dtype), np.ones_like(bias_hn)
    return Folded(ih, of_h, of_n, bias, bias_hn, half, one, reset_after, hard_slope)


def run(
    folded: Folded,
    x: np.ndarray,
    h0: np.ndarray | None = None,
    held: tuple[np.ndarray, ...] | None = None,
    beyond: np.ndarray | None = None,
) -> GRUTrace:
    """Read x (T, [B,] D) from its first row to its last and return the `GRUTrace`; arguments as of an LSTM's run."""
    steps, batch, size = len(x), x.shape[1:-1], len(folded.of_n)
    within = batch if batch > (1,) else ()  # NumPy is quicker where no axis has to be added
    work, spare = workspace.take(_lay_out, steps, within, size, x.dtype)
    z, whole, h_start, r_z_n, z_x_gates, z_x_n, z_x, z_h, gates, n, *others = work.arrays
    h_start[...] = 0 if h0 is None else h0
    workspace.of_inputs(x, folded.weight_ih, z_x)
    if within:
        workspace.with_bias(z_x_gates, folded.bias[: 2 * size], gates)
        workspace.with_bias(z_x_n, folded.bias[2 * size :], n)
    else:
        workspace.with_bias(z_x, folded.bias, r_z_n)
    _steps(folded, work.rows, within, rows_by_hand(held, within) if held else None)
    if folded.hard_slope is None:
        multiply(z, whole, z)
    if beyond is not None:
        workspace.without_padding((z_x, z_h, gates, n, *others), beyond)
    block = workspace.leave(work, spare)
    if batch != within:
        block = block.reshape(-1, 1, size)
    trace = _trace(block, x, held[0] if held else nothing_held(x.shape[:-1], size, len(GRU_RANGES)))
    if beyond is not None:
        trace = trace._replace(h_prev=blank(trace.h_prev, beyond))  # it was h's memory
    return trace if folded.reset_after else trace._replace(u=trace.h_prev)


def _lay_out(steps: int, batch: tuple[int, ...], size: int, dtype: np.dtype) -> workspace.LaidOut:
    block, of_gates, of_n = np.empty((14 * steps + 1, *batch, size), dtype), slice(2 * size), slice(2 * size, None)
    of = _trace(block, block[:steps], block)  # its x and its held are not looked at
    z_x, z_h, n, u, r_u, new, z_h_prev, h = of.z_x, of.z_h, of.n, of.u, of.r_u, of.new, of.z_h_prev, of.h
    z, r_z_n = (block[part].reshape(-1, *batch, 3 * size) for part in (slice(6 * steps), slice(6 * steps, 9 * steps)))
    gates = block[6 * steps : 8 * steps].reshape(steps, *batch, -1) if batch else r_z_n[:, of_gates]
    of_z_h = z_h, z_h[..., of_gates], z_h[..., of_n]
    rows = zip(*of_z_h, gates, of.r, of.z, n, u, r_u, new, z_h_prev, of.h_prev, h, strict=True)
    whole = workspace.like(z, np.repeat(np.array([2, 2, 1], dtype), size), workspace.is_small(steps, batch, size))
    by_step = z_x, z_h, gates, n, u, r_u, z_h_prev, new, h
    return block, (z, whole, of.h0, r_z_n, z_x[..., of_gates], z_x[..., of_n], *by_step), rows


def _trace(block: np.ndarray, x: np.ndarray, held: np.ndarray) -> GRUTrace:
    """The trace of x, cut from a run's block: z_x, z_h, r z n, u, three products, h_0 ... h_T.

    Of one sentence r, z and n stand in one row, so that one sum adds the bias. In a batch n stands apart, for NumPy is
    quicker where rows are whole.
    """
    steps, size = len(x), block.shape[-1]
    wide = -1, *block.shape[1:-1], 3 * size
    z = block[: 6 * steps].reshape(wide)
    if block.size == len(block) * size:  # one sentence
        gates = block[6 * steps : 9 * steps].reshape(wide)
        n = gates[..., 2 * size :]
    else:
        gates = block[6 * steps : 8 * steps].reshape(steps, *block.shape[1:-1], -1)
        n = block[8 * steps : 9 * steps]
    return GRUTrace(
        x,
        block[13 * steps],
        gates[..., :size],
        gates[..., size : 2 * size],
        n,
        block[9 * steps : 10 * steps],
        block[10 * steps : 11 * steps],
        block[11 * steps : 12 * steps],
        block[12 * steps : 13 * steps],
        block[13 * steps + 1 :],
        block[13 * steps : -1],
        z[:steps],
        z[steps:],
        held,
    )


def _steps(
    folded: Folded, rows: Iterable[workspace.Arrays], batch: tuple[int, ...], by_hand: Iterator[workspace.Arrays] | None
) -> None:
    """The recurrence, each row of the workspace written in place; r, z and n come as z_x + bias, r and z halved."""
    _, of_h, of_n, _, bias_hn, half, one, after, hard_slope = folded
    product = ndarray.dot
    if batch:
        product, (bias_hn, half, one) = matmul, (np.tile(row, (*batch, 1)) for row in (bias_hn, half, one))
    for z_h, z_h_gates, z_h_n, gates, r, z, n, u, r_u, new, z_h_prev, h_prev, h in rows:
        product(h_prev, of_h, z_h if after else z_h_gates)
        add(gates, z_h_gates, gates)
        if hard_slope is None:
            tanh(gates, gates)
            multiply(gates, half, gates)
            add(gates, half, gates)
        else:
            multiply(gates, hard_slope, gates)
            add(gates, 0.5, gates)
            clip(gates, 0, 1, gates)
        if by_hand:
            putmask(gates, *next(by_hand))
        if after:
            add(z_h_n, bias_hn, u)
            multiply(r, u, r_u)
            add(n, r_u, n)
        else:
            multiply(r, h_prev, r_u)
            product(r_u, of_n, z_h_n)
            add(n, z_h_n, n)
        tanh(n, n)
        if by_hand:
            putmask(n, *next(by_hand))
        subtract(one, z, new)
        multiply(new, n, new)
        multiply(z, h_prev, z_h_prev)
        add(new, z_h_prev, h)
