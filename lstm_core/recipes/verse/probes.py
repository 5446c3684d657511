"""A look at a network in training: texts read side by side, how much it gets right, and which unit counts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lstm_core.recipes.verse.examples import example
from lstm_core.recipes.verse.recipe import Verse
from lstm_core.recipes.verse.runs import since
from lstm_core.recipes.verse.units import weakest_correlation
from lstm_core.text.tokeniser import Tokeniser
from lstm_core.trace import Trace
from lstm_core.train import Batch, pad


@dataclass(frozen=True, eq=False)
class Probes:
    """B texts side by side, each without its last token; all masks and numbers (T, B)."""

    batch: Batch
    marks: np.ndarray  # where a line ends
    rest: np.ndarray  # where none does
    later: np.ndarray  # behind the first line
    place: np.ndarray  # the number of tokens since the last line ended
    metre: np.ndarray  # the length of the text's first line

    def right(self, scores: np.ndarray) -> float:
        """The share of steps behind the first line at which the largest score (T, B, L) is that of what comes next."""
        return float((scores.argmax(axis=-1) == self.batch.targets)[self.later].mean())

    def counter(self, trace: Trace) -> tuple[int, float]:
        """(the unit that comes closest to counting the place in the line, its |r|).

        |r| is that of c with the place, in the metre in which it is weaker; the unit is the one with the largest
        |r| · (mean f elsewhere − mean f at marks): its count is set back where a line ends.
        """
        read = self.marks | self.rest
        r = np.abs(weakest_correlation(trace.c[read], self.place[read].astype(float), self.metre[read]))
        falls = trace.f[self.rest].mean(axis=0) - trace.f[self.marks].mean(axis=0)
        unit = int((r * falls).argmax())
        return unit, float(r[unit])


def probes(recipe: Verse, tokeniser: Tokeniser, texts: Sequence[str]) -> Probes:
    """The texts as `Probes`."""
    batch = pad([example(tokeniser, text, recipe.marks, recipe.weights) for text in texts])
    shape = batch.inputs.shape
    marks, line, place, metre = np.zeros(shape, bool), np.zeros(shape, int), np.zeros(shape, int), np.zeros(shape, int)
    for column, text in enumerate(texts):
        ends = np.array([token in recipe.ends for token in tokeniser(text).tokens[:-1]])
        read = slice(len(ends)), column
        marks[read], line[read] = ends, np.cumsum(ends) - ends
        place[read], metre[read] = since(np.ones(len(ends), int), ends), int(ends.argmax())
    rest = (np.arange(shape[0])[:, None] < batch.lengths) & ~marks
    return Probes(batch, marks, rest, (marks | rest) & (line > 0), place, metre)
