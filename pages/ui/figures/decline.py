"""Small curves of shares over many powers of ten, the end at the right. SVG, no text of others.

Its colours are the stage's own, by the names its script gives them to the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

WIDTH, HEIGHT, ROOM = 300, 120, 78      # of the picture; what the labels take of its width
POWERS = (-20, 2)                       # of ten: below and above, a curve leaves the picture
DASHES = ("", "6 3", "2 3")


@dataclass(frozen=True, eq=False)
class Curve:
    """A label of ours, the shares (T,) in the order of reading, and whose colour."""

    label: str
    shares: np.ndarray
    colour: str


def decline(curves: Sequence[Curve]) -> str:
    """Each curve with its label at its first step; a fine line where nothing fades."""
    parts = [f'<line x1="{ROOM}" x2="{WIDTH}" y1="{_y(1):.1f}" y2="{_y(1):.1f}" style="stroke:var(--gw-muted)"/>']
    heights = _apart([_y(float(curve.shares[0])) for curve in curves])
    for curve, dashes, height in zip(curves, DASHES, heights, strict=False):
        x = np.linspace(ROOM, WIDTH - 2, len(curve.shares))
        points = " ".join(f"{a:.1f},{_y(float(b)):.1f}" for a, b in zip(x, curve.shares, strict=True))
        stroke = f"fill:none;stroke:var(--gw-{curve.colour});stroke-width:2"
        parts.append(f'<polyline points="{points}" stroke-dasharray="{dashes}" style="{stroke}"/>')
        text = "fill:var(--gw-ink);font-size:12px"
        parts.append(f'<text x="2" y="{height + 4:.1f}" style="{text}">{escape(curve.label)}</text>')
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg {size} aria-hidden="true" class="gw-passage">{"".join(parts)}</svg>'


def _y(share: float) -> float:
    low, high = POWERS
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
