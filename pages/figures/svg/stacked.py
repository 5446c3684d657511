"""Shares of a whole as stacked bars, one below the other, each with its name above and its parts in words below."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from pages.figures.svg.shapes import element, fill

ROW, NAME, TOP, BAR, WORDS = 82, 14, 22, 26, 64  # pixels: from row to row; in it the name, the bar, the words
ROOM = 0.09  # of the width: a share of less has no number in it


@dataclass(frozen=True)
class Part:
    """A share from 0 to 1, what it is, and a name of the stage's colours."""

    share: float
    said: str
    printed: str  # the share as it is written
    colour: str


@dataclass(frozen=True)
class Stack:
    """A bar of parts that are the whole together."""

    name: str
    colour: str
    parts: Sequence[Part]


def stacked(stacks: Sequence[Stack], alt: str) -> str:
    """The SVG, as wide as its place; type keeps its size."""
    drawn = []
    for number, stack in enumerate(stacks):
        top, before = number * ROW, 0.0
        drawn.append(_text("0", top + NAME, stack.name, stack.colour, "font-weight:650;font-size:var(--gw-type-2)"))
        for part in stack.parts:
            drawn.append(_bar(before, part, top + TOP))
            if part.share >= ROOM:
                middle = f"{100 * (before + part.share / 2):g}%"
                drawn.append(_text(middle, top + TOP + 18, part.printed, "surface", "text-anchor:middle"))
            before += part.share
        words = "".join(
            element("tspan", escape(f"{part.said} {part.printed}"), dx=0 if first else 10, style=fill(part.colour))
            for first, part in zip([True, *[False] * len(stack.parts)], stack.parts, strict=False)
        )
        drawn.append(element("text", words, x="0", y=top + WORDS, style="font-size:var(--gw-type-1)"))
    size = {"width": "100%", "height": len(stacks) * ROW}
    return element("svg", "".join(drawn), **size, role="img", aria_label=escape(alt), class_="gw-stacked")


def _bar(before: float, part: Part, top: float) -> str:
    wide = {"x": f"{100 * before:.3f}%", "width": f"{100 * part.share:.3f}%"}
    return element("rect", None, **wide, y=top, height=BAR, style=fill(part.colour))


def _text(x: str, y: float, said: str, colour: str, style: str) -> str:
    sized = style if "font-size" in style else f"{style};font-size:var(--gw-type-1)"
    return element("text", escape(said), x=x, y=y, style=f"{fill(colour)};{sized}")
