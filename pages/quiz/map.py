"""Questions about the whole way from a token to an answer."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from lstm_core import Place, Reader, Reading
from lstm_core.specimen import Readout
from pages.quiz.question import Kind, number, statements
from pages.words.digits import sigmoid

LABELS = 4  # of a read-out whose scores have room in a sentence
LEAD = 0.3  # how far the highest score is ahead
MOST = 50.0  # a score beyond is no number to raise e to by hand


@dataclass(frozen=True, eq=False, kw_only=True)
class Route(Reader):
    """A reader's run with what stands before and behind it: the card's `task`, and whether it has a learnt table."""

    task: str
    has_table: bool
    scores: np.ndarray  # (T, L) before softmax; L = 0 without a read-out
    labels: tuple[str, ...]  # their names as they are said
    shares: np.ndarray  # (T, L)


def scores(reading: Reading, readout: Readout | None) -> np.ndarray:
    """Before softmax, (T, L): what the read-out makes of h; L = 0 without one."""
    return reading.trace.h @ readout.weight.T + readout.bias if readout else reading.probabilities


def passes(reader: Reader, place: Place):
    """What goes from this step to the next?"""
    nth = reader.nth(place.step)
    if nth == reader.steps:
        return None
    return statements("only-h", "answer-goes-on", "x-goes-on", nth=nth, then=nth + 1, D=reader.inputs)


def row(reader: Reader, place: Place):
    """Where do the numbers of a token come from?"""
    if isinstance(reader, Route) and not reader.has_table:
        return None
    return statements("x-is-code", "x-is-meaning", "x-depends-on-place", D=reader.inputs)


def learnt(reader: Reader, place: Place):
    """Which of these boxes have weights that were learnt?"""
    return statements("dense-in-update", "softmax-learns", "x-is-code")


def share(route: Route, place: Place):
    """The scores are given: the share of the highest?"""
    found = route.scores[place.step]
    if not 2 <= len(found) <= LABELS:
        return None
    order = np.argsort(-found)
    best, others = int(order[0]), [int(k) for k in order[1:]]
    if found[best] - found[others[0]] < LEAD or not LEAD <= found[best] <= MOST:
        return None
    given = {f"s{n}": float(found[k]) for n, k in enumerate((best, *others))}
    made = number(
        given,
        float(route.shares[place.step, best]),
        lambda **s: _exp(s["s0"]) / sum(map(_exp, s.values())),
        {
            "score-is-share": lambda **s: s["s0"],
            "no-exp": lambda **s: s["s0"] / sum(map(abs, s.values())),
            "sigma-tanh": lambda **s: sigmoid(s["s0"]),
        },
        best=route.labels[best],
    )
    if made is None:
        return None
    choices, slots = made
    told = ", ".join(f"{route.labels[k]} {slots[f's{n}']}" for n, k in enumerate((best, *others)))
    return choices, slots | {"scores": told}


def path(route: Route, place: Place):
    """Why can the last box change a tag?"""
    if route.task != "segmentation":
        return None
    return statements("argmax-is-answer", "path-learns")


def _exp(value: Decimal) -> Decimal:
    return value.exp()


KINDS = (
    Kind("passes", passes, curtains=("cell", "station-4", "explain-2")),
    Kind("row", row, curtains=("station-2", "station-3", "explain-1"), first=True),
    Kind("learnt", learnt, curtains=("explain-1", "explain-2", "explain-3", "station-6", "station-2")),
    Kind("share", share, curtains=("station-6", "explain-3")),
    Kind("path", path, curtains=("station-7", "explain-4")),
)
