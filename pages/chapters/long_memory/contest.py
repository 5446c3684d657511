"""The duel and the pair of clipping as a job. Imports no Streamlit: worker processes run it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from lstm_core import LSTM, RNN, memory
from lstm_core.formats.weights import layer_to_arrays
from lstm_core.toys import Contender, Turn, duel, of_equal_size, recall
from lstm_core.train import Network
from pages.state.settings import Match


@dataclass(frozen=True, eq=False)
class Record(Turn):
    """A turn as it travels; the network comes with a contender's last one only."""

    network: Network | None
    progress: float  # the part of all time to work that is spent
    reach: float | None = None  # an RNN's `came_back`, where it is asked for


def contest(contenders: tuple, lag: int, budget: float, every: int, reach: bool = False) -> Iterator[Record]:
    """A record for each turn; `contenders` are rows of `row`."""
    rivals = [Contender(**dict(row)) for row in contenders]
    worked = dict.fromkeys(range(len(rivals)), 0.0)
    for turn in duel([endless(rival) for rival in rivals], lag, budget, every=every):
        ended = turn.state != "learning"
        worked[turn.side] = budget if ended else turn.seconds
        progress = sum(min(seconds, budget) for seconds in worked.values()) / (budget * len(worked))
        layer = turn.network.layer
        facts: dict[str, Any] = vars(turn) | {"network": turn.network if ended else None}
        returned = came_back(layer, lag) if reach and isinstance(layer, RNN) else None
        yield Record(**facts, progress=progress, reach=returned)


def came_back(layer: RNN, lag: int) -> float:
    """The gradient at the first symbol as a share of the last step's, in double precision."""
    toy = recall(lag)
    norms = memory.reach(widened(layer), toy.inputs(toy.example).astype(np.float64)).h
    return float(norms[0] / norms[-1]) if norms[-1] > 0 else 0.0


def widened(layer: RNN | LSTM) -> RNN | LSTM:
    """The layer in double precision: over 400 steps single precision ends long before a gradient does."""
    return replace(layer, **{name: array.astype(np.float64) for name, array in layer_to_arrays(layer).items()})


def row(contender: Contender) -> tuple[tuple[str, object], ...]:
    """The contender as a job takes it: no infinite clip (0 stands for it), None left out."""
    facts = {name: value for name, value in vars(contender).items() if value is not None}
    return tuple(facts.items() if np.isfinite(contender.clip) else (facts | {"clip": 0.0}).items())


def endless(contender: Contender) -> Contender:
    """`row` turned back: a clip of 0 is none."""
    return contender if contender.clip else replace(contender, clip=float("inf"))


@lru_cache(256)
def rivals(match: Match) -> tuple[Contender, Contender]:
    """RNN and LSTM, in this order."""
    lstm = Contender("lstm", match.units, forget_bias=match.bias, chrono=match.chrono, seed=match.seed)
    rnn = Contender("rnn", match.units, gain=match.gain or None, seed=match.seed)
    return of_equal_size(rnn, lstm, recall(match.lag)) if match.equal else rnn, lstm
