"""Back-propagation through time: the gradients of a run, from its trace alone.

"Backward" is a direction of reading in this library, so the gradient is never called that.
"""

from dataclasses import dataclass
from functools import singledispatch

import numpy as np

from lstm_core.bilstm import BiLSTM
from lstm_core.lstm import LSTM
from lstm_core.order import padding, reading_order
from lstm_core.rnn import RNN


@dataclass(frozen=True, eq=False)
class Gradients:
    """Of an `LSTM`: the derivative of the loss L by each array, in that array's shape."""

    weight_ih: np.ndarray   # (4H, D)
    weight_hh: np.ndarray   # (4H, H)
    bias: np.ndarray        # (4H,)
    x: np.ndarray           # (T, [B,] D)
    h0: np.ndarray          # ([B,] H)
    c0: np.ndarray          # ([B,] H)
    h: np.ndarray           # (T, [B,] H)   dL/dh_t in total: by the loss at t and by all later steps
    c: np.ndarray           # (T, [B,] H)   dL/dc_t in total


@dataclass(frozen=True, eq=False)
class RNNGradients:
    """Of an `RNN`."""

    weight_ih: np.ndarray   # (H, D)
    weight_hh: np.ndarray   # (H, H)
    bias: np.ndarray        # (H,)
    x: np.ndarray           # (T, [B,] D)
    h0: np.ndarray          # ([B,] H)
    h: np.ndarray           # (T, [B,] H)   dL/dh_t in total


@dataclass(frozen=True, eq=False)
class BiGradients:
    """Of a `BiLSTM`: each reader's own, and the sum of both by the input they share."""

    forward: Gradients
    backward: Gradients
    x: np.ndarray           # (T, [B,] D)


@singledispatch
def backprop(layer, trace, d_h):
    """The gradients of a loss L, given d_h = dL/dh_t at each step by the loss alone, in the shape of `trace.h`.

    `layer` is the RNN, LSTM or BiLSTM that left the trace. Everything is in sentence order. What was held passes no
    gradient: a held gate none to its weights, a held c none to its gates nor to the state before it. Beyond a
    sentence's end (`lengths`) d_h is taken as 0. Raises ValueError where d_h does not fit the trace, TypeError for
    another kind of layer.

        trace = lstm(x)
        grads = backprop(lstm, trace, d_h)          # d_h (T, [B,] H)
        grads.weight_hh, grads.x, grads.c[t]
    """
    raise TypeError(f"layer: expected RNN, LSTM or BiLSTM, got {type(layer).__name__}")


@backprop.register
def _(layer: LSTM, trace, d_h):
    order = reading_order(len(trace.x), trace.reverse, trace.lengths)
    d_h = _given(trace, d_h)[order]
    x, i, f, g, o = (part[order] for part in (trace.x, trace.i, trace.f, trace.g, trace.o))
    c_prev, h_prev, tanh_c = (part[order] for part in (trace.c_prev, trace.h_prev, trace.tanh_c))
    held = trace.held[order]
    free_c = ~held[..., 4, :]
    by_i = g * i * (1 - i) * ~held[..., 0, :] * free_c
    by_f = c_prev * f * (1 - f) * ~held[..., 1, :] * free_c
    by_g = i * (1 - g * g) * ~held[..., 2, :] * free_c
    by_o = tanh_c * o * (1 - o) * ~held[..., 3, :]
    by_h = o * (1 - tanh_c * tanh_c)
    keep = f * free_c
    d_c, d_z = np.empty_like(d_h), np.empty((*d_h.shape[:-1], 4 * d_h.shape[-1]), d_h.dtype)
    later_h, later_c = np.zeros_like(trace.h0), np.zeros_like(trace.c0)
    for t in reversed(range(len(x))):
        d_h[t] += later_h
        d_c[t] = d_h[t] * by_h[t] + later_c
        d_z[t] = np.concatenate([d_c[t] * by_i[t], d_c[t] * by_f[t], d_c[t] * by_g[t], d_h[t] * by_o[t]], axis=-1)
        later_c = d_c[t] * keep[t]
        later_h = d_z[t] @ layer.weight_hh
    arrays = (*_products(layer, d_z, x, h_prev), later_h, later_c, d_h, d_c)
    return Gradients(*_in_sentence_order(arrays, order, places=(3, 6, 7)))


@backprop.register
def _(layer: RNN, trace, d_h):
    order = reading_order(len(trace.x), trace.reverse, trace.lengths)
    d_h = _given(trace, d_h)[order]
    x, h_prev, h = (part[order] for part in (trace.x, trace.h_prev, trace.h))
    by_h = 1 - h * h
    d_z, later_h = np.empty_like(d_h), np.zeros_like(trace.h0)
    for t in reversed(range(len(x))):
        d_h[t] += later_h
        d_z[t] = d_h[t] * by_h[t]
        later_h = d_z[t] @ layer.weight_hh
    arrays = (*_products(layer, d_z, x, h_prev), later_h, d_h)
    return RNNGradients(*_in_sentence_order(arrays, order, places=(3, 5)))


@backprop.register
def _(layer: BiLSTM, trace, d_h):
    d_h = np.asarray(d_h)
    if d_h.shape != trace.h.shape:
        raise ValueError(f"d_h: expected shape (T, [B,] 2H) = {trace.h.shape}, got {d_h.shape}")
    forward = backprop(layer.forward, trace.forward, d_h[..., : layer.hidden_size])
    backward = backprop(layer.backward, trace.backward, d_h[..., layer.hidden_size :])
    return BiGradients(forward, backward, forward.x + backward.x)


def _given(trace, d_h):
    """A copy of d_h in the trace's dtype, 0 beyond each sentence's end."""
    d_h = np.array(d_h, trace.h.dtype)
    if d_h.shape != trace.h.shape:
        raise ValueError(f"d_h: expected shape (T, [B,] H) = {trace.h.shape}, got {d_h.shape}")
    beyond = padding(len(d_h), trace.lengths)
    if beyond is not None:
        d_h[beyond] = 0
    return d_h


def _products(layer, d_z, x, h_prev):
    """Gradients of weight_ih, weight_hh, bias and x: one product each over all steps."""
    rows = d_z.reshape(-1, d_z.shape[-1])                                                   # (T B, 4H)
    d_x = (rows @ layer.weight_ih).reshape(x.shape)
    return rows.T @ x.reshape(-1, x.shape[-1]), rows.T @ h_prev.reshape(-1, h_prev.shape[-1]), rows.sum(0), d_x


def _in_sentence_order(arrays, order, places):
    return (array[order] if k in places else array for k, array in enumerate(arrays))
