"""The cases that settle a mix-up: each a place found in the run in view, and how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lstm_core import Place, Reader
from lstm_core.reader import peak
from pages.figures.svg.doors import doors
from pages.figures.svg.sums import pair


@dataclass(frozen=True)
class Settled:
    """A mix-up and the places that settle it: each found in the run in view, drawn small, and one click away."""

    mixup: str
    cases: tuple[Callable[[Reader], Place], ...]
    draw: Callable[[Reader, Place], str]
    numbers: Callable[[Reader, Place], dict[str, str]]
    text: Callable[[Reader, Place], str] = lambda reader, place: "case"  # the name of the text that a case has


def peak_of(score: Callable[[Reader], np.ndarray], *gates: str) -> Callable[[Reader], Place]:
    """Find the place at which `score`, (T, H) of a run, is greatest; see `peak` of those where these gates are soft."""
    return lambda reader: peak(score(reader), reader.soft(*gates) if gates else None)


def passage(gate: str, before: str, behind: str) -> Callable[[Reader, Place], str]:
    """Draw a gate with what stands before and behind its door, named as in the trace."""

    def draw(reader: Reader, place: Place) -> str:
        comes, opening, goes = (reader.value(part, place) for part in (before, gate, behind))
        return doors(gate, comes, opening, goes)

    return draw


def two_doors(reader: Reader, place: Place) -> str:
    """Draw the forget gate and the input gate side by side."""
    return pair(reader.value("f", place), reader.value("i", place))
