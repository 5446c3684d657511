"""What is trained on: after each token the class of the next one; batches whose members have one shape."""

from collections.abc import Iterator, Sequence

import numpy as np

from lstm_core.text.tokeniser import Tokeniser
from lstm_core.train import Batch, Example


def next_classes(tokens: Sequence[str], marks: Sequence[str]) -> np.ndarray:
    """(T − 1,): of the token behind each but the last its place among the marks, from 1; 0 where it is none."""
    return np.array([marks.index(token) + 1 if token in marks else 0 for token in tokens[1:]])


def example(tokeniser: Tokeniser, text: str, marks: Sequence[str], weights: Sequence[float]) -> Example:
    """The text without its last token, each step with the class of the next and the weight of that class."""
    read = tokeniser(text)
    targets = next_classes(read.tokens, marks)
    return Example(np.array(read.rows[:-1]), targets, np.array(weights, np.float32)[targets])


def batches_of_one_shape(examples: Sequence[Example], size: int, rng: np.random.Generator) -> Iterator[Batch]:
    """All examples once, in random order, in batches of at most `size` whose members are of one length: no padding."""
    lengths = np.array([len(one.inputs) for one in examples])
    cuts: list[np.ndarray] = []
    for length in np.unique(lengths):
        places = rng.permutation(np.flatnonzero(lengths == length))
        cuts += [places[start : start + size] for start in range(0, len(places), size)]
    for cut in rng.permutation(len(cuts)):
        chosen = [examples[place] for place in cuts[cut]]
        parts = ([getattr(one, part) for one in chosen] for part in ("inputs", "targets", "weights"))
        yield Batch(*(np.stack(part, axis=1) for part in parts), lengths=None)
