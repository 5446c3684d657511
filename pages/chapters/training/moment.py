"""One moment of a training, and how far its doors stand open."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from lstm_core import Reading, Specimen
from lstm_core.train import Network
from pages.state.training_settings import Choice

PROBES = 100  # sequences at a glance; with more of them looking would cost more than training


@dataclass(frozen=True, eq=False)
class Moment:
    """After an update (0: before the first)."""

    update: int
    updates: int
    seconds: float  # of training so far
    loss: float  # of this update's batch, NaN at 0
    network: Network


@dataclass(frozen=True)
class Doors:
    """Mean openings over fresh sequences and units: at the marks a recipe names, and elsewhere."""

    f_mark: float
    f_rest: float
    i_mark: float
    i_rest: float


class Subject(Protocol):
    """A recipe as the lab knows it."""

    name: str
    examples: tuple[str, ...]
    symbols: tuple[str, ...]  # that may be typed; empty: any text
    units: int
    rate: float
    readers: int
    numbers: bool  # says a number, so that R² stands for the accuracy

    def begin(self, choice: Choice) -> Network: ...

    def follow(self, choice: Choice) -> Iterator[Moment]:
        """A moment before the first update and after each one. Raises `Diverged`."""

    def right(self, network: Network, count: int) -> float:
        """Of fresh sequences, always the same ones for a count: the accuracy, or R²."""

    def glance(self, network: Network) -> tuple[float, Doors]:
        """The accuracy, or R², and the doors in one run over PROBES fresh sequences, always the same ones."""

    def specimen(self, choice: Choice, moment: Moment, right: float | None) -> Specimen: ...

    def read(self, specimen: Specimen, text: str) -> Reading:
        """ValueError for a text with other symbols than these."""

    def marks(self, tokens: tuple[str, ...]) -> np.ndarray:
        """(T,) True at the marks."""


def doors(trace, marks: np.ndarray, rest: np.ndarray) -> Doors:
    """Means over a run, `marks` and `rest` being masks (T, B); of two readers the forward one's."""
    one = getattr(trace, "forward", trace)
    return Doors(*(float(gate[where].mean()) for gate in (one.f, one.i) for where in (marks, rest)))
