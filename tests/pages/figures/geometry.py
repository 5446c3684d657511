"""Read a small picture as an eye does: shapes at their places, in their colours, and what a colour says."""

import re
from dataclasses import dataclass
from math import asinh, sinh
from xml.etree import ElementTree

from pages.figures.colours import SHARED

SCALE, HUE, DEEP = 0.25, 1, 10  # of the ruler: linear in asinh(|v| / SCALE) from 0 to HUE, and on to DEEP


@dataclass(frozen=True)
class Shape:
    """An element: where it lies, and how it looks. `ink` is the line's colour, `filled` the area's."""

    tag: str
    said: dict[str, str]
    style: dict[str, str]
    text: str

    @property
    def points(self) -> list[tuple[float, float]]:
        at = {key: float(value) for key, value in self.said.items() if re.fullmatch(r"-?[\d.]+", value)}
        if self.tag == "rect":
            return [(at["x"], at["y"]), (at["x"] + at["width"], at["y"] + at["height"])]
        if self.tag == "line":
            return [(at["x1"], at["y1"]), (at["x2"], at["y2"])]
        if self.tag == "circle":
            return [(at["cx"], at["cy"])]
        if self.tag == "text":
            return [(at["x"], at["y"])]
        return [tuple(map(float, pair.split(","))) for pair in self.said["points"].split()]

    @property
    def left(self) -> float:
        return min(x for x, _ in self.points)

    @property
    def right(self) -> float:
        return max(x for x, _ in self.points)

    @property
    def top(self) -> float:
        return min(y for _, y in self.points)

    @property
    def bottom(self) -> float:
        return max(y for _, y in self.points)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def ink(self) -> str | None:
        return part(self.style.get("stroke", ""))

    @property
    def filled(self) -> str | None:
        return part(self.style.get("fill", ""))

    @property
    def value(self) -> float:
        """What the colour of the area says."""
        return value(self.style["fill"])

    @property
    def dashed(self) -> bool:
        return self.style.get("stroke-dasharray", "none") != "none"


def shapes(picture: str, tag: str | None = None) -> list[Shape]:
    """Every shape of an SVG, in the order in which they are drawn, one over the other."""
    found = [
        Shape(element.tag, dict(element.attrib), styles(element.get("style", "")), element.text or "")
        for element in ElementTree.fromstring(picture).iter()
    ]
    return [shape for shape in found if tag in (None, shape.tag)]


def styles(text: str) -> dict[str, str]:
    return dict(pair.split(":", 1) for pair in text.split(";") if pair)


def part(colour: str) -> str | None:
    """The name of a colour of the palette, None for another."""
    found = re.fullmatch(r"var\(--gw-([\w-]+)\)", colour)
    return found and found[1]


def value(colour: str) -> float:
    """The value that a signed colour says: blue below 0, amber above; 10 for what is larger."""
    there, share, here = _mixed(colour)
    near, far = (_along(HUE), _along(DEEP)) if there.endswith("-deep") else (0.0, _along(HUE))
    assert here == ("zero" if near == 0 else there.removesuffix("-deep"))
    sign = {"negative": -1, "positive": 1}[there.removesuffix("-deep")]
    return sign * SCALE * sinh(near + (far - near) * share)


def painted(colour: str, theme: str) -> list[float]:
    """The channels of a signed colour in a theme, 0 to 255."""
    there, share, here = _mixed(colour)
    ends = ([int(SHARED[theme][name][k : k + 2], 16) for k in (1, 3, 5)] for name in (here, there))
    return [start + (end - start) * share for start, end in zip(*ends, strict=True)]


def _mixed(colour: str) -> tuple[str, float, str]:
    mix = r"color-mix\(in srgb, var\(--gw-([\w-]+)\) ([\d.]+)%, var\(--gw-([\w-]+)\)\)"
    there, percent, here = re.fullmatch(mix, colour).groups()
    return there, float(percent) / 100, here


def _along(size: float) -> float:
    return asinh(size / SCALE)
