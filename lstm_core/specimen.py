"""A model that reads text: tokeniser, embedding, layer and read-out, with the card that describes them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from reprlib import repr as shortened
from typing import Generic

import numpy as np

from lstm_core import notebook
from lstm_core.bidirectional import AnyLayer, Bidirectional, BiRNN, OneReader
from lstm_core.formats.card import Card
from lstm_core.hold import Hold
from lstm_core.reader import Reader, readers
from lstm_core.rnn import RNN
from lstm_core.softmax import softmax
from lstm_core.text import decode
from lstm_core.text.tokeniser import Tokeniser, Tokens
from lstm_core.trace import AnyTrace, BiTrace, OneTrace

Holds = Sequence[Hold] | None


@dataclass(frozen=True, eq=False)
class Embedding:
    """A table of rows; a token without a row reads zeros."""

    weight: np.ndarray  # (V, D)

    def __call__(self, tokens: Tokens) -> np.ndarray:
        rows = np.array(tokens.rows, dtype=np.intp)
        return np.where(rows[:, None] >= 0, self.weight[rows], np.float32(0))  # (T, D)


@dataclass(frozen=True)
class SeededEmbedding:
    """A row for any token, drawn from N(0, 1) with the token's code points and `seed` as the seed."""

    size: int
    seed: int

    def __call__(self, tokens: Tokens) -> np.ndarray:
        drawn = {token: self._row(token) for token in set(tokens.tokens)}
        return np.array([drawn[token] for token in tokens.tokens], np.float32).reshape(-1, self.size)

    def _row(self, token: str) -> np.ndarray:
        return np.random.default_rng([self.seed, *map(ord, token)]).standard_normal(self.size, np.float32)


@dataclass(frozen=True, eq=False)
class Readout:
    """Probabilities of labels at each step: softmax(weight · h + bias)."""

    weight: np.ndarray  # (L, H), of two readers (L, 2H)
    bias: np.ndarray  # (L,)

    def __call__(self, h: np.ndarray) -> np.ndarray:
        return softmax(h @ self.weight.T + self.bias)  # (T, L)


@dataclass(frozen=True, eq=False)
class Reading(Generic[OneReader, OneTrace]):
    """What a specimen makes of a text, step by step; `kind` says which cell read it: "rnn", "lstm" or "gru"."""

    text: str
    tokens: tuple[str, ...]
    unknown: tuple[bool, ...]  # which tokens the model does not know
    simplified: tuple[bool, ...]  # which it reads as their simplified form
    invisible: tuple[str, ...]  # characters of the text that it does not read, for nobody sees them
    x: np.ndarray  # (T, D)
    layer: OneReader | Bidirectional  # that left the trace
    trace: OneTrace | BiTrace[OneTrace]
    probabilities: np.ndarray  # (T, L), L = 0 without a read-out
    labels: tuple[str, ...]  # the likeliest label of each step by itself; () without a read-out
    tags: tuple[str, ...]  # segmentation: the best legal path, else ()
    answer: tuple[str, ...] | str | None  # segmentation: its words; negation: the label where all is read
    card: Card  # of the model

    @property
    def kind(self) -> str:
        return self.layer.kind

    @property
    def readers(self) -> dict[str, Reader[OneReader, OneTrace]]:
        """The reading directions that left the trace, forward first, each with its layer and its own trace."""
        return readers(self.tokens, self.layer, self.trace)

    @property
    def traces(self) -> dict[str, OneTrace]:
        """direction → trace of each reader."""
        return {direction: reader.trace for direction, reader in self.readers.items()}

    @property
    def last(self) -> int:
        """The place that is read last: the first one, where the only reader begins at the end."""
        return 0 if getattr(self.trace, "reverse", False) else len(self.tokens) - 1

    def __repr__(self) -> str:
        return f"Reading({shortened(self.text)}, {self.kind!r}, answer={shortened(self.answer)})"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return notebook.walk(self) or notebook.table(self.tokens, self.labels, self.probabilities)


@dataclass(frozen=True, eq=False)
class Specimen:
    """A model with its card.

    >>> reading = load_specimen("segmenter-zh").read("我爱中国")
    >>> reading.answer, reading.trace.forward.f.shape
    (('我', '爱', '中国'), (4, 8))
    """

    name: str
    card: Card
    tokeniser: Tokeniser
    embedding: Embedding | SeededEmbedding
    layer: AnyLayer
    readout: Readout | None

    def __repr__(self) -> str:
        return f"Specimen({self.name!r}, {self.layer.kind!r})"

    def tokenise(self, text: str) -> Tokens:
        """The tokens of `text`: all but white space and what is invisible (and punctuation where letters are read)."""
        return self.tokeniser(text)

    def read(self, text: str, hold_forward: Holds = None, hold_backward: Holds = None) -> Reading:
        """Run the model over `text`, in float32. ValueError where the text holds no token.

        Holds are as in `LSTM.__call__`, steps being places in the sentence; ValueError for a reader that
        the model does not have.
        """
        return self.run(self.tokenise(text), hold_forward, hold_backward)

    def run(self, tokens: Tokens, hold_forward: Holds = None, hold_backward: Holds = None) -> Reading:
        """`read` over the tokens that `tokenise` made of a text."""
        if not tokens.tokens:
            raise ValueError("text: expected at least one token, got none")
        x = self.embedding(tokens)
        trace = self._run(x, hold_forward, hold_backward)
        probabilities = self.readout(trace.h) if self.readout else np.empty((len(x), 0), x.dtype)
        labels = tuple(self.card.labels[k] for k in probabilities.argmax(axis=1)) if self.readout else ()
        segments = self.card.task == "segmentation" and labels
        tags = decode.viterbi(probabilities, tuple(self.card.labels)) if segments else ()
        seen = (tokens.text, tokens.tokens, tokens.unknown, tokens.simplified, tokens.invisible)
        answer = decode.words(tokens.tokens, tags) if tags else None
        reading = Reading(*seen, x, self.layer, trace, probabilities, labels, tags, answer, self.card)
        decided = labels and self.card.task == "negation"
        return replace(reading, answer=labels[reading.last]) if decided else reading

    def _run(self, x: np.ndarray, hold_forward: Holds, hold_backward: Holds) -> AnyTrace | BiTrace:
        reverse = self.card.direction == "backward"
        if self.card.direction != "both" and (hold_forward if reverse else hold_backward):
            raise ValueError(f"hold: expected the {self.card.direction} reader, got the other one")
        if isinstance(self.layer, RNN | BiRNN):
            if hold_forward or hold_backward:
                raise ValueError("hold: expected a cell with doors, got an RNN")
            return self.layer(x) if isinstance(self.layer, BiRNN) else self.layer(x, reverse=reverse)
        if isinstance(self.layer, Bidirectional):
            return self.layer(x, hold_forward=hold_forward, hold_backward=hold_backward)
        return self.layer(x, hold=hold_backward if reverse else hold_forward, reverse=reverse)
