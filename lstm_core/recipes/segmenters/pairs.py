"""Minimal pairs: two texts that share a character and all that stands on one side of it.

What stands on the other side tells how it is tagged, so a reader who has seen no more than the shared side says one
and the same of it in both, and is wrong in one of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from lstm_core.recipes.measure import margin
from lstm_core.recipes.segmenters.corpus import gold, tokens
from lstm_core.specimen import Specimen

CLEAR = 0.1  # the least margin of a pair that is chosen


@dataclass(frozen=True)
class Following:
    """Two texts as words apart by a space; the shorter is how the longer begins, but for the spaces.

    They are told apart at the last character of the shorter one, by what follows.
    """

    short: str  # "我 在 中"
    long: str  # "我 在 中国"
    kind = "following"

    @property
    def cuts(self) -> dict[str, tuple[str, int]]:
        """Name → text and the place where they part."""
        step = len(gold(self.short.split())) - 1
        return {"short": (self.short, step), "long": (self.long, step)}


@dataclass(frozen=True)
class Preceding:
    """Two texts as words apart by a space, with one ending, but for the spaces.

    They are told apart at the first character of that ending, by what precedes.
    """

    first: str  # "失去 了"
    second: str  # "我 去 了"
    kind = "preceding"

    @property
    def cuts(self) -> dict[str, tuple[str, int]]:
        """Name → text and the place where they part."""
        one, other = ([token for word in text.split() for token in tokens(word)] for text in (self.first, self.second))
        shared = len(
            list(takewhile(lambda both: both[0] == both[1], zip(reversed(one), reversed(other), strict=False)))
        )
        return {"first": (self.first, len(one) - shared), "second": (self.second, len(other) - shared)}


def chosen(specimen: Specimen, pairs: Sequence[Following | Preceding]) -> list[Following | Preceding]:
    """The pairs of which the read-out itself gets every label right, and that of the place by `CLEAR` or more."""
    facts = zip(pairs, pair_facts(specimen, pairs), strict=True)
    return [pair for pair, fact in facts if fact["right"] == 2 and float(fact["margin"]) >= CLEAR]


def pair_facts(specimen: Specimen, pairs: Sequence[Following | Preceding]) -> Iterator[dict[str, str | float]]:
    """For each pair what the read-out itself says at the place; decoding would look ahead for it.

    `right` counts the texts whose labels are all as they should be; `margin` is the smaller of both
    distances between the probability of the right label there and the next one.
    """
    for pair in pairs:
        fact: dict[str, str | float] = {"kind": pair.kind}
        right, margins = 0, [1.0]
        for name, (cut, step) in pair.cuts.items():
            reading, tags = specimen.read("".join(cut.split())), gold(cut.split())
            chances = reading.probabilities[step]
            place = specimen.card.labels.index(tags[step])
            right += "".join(reading.labels) == tags
            margins.append(round(margin(chances, place), 4))
            fact |= {name: cut, f"{name}_step": step}
            fact[f"{name}_expected"], fact[f"{name}_got"] = tags, "".join(reading.labels)
            fact[f"{name}_probability"] = round(float(chances[place]), 4)
        yield fact | {"right": right, "margin": min(margins)}
