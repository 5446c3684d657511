"""Back through the steps of an RNN."""

import numpy as np
from numpy import add, multiply
from numpy.typing import ArrayLike

from lstm_core.backprop.gradients import RNNGradients
from lstm_core.backprop.products import by_bias, by_input, by_weight, given
from lstm_core.reading_order import reading_order
from lstm_core.rnn import RNN
from lstm_core.trace import RNNTrace


def rnn_gradients(layer: RNN, trace: RNNTrace, d_h: ArrayLike) -> RNNGradients:
    """`backprop` of an RNN."""
    order = reading_order(len(trace.x), trace.reverse, trace.lengths)
    d_h, h = given(d_h, trace)[order], trace.h[order]
    by_h, d_z, later_h = 1 - h * h, np.empty_like(d_h), np.zeros_like(trace.h0)
    for d_h_t, by_h_t, d_z_t in zip(d_h[::-1], by_h[::-1], d_z[::-1], strict=True):
        add(d_h_t, later_h, d_h_t)
        multiply(d_h_t, by_h_t, d_z_t)
        d_z_t.dot(layer.weight_hh, later_h)
    return RNNGradients(
        weight_ih=by_weight(d_z, trace.x[order]),
        weight_hh=by_weight(d_z, trace.h_prev[order]),
        bias=by_bias(d_z),
        x=by_input(d_z, layer.weight_ih)[order],
        h0=later_h,
        h=d_h[order],
    )
