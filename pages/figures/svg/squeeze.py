"""tanh over the range of the cell state, σ beside it, and one value on both."""

from math import tanh

from lstm_core.layer import sigmoid
from pages.figures.svg.shapes import element, fill, line, picture, polyline, rect, stroke

WIDTH, HEIGHT = 220, 84
EDGE = 10  # pixels left free around the curves
POINTS = 60


def squeeze(x: float, bound: float, parts: tuple[str, str] | tuple[str, str, str] = ("c", "h", "o")) -> str:
    """The picture as SVG: the band between −1 and 1, tanh drawn full and σ broken, the value below and on both.

    `x` is what comes in, `bound` ± of the range drawn; `parts` have the colours before tanh, behind it, and of the σ,
    which is left out where it has none.
    """
    bound = max(bound, 2.0)
    before, behind, *gates = parts
    zero, low, high, at = _y(0), _y(-1), _y(1), _x(x, bound)
    drawn = (
        rect(0, high, WIDTH, low - high, fill("shut")),
        line((0, zero), (WIDTH, zero), stroke("muted")),
        *(_curve(sigmoid, bound, gate, "4 3") for gate in gates),
        _curve(tanh, bound, behind),
        line((at, zero), (at, _y(tanh(x))), stroke(before)),
        _dot(at, zero, before),
        *(_dot(at, _y(sigmoid(x)), gate) for gate in gates),
        _dot(at, _y(tanh(x)), behind),
    )
    return picture(WIDTH, HEIGHT, drawn)


def _x(value: float, bound: float) -> float:
    return WIDTH / 2 + value / bound * (WIDTH / 2 - EDGE)


def _y(value: float) -> float:
    return HEIGHT / 2 - value * (HEIGHT / 2 - EDGE)


def _curve(function, bound: float, colour: str, dashes: str = "none") -> str:
    values = [bound * (2 * k / POINTS - 1) for k in range(POINTS + 1)]
    return polyline([(_x(value, bound), _y(function(value))) for value in values], stroke(colour, 2, dashes))


def _dot(x: float, y: float, colour: str) -> str:
    return element("circle", cx=x, cy=y, r=4, style=fill(colour))
