"""How parameters and multiply-adds grow with one of the sizes, for RNN, LSTM and Bi-LSTM."""

from collections.abc import Mapping

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.ui.figures.axis import legible, size
from pages.ui.figures.colours import Colours
from pages.ui.quiz.sizes import BOUNDS, LAYERS, Sizes

QUANTITIES = ("parameters", "multiply_adds")
DASHES = {"rnn": "dot", "lstm": "solid", "bilstm": "dash"}
SIGNS = {"rnn": "circle", "lstm": "square", "bilstm": "diamond"}
POINTS = 64     # of a line at most


def inks(colours: Colours) -> dict[str, str]:
    """An RNN has nothing but h, an LSTM keeps C; two readers take the ink."""
    return {"rnn": colours.parts["h"], "lstm": colours.parts["c"], "bilstm": colours.ink}


def growth(
    sizes: Sizes, along: str, *, names: Mapping[str, str], colours: Colours, narrow: bool = False
) -> go.Figure:
    """Two panels, one above the other where `narrow`: a line for each kind along `along`, at `sizes` marks on a rule.

    `names`: the kinds, the QUANTITIES and the sizes, by their names.
    """
    grid = {"rows": 2, "cols": 1} if narrow else {"rows": 1, "cols": 2}
    titles = [names[quantity] for quantity in QUANTITIES]
    figure = make_subplots(**grid, subplot_titles=titles, vertical_spacing=0.2, horizontal_spacing=0.14)
    for panel, quantity in enumerate(QUANTITIES):
        at = {"row": panel + 1, "col": 1} if narrow else {"row": 1, "col": panel + 1}
        for kind in LAYERS:
            figure.add_trace(_line(sizes, along, kind, quantity, names, colours, legend=panel == 0), **at)
        figure.add_vline(x=getattr(sizes, along), line={"color": colours.muted, "width": 1, "dash": "dot"}, **at)
    figure.update_xaxes(title=names[along], showgrid=False, zeroline=False, linecolor=colours.muted, rangemode="tozero")
    figure.update_yaxes(gridcolor=colours.zero, zeroline=False, rangemode="tozero", separatethousands=True)
    figure.update_layout(
        height=640 if narrow else 400,
        margin={"l": 8, "r": 16, "t": 96 if narrow else 72, "b": 8},
        plot_bgcolor=colours.surface,
        dragmode=False if narrow else "zoom",
        # below Plotly's own buttons, which on a phone lie over it
        legend={"orientation": "h", "y": 0.94 if narrow else 0.99, "yanchor": "top", "yref": "container", "x": 0},
        legend_font_color=colours.ink,
        hovermode="x unified",
        hoverlabel={"bgcolor": colours.surface, "font": {"color": colours.ink}},
    )
    figure.update_annotations(yshift=4, font_size=size(narrow) + 1)
    return legible(figure, colours, size(narrow))


def _line(
    sizes: Sizes, along: str, kind: str, quantity: str, names: Mapping[str, str], colours: Colours, *, legend: bool
) -> go.Scatter:
    least, most = BOUNDS[along]
    here = getattr(sizes, along)
    stride = -(-(most - least + 1) // POINTS)
    places = sorted({*range(least, most + 1, stride), here, most})
    ink = inks(colours)[kind]
    return go.Scatter(
        x=places,
        y=[getattr(sizes.with_(**{along: place}).counts(kind), quantity) for place in places],
        name=names[kind],
        legendgroup=kind,
        showlegend=legend,
        mode="lines+markers",
        line={"color": ink, "dash": DASHES[kind], "width": 2.5},
        marker={
            "color": ink,
            "symbol": SIGNS[kind],
            "size": [10 if place == here else 0 for place in places],
            "opacity": 1,   # marks lie on one another where the counts are small
            "line": {"color": colours.surface, "width": 1},
        },
        hovertemplate=f"{names[kind]} %{{y:,}}<extra></extra>",
    )
