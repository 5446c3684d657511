"""What a question or a task is about: one reader's run of one sentence, and a place in it."""

from dataclasses import dataclass
from random import Random
from typing import Self

import numpy as np

from lstm_core import LSTM, Trace
from pages.words.digits import decimals, opening

FELT = 0.05  # two numbers so far apart are plainly two
NEAR = 0.2  # how far behind the best place one may be whose numbers say more


@dataclass(frozen=True)
class Place:
    """A unit at a step, both from 0; the step is the place in the sentence, whichever way it is read."""

    step: int
    unit: int


def apart(value: float, *others: float) -> bool:
    """Whether a number is plainly none of the others: what a statement says of a run must not be nearly so."""
    return all(abs(value - other) >= FELT for other in others)


def peak(score: np.ndarray, among: np.ndarray | None = None) -> Place:
    """The place at which a (T, H) score is greatest, the first of several; one of those `among` if it comes NEAR."""
    if among is not None and (few := np.where(among, score, -np.inf)).max() >= score.max() - NEAR:
        score = few
    return Place(*map(int, np.unravel_index(score.argmax(), score.shape)))


class Given:
    """A ground that is there before a question is drawn; nothing of it is drawn with the question."""

    told = False  # whether the page shows the very thing that is asked

    def dealt(self, draw: Random) -> Self:
        """This ground with what a question draws for itself."""
        return self


@dataclass(frozen=True, eq=False)
class Ground(Given):
    """One reader's run. Of a Bi-LSTM, the reader the learner follows; `other` is its fellow's run, else None."""

    tokens: tuple[str, ...]
    layer: LSTM
    trace: Trace
    other: Trace | None = None

    @property
    def steps(self) -> int:
        return len(self.tokens)

    @property
    def units(self) -> int:
        return self.trace.h.shape[1]

    @property
    def inputs(self) -> int:
        return self.trace.x.shape[1]

    @property
    def hard(self) -> bool:
        """Whether the gates' σ is hard, and not the logistic one."""
        return self.layer.hard_slope is not None

    def value(self, part: str, place: Place) -> float:
        """One number of the trace: `part` is the name of an array (T, H) of it."""
        return float(getattr(self.trace, part)[place.step, place.unit])

    def numbers(self, place: Place, **parts: str) -> dict[str, str]:
        """Values of the trace as printed: name in a sentence → name of an array."""
        return {name: decimals(self.value(part, place)) for name, part in parts.items()}

    def z(self, gate: str, place: Place) -> float:
        """What goes into the gate's σ or tanh: W_x·x + W_h·h + b of one unit."""
        row = "ifgo".index(gate) * self.units + place.unit
        return float(self.trace.z_x[place.step, row] + self.trace.z_h[place.step, row] + self.layer.bias[row])

    def opening(self, gate: str, place: Place) -> str:
        """A gate's value as printed: of a logistic σ with digits enough not to read 0 or 1, which it never is."""
        return decimals(self.value(gate, place)) if self.hard else opening(self.z(gate, place))

    def soft(self, *gates: str) -> np.ndarray:
        """Where none of these gates' values, with two decimals, reads 0 or 1: a (T, H) mask."""
        values = np.stack([getattr(self.trace, gate) for gate in gates])
        return ((values >= 0.005) & (values < 0.995)).all(0)

    def nth(self, step: int) -> int:
        """The reader's own count of a step, from 1."""
        return self.steps - step if self.trace.reverse else step + 1

    def places(self) -> list[Place]:
        """Every place of the run, steps first."""
        return [Place(step, unit) for step in range(self.steps) for unit in range(self.units)]

    def where(self, mask: np.ndarray) -> list[Place]:
        """The places at which a (T, H) mask is true."""
        return [Place(int(step), int(unit)) for step, unit in np.argwhere(mask)]
