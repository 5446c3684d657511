"""What a verse model's recipe is made of, and the texts that it is given."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lstm_core.recipes.origins import Origin
from lstm_core.text.tokeniser import Tokeniser

FILES = ("train.txt", "dev.txt")  # of its folder: trained on, and held out


@dataclass(frozen=True)
class Verse:
    """A language's recipe.

    `marks` are the tokens to be foretold, in the order of the `labels` behind the first, which is any other token.
    `weights` are those of the loss where a token of each class follows. With `drawn`, an epoch is that many batches
    of one shape, drawn afresh; without, all texts in batches of similar length.
    """

    language: str
    folder: str
    origin: Origin
    tokens: str
    labels: tuple[str, str, str]
    marks: tuple[str, str]
    ends: tuple[str, ...]  # those of the marks that end a line
    inputs: int
    epochs: int
    peak: float
    rise: float
    cell_penalty: float
    bounds: dict[str, tuple[float, float]]  # figure → (least, most), asked of a seed
    shown: str  # where to see who counts, and who knows the half of the couplet
    doubtful: tuple[tuple[str, str], ...]  # beginnings and what comes next, for the card where the model is wrong
    examples: tuple[str, ...]
    reads: dict[str, str]
    weights: tuple[float, float, float] = (1.0, 1.0, 1.0)
    batch: int = 32
    drawn: int | None = None
    most_tokens: int | None = None  # the vocabulary holds as many of the most frequent ones; None: all
    blank: float = 0.0  # the part of the tokens that training reads as unknown; 0: there is no row for them
    choose_each: int = 40  # each n-th text stands apart, to choose the seed by
    metres: tuple[int, ...] = ()  # the lengths of a line, where all lines of a text have one
    shown_metre: str = ""  # where to see the longest of them written
    units: int = 8
    seeds: int = 24  # 0 to one less are tried

    @property
    def name(self) -> str:
        """The shipped model."""
        return f"verse-{self.language}"


@dataclass(frozen=True)
class Corpus:
    """Texts: those trained on, those for choosing a seed, those held out; and what reads them."""

    train: list[str]
    choose: list[str]
    held_out: list[str]
    tokeniser: Tokeniser


def corpus(recipe: Verse, data: Path) -> Corpus:
    """The recipe's texts, one a line of its files."""
    given, held_out = (lines(data / recipe.folder / file) for file in FILES)
    train, choose = apart(given, recipe.choose_each)
    return Corpus(train, choose, held_out, tokeniser(recipe, train))


def apart(texts: list[str], each: int) -> tuple[list[str], list[str]]:
    """(the others, every `each`-th text from the first on)."""
    return [text for place, text in enumerate(texts) if place % each], texts[::each]


def tokeniser(recipe: Verse, texts: list[str]) -> Tokeniser:
    """One that knows the most frequent tokens; row 0, "", stands for all others, where it is trained."""
    bare = Tokeniser(recipe.tokens, ())
    counts = Counter(token for text in texts for token in bare(text).tokens)
    known = sorted(counts, key=lambda token: (-counts[token], token))[: recipe.most_tokens]
    return Tokeniser(recipe.tokens, ("", *known), 0) if recipe.blank else Tokeniser(recipe.tokens, tuple(known))


def lines(path: Path) -> list[str]:
    """The texts of a file, one a line."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]
