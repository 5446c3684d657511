"""A snapshot of a training: what the lab reads off its network."""

from dataclasses import dataclass

import numpy as np

from lstm_core import BiTrace, RNNTrace, Trace
from lstm_core.train import Record

PROBES = 100  # sequences at a glance; with more of them looking would cost more than training


@dataclass(frozen=True)
class Doors:
    """Mean openings over fresh sequences and units: at the marks a recipe names, and elsewhere."""

    f_mark: float
    f_rest: float
    i_mark: float
    i_rest: float


@dataclass(frozen=True, eq=False, kw_only=True)
class Snapshot(Record):
    """A record whose `loss` is the mean since the snapshot before; `accuracy` and `doors` are of PROBES sequences."""

    doors: Doors
    final: float | None = None  # at the end: the accuracy on FRESH sequences
    cut: float | None = None  # at the end: that on CUT of them with the recurrent weights taken out
    diverged: int | None = None  # the update at which it blew up, which then was the last


def measure_doors(trace: Trace | BiTrace | RNNTrace, marks: np.ndarray, rest: np.ndarray) -> Doors:
    """Means over a run, `marks` and `rest` being masks (T, B); of two readers the forward one's."""
    one = trace.forward if isinstance(trace, BiTrace) else trace
    assert isinstance(one, Trace), "an RNN has no doors"
    return Doors(*(float(gate[where].mean()) for gate in (one.f, one.i) for where in (marks, rest)))
