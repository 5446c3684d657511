"""A snapshot of a training: what the lab reads off its network."""

from dataclasses import dataclass

import numpy as np

from lstm_core import BiTrace, Trace
from lstm_core.trace import AnyTrace
from lstm_core.train import Record

EVERY = 10  # updates from one snapshot to the next, of most recipes
PROBES = 100  # sequences at a glance; with more of them looking would cost more than training
FRESH = 2000  # sequences on which most recipes are judged at the end


@dataclass(frozen=True)
class Doors:
    """Mean openings over fresh sequences, of all units or of one: at the marks a recipe names, and elsewhere."""

    f_mark: float
    f_rest: float
    i_mark: float
    i_rest: float


@dataclass(frozen=True)
class Counter:
    """The unit that comes closest to counting, whose doors are told, and how its c goes with the count."""

    unit: int
    r: float


@dataclass(frozen=True)
class Glance:
    """What PROBES sequences tell of a network."""

    accuracy: float
    doors: Doors
    counter: Counter | None = None  # of recipes whose doors are those of one unit


@dataclass(frozen=True, eq=False, kw_only=True)
class Snapshot(Record):
    """A record whose `loss` is the mean since the snapshot before, with a `Glance`'s fields."""

    doors: Doors
    counter: Counter | None = None
    final: float | None = None  # at the end: the accuracy on as many sequences as the subject is judged on
    cut: float | None = None  # at the end: that on CUT of them with the recurrent weights taken out
    diverged: int | None = None  # the update at which it blew up, which then was the last


def measure_doors(trace: AnyTrace | BiTrace, marks: np.ndarray, rest: np.ndarray, unit: int | None = None) -> Doors:
    """Means over a run, `marks` and `rest` being masks (T, B); of two readers the forward one's.

    They are over all units, or of one `unit`.
    """
    one = trace.forward if isinstance(trace, BiTrace) else trace
    assert isinstance(one, Trace), "no LSTM: other doors"
    units = slice(None) if unit is None else unit
    return Doors(*(float(gate[where][:, units].mean()) for gate in (one.f, one.i) for where in (marks, rest)))
