"""Two panels side by side, on a phone one above the other."""

from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.figures.axis import legible, size
from pages.figures.colours import Colours


def panels(narrow: bool, **options: Any) -> go.Figure:
    """The empty figure; `options` are `make_subplots`'."""
    rows, columns = (2, 1) if narrow else (1, 2)
    return make_subplots(rows, columns, vertical_spacing=0.2, **options)


def at(panel: int, narrow: bool) -> dict[str, Any]:
    """Where the panel 0 or 1 stands."""
    return {"row": panel + 1, "col": 1} if narrow else {"row": 1, "col": panel + 1}


def framed(figure: go.Figure, colours: Colours, narrow: bool, *, height: int, top: int) -> go.Figure:
    """The figure with its rules and its legend above the panels; `height` and the margin at the `top` in px."""
    figure.update_xaxes(showgrid=False, zeroline=False, linecolor=colours.muted)
    figure.update_yaxes(gridcolor=colours.zero, zeroline=False)
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 16, "t": top, "b": 8},
        plot_bgcolor=colours.surface,
        dragmode=False if narrow else "zoom",
        # below Plotly's own buttons, which on a phone lie over it
        legend={"orientation": "h", "y": 0.94 if narrow else 0.99, "yanchor": "top", "yref": "container", "x": 0},
        legend_font_color=colours.ink,
        hoverlabel={"bgcolor": colours.surface, "font": {"color": colours.ink}},
    )
    return legible(figure, colours, size(narrow))
