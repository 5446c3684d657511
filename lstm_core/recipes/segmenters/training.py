"""Word segmentation: tag every character B, M, E or S, reading forwards, backwards or both ways."""

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import numpy as np

from lstm_core.bidirectional import BI, BiLSTM
from lstm_core.counts import count
from lstm_core.gru import GRU
from lstm_core.lstm import LSTM
from lstm_core.recipes import measure
from lstm_core.recipes.progress import Progress
from lstm_core.recipes.segmenters.corpus import Corpus, corpus, example, gold, span
from lstm_core.recipes.segmenters.describe import DICTIONARY, describe, segmenter_specimen
from lstm_core.recipes.segmenters.exchange import Exchange
from lstm_core.recipes.segmenters.recipe import BATCH, Segmenter, Trained
from lstm_core.recipes.segmenters.sources import installed
from lstm_core.recipes.untrained import untrained
from lstm_core.rnn import RNN
from lstm_core.specimen import Specimen
from lstm_core.text.decode import TAGS
from lstm_core.train import Example, Network, Plan, fit, one_cycle

CELLS = {one.kind: one for one in (RNN, LSTM, GRU)}
UNKNOWN = 0.01  # of the characters are taken for unknown in training


def make(recipe: Segmenter, direction: str, data: Path) -> Iterator[Progress | Specimen]:
    """Train, choose and describe one model; yields the progress, and the specimen as it is shipped at the end."""
    known = corpus(data / recipe.folder, recipe.sources, recipe.least)
    name = recipe.name(direction)
    cuts = [cut.split() for cut in recipe.required]

    def accept(specimen: Specimen) -> bool:
        return direction != "both" or all("".join(specimen.read("".join(cut)).labels) == gold(cut) for cut in cuts)

    best = yield from choose(recipe, direction, known, recipe.units, recipe.tried(direction), name, accept)
    siblings: dict[str, str | dict] = {}
    if direction == "both" and recipe.cell != "lstm":
        siblings["forward"] = recipe.name("forward")
    elif direction == "both":
        units = equal_units(recipe, len(TAGS))
        alone = yield from choose(recipe, "forward", known, units, recipe.seeds, f"{name}, equal parameters, forward")
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
    seeds: tuple[int, ...],
    name: str,
    accept: Callable[[Specimen], bool] = lambda _: True,
) -> Generator[Progress, None, Trained]:
    """Train each seed; return the epoch and seed with most tags right on the sentences for choosing.

    One that `accept` refuses is taken only where no other is left.
    """
    found = []
    for seed in seeds:
        for tried in train(recipe, direction, known, units, seed):
            fits = accept(segmenter_specimen(recipe, direction, known, tried))
            figures = {"choosing": tried.accuracy, "seconds": tried.seconds, "accepted": fits}
            yield Progress(name, seed, tried.epoch, figures)
            found.append((fits, tried.accuracy, tried))
    return max(found, key=lambda entry: entry[:2])[2]


def train(recipe: Segmenter, direction: str, known: Corpus, units: int, seed: int) -> Iterator[Trained]:
    """One seed; yields the network after every epoch. `seconds` is CPU time without the measuring."""
    rows = {token: row for row, token in enumerate(known.vocabulary)}
    chosen = [example(sentence, rows) for sentence in known.choose]
    plan = Plan(
        epochs=recipe.epochs,
        rates=lambda updates: one_cycle(updates, recipe.peak),
        batch_size=BATCH,
        dropout=recipe.dropout,
        largest_norm=5.0,
        blank=(0, UNKNOWN),
        seed=seed,
    )
    network = segmenter_network(recipe, direction, len(rows), units, seed)
    for record in fit(network, drawing(known.train, rows, recipe.spans, recipe.exchange), plan):
        if record.epoch_ends:
            yield Trained(record.network, seed, record.epoch, record.seconds, accuracy(record.network, chosen))


def drawing(
    sentences: list[list[str]], rows: dict[str, int], spans: int, exchange: bool
) -> Callable[[np.random.Generator], list[Example]]:
    """What an epoch has: each sentence, if wanted a copy of it with words exchanged, and `spans` of it."""
    whole = [example(sentence, rows) for sentence in sentences]
    exchanged = Exchange(installed(*DICTIONARY).read_text("utf-8").splitlines()) if exchange else None

    def drawn(rng: np.random.Generator) -> list[Example]:
        copies = [exchanged(sentence, rng) for sentence in sentences] if exchanged else []
        pieces = [span(sentence, rng) for sentence in sentences for _ in range(spans)]
        return whole + [example(sentence, rows) for sentence in copies + pieces]

    return drawn


def segmenter_network(recipe: Segmenter, direction: str, rows: int, units: int, seed: int) -> Network:
    """The network before training."""
    layer = BI[CELLS[recipe.cell]] if direction == "both" else CELLS[recipe.cell]
    return untrained(rows, recipe.inputs, units, len(TAGS), seed, layer=layer, reverse=direction == "backward")


def accuracy(network: Network, examples: Sequence[Example]) -> float:
    """The share of steps whose likeliest tag is right."""
    right = [network.scores(one.inputs).argmax(axis=-1) == one.targets for one in examples]
    return float(np.concatenate(right).mean())


def equal_units(recipe: Segmenter, labels: int) -> int:
    """The units of a forward-only layer with read-out that has as many parameters as both readers."""
    wanted = count(BiLSTM, recipe.inputs, recipe.units).parameters + labels * (2 * recipe.units + 1)
    return min(
        range(recipe.units, 4 * recipe.units),
        key=lambda units: abs(count(LSTM, recipe.inputs, units).parameters + labels * (units + 1) - wanted),
    )
