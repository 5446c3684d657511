"""The negation model as a subject of the lab: its own recipe, with the lab's switches."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from time import thread_time

import numpy as np

from lstm_core import Reading, Specimen, load_specimen
from lstm_core.initialisation import with_gate_biases
from lstm_core.recipes.grammar import grammar
from lstm_core.recipes.languages import REVIEWS
from lstm_core.recipes.negation import dress, plan, prepare, review_network
from lstm_core.text.tokeniser import Tokeniser
from lstm_core.toys.training import recurrent_places
from lstm_core.train import Batch, Example, Network, fit, last_step, pad
from pages.chapters.training.moment import PROBES, Doors, Moment, doors
from pages.state.training_settings import Choice


@dataclass(frozen=True)
class ReviewSubject:
    """A `Subject`; its marks are the token of contrast."""

    language: str
    symbols: tuple[str, ...] = ()
    readers: int = 1
    numbers: bool = False

    @property
    def name(self) -> str:
        return f"negation-{self.language}"

    @property
    def examples(self) -> tuple[str, ...]:
        """First the one with a mark in it."""
        own = REVIEWS[self.language]
        return tuple(dict.fromkeys((own.story.contrasted, *own.examples)))

    @property
    def units(self) -> int:
        return REVIEWS[self.language].units

    @property
    def rate(self) -> float:
        return REVIEWS[self.language].peak

    def begin(self, choice: Choice) -> Network:
        network = review_network(self._recipe(choice), _tokeniser(self.language), choice.seed)
        layer = with_gate_biases(network.layer, forget=choice.forget, into=choice.into)
        if choice.still:
            layer = replace(layer, weight_hh=np.zeros_like(layer.weight_hh))
        return replace(network, layer=layer)

    def follow(self, choice: Choice) -> Iterator[Moment]:
        network = self.begin(choice)
        still = recurrent_places(network) if choice.still else None
        planned = replace(plan(self._recipe(choice), choice.seed), gate_penalty=choice.thrift, still=still)
        updates = planned.epochs * -(-len(_examples(self.language)) // planned.batch_size)
        yield Moment(0, updates, 0.0, float("nan"), network)
        worked, since = 0.0, thread_time()
        for record in fit(network, _examples(self.language), planned):
            worked += thread_time() - since
            yield Moment(record.update, updates, worked, record.loss, record.network)
            since = thread_time()

    def right(self, network: Network, count: int) -> float:
        batch = _held_out(self.language, count)
        return _share(network.scores(batch.inputs, batch.lengths)[batch.weights > 0], batch)

    def glance(self, network: Network) -> tuple[float, Doors]:
        batch, marks, rest = _probes(self.language)
        trace = network.trace(network.embedding[batch.inputs], batch.lengths)
        scores = trace.h[batch.weights > 0] @ network.readout_weight.T + network.readout_bias
        return _share(scores, batch), doors(trace, marks, rest)

    def specimen(self, choice: Choice, moment: Moment, right: float | None) -> Specimen:
        tokeniser = _tokeniser(self.language)
        made = dress(self._recipe(choice), moment.network, tokeniser, choice.seed, round(moment.seconds, 2))
        facts = {"forget_bias": choice.forget, "input_bias": choice.into, "thrift": choice.thrift}
        facts |= {"recurrent": str(not choice.still), "update": moment.update}
        metrics = {} if right is None else {"share": round(right, 4)}
        return replace(made, card=replace(made.card, training=made.card.training | facts, metrics=metrics))

    def read(self, specimen: Specimen, text: str) -> Reading:
        return specimen.read(text)

    def marks(self, tokens: tuple[str, ...]) -> np.ndarray:
        return np.array([token == REVIEWS[self.language].story.contrast for token in tokens])

    def _recipe(self, choice: Choice):
        own = REVIEWS[self.language]
        return replace(own, units=choice.units or own.units, peak=choice.rate or own.peak)


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


def _share(scores: np.ndarray, batch: Batch) -> float:
    """Right of the judged steps, (N, L) `scores` of these alone."""
    return float((scores.argmax(axis=-1) == batch.targets[batch.weights > 0]).mean())


@cache
def _probes(language: str) -> tuple[Batch, np.ndarray, np.ndarray]:
    """What is glanced at, its marks (T, B) and the rest."""
    batch = _held_out(language, PROBES)
    marks = batch.inputs == _tokeniser(language).row(REVIEWS[language].story.contrast)
    read = np.arange(len(batch.inputs))[:, None] < batch.lengths
    return batch, marks & read, read & ~marks


SUBJECTS = {f"negation-{language}": ReviewSubject(language) for language in REVIEWS}
