"""What a unit's new number is made of: the addends of each step, as shares of their sizes."""

import numpy as np

from lstm_core.bidirectional import OneLayer
from lstm_core.rnn import RNN
from lstm_core.trace import AnyTrace, GRUTrace, Trace

ADDENDS = {  # kind of cell → the columns of its account
    "rnn": ("own", "others", "input", "bias"),  # before tanh
    "lstm": ("kept", "written"),  # f * c_prev, i * g
    "gru": ("kept", "written"),  # z * h_prev, (1 - z) * n
}


def account(layer: OneLayer, trace: AnyTrace, unit: int) -> np.ndarray:
    """The sizes of a unit's addends as shares of their sum: (T, [B,] A), the columns as in `ADDENDS`.

    An RNN's sum before tanh has the unit's own old number by its weight, the other units' (each product's size), all
    inputs' as one number z_x, and the bias. An LSTM's cell state has what was kept and what was written, and so has a
    GRU's h. Where all addends are 0 the shares are 0; steps are places in the sentence. IndexError where there is no
    such unit, TypeError where the layer did not leave the trace.

    >>> lstm = LSTM.random(3, 4)
    >>> trace = lstm(np.ones((5, 3)))
    >>> shares = account(lstm, trace, unit=2)
    >>> np.allclose(shares[:, 0], abs(trace.f_c_prev[:, 2]) / (abs(trace.f_c_prev) + abs(trace.i_g))[:, 2])
    True
    """
    if not 0 <= unit < layer.hidden_size:
        raise IndexError(f"unit {unit}: expected 0 to {layer.hidden_size - 1}")
    if layer.kind != trace.kind:
        raise TypeError(f"trace: expected one of {type(layer).__name__}, got {type(trace).__name__}")
    if isinstance(trace, Trace):
        addends = trace.f_c_prev[..., unit], trace.i_g[..., unit]
    elif isinstance(trace, GRUTrace):
        addends = trace.z_h_prev[..., unit], trace.new[..., unit]
    else:
        assert isinstance(layer, RNN)
        by_lane = np.abs(trace.h_prev * layer.weight_hh[unit])  # (T, [B,] H)
        own, bias = by_lane[..., unit], np.full_like(trace.h[..., unit], layer.bias[unit])
        addends = own, np.delete(by_lane, unit, axis=-1).sum(axis=-1), trace.z_x[..., unit], bias
    sizes = np.abs(np.stack(addends, axis=-1))
    if trace.lengths is not None:  # the bias alone would stand beyond a sentence's end
        sizes[np.arange(len(sizes))[:, None] >= trace.lengths] = 0
    total = sizes.sum(axis=-1, keepdims=True)
    return np.divide(sizes, total, out=np.zeros_like(sizes), where=total > 0)
