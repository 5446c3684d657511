"""Read a small picture as an eye does: shapes at their places, in their colours, and what a colour says."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

MIDDLE = 0.6  # a signed colour is mixed by share ** MIDDLE


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
        """What the colour of the area says, as a share of its range."""
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
    found = re.fullmatch(r"var\(--gw-(\w+)\)", colour)
    return found and found[1]


def value(colour: str) -> float:
    """The share from −1 to 1 that a signed colour says: blue below 0, amber above."""
    full, percent = re.fullmatch(r"color-mix\(in lab, var\(--gw-(\w+)\) ([\d.]+)%, var\(--gw-zero\)\)", colour).groups()
    return {"negative": -1, "positive": 1}[full] * (float(percent) / 100) ** (1 / MIDDLE)
