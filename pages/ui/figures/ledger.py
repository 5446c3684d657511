"""The memory ledger of one unit: who wrote what stands in its cell, as a triangle."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from pages.ui.figures.axis import places, ticks
from pages.ui.figures.colours import CLEAR, DIVERGING

MOST_WRITTEN = 12  # steps up to which every number fits its square


def ledger(
    parts: np.ndarray,
    tokens: Sequence[str],
    *,
    reverse: bool,
    start: str,
    by_hand: str,
    hover: dict[str, str],
) -> go.Figure:
    """The shares of each writer (down) in the cell at each step (across).

    `parts` (T, T + 1) or (T, T + 2) is `lstm_core.memory_ledger` of one unit: its first column is the share
    of the state before the first step (`start`), its column T + 1 what was set by hand (`by_hand`). Steps not
    yet read have no share and are left empty. `hover`: the words "writer", "step", "share".
    """
    steps = len(parts)
    shares = np.array(parts.T, copy=True)  # (writers, T)
    writer, place = np.indices((steps, steps))
    unread = writer < place if reverse else writer > place
    shares[1 : steps + 1][unread] = np.nan
    writers = [start, *tokens, *([by_hand] if len(shares) > steps + 1 else [])]
    bound = float(np.abs(parts).max()) or 1.0
    figure = go.Figure(
        go.Heatmap(
            z=shares,
            x=places(tokens),
            y=places(writers, first=0),
            colorscale=DIVERGING,
            zmin=-bound,
            zmax=bound,
            colorbar={"thickness": 10, "outlinewidth": 0},
            hoverongaps=False,
            texttemplate="%{z:.3f}" if steps <= MOST_WRITTEN else None,
            hovertemplate=(
                f"{hover['writer']} %{{y}}<br>{hover['step']} %{{x}}<br>"
                f"{hover['share']} %{{z:.4f}}<extra></extra>"
            ),
        )
    )
    figure.update_layout(
        xaxis=ticks(tokens),
        yaxis=ticks(writers, first=0) | {"autorange": "reversed"},
        height=max(280, min(24 * len(writers), 900)) + 60,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
    )
    return figure
