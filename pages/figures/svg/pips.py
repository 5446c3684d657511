"""How many of a number: a row of boxes each, as many filled as there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from pages.figures.svg.shapes import element, fill

ROW, BOX = 28, 14  # pixels: from row to row, and the height of a box
FROM, TO = 50, 88  # per cent of the width between which the boxes stand
FILLED = 0.76  # of the way from one box to the next


@dataclass(frozen=True)
class Count:
    """`count` of `of`, with a name and a name of the stage's colours."""

    name: str
    colour: str
    count: int
    of: int


def pips(counts: Sequence[Count], alt: str) -> str:
    """The SVG, as wide as its place; type keeps its size."""
    drawn = []
    for number, row in enumerate(counts):
        top, pitch = number * ROW, (TO - FROM) / row.of
        drawn.append(_text("0", top, row.name))
        for box in range(row.of):
            at = {"x": f"{FROM + box * pitch:g}%", "width": f"{FILLED * pitch:g}%", "y": top + (ROW - BOX) / 2}
            drawn.append(
                element("rect", None, **at, height=BOX, rx=2, style=fill(row.colour if box < row.count else "shut"))
            )
        drawn.append(_text("100%", top, f"{row.count}/{row.of}", "text-anchor:end;font-weight:650;"))
    size = {"width": "100%", "height": len(counts) * ROW}
    return element("svg", "".join(drawn), **size, role="img", aria_label=escape(alt), class_="gw-pips")


def _text(x: str, top: float, said: str, style: str = "") -> str:
    return element("text", escape(said), x=x, y=top + 19, style=f"{style}{fill('ink')};font-size:var(--gw-type-2)")
