"""Back-propagation through time: the gradients of a run, from its trace alone.

"Backward" is a direction of reading in this library, so the gradient is never called that.
"""

from collections.abc import Callable
from typing import overload

import numpy as np
from numpy.typing import ArrayLike

from lstm_core import validation
from lstm_core.backprop.gradients import BiGradients, Gradients, GRUGradients, OfOne, RNNGradients
from lstm_core.backprop.gru import gru_gradients
from lstm_core.backprop.lstm import lstm_gradients
from lstm_core.backprop.rnn import rnn_gradients
from lstm_core.bidirectional import AnyLayer, Bidirectional, BiGRU, BiLSTM, BiRNN, OneLayer
from lstm_core.gru import GRU
from lstm_core.lstm import LSTM
from lstm_core.rnn import RNN
from lstm_core.trace import AnyTrace, BiTrace, GRUTrace, RNNTrace, Trace

__all__ = [
    "BiGradients",
    "GRUGradients",
    "Gradients",
    "RNNGradients",
    "backprop",
    "bidirectional_gradients",
    "gru_gradients",
    "lstm_gradients",
    "rnn_gradients",
]


@overload
def backprop(layer: LSTM, trace: Trace, d_h: ArrayLike) -> Gradients: ...
@overload
def backprop(layer: RNN, trace: RNNTrace, d_h: ArrayLike) -> RNNGradients: ...
@overload
def backprop(layer: GRU, trace: GRUTrace, d_h: ArrayLike) -> GRUGradients: ...
@overload
def backprop(layer: BiLSTM, trace: BiTrace[Trace], d_h: ArrayLike) -> BiGradients[Gradients]: ...
@overload
def backprop(layer: BiRNN, trace: BiTrace[RNNTrace], d_h: ArrayLike) -> BiGradients[RNNGradients]: ...
@overload
def backprop(layer: BiGRU, trace: BiTrace[GRUTrace], d_h: ArrayLike) -> BiGradients[GRUGradients]: ...
@overload
def backprop(layer: OneLayer, trace: AnyTrace, d_h: ArrayLike) -> Gradients | RNNGradients | GRUGradients: ...
@overload
def backprop(
    layer: AnyLayer, trace: AnyTrace | BiTrace, d_h: ArrayLike
) -> Gradients | RNNGradients | GRUGradients | BiGradients: ...
def backprop(layer, trace, d_h):
    """The gradients of a loss L, given d_h = dL/dh_t at each step by the loss alone, in the shape of `trace.h`.

    `layer` is the one that left the trace. Everything is in sentence order. What was held passes no
    gradient: a held gate none to its weights, a held c none to its gates nor to the state before it. Beyond a
    sentence's end (`lengths`) d_h is taken as 0. Raises ValueError where d_h does not fit the trace, TypeError for
    another kind of layer.

    >>> lstm = LSTM.random(input_size=3, hidden_size=4, seed=0)
    >>> grads = backprop(lstm, lstm(np.ones((5, 3))), d_h=np.ones((5, 4)))  # of a batch (T, B, D) and (T, B, H)
    >>> grads.weight_hh.shape, grads.x.shape, grads.c[0].shape
    ((16, 4), (5, 3), (4,))
    """
    of_one = {RNN: rnn_gradients, LSTM: lstm_gradients, GRU: gru_gradients}
    if type(layer) in of_one:
        return of_one[type(layer)](layer, trace, d_h)
    if isinstance(layer, Bidirectional):
        return bidirectional_gradients(layer, trace, d_h, of_one[layer.reader])
    raise TypeError(f"layer: expected RNN, LSTM, GRU or two of one, got {type(layer).__name__}")


def bidirectional_gradients(
    layer: Bidirectional, trace: BiTrace, d_h: ArrayLike, of_one: Callable[..., OfOne]
) -> BiGradients[OfOne]:
    """`backprop` of both readers of a layer, each by `of_one`."""
    d_h = np.asarray(d_h)
    validation.shape("d_h", d_h, trace.h.shape, "(T, [B,] 2H)")
    forward = of_one(layer.forward, trace.forward, d_h[..., : layer.hidden_size])
    backward = of_one(layer.backward, trace.backward, d_h[..., layer.hidden_size :])
    return BiGradients(forward, backward, forward.x + backward.x)
