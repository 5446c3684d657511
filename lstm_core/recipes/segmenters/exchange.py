"""Exchange of words: a sentence with some of its words replaced by others of the same class and length.

What stays is how words of a kind stand beside each other; what changes is which characters they are written with.
"""

from collections.abc import Iterable, Sequence

import numpy as np

CLASSES = ("n", "v", "a", "b", "d", "i", "t", "nr", "ns", "nt", "nz")
LENGTHS = range(2, 5)
SHARE = 0.35  # of the words that have others of their kind
LEAST = 20  # how often a word occurs in what the dictionary counted, for it to come in


class Exchange:
    """A dictionary by class and length; a word comes in as often as the root of its frequency says."""

    def __init__(self, lines: Iterable[str]) -> None:
        """`lines` are those of jieba's dictionary: word, frequency and class, apart by a space."""
        kinds: dict[tuple[str, int], dict[str, int]] = {}
        self._kind: dict[str, tuple[str, int]] = {}
        for word, frequency, name in (line.split() for line in lines):
            kind = (name, len(word))
            if name in CLASSES and len(word) in LENGTHS:
                self._kind[word] = kind
                if int(frequency) >= LEAST:
                    kinds.setdefault(kind, {})[word] = int(frequency)
        self._words = {kind: list(words) for kind, words in kinds.items()}
        self._sums = {kind: np.cumsum(np.sqrt(list(words.values()))) for kind, words in kinds.items()}

    def __call__(self, sentence: Sequence[str], rng: np.random.Generator) -> list[str]:
        """The sentence with about `SHARE` of its exchangeable words exchanged."""
        drawn = rng.random((len(sentence), 2)).tolist()
        return [
            self._other(word, place) if chance < SHARE else word
            for word, (chance, place) in zip(sentence, drawn, strict=True)
        ]

    def _other(self, word: str, place: float) -> str:
        """The word at `place`, 0 to 1, among those of the word's kind; the word itself where there is none."""
        kind = self._kind.get(word)
        if kind not in self._words:
            return word
        sums = self._sums[kind]
        return self._words[kind][int(np.searchsorted(sums, place * sums[-1], side="right"))]
