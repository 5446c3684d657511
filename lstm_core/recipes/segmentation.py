"""Word segmentation: tag every character B, M, E or S, reading forwards, backwards or both ways."""

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import numpy as np

from lstm_core.bilstm import BiLSTM
from lstm_core.counts import count
from lstm_core.lstm import LSTM
from lstm_core.recipes import measure
from lstm_core.recipes.progress import Progress
from lstm_core.recipes.segmenter import BATCH, SEEDS, UNITS, Segmenter, Trained
from lstm_core.recipes.segmenter_card import describe, segmenter_specimen
from lstm_core.recipes.treebank import Corpus, corpus, example, spans
from lstm_core.specimen import Specimen
from lstm_core.text.decode import TAGS
from lstm_core.train import Network, Plan, fit, one_cycle


def make(recipe: Segmenter, direction: str, data: Path) -> Iterator[Progress | Specimen]:
    """Train, choose and describe one model; yields the progress, and the specimen as it is shipped at the end."""
    known = corpus(data / recipe.folder, recipe.sources)
    name = recipe.name(direction)
    text, words = recipe.first

    def accept(specimen: Specimen) -> bool:
        return direction != "both" or specimen.read(text).answer == tuple(words.split())

    best = yield from choose(recipe, direction, known, UNITS, name, accept)
    siblings: dict[str, str | dict] = {}
    if direction == "both":
        units = equal_units(recipe, len(TAGS))
        alone = yield from choose(recipe, "forward", known, units, f"{name}, equal parameters, forward")
        figures = measure.segmentation(segmenter_specimen(recipe, "forward", known, alone), known.held_out)
        sizes = {"units": units, "seed": alone.seed, "parameters": alone.network.flat().size}
        siblings |= {side: recipe.name(side) for side in ("forward", "backward")}
        siblings["equal_parameters"] = sizes | measure.rounded(figures)
    yield describe(recipe, segmenter_specimen(recipe, direction, known, best), known, best, siblings, data)


def choose(
    recipe: Segmenter,
    direction: str,
    known: Corpus,
    units: int,
    name: str,
    accept: Callable[[Specimen], bool] = lambda _: True,
) -> Generator[Progress, None, Trained]:
    """Train each seed; return the epoch and seed with most tags right on the sentences for choosing.

    A seed that `accept` refuses is taken only where no other is left.
    """
    found = []
    for seed in SEEDS:
        epochs = []
        for tried in train(recipe, direction, known, units, seed):
            yield Progress(name, seed, tried.epoch, {"choosing": tried.accuracy, "seconds": tried.seconds})
            epochs.append(tried)
        best = max(epochs, key=lambda tried: tried.accuracy)
        fits = accept(segmenter_specimen(recipe, direction, known, best))
        found.append((fits, best.accuracy, best))
    return max(found, key=lambda entry: entry[:2])[2]


def train(recipe: Segmenter, direction: str, known: Corpus, units: int, seed: int) -> Iterator[Trained]:
    """One seed; yields the network after every epoch. `seconds` is CPU time without the measuring."""
    rows = {token: row for row, token in enumerate(known.vocabulary)}
    chosen = [example(sentence, rows) for sentence in known.choose]
    whole = [example(sentence, rows) for sentence in known.train]
    plan = Plan(
        epochs=recipe.epochs,
        rates=lambda updates: one_cycle(updates, recipe.peak),
        batch_size=BATCH,
        dropout=recipe.dropout,
        largest_norm=5.0,
        blank=(0, 0.02),
        seed=seed,
    )

    def drawn(rng: np.random.Generator) -> list:
        short = [example(part, rows) for sentence in known.train for part in spans(sentence, rng)]
        return whole + short

    for record in fit(segmenter_network(recipe, direction, len(rows), units, seed), drawn, plan):
        if record.epoch_ends:
            yield Trained(record.network, seed, record.epoch, record.seconds, accuracy(record.network, chosen))


def segmenter_network(recipe: Segmenter, direction: str, rows: int, units: int, seed: int) -> Network:
    """The network before training: embedding N(0, .5), weights U(±1/√H), forget bias 1, read-out U(±1/√width)."""
    rng = np.random.default_rng(seed)
    kind, width = (BiLSTM, 2 * units) if direction == "both" else (LSTM, units)
    return Network(
        embedding=rng.normal(0, 0.5, (rows, recipe.inputs)).astype(np.float32),
        layer=kind.random(recipe.inputs, units, seed, dtype=np.float32),
        readout_weight=(rng.uniform(-1, 1, (len(TAGS), width)) / width**0.5).astype(np.float32),
        readout_bias=np.zeros(len(TAGS), np.float32),
        reverse=direction == "backward",
    )


def accuracy(network: Network, examples: Sequence) -> float:
    """The share of steps whose likeliest tag is right."""
    right = [network.scores(one.inputs).argmax(axis=-1) == one.targets for one in examples]
    return float(np.concatenate(right).mean())


def equal_units(recipe: Segmenter, labels: int) -> int:
    """The units of a forward-only layer with read-out that has as many parameters as both readers."""
    wanted = count(BiLSTM, recipe.inputs, UNITS).parameters + labels * (2 * UNITS + 1)
    return min(
        range(UNITS, 4 * UNITS),
        key=lambda units: abs(count(LSTM, recipe.inputs, units).parameters + labels * (units + 1) - wanted),
    )
