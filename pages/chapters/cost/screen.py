"""What the parts of the chapter on cost share: colours and screen for a figure, and a table that can be read."""

from collections.abc import Iterable
from html import escape

from pages.figures.table import table
from pages.reading import drawers


def dress() -> dict:
    """The colours and the screen. A new theme runs nothing: figures take it with the next run."""
    return {"colours": drawers.colours(), "narrow": drawers.is_phone()}


def wide_table(name: str, heads: Iterable[str], rows: Iterable[str], caption: str = "") -> str:
    """A table that scrolls sideways in its own box where the screen is narrow; its caption stays in sight."""
    said = caption and f"<span>{escape(caption)}</span>"
    drawn = table("gw-figures", map(escape, heads), rows, caption=said, data_table=name)
    return f'<div class="gw-wide" tabindex="0">{drawn}</div>'


def ratio(value: float, to: float) -> str:
    """How many times `to` it is, both as `number` prints them: a class checks with calculators."""
    printed, under = (float(number(one).replace(",", "")) for one in (value, to))
    return number(printed / under)


def number(value: float) -> str:
    """Three digits: 0.512, 6.10, 94.8, 221."""
    places = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{places}f}"
