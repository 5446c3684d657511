"""Word segmentation: tag every character B, M, E or S, reading forwards, backwards or both ways."""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from lstm_core.bilstm import BiLSTM
from lstm_core.card import Card
from lstm_core.counts import count
from lstm_core.decode import TAGS
from lstm_core.lstm import LSTM
from lstm_core.recipes import measure
from lstm_core.recipes.pairs import Pair, pair_facts
from lstm_core.recipes.progress import Progress
from lstm_core.recipes.treebank import Corpus, Source, corpus, example, spans
from lstm_core.shelf import shipped_as
from lstm_core.specimen import Embedding, Readout, Specimen
from lstm_core.text import PUNCTUATION, Tokeniser
from lstm_core.train import Dropout, Network, Plan, fit, one_cycle


@dataclass(frozen=True)
class Segmenter:
    """A language's recipe; the same for the model that reads both ways and for its siblings."""

    language: str
    folder: str
    sources: tuple[Source, ...]
    tokens: str
    units: int
    inputs: int
    peak: float
    epochs: int
    dropout: Dropout
    seeds: tuple[int, ...]
    first: tuple[str, str]               # a sentence and its words: every seed that is chosen gets it right
    pairs: tuple[Pair, ...]
    doubtful: tuple[tuple[str, str], ...]  # sentences and their words, for the card where they go wrong
    marks: dict[str, str]                # what to find a unit for → a sentence that has it
    examples: tuple[str, ...]
    reads: dict[str, str]


@dataclass(frozen=True, eq=False)
class Trained:
    """A network with how it came about."""

    network: Network
    seed: int
    epoch: int
    seconds: float
    accuracy: float  # on the sentences for choosing


def make(recipe: Segmenter, direction: str, data: Path) -> Iterator[Progress | Specimen]:
    """Train, choose and describe one model; yields the progress, and the specimen as it is shipped at the end."""
    known = corpus(data / recipe.folder, recipe.sources)
    name = f"segmenter-{recipe.language}" + ("" if direction == "both" else f"-{direction}")
    text, words = recipe.first

    def accept(specimen: Specimen) -> bool:
        return direction != "both" or specimen.read(text).answer == tuple(words.split())

    best = yield from choose(recipe, direction, known, recipe.units, name, accept)
    siblings = {}
    if direction == "both":
        units = equal_units(recipe, len(TAGS))
        alone = yield from choose(recipe, "forward", known, units, f"{name}, equal parameters, forward")
        figures = measure.segmentation(dress(recipe, "forward", known, alone), known.held_out)
        siblings = {side: f"segmenter-{recipe.language}-{side}" for side in ("forward", "backward")}
        siblings["equal_parameters"] = {"units": units, "seed": alone.seed} | _rounded(figures)
        siblings["equal_parameters"]["parameters"] = alone.network.flat().size
    yield describe(recipe, dress(recipe, direction, known, best), known, best, siblings, data)


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
    for seed in recipe.seeds:
        best = None
        for tried in train(recipe, direction, known, units, seed):
            yield Progress(name, seed, tried.epoch, {"choosing": tried.accuracy, "seconds": tried.seconds})
            best = tried if best is None or tried.accuracy > best.accuracy else best
        fits = accept(dress(recipe, direction, known, best))
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
        dropout=recipe.dropout,
        largest_norm=5.0,
        blank=(0, 0.02),
        seed=seed,
    )

    def drawn(rng: np.random.Generator) -> list:
        short = [example(part, rows) for sentence in known.train for part in spans(sentence, rng)]
        return whole + short

    seconds, since = 0.0, time.process_time()
    for record in fit(start(recipe, direction, len(rows), units, seed), drawn, plan):
        if record.epoch_ends:
            seconds += time.process_time() - since
            yield Trained(record.network, seed, record.epoch, seconds, share_right(record.network, chosen))
            since = time.process_time()


def start(recipe: Segmenter, direction: str, rows: int, units: int, seed: int) -> Network:
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


def share_right(network: Network, examples: Sequence) -> float:
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


