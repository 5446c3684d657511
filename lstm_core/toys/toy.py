"""A toy: a task so small that a unit or two learn it in a second, described by one record."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from lstm_core.text.tokeniser import Tokeniser, Tokens
from lstm_core.train import Batch, Network

Sequences = tuple[np.ndarray, np.ndarray | None]  # inputs (T, B, D), and the lengths (B,) where they differ
STEPS = 20  # T, of the longest drawn sequence of most toys


@dataclass(frozen=True, eq=False)
class Toy:
    """One task, with the sizes at which it is learnt.

    >>> toy = TOYS["flip-flop"]
    >>> toy.inputs("1..0.").shape                   # what a network reads
    (5, 3)
    >>> toy.targets(toy.inputs("1..0.")).tolist()   # what it should say
    [1, 1, 1, 0, 0]

    `loss` is "cross_entropy", then `labels` names the classes, or "squared_error", then `labels` is empty and the
    network says one number. `judged` is "every" step or the "last". `readers` is 2 for a Bi-LSTM.
    """

    name: str
    symbols: tuple[str, ...]  # what may be typed, one a step
    rows: np.ndarray  # (S, D), the input of each symbol
    labels: tuple[str, ...]
    judged: str
    steps: int  # T, of the longest drawn sequence
    units: int
    updates: int
    rate: float  # of learning, at first
    sample: Callable[[np.random.Generator, int], Sequences]
    targets: Callable[[np.ndarray], np.ndarray]
    example: str
    readers: int = 1
    recurrent: bool = True  # False: recurrent weights held at 0 unless told otherwise
    spellings: dict[str, str] = field(default_factory=dict)  # another way to type a symbol

    @property
    def loss(self) -> str:
        return "cross_entropy" if self.labels else "squared_error"

    @property
    def input_size(self) -> int:
        return self.rows.shape[1]

    @property
    def output_size(self) -> int:
        return len(self.labels) or 1

    def tokens(self, text: str) -> Tokens:
        """A typed sequence cut into symbols; `unknown` marks what is none of the toy's."""
        for spelling, symbol in self.spellings.items():
            text = text.replace(spelling, symbol)
        return Tokeniser("graphemes", self.symbols)(text)

    def inputs(self, text: str) -> np.ndarray:
        """(T, D) of a typed sequence; ValueError where it is empty or holds what is none of the toy's symbols."""
        tokens = self.tokens(text)
        strange = [token for token, unknown in zip(tokens.tokens, tokens.unknown, strict=True) if unknown]
        if strange or not len(tokens):
            raise ValueError(f"text: expected symbols of {' '.join(self.symbols)}, got {' '.join(strange) or '∅'}")
        return self.rows[list(tokens.rows)]

    def draw(self, rng: np.random.Generator, count: int) -> Batch:
        """`count` fresh sequences with their targets, side by side."""
        inputs, lengths = self.sample(rng, count)
        weights = np.zeros(inputs.shape[:2], inputs.dtype)
        if self.judged == "last":
            weights[-1 if lengths is None else lengths - 1, np.arange(count)] = 1
        else:
            weights[...] = 1 if lengths is None else np.arange(len(inputs))[:, None] < lengths
        return Batch(inputs, self.targets(inputs), weights, lengths)

    def accuracy(self, network: Network, rng: np.random.Generator, count: int = 2000) -> float:
        """Of the judged steps of fresh sequences: the part of right classes, or R² = 1 − Σ error² / Σ deviation²."""
        batch = self.draw(rng, count)
        return self.accuracy_of_scores(_scores(network, batch), batch)

    def accuracy_of_scores(self, said: np.ndarray, batch: Batch) -> float:
        """The same of the scores (T, B, L) of a batch at hand."""
        judged = batch.weights > 0
        if self.labels:
            return float((said.argmax(axis=-1) == batch.targets)[judged].mean())
        wanted = batch.targets[judged]
        return float(1 - ((said[judged] - wanted) ** 2).sum() / ((wanted - wanted.mean(axis=0)) ** 2).sum())


def _scores(network: Network, batch: Batch) -> np.ndarray:
    """(T, B, L), read 250 sequences at once, so that long ones take little memory."""
    parts = [slice(start, start + 250) for start in range(0, batch.inputs.shape[1], 250)]
    lengths = batch.lengths
    said = [network.scores(batch.inputs[:, part], None if lengths is None else lengths[part]) for part in parts]
    return np.concatenate(said, axis=1)


def latest(marked: np.ndarray) -> np.ndarray:
    """The latest marked place so far, at every step of `marked` (T, …): counted from 1, 0 before the first mark."""
    places = np.arange(1, len(marked) + 1).reshape(-1, *[1] * (marked.ndim - 1))
    return np.maximum.accumulate(places * marked, axis=0)
