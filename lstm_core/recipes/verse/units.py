"""The units whose cell means something, found by code: one counts, one knows the couplet's half, one the metre."""

from dataclasses import dataclass

import numpy as np

from lstm_core.recipes.measure import correlation
from lstm_core.recipes.verse.runs import Runs


@dataclass(frozen=True)
class Threshold:
    """A yes or no that is read from one unit's cell: yes above the threshold, or below it."""

    unit: int
    value: float
    above: bool

    def says(self, c: np.ndarray) -> np.ndarray:
        """(N,) of c (N, H)."""
        return (c[:, self.unit] > self.value) == self.above

    def right(self, c: np.ndarray, wanted: np.ndarray) -> float:
        """The share of `wanted` (N,) that it tells from c (N, H)."""
        return float((self.says(c) == wanted).mean())


def counting(runs: Runs, counted: np.ndarray) -> np.ndarray:
    """(H,) how each unit's c goes with `counted` (N,) in every metre."""
    return weakest_correlation(runs.c, counted, runs.metre)


def weakest_correlation(c: np.ndarray, counted: np.ndarray, metre: np.ndarray) -> np.ndarray:
    """(H,) Pearson's r of each column of c (N, H) with `counted` (N,), in the `metre` (N,) in which it is weakest.

    0 where it has not the same sign in each.
    """
    groups = [metre == one for one in np.unique(metre)]
    r = np.array([correlation(c[group], counted[group]) for group in groups])  # (metres, H)
    same = np.abs(np.sign(r).sum(axis=0)) == len(groups)
    return np.where(same, np.take_along_axis(r, np.abs(r).argmin(axis=0)[None], axis=0)[0], 0)


def telling(c: np.ndarray, wanted: np.ndarray) -> Threshold:
    """The unit, and the threshold of its c (N, H), that get most of `wanted` (N,) right."""
    best, most = Threshold(0, 0.0, True), -1
    for unit, values in enumerate(c.T):
        order = np.argsort(values, kind="stable")
        ordered, yes = values[order], wanted[order].astype(int)
        above = np.cumsum(1 - yes)[:-1] + (yes.sum() - np.cumsum(yes))[:-1]  # right with a cut behind each value
        above[np.diff(ordered) == 0] = len(yes) // 2
        for side, right in ((True, above), (False, len(yes) - above)):
            place = int(right.argmax())
            if right[place] > most:
                most = int(right[place])
                best = Threshold(unit, float(ordered[place] + ordered[place + 1]) / 2, side)
    return best


@dataclass(frozen=True)
class Units:
    """Who counts, and of Chinese verse who knows the half of the couplet and who the metre."""

    count: int
    couplet: Threshold | None = None
    metre: Threshold | None = None


def find(runs: Runs) -> Units:
    """The units of a model by its runs over texts for choosing."""
    count = int(np.abs(counting(runs, runs.place)).argmax())
    if len(np.unique(runs.metre)) == 1:
        return Units(count)
    return Units(count, couplet=telling(*couplets(runs)), metre=telling(*metres(runs)))


def couplets(runs: Runs) -> tuple[np.ndarray, np.ndarray]:
    """c (N, H) within lines, and whether the line is the second of its couplet (N,)."""
    inside = ~runs.ends
    return runs.c[inside], runs.line[inside] % 2 == 1


def metres(runs: Runs) -> tuple[np.ndarray, np.ndarray]:
    """c (N, H) after first lines, and whether the metre is the longest one (N,)."""
    after = runs.line > 0
    return runs.c[after], runs.metre[after] == runs.metre.max()


def figures(runs: Runs, units: Units) -> dict[str, float]:
    """How well a model does, and what its units are worth, on any texts; metre and couplet by their thresholds.

    largest_cell: the largest |c| of any unit. distinct: the number of different units.
    """
    gate, ends = runs.f[:, units.count], runs.ends
    found = {
        "count_r": float(abs(counting(runs, runs.place)[units.count])),
        "forget_at_end": float(gate[ends].mean()),
        "forget_elsewhere": float(gate[~ends].mean()),
        "largest_cell": float(np.abs(runs.c).max()),
        "unknown_share": float(runs.unknown[~ends].mean()),
    }
    if units.couplet is None or units.metre is None:
        word_end, line_end = runs.expected > 0, runs.expected == 2
        return found | {
            "syllable_r": float(abs(counting(runs, runs.syllable)[units.count])),
            "word_ends": float(runs.right[word_end].mean()),
            "never": float(1 - line_end[word_end].mean()),
            "line_ends": float(runs.right[line_end].mean()),
        }
    wrong = np.bincount(runs.text, runs.later & ~runs.right)
    return found | {
        "form": float(runs.right[runs.later].mean()),
        "whole": float((wrong == 0).mean()),
        "couplet": units.couplet.right(*couplets(runs)),
        "metre": units.metre.right(*metres(runs)),
        "distinct": float(len({units.count, units.couplet.unit, units.metre.unit})),
    }
