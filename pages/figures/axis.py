"""The sentence as an axis: places from 1, and the tokens that stand there."""

from collections.abc import Sequence
from html import escape, unescape
from math import inf
from unicodedata import east_asian_width

import plotly.graph_objects as go

from pages.figures.colours import CLEAR, Colours

MOST_TICKS = 64
CHARACTER, LETTER = 12, 7  # pixels: how wide a Chinese character is, and a Latin letter at most but for m and w


def shown(token: str) -> str:
    """A token as Plotly may print it: no tags, no entities, nothing invisible, at most 12 characters."""
    visible = "".join(character if character.isprintable() else "␣" for character in token)
    return escape(visible if len(visible) <= 12 else f"{visible[:11]}…", quote=False)


def _width(text: str) -> int:
    """About so many pixels wide a printed token is."""
    return sum(CHARACTER if east_asian_width(character) in "WF" else LETTER for character in unescape(text))


def places(tokens: Sequence[str], first: int = 1) -> list[str]:
    """The places of an axis by name: "1 我", "2 爱"; each is different, and a hover shows it as it is."""
    return [f"{place} {shown(token)}" for place, token in enumerate(tokens, start=first)]


def ticks(tokens: Sequence[str], first: int = 1, most: int = MOST_TICKS, room: float = inf) -> dict:
    """Layout of an axis over `places` with only the tokens written on it, thinned out beyond `most`.

    Words that would lie over each other on an axis of `room` pixels are turned by a quarter.
    """
    stride = -(-len(tokens) // most)
    written = [shown(token) for token in tokens[::stride]]
    lies = all(_width(text) <= max(room / len(written), CHARACTER) for text in written)
    return {
        "type": "category",
        "tickmode": "array",
        "tickvals": places(tokens, first)[::stride],
        "ticktext": written,
        "tickangle": 0 if lies else 90,
        "ticklabelstandoff": 4,  # the frame of a step is drawn outside its column
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
    }


def size(narrow: bool) -> int:
    """Of the type in pixels: a class reads it from a projector's screen."""
    return 12 if narrow else 14


def legible(figure: go.Figure, colours: Colours, type_: int | None = None) -> go.Figure:
    """The figure with its ticks, scales, captions and buttons in the stage's inks, on the page's own ground.

    `type_` is the size of its type where it is not Streamlit's own, which is 12 px whatever the figure's font is.
    """
    sized = {"size": type_} if type_ else {}
    type_and_ink = sized | {"color": colours.muted}
    figure.update_xaxes(tickfont=type_and_ink, title_font=type_and_ink)
    figure.update_yaxes(tickfont=type_and_ink, title_font=sized)
    figure.update_traces(colorbar_tickfont_color=colours.muted, colorbar_ticks="", selector={"type": "heatmap"})
    figure.update_annotations(font_color=colours.ink)
    buttons = {"bgcolor": CLEAR, "color": colours.muted, "activecolor": colours.ink}
    return figure.update_layout(font=sized, legend_font=sized, paper_bgcolor=CLEAR, modebar=buttons)
