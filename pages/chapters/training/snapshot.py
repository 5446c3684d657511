"""A snapshot of a training: what the lab reads off its network, and what it asks of a recipe for that."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from lstm_core import Reading, Specimen
from lstm_core.toys import Switches
from lstm_core.train import Network, Record

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


class Subject(Protocol):
    """A recipe as the lab knows it."""

    name: str
    examples: tuple[str, ...]
    symbols: tuple[str, ...]  # that may be typed; empty: any text
    units: int
    rate: float
    readers: int
    numbers: bool  # says a number, so that R² stands for the accuracy

    def untrained(self, switches: Switches) -> Network: ...

    def follow(self, switches: Switches) -> Iterator[Record]:
        """A record before the first update and after each one. Raises `Diverged`."""

    def accuracy(self, network: Network, count: int) -> float:
        """Of fresh sequences, always the same ones for a count; or R²."""

    def glance(self, network: Network) -> tuple[float, Doors]:
        """The accuracy, or R², and the doors in one run over PROBES fresh sequences, always the same ones."""

    def specimen(self, switches: Switches, record: Record) -> Specimen: ...

    def read(self, specimen: Specimen, text: str) -> Reading:
        """ValueError for a text with other symbols than these."""

    def marks(self, tokens: tuple[str, ...]) -> np.ndarray:
        """(T,) True at the marks."""


def measure_doors(trace, marks: np.ndarray, rest: np.ndarray) -> Doors:
    """Means over a run, `marks` and `rest` being masks (T, B); of two readers the forward one's."""
    one = getattr(trace, "forward", trace)
    return Doors(*(float(gate[where].mean()) for gate in (one.f, one.i) for where in (marks, rest)))
