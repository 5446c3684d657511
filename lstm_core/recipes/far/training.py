"""How a network learns the distance sentences, and how many of them it gets right at each number of fillers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from lstm_core.recipes.far.sentences import FarSentence, distance
from lstm_core.recipes.far.starts import CELLS, start
from lstm_core.recipes.grammar import LABELS
from lstm_core.recipes.untrained import untrained
from lstm_core.text.tokeniser import Tokeniser
from lstm_core.train import Batch, Example, Network, Plan, Record, decay, fit, last_step, pad

UNITS, INPUTS = 8, 12
TRAINED_ON, EPOCHS, BATCH = 8000, 10, 64
FIRST_RATE, LAST_RATE = 0.01, 0.001
FRESH = 400  # sentences for each number of fillers
SOLVED = 0.99  # of fresh sentences, on the average over the numbers of fillers trained on


@dataclass(frozen=True)
class Setting:
    """A cell, where its weights start, how far it is trained, and how long: all that one row of seeds shares."""

    cell: str  # "rnn", "lstm" or "gru"
    start: str  # a name of `starts.STARTS`
    farthest: int  # the most fillers of a sentence
    nearest: int = 0
    epochs: int = EPOCHS


@cache
def tokeniser(language: str) -> Tokeniser:
    """That of every network of a language, whatever it is trained on."""
    drawn = distance(language)
    return Tokeniser(drawn.tokens, drawn.vocabulary())


@cache
def examples(language: str, farthest: int, nearest: int = 0) -> tuple[Example, ...]:
    """8,000 sentences with `nearest` to `farthest` fillers in steps of 2, each as often; the last step is asked."""
    rng, drawn = np.random.default_rng(0), distance(language)
    fillers = rng.choice(steps(farthest, nearest), TRAINED_ON)
    return tuple(_example(language, drawn.draw(rng, int(count), "train")) for count in fillers)


def far_network(language: str, setting: Setting, seed: int) -> Network:
    """The network before training: embedding N(0, .5), read-out U(±1/√H), the layer as the setting says."""
    rows = len(tokeniser(language).vocabulary or ())
    network = untrained(rows, INPUTS, UNITS, len(LABELS), seed, layer=CELLS[setting.cell])
    longest = longest_sentence(language, setting.farthest)
    return replace(network, layer=start(setting.cell, setting.start, INPUTS, UNITS, seed, longest))


def plan(setting: Setting, seed: int) -> Plan:
    """125 updates an epoch of Adam, its rate falling from .01 to .001 along a half cosine, gradients clipped at 1."""
    return Plan(
        epochs=setting.epochs,
        rates=lambda updates: decay(updates, FIRST_RATE, LAST_RATE),
        batch_size=BATCH,
        seed=seed,
    )


def train(language: str, setting: Setting, seed: int) -> Iterator[Record]:
    """One seed's training, that one can watch."""
    known = examples(language, setting.farthest, setting.nearest)
    yield from fit(far_network(language, setting, seed), known, plan(setting, seed))


def steps(farthest: int, nearest: int = 0) -> range:
    """The numbers of fillers from `nearest` to `farthest`."""
    return range(nearest, farthest + 1, 2)


def accuracies(network: Network, language: str, fillers: Iterable[int], split: str = "choose") -> dict[int, float]:
    """Number of fillers → the share that the network gets right of 400 sentences of `split` that have as many."""
    found = {}
    for count in fillers:
        batch = fresh(language, count, split)
        said = network.scores(batch.inputs, batch.lengths)[batch.weights > 0].argmax(axis=-1)
        found[count] = float((said == batch.targets[batch.weights > 0]).mean())
    return found


@cache
def longest_sentence(language: str, farthest: int) -> int:
    """The most tokens of a sentence with `farthest` fillers."""
    return len(fresh(language, farthest, "choose").inputs)


@cache
def fresh(language: str, fillers: int, split: str) -> Batch:
    """Sentences that nothing is trained on."""
    rng, drawn = np.random.default_rng(1 + fillers), distance(language)
    return pad([_example(language, drawn.draw(rng, fillers, split)) for _ in range(FRESH)])


def _example(language: str, sentence: FarSentence) -> Example:
    rows = np.array(tokeniser(language)(sentence.text).rows)
    return Example(rows, np.full(len(rows), sentence.label), last_step(len(rows)))
