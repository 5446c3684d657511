"""What is left of one step's memory as the reader goes on: a line a unit, the middle one bold, and where half is."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from pages.figures.axis import legible, shown, size
from pages.figures.colours import CLEAR, Colours
from pages.figures.fading import MOST_TICKS

HALF = 0.5
HEIGHT = 320  # pixels


def keeping(
    kept: np.ndarray, tokens: Sequence[str], *, hover: dict[str, str], colours: Colours, narrow: bool = False
) -> go.Figure:
    """`kept` (T', H): shares from the chosen step on, in the order of reading, whose tokens are `tokens`.

    `hover`: the words "step", "share", "unit", "median", "half".
    """
    steps, units = kept.shape
    figure = go.Figure()
    for unit in range(units):
        said = f"{hover['unit']} {unit + 1}: %{{y:.3f}}<extra></extra>"
        figure.add_scatter(
            x=np.arange(steps),
            y=kept[:, unit],
            mode="lines",
            opacity=0.8,
            line={"color": colours.parts["f"], "width": 1},
            hovertemplate=said,
        )
    figure.add_scatter(
        x=np.arange(steps),
        y=np.median(kept, 1),
        mode="lines",
        line={"color": colours.ink, "width": 3},
        hovertemplate=f"{hover['median']}: %{{y:.3f}}<extra></extra>",
    )
    figure.add_hline(y=HALF, line={"color": colours.muted, "width": 1.5, "dash": "dash"})
    figure.add_annotation(
        text=hover["half"], x=1, xref="paper", xanchor="right", y=HALF, yanchor="bottom", showarrow=False
    )
    at = list(range(0, steps, -(-steps // MOST_TICKS[narrow])))
    ticks = {"tickmode": "array", "tickvals": at, "ticktext": [shown(tokens[k]) for k in at], "tickangle": 0}
    figure.update_layout(
        xaxis=ticks | {"title": {"text": hover["step"]}, "showgrid": False, "zeroline": False},
        yaxis={"range": [-0.02, 1.05], "gridcolor": colours.zero, "zeroline": False}
        | {"title": {"text": hover["share"], "font": {"color": colours.muted}}},
        showlegend=False,
        height=HEIGHT,
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        plot_bgcolor=CLEAR,
        dragmode=False,
    )
    return legible(figure, colours, size(narrow))
