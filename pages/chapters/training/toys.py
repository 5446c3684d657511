"""The toys of the core as subjects of the lab."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from lstm_core import Reading, Specimen
from lstm_core.toys import TOYS, Switches, Toy, as_specimen, toy_network, train
from lstm_core.train import Batch, Network, Record
from pages.chapters.training.snapshot import EVERY, FRESH, PROBES, Glance, measure_doors

MARKS = {  # recipe → columns of the input that are above 0 at a mark
    "flip-flop": (0, 1),
    "sample-and-hold": (1,),
    "latch": (0, 1),
    "integrator": (1,),
    "brackets": (0,),
    "count-to-five": (2,),
    "anbn": (0,),
    "sandwich": (0,),
}


@dataclass(frozen=True, eq=False, kw_only=True)
class ToySubject(Toy):
    """A recipe as the lab knows it: `symbols` may be typed, `numbers` says whether R² stands for the accuracy."""

    columns: tuple[int, ...]

    every, fresh, material = EVERY, FRESH, "fresh"

    @property
    def facts(self) -> dict[str, str]:
        """What the sentence about the recipe takes: nothing."""
        return {}

    @property
    def numbers(self) -> bool:
        return not self.labels

    def untrained(self, switches: Switches) -> Network:
        return toy_network(self, switches)

    def follow(self, switches: Switches) -> Iterator[Record]:
        """A record before the first update and after each one. Raises `Diverged`."""
        return train(self, switches, every=10**9)

    def judge(self, network: Network, count: int) -> float:
        """The accuracy on fresh sequences, always the same ones for a count; or R²."""
        return self.accuracy(network, np.random.default_rng(count), count)

    def glance(self, network: Network) -> Glance:
        """The accuracy, or R², and the doors in one run over PROBES fresh sequences, always the same ones."""
        batch, marks, rest = self._probes
        trace = network.trace(batch.inputs, batch.lengths)
        said = trace.h @ network.readout_weight.T + network.readout_bias
        return Glance(self.accuracy_of_scores(said, batch), measure_doors(trace, marks, rest))

    @cached_property
    def _probes(self) -> tuple[Batch, np.ndarray, np.ndarray]:
        """What is glanced at, its marks (T, B) and the rest; drawn once, for a glance comes every few updates."""
        batch = self.draw(np.random.default_rng(PROBES), PROBES)
        marks = self._marks(batch.inputs)
        return batch, marks, ~marks & batch.inputs.any(axis=-1)

    def specimen(self, switches: Switches, record: Record) -> Specimen:
        return as_specimen(self, record, switches)

    def read(self, specimen: Specimen, text: str) -> Reading:
        """ValueError for a text with other symbols than these."""
        self.inputs(text)
        tokens = self.tokens(text)
        return replace(specimen.read("".join(tokens.tokens)), invisible=tokens.invisible)

    def marks(self, tokens: tuple[str, ...]) -> np.ndarray:
        """(T,) True at the marks."""
        return self._marks(self.inputs("".join(tokens)))

    def _marks(self, inputs: np.ndarray) -> np.ndarray:
        return np.any(inputs[..., list(self.columns)] > 0, axis=-1)


SUBJECTS = {name: ToySubject(**vars(TOYS[name]), columns=columns) for name, columns in MARKS.items()}
