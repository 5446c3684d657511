"""The memory ledger of one unit: who wrote what stands in its cell, as a triangle."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from pages.figures.axis import MOST_TICKS, legible, places, ticks
from pages.figures.colours import Colours
from pages.figures.ruler import bar, heat
from pages.words.digits import decimals

MOST_WRITTEN = {False: 12, True: 5}  # narrow or not: steps up to which every number fits its square
ROOM = {False: 420, True: 190}  # narrow or not: pixels for the columns of the narrower of two
GAP = 1  # pixels: a share of 0 is a square, what is not yet read is none


def ledger(
    parts: np.ndarray,
    tokens: Sequence[str],
    *,
    reverse: bool,
    start: str,
    by_hand: str,
    hover: dict[str, str],
    colours: Colours,
    narrow: bool = False,
) -> go.Figure:
    """The shares of each writer (down) in the cell at each step (across).

    `parts` (T, T + 1) or (T, T + 2) is `lstm_core.memory_ledger` of one unit: its first column is the share
    of the state before the first step (`start`), its column T + 1 what was set by hand (`by_hand`). Steps not
    yet read have no share and are left empty. `hover`: the words "writer", "step", "share".
    `narrow`: for a screen as wide as a hand, where a finger's drag scrolls the page and does not zoom.
    Colours are the ruler's: what stands in C has there and here the same colour.
    """
    steps = len(parts)
    shares = np.array(parts.T, copy=True)  # (writers, T)
    writer, place = np.indices((steps, steps))
    unread = writer < place if reverse else writer > place
    shares[1 : steps + 1][unread] = np.nan
    writers = [start, *tokens, *([by_hand] if len(shares) > steps + 1 else [])]
    figure = go.Figure(
        go.Heatmap(
            **heat(shares, colours),
            x=places(tokens),
            y=places(writers, first=0),
            colorbar=bar(),
            hoverongaps=False,
            text=_written(shares) if steps <= MOST_WRITTEN[narrow] else None,
            texttemplate="%{text}" if steps <= MOST_WRITTEN[narrow] else None,
            xgap=GAP if steps <= MOST_TICKS else 0,
            ygap=GAP if steps <= MOST_TICKS else 0,
            hovertemplate=(
                f"{hover['writer']} %{{y}}<br>{hover['step']} %{{x}}<br>"
                f"{hover['share']} %{{customdata:.4f}}<extra></extra>"
            ),
        )
    )
    figure.update_layout(
        xaxis=ticks(tokens, room=ROOM[narrow]) | {"title": hover["step"], "range": [-0.5, steps - 0.5]},
        yaxis=ticks(writers, first=0)
        | {"title": {"text": hover["writer"], "font": {"color": colours.muted}}, "range": [len(writers) - 0.5, -0.5]},
        height=max(280, min(24 * len(writers), 900)) + 110,
        margin={"l": 8, "r": 8, "t": 40, "b": 8, "pad": 0},
        plot_bgcolor=colours.surface,
        dragmode=False if narrow else "zoom",
    )
    return legible(figure, colours)


def _written(shares: np.ndarray) -> list[list[str]]:
    """Three digits with a true minus, none before what rounds to 0; nothing where nothing is."""
    return [["" if np.isnan(share) else decimals(share, 3) for share in row] for row in shares]
