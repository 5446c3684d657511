"""Stations of a way one after the other, each a numbered box with a picture: HTML that takes the width it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from pages.figures.svg.shapes import element, picture, rect, signed, stroke

SQUARE, GAP = 13, 2  # px


@dataclass(frozen=True)
class Station:
    """A box: what happens there, the picture as HTML, and a line below; `part` colours its edge."""

    name: str
    drawn: str
    note: str
    part: str = ""


def stations(boxes: Sequence[Station]) -> str:
    """The boxes as an ordered list; its style draws the arrow from each to the next."""
    items = (
        element(
            "li",
            f'<div class="gw-way-name"><b>{number}</b> {escape(box.name)}</div>'
            f'<div class="gw-way-drawn">{box.drawn}</div><p>{escape(box.note)}</p>',
            data_part=box.part or "ink",
        )
        for number, box in enumerate(boxes, 1)
    )
    return element("ol", "".join(items), class_="gw-stations")


def grid(values: Sequence[float] | np.ndarray, columns: int) -> str:
    """Numbers as squares, row by row, in the colours of the ruler."""
    rows = -(-len(values) // columns)
    drawn = (
        rect(
            (k % columns) * (SQUARE + GAP),
            (k // columns) * (SQUARE + GAP),
            SQUARE,
            SQUARE,
            f"fill:{signed(float(value))}",
            rx=2,
        )
        for k, value in enumerate(values)
    )
    return picture(columns * (SQUARE + GAP) - GAP, rows * (SQUARE + GAP) - GAP, drawn)


def column(values: Sequence[float] | np.ndarray, followed: int | None) -> str:
    """One column of numbers, a flat row each; the `followed` one is framed."""
    high = 8
    drawn = [rect(2, 2 + k * (high + 1), 40, high, f"fill:{signed(float(v))}", rx=1) for k, v in enumerate(values)]
    if followed is not None:
        drawn.append(rect(1, 1 + followed * (high + 1), 42, high + 2, stroke("ink", 2), rx=2))
    return picture(44, 4 + len(values) * (high + 1), drawn)


def tokens(words: Sequence[str], here: int, below: Sequence[str] = ()) -> str:
    """Tokens in a row, the one that is read marked; `below` each what became of it."""
    cells = (
        element(
            "span",
            escape(word) + (f"<small>{escape(below[k])}</small>" if below else ""),
            **({"data-here": "true"} if k == here else {}),
        )
        for k, word in enumerate(words)
    )
    return element("div", "".join(cells), class_="gw-way-tokens")


def scores(rows: Sequence[tuple[str, str, float, str]]) -> str:
    """A line a label: its name, its score, its share as a bar and as it is written."""
    lines = (
        f"<span>{escape(name)}</span><span>{escape(score)}</span>"
        f'<i><b style="width:{share:.2%}"></b></i><span>{escape(written)}</span>'
        for name, score, share, written in rows
    )
    return element("div", "".join(lines), class_="gw-way-scores")
