"""A gate's sum taken apart: one product of a weight and an input for each number that goes in."""

import numpy as np

from lstm_core.lstm import LSTM
from lstm_core.trace import Trace


def contributions(layer: LSTM, trace: Trace, unit: int) -> np.ndarray:
    """The products of one unit's four sums: (T, [B,] 4, D + H), the gates in the order i f g o.

    contributions[t, k, :D] are weight_ih[k, unit] * x_t, the rest weight_hh[k, unit] * h_prev; with the bias they sum
    to z (Gers et al. 2000). Steps are places of the sentence, as in the trace; beyond a sentence's end all is 0.
    IndexError where there is no such unit.

    >>> layer = LSTM.random(3, 4)
    >>> trace = layer(np.ones((5, 3)))
    >>> parts = contributions(layer, trace, unit=2)
    >>> z = parts.sum(axis=-1) + layer.bias.reshape(4, 4)[:, 2]
    >>> np.allclose(layer.sigma(z[:, 1]), trace.f[:, 2])
    True
    """
    if not 0 <= unit < layer.hidden_size:
        raise IndexError(f"unit {unit}: expected 0 to {layer.hidden_size - 1}")
    rows = np.arange(4) * layer.hidden_size + unit
    weights = np.concatenate([layer.weight_ih[rows], layer.weight_hh[rows]], axis=1)  # (4, D + H)
    inputs = np.concatenate([trace.x, trace.h_prev], axis=-1)
    if trace.lengths is not None:
        inputs = np.where(np.arange(len(inputs))[:, None, None] < trace.lengths[:, None], inputs, 0)
    return inputs[..., None, :] * weights
