"""What the parts of the chapter on cost share: a figure of two panels, and a table that can be read."""

from collections.abc import Callable, Iterable
from html import escape

import plotly.graph_objects as go
import streamlit as st

from pages.figures.table import table
from pages.reading import cache, drawers
from pages.state import widgets


def panels(draw: Callable[..., go.Figure], of: tuple, alt: str, file: str) -> None:
    """A figure of two panels: `draw` takes the colours, and whether the panels stand one above the other.

    It is drawn once for what it is `of`, the language included. Only a phone says how wide it is. For other screens
    both figures are there, and the styles show the one that fits.
    """
    colours = drawers.colours()

    def made(narrow: bool) -> go.Figure:
        return cache.figure((file, *of, colours, narrow), lambda: draw(colours=colours, narrow=narrow))

    if drawers.is_phone():
        return drawers.chart(made(True), alt, file)
    with st.container(key=widgets.key("panels", file)):
        for width, name in (("wide", file), ("narrow", f"{file}-narrow")):
            with st.container(key=widgets.key(width, file)):
                drawers.chart(made(width == "narrow"), alt, name)


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
