"""What segmenters cost and how good they are: accuracy against parameters, and against seconds of training."""

from collections.abc import Mapping

import plotly.graph_objects as go

from pages.figures.colours import Colours
from pages.figures.panels import at, framed, panels
from pages.quiz.siblings import Rival

SIGNS = {"forward": "triangle-right", "backward": "triangle-left", "both": "diamond", "equal": "triangle-right-open"}
HEIGHT = 380  # pixels
COSTS = ("above", "seconds")
CORNER = {"x": 0.02, "xref": "x domain", "xanchor": "left", "y": 0.02, "yref": "y domain", "yanchor": "bottom"}


def worth(found: Mapping[str, Rival], *, names: Mapping[str, str], colours: Colours, narrow: bool = False) -> go.Figure:
    """Two panels with one point a segmenter; who has no figure for a cost is missing there.

    `names`: the rivals by name, the COSTS, "accuracy", and "missing", which says so where one has no figure.
    """
    figure = panels(narrow, shared_yaxes=not narrow, horizontal_spacing=0.06)
    for panel, cost in enumerate(COSTS):
        place = at(panel, narrow)
        for rival in found.values():
            if getattr(rival, cost) is not None:
                figure.add_trace(_point(rival, cost, names, colours, legend=panel == 0), **place)
        most = max(getattr(rival, cost) or 0 for rival in found.values())
        figure.update_xaxes(title=names[cost], range=[0, 1.15 * most], **place)
        if any(getattr(rival, cost) is None for rival in found.values()):
            figure.add_annotation(text=names["missing"], font_size=12, showarrow=False, **CORNER, **place)
    shares = [100 * rival.accuracy for rival in found.values()]
    low, high = min(shares), max(shares)
    room = 0.2 * (high - low) + 0.5
    figure.update_xaxes(separatethousands=True)
    figure.update_yaxes(range=[low - room, high + room], ticksuffix="%")
    figure.update_yaxes(title={"text": names["accuracy"], "font": {"color": colours.muted}}, row=1, col=1)
    return framed(figure, colours, narrow, height=600 if narrow else HEIGHT, top=104 if narrow else 56)


def _point(rival: Rival, cost: str, names: Mapping[str, str], colours: Colours, *, legend: bool) -> go.Scatter:
    ink = colours.ink if rival.name == "both" else colours.parts["c"]
    return go.Scatter(
        x=[getattr(rival, cost)],
        y=[100 * rival.accuracy],
        name=names[rival.name],
        legendgroup=rival.name,
        showlegend=legend,
        mode="markers",
        marker={"color": ink, "symbol": SIGNS[rival.name], "size": 13, "line": {"color": ink, "width": 2}},
        hovertemplate=(
            f"{names[rival.name]}<br>{names[cost]} %{{x:,}}<br>{names['accuracy']} %{{y:.2f}}%<extra></extra>"
        ),
    )
