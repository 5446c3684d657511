"""What the learner sets by hand, as it stands in the address: `f:forward:5:*:1;c:forward:2:0:-0.9`.

An entry is part, direction, steps, units, value; steps and units are `*` (all) or numbers from 0, joined by commas.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from lstm_core.hold import GRU_RANGES, RANGES
from pages.state.sizes import MOST_STEPS

MOST = 24  # entries
LARGEST = 100.0  # of a cell's value
EVERY = "*"
DIRECTIONS = ("forward", "backward")
ALL = RANGES | GRU_RANGES
PARTS = {"rnn": (), "lstm": tuple(RANGES), "gru": tuple(GRU_RANGES)}  # kind of cell → what of it can be held


@dataclass(frozen=True)
class Hold:
    """A part held at a value: at some steps or all (None), in some units or all (None)."""

    part: str
    direction: str
    steps: tuple[int, ...] | None
    units: tuple[int, ...] | None
    value: float

    def fits(self, steps: int, units: int, directions: Iterable[str], kind: str = "lstm") -> bool:
        """Whether a run of this size, in these directions, by this kind of cell has what is held."""
        within = max(self.steps or (0,)) < steps and max(self.units or (0,)) < units
        return within and self.direction in directions and self.part in PARTS[kind]


def parse(raw: str) -> tuple[Hold, ...]:
    """The entries of an address. ValueError where one cannot be read, is out of range, or there are too many."""
    entries = raw.split(";") if raw else []
    if len(entries) > MOST:
        raise ValueError(len(entries))
    return tuple(map(_entry, entries))


def spell(holds: Iterable[Hold]) -> str:
    """The same entries as they stand in the address."""
    return ";".join(
        ":".join((hold.part, hold.direction, _listed(hold.steps), _listed(hold.units), f"{hold.value:g}"))
        for hold in holds
    )


def of_direction(holds: Iterable[Hold], direction: str) -> list[tuple]:
    """What the core's `hold` takes for one direction."""
    return [(hold.part, hold.steps, hold.units, hold.value) for hold in holds if hold.direction == direction]


def _entry(raw: str) -> Hold:
    part, direction, steps, units, number = raw.split(":")
    if part not in ALL or direction not in DIRECTIONS:
        raise ValueError(raw)
    value, (low, high) = float(f"{float(number):g}"), ALL[part]  # as it is spelled
    if not (isfinite(value) and max(low, -LARGEST) <= value <= min(high, LARGEST)):
        raise ValueError(raw)
    return Hold(part, direction, _numbers(steps), _numbers(units), value)


def _numbers(raw: str) -> tuple[int, ...] | None:
    if raw == EVERY:
        return None
    found = raw.split(",")
    if len(found) > MOST_STEPS or not all(one.isascii() and one.isdigit() and len(one) < 4 for one in found):
        raise ValueError(raw)
    return tuple(map(int, found))


def _listed(numbers: tuple[int, ...] | None) -> str:
    return EVERY if numbers is None else ",".join(map(str, numbers))
