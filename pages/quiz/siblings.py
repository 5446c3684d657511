"""Segmenters trained alike that read one way or both, as their cards tell: what each costs and how good it is."""

from dataclasses import dataclass
from math import sqrt

from lstm_core import Card


@dataclass(frozen=True)
class Rival:
    """Shares from 0 to 1, on held-out sentences. `seconds` is None where the card keeps none."""

    name: str  # "forward", "backward", "both", or "equal": forward, of as many parameters as both
    units: int  # of each reader
    parameters: int
    embedding: int  # of those, the embedding's
    accuracy: float  # tags
    f1: float  # words, from the likeliest tags
    f1_legal: float  # words, from the best legal path
    seconds: float | None  # of training

    @property
    def above(self) -> int:
        """Parameters of the layer and the read-out."""
        return self.parameters - self.embedding


def rivals(both: Card, forward: Card, backward: Card) -> dict[str, Rival]:
    """By name, in the order forward, backward, both, equal."""
    alone = {"forward": forward, "backward": backward, "both": both}
    sizes = {name: {"units": card.sizes["units"], "parameters": card.parameters} for name, card in alone.items()}
    found = {
        name: _rival(name, card, card.metrics | sizes[name], card.training_seconds) for name, card in alone.items()
    }
    figures = both.siblings["equal_parameters"]
    assert isinstance(figures, dict)
    return found | {"equal": _rival("equal", both, figures, None)}


def margin(card: Card, one: float, other: float) -> float:
    """Twice the standard error of the difference of two shares, were the characters independent."""
    return 2 * sqrt((one * (1 - one) + other * (1 - other)) / card.metrics["characters"])


def _rival(name: str, card: Card, figures: dict, seconds: float | None) -> Rival:
    """A rival with these figures, its embedding as large as the card's."""
    accuracy, f1, f1_legal = (figures[key] for key in ("tag_accuracy", "word_f1", "word_f1_legal"))
    embedding = card.sizes["vocabulary"] * card.sizes["embedding"]
    return Rival(name, figures["units"], figures["parameters"], embedding, accuracy, f1, f1_legal, seconds)
