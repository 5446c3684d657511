"""Sums taken apart: whose writing is in the cell, and which products make a gate's sum."""

import numpy as np

from lstm_core.bidirectional import OneLayer
from lstm_core.gru import GRU
from lstm_core.hold import Chosen
from lstm_core.reading_order import Order, reading_order
from lstm_core.trace import AnyTrace, GRUTrace, Trace


def memory_ledger(trace: Trace, units: Chosen = None) -> np.ndarray:
    """Split each c_t by who wrote it: (T, T + 1, [B,] H), summing over the second axis to `trace.c`.

    parts[t, 0] is the share of c_0, and parts[t, s + 1] what step s wrote (i_s * g_s) and the forget gates have let
    through since. By recursion, part_t = f_t * part_{t-1}, never by dividing products, so a gate of 0 is no trouble.
    It accounts for writes, not for causes: what h carried into a gate is not in it.

    Where any c is held the second axis is T + 2 long and its last entry is "set by hand": from a held step on the
    unit's earlier parts are 0, and the value put there is forgotten like any other.

    In a trace with `reverse` steps are places in the sentence as everywhere: parts[t, s + 1] is what place s wrote,
    0 for s < t, which the reader has not yet met; c_0 is the state before the last place. Beyond a sentence's end
    (`lengths`) all is 0. `units` None is all of them; an int or ints choose, an int dropping the axis.

    >>> memory_ledger(LSTM.random(3, 4)(np.ones((5, 3))))[-1, 1:].shape  # left at the end of each step's writing
    (5, 4)
    """
    chosen = slice(None) if units is None else units
    order = reading_order(len(trace.c), trace.reverse, trace.lengths)
    f, i_g, c, by_hand = (a[order][..., chosen] for a in (trace.f, trace.i_g, trace.c, trace.held[..., 4, :]))
    steps, any_held = len(c), bool(by_hand.any())
    parts = np.zeros((steps, steps + 1 + any_held, *c.shape[1:]), c.dtype)
    previous = np.zeros_like(parts[0])
    previous[0] = trace.c0[..., chosen]
    for t in range(steps):
        np.multiply(previous, f[t], parts[t])
        parts[t, t + 1] = i_g[t]
        if any_held:
            np.copyto(parts[t], 0, where=by_hand[t])
            np.copyto(parts[t, -1, ...], c[t], where=by_hand[t])
        previous = parts[t]
    return _in_sentence_order(parts, order, steps)


def _in_sentence_order(parts: np.ndarray, order: Order, steps: int) -> np.ndarray:
    """Both axes of places from reading order: when a share is looked at, and who wrote it."""
    writers = slice(1, steps + 1)
    if isinstance(order, slice):
        parts = parts[order]
        parts[:, writers] = parts[:, writers][:, order].copy()
        return parts
    place, batch = order  # (T, B), (B,)
    parts = np.moveaxis(parts, 2, 1)[place, batch]  # (T, B, T + 1 or T + 2, H)
    parts = np.moveaxis(parts, 2, 1)
    parts[:, writers] = parts[:, writers][np.arange(steps)[:, None, None], place, batch]
    return parts


def contributions(layer: OneLayer, trace: AnyTrace, unit: int) -> np.ndarray:
    """The products of one unit's sums: (T, [B,] k, D + H), k = 4 of an LSTM (i f g o), 3 of a GRU (r z n), 1 of an RNN.

    contributions[t, b, :D] are weight_ih[b, unit] * x_t, the rest weight_hh[b, unit] * h_prev; with the bias they sum
    to z (Gers et al. 2000). Of a GRU's n the rest sums to z_h, which r comes before or after: where before, weight_hh
    meets r * h_prev. Steps are places of the sentence, as in the trace; beyond a sentence's end all is 0. IndexError
    where there is no such unit.

    >>> layer = LSTM.random(3, 4)
    >>> trace = layer(np.ones((5, 3)))
    >>> parts = contributions(layer, trace, unit=2)
    >>> z = parts.sum(axis=-1) + layer.bias.reshape(4, 4)[:, 2]
    >>> np.allclose(layer.sigma(z[:, 1]), trace.f[:, 2])
    True
    """
    if not 0 <= unit < layer.hidden_size:
        raise IndexError(f"unit {unit}: expected 0 to {layer.hidden_size - 1}")
    rows = np.arange(layer.blocks) * layer.hidden_size + unit
    weights = np.concatenate([layer.weight_ih[rows], layer.weight_hh[rows]], axis=1)  # (k, D + H)
    inputs = np.concatenate([trace.x, trace.h_prev], axis=-1)
    if trace.lengths is not None:
        inputs = np.where(np.arange(len(inputs))[:, None, None] < trace.lengths[:, None], inputs, 0)
    products = inputs[..., None, :] * weights
    if isinstance(layer, GRU) and isinstance(trace, GRUTrace) and not layer.reset_after:
        products[..., 2, layer.input_size :] = trace.r_u * weights[2, layer.input_size :]
    return products
