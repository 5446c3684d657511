"""The sentences of a recipe's sources, cut for training, choosing and measuring."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from lstm_core.recipes.segmenters.sources import Source
from lstm_core.text.decode import TAGS, tags_of
from lstm_core.text.tokeniser import GRAPHEME, PUNCTUATION
from lstm_core.train import Example, every_step

SHORTEST, LONGEST = 2, 8  # words of a span


@dataclass(frozen=True)
class Corpus:
    """Sentences (lists of words): those that an epoch has, those for choosing, those held out, and everyday ones."""

    train: list[list[str]]
    choose: list[list[str]]
    held_out: list[list[str]]
    everyday: dict[str, list[list[str]]]  # file → its sentences
    vocabulary: tuple[str, ...]  # row 0, "", is the unknown row


def corpus(folder: Path, sources: tuple[Source, ...], least: int) -> Corpus:
    """The sentences of `sources` by their use; none that everyday sentences repeat is trained on or chosen by.

    The vocabulary holds the characters that occur at least `least` times in different sentences trained on.
    """
    everyday = {source.file: source.read(folder) for source in sources if source.use == "everyday"}
    kept_out = {"".join(sentence) for sentences in everyday.values() for sentence in sentences}
    train, choose, held_out, counts = [], [], [], Counter[str]()
    for source in (source for source in sources if source.use != "everyday"):
        given = source.read(folder)
        if source.use == "held-out":
            held_out += given
            continue
        given = [sentence for sentence in given if "".join(sentence) not in kept_out]
        for_choosing = given if source.use == "choose" else given[:: source.apart] if source.apart else []
        for_training = [one for place, one in enumerate(given) if source.apart == 0 or place % source.apart]
        choose += for_choosing
        if source.use == "train":
            counts.update(token for sentence in for_training for word in sentence for token in tokens(word))
            train += for_training * source.times
    return Corpus(train, choose, held_out, everyday, ("", *sorted(one for one, n in counts.items() if n >= least)))


@cache
def tokens(word: str) -> tuple[str, ...]:
    """The characters of a word as a reader sees them."""
    return tuple(GRAPHEME.findall(word))


def gold(sentence: Sequence[str]) -> str:
    """The right tags of a sentence: of 我, 在 and 中国 "SSBE"."""
    return tags_of([len(tokens(word)) for word in sentence])


def example(sentence: Sequence[str], rows: dict[str, int]) -> Example:
    """The sentence's characters as rows (0 if unknown) with their tags, each step of weight 1."""
    found = [rows.get(token, 0) for word in sentence for token in tokens(word)]
    tags = [TAGS.index(tag) for tag in gold(sentence)]
    return Example(np.array(found), np.array(tags), every_step(len(found)))


def span(sentence: list[str], rng: np.random.Generator) -> list[str]:
    """A random span of 2 to 8 words without punctuation at the edges, so that short text is learned.

    Where the span is punctuation only, the sentence stands for it.
    """
    length = int(rng.integers(SHORTEST, LONGEST + 1))
    start = int(rng.integers(max(1, len(sentence) - length + 1)))
    return _bare(sentence[start : start + length]) or sentence


def _bare(words: list[str]) -> list[str]:
    places = [place for place, word in enumerate(words) if not PUNCTUATION.fullmatch(word)]
    return words[places[0] : places[-1] + 1] if places else []
