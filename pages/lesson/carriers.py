"""The lane that carries "not" through a shipped network of a cell: which it is, and what its numbers are made of."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from lstm_core import GRUTrace, Trace
from lstm_core.memory import ADDENDS, account
from lstm_core.memory.distance import doors
from lstm_core.recipes.far.carrier import carrier, turn
from lstm_core.recipes.far.languages import FAR
from pages.lesson.account_bars import told
from pages.reading import cache as models
from pages.words.digits import FINEST, decimals, printed


@dataclass(frozen=True)
class Lane:
    """One unit from the step after "not" to the one before the judged word: the mean of its account, its doors."""

    unit: int
    turn: int  # where "not" stands
    step: int
    shares: dict[str, float]  # as in `ADDENDS`
    least: float | None  # of its doors on that way; None of an RNN, which has none
    others: tuple[float, float]  # the least and the most that the own share was in seeds to choose among


@cache
def lane(lang: str, cell: str) -> Lane:
    """That of the shipped model of a cell."""
    recipe, specimen = FAR[lang], models.model(FAR[lang].name(cell), 0, 0)
    found, reader = carrier(recipe, specimen), specimen.read(recipe.shown[0]).readers["forward"]
    place = turn(recipe, specimen)
    way = slice(place + 1, found.step + 1)
    shares = account(reader.layer, reader.trace, found.unit)[way].mean(axis=0)
    opened = doors(reader.trace)[way, found.unit].min() if isinstance(reader.trace, Trace | GRUTrace) else None
    metrics = specimen.card.metrics
    return Lane(
        found.unit,
        place,
        found.step,
        dict(zip(ADDENDS[cell], map(float, shares), strict=True)),
        None if opened is None else float(np.float64(opened)),
        (metrics["own_least"], metrics["own_most"]),
    )


def facts(lang: str, cell: str) -> dict[str, str]:
    """What a sentence says of a lane."""
    found = lane(lang, cell)
    least = {} if found.least is None else {"least": within(found.least)}
    return {name: told(share) for name, share in found.shares.items()} | least


def within(door: float) -> str:
    """A door's opening with as many digits as it takes not to read 1."""
    digits = next((digits for digits in range(2, FINEST) if printed(door, digits) < 1), FINEST)
    return decimals(door, digits)
