"""The atlas: every unit of every step of a run as heatmaps, six quantities by one or two readers."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.ui.figures.axis import shown, ticks
from pages.ui.figures.colours import CLEAR, DIVERGING, gate

ORDER = ("f", "i", "g", "c", "o", "h")
GATES = ("f", "i", "o")


def atlas(
    traces: Mapping[str, object],
    tokens: Sequence[str],
    *,
    names: Mapping[str, str],
    hover: Mapping[str, str],
) -> go.Figure:
    """Heatmaps (units by steps) of f, i, C̃, C, o and h, one column of them a reader.

    `traces`: direction → `Trace`. `names`: what to call the parts and the directions. `hover`: the words
    "token", "step", "unit", "value". Gates are coloured from 0 to 1, C̃ and h on ±1, C on ± its largest value.
    """
    bound = float(max(np.abs(trace.c).max() for trace in traces.values())) or 1.0
    titles = [names[way] for way in traces] + [""] * (len(traces) * (len(ORDER) - 1))
    figure = make_subplots(
        rows=len(ORDER),
        cols=len(traces),
        shared_xaxes=True,
        shared_yaxes=True,
        vertical_spacing=0.025,
        horizontal_spacing=0.03,
        subplot_titles=titles,
    )
    for column, trace in enumerate(traces.values(), start=1):
        for row, part in enumerate(ORDER, start=1):
            scale = _scale(part, row, bound, last=column == len(traces))
            figure.add_trace(_heatmap(getattr(trace, part), tokens, names[part], hover, scale), row, column)
            figure.update_xaxes(ticks(tokens) | {"showticklabels": row == len(ORDER)}, row=row, col=column)
    for row, part in enumerate(ORDER, start=1):
        figure.update_yaxes(title_text=names[part], row=row, col=1)
    units = next(iter(traces.values())).h.shape[1]
    figure.update_yaxes(_units(units) | {"autorange": "reversed", "showgrid": False, "zeroline": False})
    figure.update_layout(
        height=6 * max(96, min(6 * units, 220)) + 90,
        margin={"l": 8, "r": 8, "t": 34, "b": 8},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        dragmode="zoom",
    )
    return figure


def _heatmap(values, tokens, name, hover, scale) -> go.Heatmap:
    steps, units = values.shape
    return go.Heatmap(
        z=values.T,
        x=np.arange(1, steps + 1),
        y=np.arange(1, units + 1),
        customdata=np.broadcast_to(np.array([shown(token) for token in tokens]), (units, steps)),
        name=name,
        hovertemplate=(
            f"{name}<br>{hover['token']} %{{customdata}}<br>{hover['step']} %{{x}}<br>"
            f"{hover['unit']} %{{y}}<br>{hover['value']} %{{z:.4f}}<extra></extra>"
        ),
        **scale,
    )


def _scale(part: str, row: int, bound: float, *, last: bool) -> dict:
    middle = 1 - (row - 0.5) / len(ORDER)
    bar = {"len": 0.9 / len(ORDER), "y": middle, "thickness": 10, "outlinewidth": 0}
    if part in GATES:
        limits = {"colorscale": gate(part), "zmin": 0, "zmax": 1}
    else:
        most = bound if part == "c" else 1
        limits = {"colorscale": DIVERGING, "zmin": -most, "zmax": most}
    return limits | {"showscale": last, "colorbar": bar}


def _units(units: int) -> dict:
    stride = -(-units // 8)
    return {"tickmode": "array", "tickvals": list(range(1, units + 1, stride))}
