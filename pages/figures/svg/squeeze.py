"""tanh over the range of the cell state, σ beside it, and one value on both. SVG, no text of others.

Its colours are the stage's own, by the names its script gives them to the page.
"""

from dataclasses import dataclass
from math import tanh

from lstm_core.lstm import sigmoid

WIDTH, HEIGHT = 220, 84
EDGE = 10  # pixels left free around the curves
POINTS = 60


@dataclass(frozen=True)
class Squeeze:
    """What comes in, ± of the range drawn, and whose colours: the parts before tanh, behind it, and of the σ."""

    value: float
    bound: float
    parts: tuple[str, str, str] = ("c", "h", "o")


def squeeze(drawn: Squeeze) -> str:
    """The picture as SVG: the band between −1 and 1, tanh drawn full and σ broken, the value below and on both."""
    bound = max(drawn.bound, 2.0)
    x = drawn.value
    before, behind, gate = drawn.parts
    zero, low, high = _y(0), _y(-1), _y(1)
    parts = (
        f'<rect x="0" y="{high:.1f}" width="{WIDTH}" height="{low - high:.1f}" style="fill:var(--gw-shut)"/>',
        _line((0, zero), (WIDTH, zero), "muted"),
        _curve(sigmoid, bound, gate, ' stroke-dasharray="4 3"'),
        _curve(tanh, bound, behind),
        _line((_x(x, bound), zero), (_x(x, bound), _y(tanh(x))), before),
        _dot(_x(x, bound), zero, before),
        _dot(_x(x, bound), _y(sigmoid(x)), gate),
        _dot(_x(x, bound), _y(tanh(x)), behind),
    )
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg {size} aria-hidden="true" class="gw-squeeze">{"".join(parts)}</svg>'


def _x(value: float, bound: float) -> float:
    return WIDTH / 2 + value / bound * (WIDTH / 2 - EDGE)


def _y(value: float) -> float:
    return HEIGHT / 2 - value * (HEIGHT / 2 - EDGE)


def _curve(function, bound: float, colour: str, dashes: str = "") -> str:
    values = (bound * (2 * k / POINTS - 1) for k in range(POINTS + 1))
    points = " ".join(f"{_x(value, bound):.1f},{_y(function(value)):.1f}" for value in values)
    return f'<polyline points="{points}"{dashes} style="fill:none;stroke:var(--gw-{colour});stroke-width:2"/>'


def _line(start: tuple[float, float], end: tuple[float, float], colour: str) -> str:
    (x1, y1), (x2, y2) = start, end
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} style="stroke:var(--gw-{colour});stroke-width:1.5"/>'


def _dot(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" style="fill:var(--gw-{colour})"/>'
