"""Minimal pairs: two texts with one beginning, where only what follows tells how it is cut."""

from collections.abc import Iterator
from dataclasses import dataclass

from lstm_core.recipes.measure import margin
from lstm_core.recipes.treebank import gold
from lstm_core.specimen import Specimen
from lstm_core.text.tokeniser import GRAPHEME


@dataclass(frozen=True)
class Pair:
    """Two texts as words apart by a space; the shorter is how the longer begins, but for the spaces.

    They are told apart at the last character of the shorter one. A reader who has seen no more than that
    gives it one and the same label in both, and so is wrong in one.
    """

    short: str  # "我 在 中"
    long: str  # "我 在 中国"

    @property
    def step(self) -> int:
        """The place where they part."""
        return sum(len(GRAPHEME.findall(word)) for word in self.short.split()) - 1


def pair_facts(specimen: Specimen, pairs: tuple[Pair, ...]) -> Iterator[dict[str, str | float]]:
    """For each pair what the read-out itself says at the place; decoding would look ahead for it.

    `right` counts the texts whose labels are all as they should be; `margin` is the smaller of both
    distances between the probability of the right label there and the next one.
    """
    for pair in pairs:
        fact: dict[str, str | float] = {"step": pair.step}
        right, margins = 0, [1.0]
        for name, cut in (("short", pair.short), ("long", pair.long)):
            reading, tags = specimen.read("".join(cut.split())), gold(cut.split())
            chances = reading.probabilities[pair.step]
            place = specimen.card.labels.index(tags[pair.step])
            right += "".join(reading.labels) == tags
            margins.append(round(margin(chances, place), 4))
            fact[name] = cut
            fact[f"{name}_expected"], fact[f"{name}_got"] = tags, "".join(reading.labels)
            fact[f"{name}_probability"] = round(float(chances[place]), 4)
        yield fact | {"right": right, "margin": min(margins)}
