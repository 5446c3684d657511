"""One unit over a sentence, a row a reader: squares in the order of the text."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures.svg.shapes import line, picture, rect, signed, stroke

WIDTH, EDGE = 220, 3
MOST = 12  # squares a row; of a longer sentence both its ends are drawn
SQUARE, GAP = 26, 8  # the widest square, and between two rows
FULL = 0.53  # size from which a dash is seen better on blue in the card's colour than in ink, in both themes


@dataclass(frozen=True)
class Row:
    """Values; `full` and `broken` are places to be framed, with a line or a broken one."""

    values: Sequence[float] | np.ndarray
    full: int | None = None
    broken: int | None = None


def strip(*rows: Row) -> str:
    """The rows one under the other as SVG."""
    places = _places(len(rows[0].values))
    side = min(SQUARE, (WIDTH - 2 * EDGE) / len(places))
    drawn = []
    for number, row in enumerate(rows):
        y = EDGE + number * (side + GAP)
        for slot, place in enumerate(places):
            if place is not None:
                drawn += _square(EDGE + slot * side, y, side, row, place)
            else:
                drawn.append(_dash(EDGE + (slot + 0.3) * side, EDGE + (slot + 0.7) * side, y + side / 2, dashes="2 2"))
    wide, high = 2 * EDGE + len(places) * side, 2 * EDGE + len(rows) * (side + GAP) - GAP
    return picture(wide, high, drawn)


def _places(steps: int) -> list[int | None]:
    if steps <= MOST:
        return list(range(steps))
    half = MOST // 2
    return [*range(half), None, *range(steps - half, steps)]


def _square(x: float, y: float, side: float, row: Row, place: int) -> list[str]:
    value = float(row.values[place])
    drawn = [rect(x + 1, y + 1, side - 2, side - 2, f"fill:{signed(value)}", rx=3)]
    if value < 0:
        drawn.append(_dash(x + side * 0.35, x + side * 0.65, y + side / 2, "surface" if value < -FULL else "ink"))
    for at, dashes in ((row.full, "none"), (row.broken, "3 2")):
        if at == place:
            drawn.append(rect(x, y, side, side, stroke("ink", 2, dashes), rx=3))
    return drawn


def _dash(left: float, right: float, y: float, colour: str = "ink", dashes: str = "none") -> str:
    return line((left, y), (right, y), stroke(colour, dashes=dashes))
