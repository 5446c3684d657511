"""A trained segmenter as a specimen, and the figures of its card."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from lstm_core.formats.card import Card
from lstm_core.formats.specimen_file import shipped_as
from lstm_core.recipes import measure
from lstm_core.recipes.origins import fact
from lstm_core.recipes.segmenters.corpus import Corpus, gold
from lstm_core.recipes.segmenters.pairs import chosen, pair_facts
from lstm_core.recipes.segmenters.recipe import BATCH, Segmenter, Trained
from lstm_core.recipes.segmenters.sources import JIEBA, installed
from lstm_core.specimen import Specimen
from lstm_core.text.decode import TAGS
from lstm_core.text.tokeniser import PUNCTUATION, Tokeniser
from lstm_core.train import specimen_of

LEAST_R = 0.4
DICTIONARY = ("jieba", "jieba/dict.txt")  # the package and the file that words are exchanged from


def segmenter_specimen(recipe: Segmenter, direction: str, known: Corpus, trained: Trained) -> Specimen:
    """The network as a specimen with the weights as they are stored, in float16."""
    network = trained.network
    card = Card(
        name=recipe.name(direction),
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
            "sentences_an_epoch": len(known.train),
            "epochs": recipe.epochs,
            "epoch_chosen": trained.epoch,
            "seeds_tried": len(recipe.tried(direction)),
            "optimiser": "Adam",
            "schedule": "one-cycle",
            "largest_rate": recipe.peak,
            "batch": BATCH,
        },
        reads=recipe.reads,
        examples=list(recipe.examples),
    )
    return shipped_as(specimen_of(network, card, Tokeniser(recipe.tokens, known.vocabulary, 0)))


def describe(
    recipe: Segmenter, specimen: Specimen, known: Corpus, trained: Trained, siblings: dict, data: Path
) -> Specimen:
    """The specimen with the figures of its card filled in; its pairs are those that it tells apart."""
    metrics = measure.segmentation(specimen, known.held_out) | {"choosing_tag_accuracy": trained.accuracy}
    metrics |= everyday(specimen, known.everyday)
    pairs = chosen(specimen, [*recipe.following, *recipe.preceding])
    facts = [one for source in recipe.sources for one in source.facts(data / recipe.folder)]
    card = replace(
        specimen.card,
        data=facts + ([fact(JIEBA, installed(*DICTIONARY))] if recipe.exchange else []),
        metrics=measure.rounded(metrics),
        fails=list(measure.fails(specimen, recipe.doubtful)),
        look_at=list(places(recipe, specimen, known)),
        pairs=list(pair_facts(specimen, pairs)),
        siblings=siblings,
    )
    return replace(specimen, card=card)


def everyday(specimen: Specimen, lists: dict[str, list[list[str]]]) -> dict[str, float]:
    """How many everyday sentences there are, and the share of them cut without a mistake, in all and list by list."""
    shares = {f"whole_{Path(file).stem}": measure.whole(specimen, sentences) for file, sentences in lists.items()}
    sentences = [sentence for one in lists.values() for sentence in one]
    return {"everyday_sentences": len(sentences), "everyday_whole": measure.whole(specimen, sentences)} | shares


def places(recipe: Segmenter, specimen: Specimen, known: Corpus) -> Iterator[dict[str, str | float]]:
    """For each mark the unit that goes with it most on held-out sentences, and where to see it.

    A mark that no unit follows with |r| > LEAST_R is left out.
    """
    readings = [specimen.read("".join(sentence)) for sentence in known.held_out]
    tags = [gold(sentence) for sentence in known.held_out]
    for kind, text in recipe.marks.items():
        marks = [mark(kind, reading.tokens, tag) for reading, tag in zip(readings, tags, strict=True)]
        told = measure.telling_unit(readings, marks)
        if abs(told.r) <= LEAST_R:
            continue
        shown = specimen.read(text)
        values = getattr(shown.traces[told.direction], told.part)[:, told.unit]
        here = mark(kind, shown.tokens, "".join(shown.tags)).astype(bool)
        step = int(np.where(here, values * np.sign(told.r), -np.inf).argmax())
        yield {"kind": kind, "text": text, "step": step} | asdict(told)


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
