"""What the two halves of a Bi-LSTM's column hold, and what they cost: numbers computed for the run in view."""

from dataclasses import dataclass

import numpy as np

from lstm_core import LSTM, BiLSTM, Place, count
from pages.words.digits import decimals

DIGITS = 4
# tokens → what is put in the place of the next one; two that are not there already
TRIED = {"letters": "esa", "verse": "esa"}
TRIED_ELSE = "的国人"


@dataclass(frozen=True)
class Ahead:
    """One unit of both halves at a place, with `following` behind it; how far any unit is from the run as it is."""

    following: str
    forward: float
    backward: float
    moved: tuple[float, float]  # forward, backward


def ahead(specimen, reading, place: Place) -> list[Ahead]:
    """The run as it is, then with another token behind `place`; empty at the last place.

    The sentences are of one length, so that not even rounding differs where nothing else does.
    """
    behind = place.step + 1
    if behind >= len(reading.tokens):
        return []
    there = reading.tokens[behind]
    tried = [token for token in TRIED.get(specimen.card.tokens, TRIED_ELSE) if token != there][:2]
    found = []
    for token in (there, *tried):
        x = reading.x.copy()
        if token != there:
            x[behind] = specimen.embedding(specimen.tokenise(token))[0]
        trace = specimen.layer(x)
        ways = [(trace.forward.h, reading.trace.forward.h), (trace.backward.h, reading.trace.backward.h)]
        forward, backward = (float(new[place.step, place.unit]) for new, _ in ways)
        first, second = (float(np.abs(new[place.step] - old[place.step]).max()) for new, old in ways)
        found.append(Ahead(token, forward, backward, (first, second)))
    return found


def costs(specimen, reading) -> dict[str, tuple[int, int]]:
    """parameters, and multiply-adds of this sentence: of one reader and of both."""
    layer, steps = specimen.layer, len(reading.tokens)
    one, two = (count(kind, layer.input_size, layer.hidden_size, steps) for kind in (LSTM, BiLSTM))
    return {name: (getattr(one, name), getattr(two, name)) for name in ("parameters", "multiply_adds")}


def most_moved(found: list[Ahead]) -> tuple[str, str]:
    """The furthest that any unit of either half was moved, in print."""
    forward, backward = (decimals(max(one.moved[way] for one in found), DIGITS) for way in (0, 1))
    return forward, backward
