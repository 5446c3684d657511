"""Penalties on what a run did, and their exact gradients: on half-open input gates, and on large cell states.

gate: strength · mean of i (1 − i). It is 0 where every gate is fully open or shut, strength / 4 where all stand half
open. cell: strength · mean of c². Each mean is over steps, sentences and units; padding counts as a shut gate and an
empty cell. Of a BiLSTM it is the sum of both readers' own.
"""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from lstm_core.backprop import (
    BiGradients,
    Gradients,
    GRUGradients,
    RNNGradients,
    backprop,
    bidirectional_gradients,
    lstm_gradients,
)
from lstm_core.bidirectional import AnyLayer, BiLSTM
from lstm_core.lstm import LSTM
from lstm_core.reading_order import reading_order
from lstm_core.trace import AnyTrace, BiTrace, Trace


@dataclass(frozen=True)
class Penalties:
    """Their strengths; 0 is none."""

    gate: float = 0.0
    cell: float = 0.0


NO_PENALTIES = Penalties()


def with_penalties(
    layer: AnyLayer, trace: AnyTrace | BiTrace, d_h: np.ndarray, penalties: Penalties
) -> Gradients | RNNGradients | GRUGradients | BiGradients:
    """The gradients of L + P, as `backprop` gives them of L. P is an LSTM's: other layers get those of L."""
    if isinstance(layer, LSTM) and isinstance(trace, Trace):
        return _of_one_reader(layer, trace, d_h, penalties)
    if isinstance(layer, BiLSTM) and isinstance(trace, BiTrace):
        return bidirectional_gradients(layer, trace, d_h, partial(_of_one_reader, penalties=penalties))
    return backprop(layer, trace, d_h)


def _of_one_reader(layer: LSTM, trace: Trace, d_h: np.ndarray, penalties: Penalties) -> Gradients:
    """∂P/∂c_t = 2 strength c_t / count joins ∂L/∂c_t; ∂P/∂z_i = strength (1 − 2i) σ'(z_i) / count.

    Beyond z_i a penalty meets what any gradient meets there: the weights, x_t and h_{t−1}. So its share by
    h_{t−1} joins d_h one step earlier, `lstm_gradients` carries it on, and the products by the weights are added.
    """
    size, dtype = layer.hidden_size, trace.i.dtype.type
    d_c = dtype(2 * penalties.cell / trace.c.size) * trace.c if penalties.cell else None
    if not penalties.gate:
        return lstm_gradients(layer, trace, d_h, d_c)
    d_z = dtype(penalties.gate / trace.i.size) * (1 - 2 * trace.i) * layer.sigma_slope(trace.i)  # (T, [B,] H)
    d_z[trace.held[..., 0, :]] = 0
    by_h_prev = d_z @ layer.weight_hh[:size]
    d_h = np.array(d_h)
    if trace.reverse:
        d_h[1:] += by_h_prev[:-1]
    else:
        d_h[:-1] += by_h_prev[1:]
    found = lstm_gradients(layer, trace, d_h, d_c)
    rows = d_z.reshape(-1, size)
    found.weight_ih[:size] += rows.T @ trace.x.reshape(len(rows), -1)
    found.weight_hh[:size] += rows.T @ trace.h_prev.reshape(len(rows), -1)
    found.bias[:size] += rows.sum(axis=0)
    first = by_h_prev[reading_order(len(d_z), trace.reverse, trace.lengths)][0]
    return replace(found, x=found.x + d_z @ layer.weight_ih[:size], h0=found.h0 + first)
