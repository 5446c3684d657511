"""Back through the steps of an LSTM."""

from collections.abc import Iterator
from operator import attrgetter

import numpy as np
from numpy import add, multiply, subtract
from numpy.typing import ArrayLike

from lstm_core.backprop.gradients import Gradients
from lstm_core.backprop.products import by_bias, by_input, by_weight, given
from lstm_core.hold import anything_held
from lstm_core.lstm import LSTM
from lstm_core.reading_order import reading_order
from lstm_core.trace import Trace

PIECE = 8192  # numbers an array that stay in the processor's cache
LOCAL = ("i", "f", "g", "o", "h", "f_c_prev", "i_g", "tanh_c", "held", "c_prev")  # for a step's own derivatives


def lstm_gradients(layer: LSTM, trace: Trace, d_h: ArrayLike, d_c: ArrayLike | None = None) -> Gradients:
    """`backprop` of an LSTM. A loss that c itself enters gives d_c = dL/dc_t by the loss alone, too."""
    order = reading_order(len(trace.x), trace.reverse, trace.lengths)
    d_h, size = given(d_h, trace)[order], layer.hidden_size
    by_loss = None if d_c is None else given(d_c, trace)[order]
    d_c, d_z = np.empty_like(d_h), np.empty((*d_h.shape[:-1], 4 * size), d_h.dtype)
    d_z_ifg, d_z_o = d_z.reshape(*d_h.shape[:-1], 4, size)[..., :3, :], d_z[..., 3 * size :]
    later_h, later_c = np.zeros((2, *d_h.shape[1:]), d_h.dtype)
    sums = d_h, d_c, d_c[..., None, :], d_z_ifg, d_z_o, d_z
    parts = [part[order] for part in attrgetter(*LOCAL)(trace)]
    for piece in _from_the_end(d_h):
        rows = (*(a[piece] for a in sums), *_local_derivatives(layer, *(part[piece] for part in parts)))
        steps = zip(*(a[::-1] for a in rows), strict=True)
        steps = steps if by_loss is None else _with_loss(steps, by_loss[piece][::-1], later_c)
        for h, c, c_each, z_ifg, z_o, z, by_c, keep, by_o, by_h in steps:
            add(h, later_h, h)
            multiply(h, by_h, c)
            add(c, later_c, c)
            multiply(by_c, c_each, z_ifg)
            multiply(by_o, h, z_o)
            z.dot(layer.weight_hh, later_h)
            multiply(c, keep, later_c)
    return Gradients(
        weight_ih=by_weight(d_z, trace.x[order]),
        weight_hh=by_weight(d_z, trace.h_prev[order]),
        bias=by_bias(d_z),
        x=by_input(d_z, layer.weight_ih)[order],
        h0=later_h,
        c0=later_c,
        h=d_h[order],
        c=d_c[order],
    )


def _with_loss(steps: Iterator[tuple], by_loss: np.ndarray, later_c: np.ndarray) -> Iterator[tuple]:
    """`steps`; before each, dL/dc_t by the loss is added to what later steps left in `later_c`."""
    for step, loss_c in zip(steps, by_loss, strict=True):
        add(later_c, loss_c, later_c)
        yield step


def _from_the_end(array: np.ndarray) -> Iterator[slice]:
    """Slices of steps, the last first, of about PIECE numbers each."""
    steps = max(1, PIECE * len(array) // array.size)
    return (slice(max(0, end - steps), end) for end in range(len(array), 0, -steps))


def _local_derivatives(
    layer: LSTM,
    i: np.ndarray,
    f: np.ndarray,
    g: np.ndarray,
    o: np.ndarray,
    h: np.ndarray,
    f_c_prev: np.ndarray,
    i_g: np.ndarray,
    tanh_c: np.ndarray,
    held: np.ndarray,
    c_prev: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Of z_i z_f z_g by c_t, (T, [B,] 3, H), and of c_t+1 by c_t, z_o by h_t, c_t by h_t, (T, [B,] H).

    Written with the trace's products: i (1 - i) g = (1 - i) (i g), o (1 - tanh² c) = o - h tanh c, and so on.
    """
    by_c = np.empty((*i.shape[:-1], 3, i.shape[-1]), i.dtype)
    if layer.hard_slope is None:
        multiply(1 - i, i_g, by_c[..., 0, :])
        multiply(1 - f, f_c_prev, by_c[..., 1, :])
        by_o = (1 - o) * h
    else:
        multiply(layer.sigma_slope(i), g, by_c[..., 0, :])
        multiply(layer.sigma_slope(f), c_prev, by_c[..., 1, :])
        by_o = layer.sigma_slope(o) * tanh_c
    subtract(i, i_g * g, by_c[..., 2, :])
    keep, by_h = f, o - h * tanh_c
    if anything_held(held):
        free = ~held
        by_c *= free[..., :3, :] & free[..., 4:, :]
        by_o *= free[..., 3, :]
        keep = f * free[..., 4, :]
    return by_c, keep, by_o, by_h
