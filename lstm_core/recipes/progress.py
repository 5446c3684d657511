"""What a recipe says while it works; who runs it decides what to print."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """A model in the making: its name, the seed, the epoch just done, and figures by name."""

    name: str
    seed: int
    epoch: int
    figures: dict[str, float]
