"""The verse model as a subject of the lab: its own recipe on the poems that ship, with the lab's switches."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from lstm_core import LSTM, Reading, Specimen, Trace, load_specimen
from lstm_core.recipes.origins import fact
from lstm_core.recipes.verse.card import verse_specimen
from lstm_core.recipes.verse.poems import FILE, LIVE, shipped
from lstm_core.recipes.verse.probes import Probes, probes
from lstm_core.recipes.verse.recipe import Verse
from lstm_core.recipes.verse.training import Drawn, plan, verse_examples, verse_network
from lstm_core.text.tokeniser import Tokeniser
from lstm_core.toys.specimen import with_training
from lstm_core.toys.training import Switches, recurrent_places, switched
from lstm_core.train import Example, Network, Penalties, Record, fit
from pages.chapters.training.snapshot import PROBES, Counter, Glance, measure_doors


@dataclass(frozen=True)
class VerseSubject:
    """As `ToySubject`; its marks are those of the verse, and its doors those of the unit that counts."""

    recipe: Verse

    symbols, readers, numbers = (), 1, False
    every, material = 50, "poems"

    @property
    def example(self) -> str:
        return self.recipe.shown

    @property
    def rate(self) -> float:
        return self.recipe.peak

    @property
    def units(self) -> int:
        return self.recipe.units

    @property
    def fresh(self) -> int:
        """The poems held back."""
        return len(shipped()[1])

    @property
    def facts(self) -> dict[str, str]:
        """Poems that ship, of which it learns from some, and how many the shipped model was trained on."""
        learnt, held_back = shipped()
        saw = load_specimen(self.recipe.name).card.training["texts"]
        counts = {"poems": len(learnt) + len(held_back), "learnt": len(learnt), "held_back": len(held_back)}
        return {name: f"{count:,}" for name, count in (counts | {"saw": saw}).items()}

    def untrained(self, switches: Switches) -> Network:
        network = verse_network(self._recipe(switches), len(_tokeniser().vocabulary or ()), switches.seed)
        assert isinstance(network.layer, LSTM)
        return replace(network, layer=switched(network.layer, switches, recurrent=switches.recurrent is not False))

    def follow(self, switches: Switches) -> Iterator[Record]:
        network, recipe = self.untrained(switches), self._recipe(switches)
        still = recurrent_places(network) if switches.recurrent is False else None
        penalties = Penalties(gate=switches.gate_penalty, cell=recipe.cell_penalty)
        yield Record(0, recipe.epochs * (recipe.drawn or 0), network)
        yield from fit(network, _examples(), replace(plan(recipe, switches.seed), penalties=penalties, still=still))

    def judge(self, network: Network, count: int) -> float:
        """The share right behind the first lines of `count` poems held back."""
        read = _probes(count)
        return read.right(network.scores(read.batch.inputs, read.batch.lengths))

    def glance(self, network: Network) -> Glance:
        read = _probes(PROBES)
        assert network.embedding is not None
        trace = network.trace(network.embedding[read.batch.inputs], read.batch.lengths)
        assert isinstance(trace, Trace)
        unit, r = read.counter(trace)
        doors = measure_doors(trace, read.marks, read.rest, unit)
        return Glance(read.right(trace.h @ network.readout_weight.T + network.readout_bias), doors, Counter(unit, r))

    def specimen(self, switches: Switches, record: Record) -> Specimen:
        recipe, seconds = self._recipe(switches), round(record.seconds, 2)
        made = verse_specimen(recipe, record.network, _tokeniser(), switches.seed, seconds)
        training = made.card.training | {"texts": len(shipped()[0])}
        card = replace(made.card, training=training, data=[fact(recipe.origin, FILE)])
        return with_training(replace(made, card=card), switches, record)

    def read(self, specimen: Specimen, text: str) -> Reading:
        return specimen.read(text)

    def marks(self, tokens: tuple[str, ...]) -> np.ndarray:
        return np.array([token in self.recipe.ends for token in tokens])

    def _recipe(self, switches: Switches) -> Verse:
        units, peak = switches.units or self.recipe.units, switches.rate or self.recipe.peak
        return replace(self.recipe, units=units, peak=peak)


@cache
def _tokeniser() -> Tokeniser:
    """The shipped model's."""
    return load_specimen(LIVE.name).tokeniser


@cache
def _examples() -> list[Example] | Drawn:
    return verse_examples(LIVE, _tokeniser(), shipped()[0])


@cache
def _probes(count: int) -> Probes:
    return probes(LIVE, _tokeniser(), shipped()[1][:count])


SUBJECTS = {LIVE.name: VerseSubject(LIVE)}
