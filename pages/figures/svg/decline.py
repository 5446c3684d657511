"""Small curves of shares over many powers of ten, the end at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from pages.figures.svg.shapes import element, fill, line, picture, polyline, stroke

WIDTH, HEIGHT, ROOM = 300, 120, 78  # of the picture; what the labels take of its width
LOWEST, LEAST = -24, (-2, 1)  # powers of ten: below, a curve leaves the picture; those always in it
DASHES = ("none", "6 3", "2 3")


@dataclass(frozen=True, eq=False)
class Curve:
    """A label of ours, the shares (T,) in the order of reading, and whose colour."""

    label: str
    shares: np.ndarray
    colour: str


def decline(curves: Sequence[Curve]) -> str:
    """Each curve with its label at its first step; a fine line where nothing fades. The scale follows the curves."""
    powers = _powers(curves)

    def level(share: float) -> float:
        return _y(float(share), powers)

    drawn = [line((ROOM, level(1)), (WIDTH, level(1)), stroke("muted", 1))]
    heights = _apart([level(curve.shares[0]) for curve in curves])
    for curve, dashes, height in zip(curves, DASHES, heights, strict=False):
        x = np.linspace(ROOM, WIDTH - 2, len(curve.shares))
        points = [(a, level(b)) for a, b in zip(x, curve.shares, strict=True)]
        drawn.append(polyline(points, stroke(curve.colour, 2, dashes)))
        drawn.append(
            element("text", escape(curve.label), x=2, y=height + 4, style=f"{fill('ink')};font-size:var(--gw-type-1)")
        )
    return picture(WIDTH, HEIGHT, drawn)


def _powers(curves: Sequence[Curve]) -> tuple[float, float]:
    """From the lowest to the highest power of ten drawn."""
    every = np.concatenate([curve.shares for curve in curves])
    seen = np.log10(every[every > 0])
    return max(min(LEAST[0], seen.min(initial=0)), LOWEST), max(LEAST[1], seen.max(initial=0))


def _y(share: float, powers: tuple[float, float]) -> float:
    low, high = powers
    power = min(max(np.log10(share) if share > 0 else low, low), high)
    return 8 + (HEIGHT - 16) * (high - power) / (high - low)


def _apart(heights: list[float], least: float = 14) -> list[float]:
    """The heights moved down just so far that no label lies on another; the last stays in the picture."""
    order, moved, free = sorted(range(len(heights)), key=heights.__getitem__), list(heights), 0.0
    for at, number in enumerate(order):
        most = HEIGHT - 8 - least * (len(order) - 1 - at)
        moved[number] = min(max(heights[number], free), most)
        free = moved[number] + least
    return moved
