"""Word-segmented sentences of a folder, cut for training, choosing and measuring."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lstm_core.text.decode import TAGS, tags_of
from lstm_core.text.tokeniser import GRAPHEME, PUNCTUATION
from lstm_core.train import Example, every_step

UD = "https://github.com/UniversalDependencies/"
BY_SA_4 = "CC BY-SA 4.0"


@dataclass(frozen=True)
class Source:
    """A file of sentences, one a line, words apart by a space, and where it came from."""

    file: str
    name: str
    url: str
    licence: str

    def read(self, folder: Path) -> list[list[str]]:
        return [line.split() for line in (folder / self.file).read_text("utf-8").splitlines() if line.strip()]

    def fact(self, folder: Path) -> dict[str, str]:
        """What the card says of it, the SHA-256 of the file included."""
        digest = hashlib.sha256((folder / self.file).read_bytes()).hexdigest()
        return {"name": self.name, "file": self.file, "url": self.url, "licence": self.licence, "sha256": digest}


@dataclass(frozen=True)
class Corpus:
    """Sentences (lists of words): those trained on, a tenth apart for choosing, and those held out."""

    train: list[list[str]]
    choose: list[list[str]]
    held_out: list[list[str]]
    vocabulary: tuple[str, ...]  # row 0, "", is the unknown row


CHINESE = (
    Source("train.txt", "UD_Chinese-GSD train, 2016", UD + "UD_Chinese-GSD", BY_SA_4),
    Source("hk.txt", "UD_Chinese-HK", UD + "UD_Chinese-HK", BY_SA_4),
    Source("pud.txt", "UD_Chinese-PUD", UD + "UD_Chinese-PUD", "CC BY-SA 3.0"),
    Source("dev.txt", "UD_Chinese-GSDSimp dev", UD + "UD_Chinese-GSDSimp", BY_SA_4),
)
ENGLISH = (
    Source("train.txt", "UD_English-EWT dev, test", UD + "UD_English-EWT", BY_SA_4),
    Source("dev.txt", "UD_English-EWT dev, test", UD + "UD_English-EWT", BY_SA_4),
)


def corpus(folder: Path, sources: tuple[Source, ...], least: int = 2) -> Corpus:
    """The sentences of `sources`; the last is held out, each tenth sentence of the others is for choosing.

    The vocabulary holds the characters that occur at least `least` times in what is trained on.
    """
    *trained, held_out = (source.read(folder) for source in sources)
    given = [sentence for part in trained for sentence in part]
    train = [sentence for place, sentence in enumerate(given) if place % 10]
    counts = Counter(token for sentence in train for word in sentence for token in GRAPHEME.findall(word))
    known = sorted(token for token, count in counts.items() if count >= least)
    return Corpus(train, given[::10], held_out, ("", *known))


def gold(sentence: list[str]) -> str:
    """The right tags of a sentence: of 我, 在 and 中国 "SSBE"."""
    return tags_of([len(GRAPHEME.findall(word)) for word in sentence])


def example(sentence: list[str], rows: dict[str, int]) -> Example:
    """The sentence's characters as rows (0 if unknown) with their tags, each step of weight 1."""
    tokens = [token for word in sentence for token in GRAPHEME.findall(word)]
    return Example(
        np.array([rows.get(token, 0) for token in tokens]),
        np.array([TAGS.index(tag) for tag in gold(sentence)]),
        every_step(len(tokens)),
    )


def spans(sentence: list[str], rng: np.random.Generator, count: int = 2) -> list[list[str]]:
    """`count` random spans of 2 to 8 words without punctuation at the edges, so that short text is learned.

    Where a span is punctuation only, the sentence stands for it.
    """
    found = []
    for _ in range(count):
        length = int(rng.integers(2, 9))
        start = int(rng.integers(max(1, len(sentence) - length + 1)))
        found.append(_bare(sentence[start : start + length]) or sentence)
    return found


def _bare(span: list[str]) -> list[str]:
    places = [place for place, word in enumerate(span) if not PUNCTUATION.fullmatch(word)]
    return span[places[0] : places[-1] + 1] if places else []
