"""What a run leaves behind: every number of every step, frozen, in sentence order.

T steps, B sentences in a batch (the axis is absent for a single sentence), D inputs, H units. The arrays are
read-only. In a trace with `reverse` the reader went from the last place to the first: step t is still the place t
of the sentence, and `c_prev[t]`, `h_prev[t]` are the states the reader brought from place t + 1. With `lengths`
(B,), every part beyond a sentence's end is 0.

A trace is a NamedTuple, since every run makes one: a frozen dataclass of 19 fields takes longer to fill than a step to
run.
"""

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from lstm_core.reading_order import Order, reordered


class Trace(NamedTuple):
    """The run of an `LSTM`. z = z_x + z_h + bias, its four blocks in the order i f g o (Gers et al. 2000)."""

    kind = "lstm"
    x: np.ndarray  # (T, [B,] D)
    h0: np.ndarray  # ([B,] H)   the state before the reader's first step
    c0: np.ndarray  # ([B,] H)
    i: np.ndarray  # (T, [B,] H)   input gate, like the rest of these six
    f: np.ndarray  # forget gate
    g: np.ndarray  # candidate
    o: np.ndarray  # output gate
    c: np.ndarray  # cell state  c_t = f * c_prev + i * g, or the value held
    h: np.ndarray  # hidden state  h_t = o * tanh(c_t)
    z_x: np.ndarray  # (T, [B,] 4H)   weight_ih x_t, without the bias
    z_h: np.ndarray  # (T, [B,] 4H)   weight_hh h_prev, without the bias
    c_prev: np.ndarray  # (T, [B,] H)   the cell state the reader brought to step t
    h_prev: np.ndarray  # (T, [B,] H)
    f_c_prev: np.ndarray  # (T, [B,] H)   f * c_prev
    i_g: np.ndarray  # (T, [B,] H)   i * g
    tanh_c: np.ndarray  # (T, [B,] H)
    held: np.ndarray  # (T, [B,] 5, H) bool   which of i f g o c were set by hand
    reverse: bool = False
    lengths: np.ndarray | None = None  # (B,)


class RNNTrace(NamedTuple):
    """The run of an `RNN`: h = tanh(z_x + z_h + bias)."""

    kind = "rnn"
    x: np.ndarray  # (T, [B,] D)
    h0: np.ndarray  # ([B,] H)
    z_x: np.ndarray  # (T, [B,] H)   weight_ih x_t, without the bias
    z_h: np.ndarray  # (T, [B,] H)   weight_hh h_prev, without the bias
    h_prev: np.ndarray  # (T, [B,] H)   the hidden state the reader brought to step t
    h: np.ndarray  # (T, [B,] H)
    reverse: bool = False
    lengths: np.ndarray | None = None  # (B,)


class GRUTrace(NamedTuple):
    """The run of a `GRU`, the blocks of z_x and z_h in the order r z n.

    Where the reset comes after the product, u = h_prev U_n + b_hn and n = tanh(z_x + b_n + r_u), z_x being its last
    block. Where it comes before, u = h_prev, z_h's last block is r_u U_n, and n = tanh(z_x + b_n + z_h + b_hn).
    """

    kind = "gru"
    x: np.ndarray  # (T, [B,] D)
    h0: np.ndarray  # ([B,] H)
    r: np.ndarray  # (T, [B,] H)   reset gate, like the rest of these
    z: np.ndarray  # update gate: the share of h_prev that is kept (Cho et al. 2014)
    n: np.ndarray  # candidate
    u: np.ndarray  # what stands before the reset gate
    r_u: np.ndarray  # r * u
    z_h_prev: np.ndarray  # z * h_prev
    new: np.ndarray  # (1 - z) * n
    h: np.ndarray  # hidden state  h_t = new + z_h_prev
    h_prev: np.ndarray  # the hidden state the reader brought to step t
    z_x: np.ndarray  # (T, [B,] 3H)   weight_ih x_t, without the bias
    z_h: np.ndarray  # (T, [B,] 3H)   weight_hh h_prev (or r_u in n's block), without the bias
    held: np.ndarray  # (T, [B,] 3, H) bool   which of r z n were set by hand
    reverse: bool = False
    lengths: np.ndarray | None = None  # (B,)


AnyTrace = RNNTrace | Trace | GRUTrace  # of one reader
OneTrace = TypeVar("OneTrace", bound=AnyTrace)


NOT_BY_STEP = {"x", "h0", "c0", "reverse", "lengths"}


def in_sentence_order(
    run: OneTrace, x: np.ndarray, order: Order, reverse: bool, lengths: np.ndarray | None
) -> OneTrace:
    """The trace of x of a run that met its places in this `reading_order`."""
    by_step = {name: reordered(array, order) for name, array in run._asdict().items() if name not in NOT_BY_STEP}
    return run._replace(x=x, reverse=reverse, lengths=lengths, **by_step)


@dataclass(frozen=True, eq=False)
class BiTrace(Generic[OneTrace]):
    """The run of a `Bidirectional` layer: two readers of the same sentence, both in sentence order."""

    forward: OneTrace
    backward: OneTrace  # its `reverse` is True
    h: np.ndarray  # (T, [B,] 2H)   [forward.h, backward.h]
