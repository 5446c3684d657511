"""How parameters and multiply-adds grow with one of the sizes, for RNN, LSTM and Bi-LSTM."""

from collections.abc import Mapping

import plotly.graph_objects as go

from pages.figures.axis import size
from pages.figures.colours import Colours
from pages.figures.panels import at, framed, panels
from pages.state.sizes import BOUNDS, LAYERS, Sizes

QUANTITIES = ("parameters", "multiply_adds")
DASHES = {"rnn": "dot", "lstm": "solid", "bilstm": "dash"}
SIGNS = {"rnn": "circle", "lstm": "square", "bilstm": "diamond"}
POINTS = 64  # of a line at most
HEIGHT = 400  # pixels


def inks(colours: Colours) -> dict[str, str]:
    """An RNN has nothing but h, an LSTM keeps C; two readers take the ink."""
    return {"rnn": colours.parts["h"], "lstm": colours.parts["c"], "bilstm": colours.ink}


def growth(sizes: Sizes, along: str, *, names: Mapping[str, str], colours: Colours, narrow: bool = False) -> go.Figure:
    """Two panels, one above the other where `narrow`: a line for each kind along `along`, at `sizes` marks on a rule.

    `names`: the kinds, the QUANTITIES and the sizes, by their names.
    """
    figure = panels(narrow, subplot_titles=[names[quantity] for quantity in QUANTITIES], horizontal_spacing=0.14)
    for panel, quantity in enumerate(QUANTITIES):
        place = at(panel, narrow)
        for kind in LAYERS:
            figure.add_trace(_line(sizes, along, kind, quantity, names, colours, legend=panel == 0), **place)
        figure.add_vline(x=getattr(sizes, along), line={"color": colours.muted, "width": 1, "dash": "dot"}, **place)
    figure.update_xaxes(title=names[along], rangemode="tozero")
    figure.update_yaxes(rangemode="tozero", separatethousands=True)
    figure.update_layout(hovermode="x unified")
    figure.update_annotations(yshift=4, font_size=size(narrow) + 1)
    return framed(figure, colours, narrow, height=640 if narrow else HEIGHT, top=96 if narrow else 72)


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
            "opacity": 1,  # marks lie on one another where the counts are small
            "line": {"color": colours.surface, "width": 1},
        },
        hovertemplate=f"{names[kind]} %{{y:,}}<extra></extra>",
    )
