"""Back-propagation through time: the gradients of a run, from its trace alone.

"Backward" is a direction of reading in this library, so the gradient is never called that.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import overload

import numpy as np
from numpy import add, multiply, subtract
from numpy.typing import ArrayLike

from lstm_core import validation
from lstm_core.bilstm import BiLSTM
from lstm_core.hold import anything_held
from lstm_core.lstm import LSTM
from lstm_core.reading_order import padding, reading_order
from lstm_core.rnn import RNN
from lstm_core.trace import BiTrace, RNNTrace, Trace

PIECE = 8192  # numbers an array that stay in the processor's cache
LOCAL = ("i", "f", "g", "o", "h", "f_c_prev", "i_g", "tanh_c", "held", "c_prev")  # for a step's own derivatives


@dataclass(frozen=True, eq=False)
class Gradients:
    """Of an `LSTM`: the derivative of the loss L by each array, in that array's shape."""

    weight_ih: np.ndarray  # (4H, D)
    weight_hh: np.ndarray  # (4H, H)
    bias: np.ndarray  # (4H,)
    x: np.ndarray  # (T, [B,] D)
    h0: np.ndarray  # ([B,] H)
    c0: np.ndarray  # ([B,] H)
    h: np.ndarray  # (T, [B,] H)   dL/dh_t in total: by the loss at t and by all later steps
    c: np.ndarray  # (T, [B,] H)   dL/dc_t in total


@dataclass(frozen=True, eq=False)
class RNNGradients:
    """Of an `RNN`."""

    weight_ih: np.ndarray  # (H, D)
    weight_hh: np.ndarray  # (H, H)
    bias: np.ndarray  # (H,)
    x: np.ndarray  # (T, [B,] D)
    h0: np.ndarray  # ([B,] H)
    h: np.ndarray  # (T, [B,] H)   dL/dh_t in total


@dataclass(frozen=True, eq=False)
class BiGradients:
    """Of a `BiLSTM`: each reader's own, and the sum of both by the input they share."""

    forward: Gradients
    backward: Gradients
    x: np.ndarray  # (T, [B,] D)

    @property
    def h0(self) -> np.ndarray:
        """(2, [B,] H), the forward reader's first, as `BiLSTM` takes it."""
        return np.stack([self.forward.h0, self.backward.h0])

    @property
    def c0(self) -> np.ndarray:
        """(2, [B,] H), likewise."""
        return np.stack([self.forward.c0, self.backward.c0])


@overload
def backprop(layer: LSTM, trace: Trace, d_h: ArrayLike) -> Gradients: ...
@overload
def backprop(layer: RNN, trace: RNNTrace, d_h: ArrayLike) -> RNNGradients: ...
@overload
def backprop(layer: BiLSTM, trace: BiTrace, d_h: ArrayLike) -> BiGradients: ...
@overload
def backprop(layer: LSTM | RNN, trace: Trace | RNNTrace, d_h: ArrayLike) -> Gradients | RNNGradients: ...
def backprop(layer, trace, d_h):
    """The gradients of a loss L, given d_h = dL/dh_t at each step by the loss alone, in the shape of `trace.h`.

    `layer` is the RNN, LSTM or BiLSTM that left the trace. Everything is in sentence order. What was held passes no
    gradient: a held gate none to its weights, a held c none to its gates nor to the state before it. Beyond a
    sentence's end (`lengths`) d_h is taken as 0. Raises ValueError where d_h does not fit the trace, TypeError for
    another kind of layer.

    >>> lstm = LSTM.random(input_size=3, hidden_size=4, seed=0)
    >>> grads = backprop(lstm, lstm(np.ones((5, 3))), d_h=np.ones((5, 4)))  # of a batch (T, B, D) and (T, B, H)
    >>> grads.weight_hh.shape, grads.x.shape, grads.c[0].shape
    ((16, 4), (5, 3), (4,))
    """
    if isinstance(layer, LSTM):
        return lstm_gradients(layer, trace, d_h)
    if isinstance(layer, RNN):
        return rnn_gradients(layer, trace, d_h)
    if isinstance(layer, BiLSTM):
        return bilstm_gradients(layer, trace, d_h)
    raise TypeError(f"layer: expected RNN, LSTM or BiLSTM, got {type(layer).__name__}")


def lstm_gradients(layer: LSTM, trace: Trace, d_h: ArrayLike, d_c: ArrayLike | None = None) -> Gradients:
    """`backprop` of an LSTM. A loss that c itself enters gives d_c = dL/dc_t by the loss alone, too."""
    order = reading_order(len(trace.x), trace.reverse, trace.lengths)
    d_h, size = _given(d_h, trace)[order], layer.hidden_size
    by_loss = None if d_c is None else _given(d_c, trace)[order]
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
    weight_ih, weight_hh, bias, d_x = _products(layer, d_z, trace.x[order], trace.h_prev[order])
    return Gradients(weight_ih, weight_hh, bias, d_x[order], later_h, later_c, d_h[order], d_c[order])


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


def rnn_gradients(layer: RNN, trace: RNNTrace, d_h: ArrayLike) -> RNNGradients:
    """`backprop` of an RNN."""
    order = reading_order(len(trace.x), trace.reverse, trace.lengths)
    d_h, h = _given(d_h, trace)[order], trace.h[order]
    by_h, d_z, later_h = 1 - h * h, np.empty_like(d_h), np.zeros_like(trace.h0)
    for d_h_t, by_h_t, d_z_t in zip(d_h[::-1], by_h[::-1], d_z[::-1], strict=True):
        add(d_h_t, later_h, d_h_t)
        multiply(d_h_t, by_h_t, d_z_t)
        d_z_t.dot(layer.weight_hh, later_h)
    weight_ih, weight_hh, bias, d_x = _products(layer, d_z, trace.x[order], trace.h_prev[order])
    return RNNGradients(weight_ih, weight_hh, bias, d_x[order], later_h, d_h[order])


def bilstm_gradients(
    layer: BiLSTM, trace: BiTrace, d_h: ArrayLike, of_one: Callable[..., Gradients] = lstm_gradients
) -> BiGradients:
    """`backprop` of both readers of a BiLSTM, each by `of_one`."""
    d_h = np.asarray(d_h)
    validation.shape("d_h", d_h, trace.h.shape, "(T, [B,] 2H)")
    forward = of_one(layer.forward, trace.forward, d_h[..., : layer.hidden_size])
    backward = of_one(layer.backward, trace.backward, d_h[..., layer.hidden_size :])
    return BiGradients(forward, backward, forward.x + backward.x)


def _given(d_h: ArrayLike, trace: Trace | RNNTrace) -> np.ndarray:
    """A copy of d_h in the trace's dtype, 0 beyond each sentence's end."""
    d_h = np.array(d_h, trace.h.dtype)
    validation.shape("d_h", d_h, trace.h.shape, "(T, [B,] H)")
    beyond = padding(len(d_h), trace.lengths)
    if beyond is not None:
        d_h[beyond] = 0
    return d_h


def _products(layer: LSTM | RNN, d_z: np.ndarray, x: np.ndarray, h_prev: np.ndarray) -> tuple[np.ndarray, ...]:
    """Gradients of weight_ih, weight_hh, bias and x: one product each over all steps."""
    rows, x_rows = d_z.reshape(-1, d_z.shape[-1]), x.reshape(-1, x.shape[-1])  # (T B, 4H), (T B, D)
    by_weights = rows.T.dot(x_rows), rows.T.dot(h_prev.reshape(-1, h_prev.shape[-1]))
    return *by_weights, add.reduce(rows), rows.dot(layer.weight_ih).reshape(x.shape)
