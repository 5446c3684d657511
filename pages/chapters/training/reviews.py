"""The negation model as a subject of the lab: its own recipe, with the lab's switches."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from lstm_core import LSTM, Reading, Specimen, load_specimen
from lstm_core.recipes.grammar import grammar
from lstm_core.recipes.languages import REVIEWS
from lstm_core.recipes.negation import Reviews, plan, prepare, review_network, review_specimen
from lstm_core.text.tokeniser import Tokeniser
from lstm_core.toys.specimen import with_training
from lstm_core.toys.training import Switches, recurrent_places, switched
from lstm_core.train import Batch, Example, Network, Penalties, Record, fit, last_step, pad
from pages.chapters.training.snapshot import EVERY, FRESH, PROBES, Glance, measure_doors


@dataclass(frozen=True)
class ReviewSubject(Reviews):
    """As `ToySubject`; its marks are the token of contrast."""

    symbols: tuple[str, ...] = ()
    readers: int = 1
    numbers: bool = False

    every, fresh, material = EVERY, FRESH, "reviews"

    @property
    def facts(self) -> dict[str, str]:
        return {}

    @property
    def example(self) -> str:
        """A sentence with a mark in it."""
        return self.story.contrasted

    @property
    def rate(self) -> float:
        return self.peak

    def untrained(self, switches: Switches) -> Network:
        network = review_network(self._recipe(switches), _tokeniser(self.language), switches.seed)
        assert isinstance(network.layer, LSTM)
        return replace(network, layer=switched(network.layer, switches, recurrent=switches.recurrent is not False))

    def follow(self, switches: Switches) -> Iterator[Record]:
        network = self.untrained(switches)
        still = recurrent_places(network) if switches.recurrent is False else None
        planned = plan(self._recipe(switches), switches.seed)
        planned = replace(planned, penalties=Penalties(gate=switches.gate_penalty), still=still)
        yield Record(0, planned.epochs * -(-len(_examples(self.language)) // planned.batch_size), network)
        yield from fit(network, _examples(self.language), planned)

    def judge(self, network: Network, count: int) -> float:
        batch = _held_out(self.language, count)
        return _accuracy(network.scores(batch.inputs, batch.lengths)[batch.weights > 0], batch)

    def glance(self, network: Network) -> Glance:
        batch, marks, rest = _probes(self.language)
        assert network.embedding is not None
        trace = network.trace(network.embedding[batch.inputs], batch.lengths)
        scores = trace.h[batch.weights > 0] @ network.readout_weight.T + network.readout_bias
        return Glance(_accuracy(scores, batch), measure_doors(trace, marks, rest))

    def specimen(self, switches: Switches, record: Record) -> Specimen:
        seconds = round(record.seconds, 2)
        made = review_specimen(
            self._recipe(switches), record.network, _tokeniser(self.language), switches.seed, seconds
        )
        return with_training(made, switches, record)

    def read(self, specimen: Specimen, text: str) -> Reading:
        return specimen.read(text)

    def marks(self, tokens: tuple[str, ...]) -> np.ndarray:
        return np.array([token == self.story.contrast for token in tokens])

    def _recipe(self, switches: Switches) -> Reviews:
        return replace(self, units=switches.units or self.units, peak=switches.rate or self.peak)


@cache
def _tokeniser(language: str) -> Tokeniser:
    """The shipped model's: it was made of the same sentences."""
    return load_specimen(f"negation-{language}").tokeniser


@cache
def _examples(language: str) -> list[Example]:
    return prepare(REVIEWS[language], np.random.default_rng(0))[1]


@cache
def _held_out(language: str, count: int) -> Batch:
    """Sentences that are never trained on, judged at their last step."""
    rng, tokeniser = np.random.default_rng(count), _tokeniser(language)
    sentences = [grammar(language).draw(rng, "held-out") for _ in range(count)]
    rows = [np.array(tokeniser(sentence.text).rows) for sentence in sentences]
    pairs = zip(rows, sentences, strict=True)
    return pad([Example(row, np.full(len(row), sentence.label), last_step(len(row))) for row, sentence in pairs])


def _accuracy(scores: np.ndarray, batch: Batch) -> float:
    """Right of the judged steps, (N, L) `scores` of these alone."""
    return float((scores.argmax(axis=-1) == batch.targets[batch.weights > 0]).mean())


@cache
def _probes(language: str) -> tuple[Batch, np.ndarray, np.ndarray]:
    """What is glanced at, its marks (T, B) and the rest."""
    batch = _held_out(language, PROBES)
    marks = batch.inputs == _tokeniser(language).row(REVIEWS[language].story.contrast)
    read = np.arange(len(batch.inputs))[:, None] < np.array(batch.lengths)
    return batch, marks & read, read & ~marks


SUBJECTS = {f"negation-{language}": ReviewSubject(**vars(recipe)) for language, recipe in REVIEWS.items()}
