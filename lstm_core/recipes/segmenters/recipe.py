"""What a segmenter's recipe is made of, and what training it leaves."""

from dataclasses import dataclass

from lstm_core.recipes.segmenters.pairs import Following, Preceding
from lstm_core.recipes.segmenters.sources import Source
from lstm_core.train import Dropout, Network

BATCH = 48


@dataclass(frozen=True)
class Segmenter:
    """A language's recipe; the same for the model that reads both ways and for its siblings."""

    language: str
    folder: str
    sources: tuple[Source, ...]
    tokens: str
    units: int  # H of each reader
    inputs: int
    least: int  # how often a character occurs for it to have a row of its own
    seeds: tuple[int, ...]  # of which the model that reads both ways is chosen; its siblings have the first
    peak: float
    epochs: int
    dropout: Dropout
    exchange: bool  # whether an epoch has a copy of each sentence with words exchanged, too
    spans: int  # of each sentence in an epoch
    required: tuple[str, ...]  # sentences that the model that reads both ways must cut so
    following: tuple[Following, ...]  # pairs to choose among
    preceding: tuple[Preceding, ...]
    doubtful: tuple[tuple[str, str], ...]  # sentences and their words, for the card where they go wrong
    marks: dict[str, str]  # what to find a unit for → a sentence that has it
    examples: tuple[str, ...]
    reads: dict[str, str]
    cell: str = "lstm"  # or "rnn", "gru": the siblings, trained alike

    def tried(self, direction: str) -> tuple[int, ...]:
        """The seeds of the shipped model that reads in `direction`."""
        return self.seeds if direction == "both" else self.seeds[:1]

    def name(self, direction: str) -> str:
        """The shipped model that reads in `direction`: "segmenter-zh", "segmenter-zh-forward"; "rnn-zh-both", "rnn-zh".

        A segmenter's bare name is that of both readers, a sibling's that of the forward one.
        """
        family, bare = ("segmenter", "both") if self.cell == "lstm" else (self.cell, "forward")
        return f"{family}-{self.language}" + ("" if direction == bare else f"-{direction}")


@dataclass(frozen=True, eq=False)
class Trained:
    """A network with how it came about."""

    network: Network
    seed: int
    epoch: int
    seconds: float
    accuracy: float  # on the sentences for choosing
