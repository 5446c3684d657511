"""What a model does at every step of many verses, side by side, and where in its verse each step stands."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from lstm_core.recipes.verse.examples import next_classes
from lstm_core.recipes.verse.recipe import Verse
from lstm_core.specimen import Specimen
from lstm_core.trace import Trace

VOWELS = "aeiouy"


@dataclass(frozen=True, eq=False)
class Runs:
    """N steps of all texts, one after the other."""

    text: np.ndarray  # (N,) which text
    line: np.ndarray  # (N,) which line of it, from 0; what ends a line belongs to it
    place: np.ndarray  # (N,) the number of tokens since the last line ended: 0 where one ends
    syllable: np.ndarray  # (N,) likewise of groups of vowels
    ends: np.ndarray  # (N,) whether the token ends a line
    unknown: np.ndarray  # (N,) whether the model does not know the token
    metre: np.ndarray  # (N,) the length of the text's first line, where the recipe tells metres apart, else 0
    expected: np.ndarray  # (N,) the class of the next token, −1 at the last step
    said: np.ndarray  # (N,) the likeliest class
    c: np.ndarray  # (N, H)
    f: np.ndarray  # (N, H)
    i: np.ndarray  # (N, H)

    @property
    def later(self) -> np.ndarray:
        """(N,) whether the first line is behind and something follows."""
        return (self.line > 0) & (self.expected >= 0)

    @property
    def right(self) -> np.ndarray:
        """(N,) whether the likeliest class is the right one."""
        return self.said == self.expected


def run(recipe: Verse, specimen: Specimen, texts: Sequence[str]) -> Runs:
    """The model over each text by itself."""
    each = [_one(recipe, specimen, number, text) for number, text in enumerate(texts)]
    return Runs(**{part.name: np.concatenate([one[part.name] for one in each]) for part in fields(Runs)})


def _one(recipe: Verse, specimen: Specimen, number: int, text: str) -> dict[str, np.ndarray]:
    reading = specimen.read(text)
    tokens, trace = reading.tokens, reading.trace
    assert isinstance(trace, Trace), "a model of one reader"
    ends = np.array([token in recipe.ends for token in tokens])
    vowels = np.array([token in VOWELS for token in tokens])
    starts = vowels & ~np.append(False, vowels[:-1])
    first = int(ends.argmax()) if ends.any() else len(tokens)
    return {
        "text": np.full(len(tokens), number),
        "line": np.cumsum(ends) - ends,
        "place": since(np.ones(len(tokens), int), ends),
        "syllable": since(starts.astype(int), ends),
        "ends": ends,
        "unknown": np.array(reading.unknown),
        "metre": np.full(len(tokens), first if recipe.metres else 0),
        "expected": np.append(next_classes(tokens, recipe.marks), -1),
        "said": reading.probabilities.argmax(axis=1),
        "c": trace.c,
        "f": trace.f,
        "i": trace.i,
    }


def since(counted: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """(T,) the sum of `counted` (T,) since the last True of `ends` (T,), which itself is 0."""
    total = np.cumsum(counted)
    return total - np.maximum.accumulate(np.where(ends, total, 0))
