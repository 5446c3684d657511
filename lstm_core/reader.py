"""One reading direction's run of a sentence, and a place in it."""

from dataclasses import dataclass
from typing import Generic

import numpy as np

from lstm_core.bidirectional import Bidirectional, OneReader
from lstm_core.gru import GRU
from lstm_core.trace import BiTrace, GRUTrace, OneTrace

DIRECTIONS = ("forward", "backward")
ROWS = {"rnn": "h", "lstm": "ifgo", "gru": "rzn"}  # kind of cell → its blocks of rows
BEHIND = 0.2  # how far behind the best place one may be whose numbers say more


@dataclass(frozen=True)
class Place:
    """A unit at a step, both from 0; the step is the place in the sentence, whichever way it is read."""

    step: int
    unit: int


@dataclass(frozen=True, eq=False)
class Reader(Generic[OneReader, OneTrace]):
    """A layer, the trace that it left of the tokens, and of two readers the opposite direction's trace, else None.

    `kind` says which cell it is, and so which parts its trace has: "rnn", "lstm" or "gru".
    """

    tokens: tuple[str, ...]
    layer: OneReader
    trace: OneTrace
    opposite: OneTrace | None = None

    @property
    def kind(self) -> str:
        return self.trace.kind

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
        return getattr(self.layer, "hard_slope", None) is not None

    def value(self, part: str, place: Place) -> float:
        """One number of the trace: `part` is the name of an array (T, H) of it."""
        return float(getattr(self.trace, part)[place.step, place.unit])

    def z(self, gate: str, place: Place) -> float:
        """What goes into the gate's σ or tanh: W_x·x + W_h·h + b of one unit; of a GRU's n r stands within.

        `gate` is "h" of an RNN, "i", "f", "g" or "o" of an LSTM, "r", "z" or "n" of a GRU.
        """
        step, unit, layer, trace = place.step, place.unit, self.layer, self.trace
        row = ROWS[trace.kind].index(gate) * self.units + unit
        by_h = trace.z_h[step, row]
        if isinstance(layer, GRU) and isinstance(trace, GRUTrace) and gate == "n":
            by_h = trace.r_u[step, unit] if layer.reset_after else by_h + layer.bias_hn[unit]
        return float(trace.z_x[step, row] + by_h + layer.bias[row])

    def soft(self, *gates: str) -> np.ndarray:
        """Where none of these gates' values, with two decimals, reads 0 or 1: a (T, H) mask."""
        values = np.stack([getattr(self.trace, gate) for gate in gates])
        return np.all((values >= 0.005) & (values < 0.995), axis=0)

    def nth(self, step: int) -> int:
        """The reader's own count of a step, from 1."""
        return self.steps - step if self.trace.reverse else step + 1

    def places(self) -> list[Place]:
        """Every place of the run, steps first."""
        return [Place(step, unit) for step in range(self.steps) for unit in range(self.units)]

    def where(self, mask: np.ndarray) -> list[Place]:
        """The places at which a (T, H) mask is true."""
        return [Place(int(step), int(unit)) for step, unit in np.argwhere(mask)]


def readers(
    tokens: tuple[str, ...], layer: OneReader | Bidirectional, trace: OneTrace | BiTrace[OneTrace]
) -> dict[str, Reader[OneReader, OneTrace]]:
    """The reading directions that left a trace, forward first: {"forward": Reader, "backward": Reader} or one of them.

    A layer alone reads as its trace says.
    """
    if isinstance(trace, BiTrace):
        assert isinstance(layer, Bidirectional)
        return {
            "forward": Reader(tokens, layer.forward, trace.forward, trace.backward),
            "backward": Reader(tokens, layer.backward, trace.backward, trace.forward),
        }
    assert not isinstance(layer, Bidirectional)
    return {"backward" if trace.reverse else "forward": Reader(tokens, layer, trace)}


def peak(score: np.ndarray, among: np.ndarray | None = None) -> Place:
    """The place at which a (T, H) score is greatest, the first of several; `among`: one of those, if at most BEHIND."""
    if among is not None and (few := np.where(among, score, -np.inf)).max() >= score.max() - BEHIND:
        score = few
    return Place(*map(int, np.unravel_index(score.argmax(), score.shape)))
