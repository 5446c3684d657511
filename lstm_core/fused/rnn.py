"""The whole run of an `RNN`."""

from typing import NamedTuple

import numpy as np
from numpy import add, matmul, ndarray, tanh

from lstm_core.fused import workspace
from lstm_core.reading_order import blank
from lstm_core.trace import RNNTrace


class Folded(NamedTuple):
    """A layer's arrays made ready for the run."""

    weight_ih: np.ndarray  # (D, H)
    weight_hh: np.ndarray  # (H, H)
    bias: np.ndarray  # (H,)


def fold(weight_ih: np.ndarray, weight_hh: np.ndarray, bias: np.ndarray) -> Folded:
    """`Folded` of an RNN's arrays."""
    return Folded(np.ascontiguousarray(weight_ih.T), np.ascontiguousarray(weight_hh.T), bias)


def run(folded: Folded, x: np.ndarray, h0: np.ndarray | None = None, beyond: np.ndarray | None = None) -> RNNTrace:
    """Read x (T, [B,] D) from its first row to its last and return the `RNNTrace`; arguments as of an LSTM's run."""
    steps, batch, (_, size) = len(x), x.shape[1:-1], folded.weight_ih.shape
    within = batch if batch > (1,) else ()  # NumPy is quicker where no axis has to be added
    work, spare = workspace.take(_lay_out, steps, within, size, x.dtype)
    h_start, z_x, z_h, h = work.arrays
    h_start[...] = 0 if h0 is None else h0
    workspace.of_inputs(x, folded.weight_ih, z_x)
    workspace.with_bias(z_x, folded.bias, h)
    product, weight_hh = matmul if within else ndarray.dot, folded.weight_hh
    for z_h_t, h_prev, h_t in work.rows:
        product(h_prev, weight_hh, z_h_t)
        add(h_t, z_h_t, h_t)
        tanh(h_t, h_t)
    if beyond is not None:
        workspace.without_padding((z_x, z_h, h), beyond)
    block = workspace.leave(work, spare)
    h_start, z_x, z_h, h_prev, h = _cut(block.reshape(-1, *batch, size), steps)
    trace = RNNTrace(x, h_start, z_x, z_h, h_prev, h)
    return trace if beyond is None else trace._replace(h_prev=blank(trace.h_prev, beyond))


def _lay_out(steps: int, batch: tuple[int, ...], size: int, dtype: np.dtype) -> workspace.LaidOut:
    block = np.empty((3 * steps + 1, *batch, size), dtype)
    h_start, z_x, z_h, h_prev, h = _cut(block, steps)
    return block, (h_start, z_x, z_h, h), zip(z_h, h_prev, h, strict=True)


def _cut(block: np.ndarray, steps: int) -> workspace.Arrays:
    """h0, z_x, z_h, h_prev and h of a run's block: z_x, z_h; h_0 ... h_T."""
    states = block[2 * steps :]
    return states[0], block[:steps], block[steps : 2 * steps], states[:-1], states[1:]
