"""What the gradients of all three layers begin and end with."""

import numpy as np
from numpy import add
from numpy.typing import ArrayLike

from lstm_core import validation
from lstm_core.reading_order import padding
from lstm_core.trace import GRUTrace, RNNTrace, Trace


def given(d_h: ArrayLike, trace: Trace | RNNTrace | GRUTrace) -> np.ndarray:
    """A copy of d_h in the trace's dtype, 0 beyond each sentence's end."""
    d_h = np.array(d_h, trace.h.dtype)
    validation.shape("d_h", d_h, trace.h.shape, "(T, [B,] H)")
    beyond = padding(len(d_h), trace.lengths)
    if beyond is not None:
        d_h[beyond] = 0
    return d_h


def by_weight(d_z: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    """The gradient (k, M) of a weight whose product with inputs (T, [B,] M) is z (T, [B,] k): over all steps."""
    return d_z.reshape(-1, d_z.shape[-1]).T.dot(inputs.reshape(-1, inputs.shape[-1]))


def by_bias(d_z: np.ndarray) -> np.ndarray:
    """The gradient (k,) of what is added to z (T, [B,] k) at each step."""
    return add.reduce(d_z.reshape(-1, d_z.shape[-1]))


def by_input(d_z: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The gradient (T, [B,] M) of the inputs whose product with a weight (k, M) is z (T, [B,] k)."""
    return d_z.reshape(-1, d_z.shape[-1]).dot(weight).reshape(*d_z.shape[:-1], weight.shape[1])
