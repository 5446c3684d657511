"""What a segmenter's recipe is made of, and what training it leaves."""

from dataclasses import dataclass

from lstm_core.recipes.pairs import Pair
from lstm_core.recipes.treebank import Source
from lstm_core.train import Dropout, Network

UNITS, BATCH, SEEDS = 16, 32, (0, 1, 2, 3)  # H of each reader


@dataclass(frozen=True)
class Segmenter:
    """A language's recipe; the same for the model that reads both ways and for its siblings."""

    language: str
    folder: str
    sources: tuple[Source, ...]
    tokens: str
    inputs: int
    peak: float
    epochs: int
    dropout: Dropout
    first: tuple[str, str]  # a sentence and its words: reading both ways, seeds that get it right go first
    pairs: tuple[Pair, ...]
    doubtful: tuple[tuple[str, str], ...]  # sentences and their words, for the card where they go wrong
    marks: dict[str, str]  # what to find a unit for → a sentence that has it
    examples: tuple[str, ...]
    reads: dict[str, str]

    def name(self, direction: str) -> str:
        """The shipped model that reads in `direction`: "segmenter-zh", "segmenter-zh-forward"."""
        return f"segmenter-{self.language}" + ("" if direction == "both" else f"-{direction}")


@dataclass(frozen=True, eq=False)
class Trained:
    """A network with how it came about."""

    network: Network
    seed: int
    epoch: int
    seconds: float
    accuracy: float  # on the sentences for choosing
