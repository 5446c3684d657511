"""How far memory reaches: gradients against distance, and how long doors let a state keep what it has.

The doors are an LSTM's forget gates f, which keep the cell state c, or a GRU's update gates z, which keep h.
"""

from dataclasses import dataclass

import numpy as np

from lstm_core.backprop import Gradients, backprop
from lstm_core.bidirectional import OneLayer
from lstm_core.reading_order import reading_order
from lstm_core.trace import GRUTrace, RNNTrace, Trace


@dataclass(frozen=True, eq=False)
class Reach:
    """Norms at each step of one run, in the order of reading; the last is where the loss is taken."""

    h: np.ndarray  # (T,)   ‖∂L/∂h_t‖ in total
    c: np.ndarray | None  # (T,)   ‖∂L/∂c_t‖ in total; None but of an LSTM
    belt: np.ndarray | None  # (T,)   ‖∂L/∂c_T ⊙ f_T ⊙ … ⊙ f_t+1‖: what comes back along the doors alone; not an RNN's
    kept: np.ndarray | None  # (T, H) f_T ⊙ … ⊙ f_t+1: the share of c_t that still stands in c_T (of a GRU z, h)


def reach(layer: OneLayer, x: np.ndarray, seed: int = 0, *, reverse: bool | None = None) -> Reach:
    """How strongly each step of x (T, D) bears on the end: L = w · h_T, w a fixed random direction of length 1.

    w is drawn from `seed` and has H entries; T is the last step that is read, with `reverse`
    (None: the layer's own) the first place. All is `backprop`'s own. Quotients like reach.c / reach.c[-1] do not
    depend on the length of w, and a gradient may be 0; it is inf from the step on, going
    back, where it has grown beyond what the dtype holds.
    """
    w = np.random.default_rng(seed).normal(size=layer.hidden_size)
    trace = layer(x, reverse=reverse)
    order, d_h = reading_order(len(trace.x), trace.reverse), np.zeros_like(trace.h)
    d_h[order][-1] = w / np.linalg.norm(w)
    with np.errstate(over="ignore", invalid="ignore"):
        found = backprop(layer, trace, d_h)
        h = _norms(found.h[order])
        if isinstance(trace, RNNTrace):
            return Reach(h, None, None, None)
        kept, of_state = kept_to_end(trace), found.c if isinstance(found, Gradients) else found.h
        c = _norms(of_state[order]) if isinstance(found, Gradients) else None
        return Reach(h, c, _norms(of_state[order][-1] * kept), kept)


def _norms(gradients: np.ndarray) -> np.ndarray:
    """(T,) lengths of the rows; NaN comes of a gradient that was infinite a step later."""
    return np.nan_to_num(np.linalg.norm(gradients, axis=-1), nan=np.inf, posinf=np.inf)


def doors(trace: Trace | GRUTrace) -> np.ndarray:
    """(T, [B,] H): the share of a unit's old state that each step keeps, f or z."""
    return trace.f if isinstance(trace, Trace) else trace.z


def kept_to_end(trace: Trace | GRUTrace) -> np.ndarray:
    """(T, [B,] H) in the order of reading: the product of the doors after each step, 1 at the last.

    Of sentences of one length, not of a padded batch.
    """
    f = doors(trace)[reading_order(len(trace.x), trace.reverse)]
    kept = np.ones_like(f)
    np.cumprod(f[:0:-1], axis=0, out=kept[-2::-1])
    return kept


def kept_from(trace: Trace | GRUTrace, step: int) -> np.ndarray:
    """(T, H) in sentence order: the share of the state at `step` that still stands at each place; 0 before it."""
    order = reading_order(len(trace.x), trace.reverse)
    f, places = doors(trace)[order], np.arange(len(trace.x))
    start = int(np.flatnonzero(places[order] == places[step])[0])
    kept = np.zeros_like(f)
    kept[start] = 1
    np.cumprod(f[start + 1 :], axis=0, out=kept[start + 1 :])
    return kept[order]


def half_lives(trace: Trace | GRUTrace) -> np.ndarray:
    """(T, H) in sentence order: steps until half of the state or less is kept; inf where the text ends before that.

    1 where the very next door is at most 1/2. `trace` is of a single sentence.
    """
    order = reading_order(len(trace.x), trace.reverse)
    f = doors(trace)[order].astype(np.float64)
    lives = np.full(f.shape, np.inf)
    for start in range(len(f) - 1):
        short = np.cumprod(f[start + 1 :], axis=0) <= 0.5
        lives[start] = np.where(short.any(axis=0), 1 + short.argmax(axis=0), np.inf)
    return lives[order]


def typical_half_life(trace: Trace | GRUTrace) -> np.ndarray:
    """(H,) steps: log ½ / mean log f, the half-life if every door stood at its geometric mean.

    0 where one of the doors was shut, inf where all stood fully open.
    """
    f = doors(trace).reshape(-1, trace.h.shape[-1]).astype(np.float64)
    with np.errstate(divide="ignore"):
        return np.log(2) / np.abs(np.log(f).mean(axis=0))  # f ≤ 1, so no logarithm is above 0