def dress(recipe: Segmenter, direction: str, known: Corpus, trained: Trained) -> Specimen:
    """The network as a specimen with the weights as they are stored, in float16."""
    network = trained.network
    card = Card(
        name=f"segmenter-{recipe.language}" + ("" if direction == "both" else f"-{direction}"),
        kind="trained",
        task="segmentation",
        language=recipe.language,
        tokens=recipe.tokens,
        direction=direction,
        labels=list(TAGS),
        sizes={
            "vocabulary": len(known.vocabulary),
            "embedding": recipe.inputs,
            "units": network.layer.hidden_size,
            "labels": len(TAGS),
        },
        parameters=network.flat().size,
        seed=trained.seed,
        licence="CC BY-SA 4.0",
        training_seconds=round(trained.seconds, 1),
        training={
            "epochs": recipe.epochs,
            "epoch_chosen": trained.epoch,
            "seeds_tried": len(recipe.seeds),
            "optimiser": "Adam",
            "schedule": "one-cycle",
            "largest_rate": recipe.peak,
            "batch": 32,
        },
        reads=recipe.reads,
        examples=list(recipe.examples),
    )
    readout = Readout(network.readout_weight, network.readout_bias)
    tokeniser = Tokeniser(recipe.tokens, known.vocabulary, 0)
    return shipped_as(Specimen(card.name, card, tokeniser, Embedding(network.embedding), network.layer, readout))


def describe(
    recipe: Segmenter, specimen: Specimen, known: Corpus, trained: Trained, siblings: dict, data: Path
) -> Specimen:
    """The specimen with the figures of its card filled in."""
    metrics = measure.segmentation(specimen, known.held_out) | {"choosing_tag_accuracy": trained.accuracy}
    card = replace(
        specimen.card,
        data=[source.fact(data / recipe.folder) for source in recipe.sources],
        metrics=_rounded(metrics),
        fails=list(fails(recipe, specimen)),
        look_at=list(places(recipe, specimen, known)),
        pairs=list(pair_facts(specimen, recipe.pairs)),
        siblings=siblings,
    )
    return replace(specimen, card=card)


def fails(recipe: Segmenter, specimen: Specimen) -> Iterator[dict[str, str]]:
    """The doubtful sentences that the model gets wrong, as words apart by a space."""
    for text, expected in recipe.doubtful:
        got = " ".join(specimen.read(text).answer)
        if got != expected:
            yield {"text": text, "expected": expected, "got": got}


def places(recipe: Segmenter, specimen: Specimen, known: Corpus) -> Iterator[dict[str, str | float]]:
    """For each mark the unit that goes with it most on held-out sentences, and where to see it."""
    readings = [specimen.read("".join(sentence)) for sentence in known.held_out]
    tags = ["".join(example_tags(sentence)) for sentence in known.held_out]
    for kind, text in recipe.marks.items():
        marks = [mark(kind, reading.tokens, tag) for reading, tag in zip(readings, tags, strict=True)]
        told = measure.telling_unit(specimen, readings, marks)
        shown = specimen.read(text)
        values = getattr(measure.readers(specimen, shown)[told["direction"]], told["part"])[:, told["unit"]]
        here = mark(kind, shown.tokens, "".join(shown.tags)).astype(bool)
        step = int(np.where(here, values * np.sign(told["r"]), -np.inf).argmax())
        yield {"kind": kind, "text": text, "step": step} | told


def example_tags(sentence: list[str]) -> list[str]:
    """The gold tags of a sentence."""
    return [TAGS[k] for k in example(sentence, {}).targets]


def mark(kind: str, tokens: tuple[str, ...], tags: str) -> np.ndarray:
    """1 where the token is what `kind` names: word-start, word-end, digit, punctuation or vowel."""
    if kind.startswith("word-"):
        return np.array([tag in ("BS" if kind == "word-start" else "ES") for tag in tags], float)
    tests = {
        "digit": str.isdigit,
        "punctuation": lambda token: bool(PUNCTUATION.fullmatch(token)),
        "vowel": lambda token: token in "aeiou",
    }
    return np.array([tests[kind](token) for token in tokens], float)


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: value if isinstance(value, int) else round(value, 4) for name, value in figures.items()}
