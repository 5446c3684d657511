"""Gradient against distance on a log scale: of each curve the median over seeds, and their range behind it."""

from collections.abc import Mapping, Sequence
from math import ceil, floor
from typing import NamedTuple, Self

import numpy as np
import plotly.graph_objects as go

from pages.figures.axis import legible, shown, size
from pages.figures.colours import CLEAR, Colours
from pages.words.powers import RAISED, power

HEIGHT = 430  # pixels
LEAST, MOST = 1e-300, 1e300  # of what is drawn: less has no logarithm to speak of, and more may be infinite
MOST_POWERS = 8  # of ten, written on the axis
LOWEST = -40  # powers of ten: a curve that falls further leaves the picture
INKS = {"rnn_h": "ink", "lstm_h": "h", "lstm_c": "c", "belt": "f"}
DASHES = {"rnn_h": "solid", "lstm_h": "solid", "lstm_c": "solid", "belt": "dash"}
MOST_TICKS = {False: 40, True: 16}


class Ends(NamedTuple):
    """What of the curves is drawn, in powers of ten."""

    least: float
    most: float

    @classmethod
    def of(cls, curves: Mapping[str, np.ndarray]) -> Self:
        """Their range, to LOWEST, and at least from a tenth to five."""
        every = np.concatenate([np.clip(values, LEAST, MOST).ravel() for values in curves.values()])
        least, most = np.log10(every.min()), np.log10(every.max())
        return cls(float(max(min(least, -1), LOWEST) - 0.3), float(max(most, 0.7) + 0.3))


def fading(
    curves: Mapping[str, np.ndarray],
    *,
    names: Mapping[str, str],
    hover: Mapping[str, str],
    colours: Colours,
    tokens: Sequence[str] = (),
    narrow: bool = False,
) -> go.Figure:
    """`curves`: name of INKS → (S, T) shares of the last step, in the order of reading; the end is at the right.

    `hover`: the words "distance", "read", "share", "least", "most". `tokens`, where given, are written at the steps.
    A dotted line is where nothing fades.
    """
    figure = go.Figure()
    steps = max(values.shape[1] for values in curves.values())
    for name, values in curves.items():
        _add(figure, name, np.clip(values, LEAST, MOST), names[name], hover, colours)
    figure.add_hline(y=1, line={"color": colours.muted, "width": 1, "dash": "dot"})
    figure.update_layout(
        xaxis=_distances(steps, tokens, narrow) | {"title": {"text": hover["read" if tokens else "distance"]}},
        yaxis=_logs(curves, colours) | {"title": {"text": hover["share"], "font": {"color": colours.muted}}},
        height=HEIGHT,
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        plot_bgcolor=CLEAR,
        dragmode=False,
        hovermode="x unified",
        hoverlabel={"bgcolor": colours.surface, "font": {"color": colours.ink}},
        legend={"orientation": "h", "y": -0.2, "yanchor": "top", "x": 0, "font": {"color": colours.ink}},
    )
    return legible(figure, colours, size(narrow))


def _add(figure: go.Figure, name: str, values: np.ndarray, called: str, hover: Mapping[str, str], colours: Colours):
    ink = colours.ink if INKS[name] == "ink" else colours.parts[INKS[name]]
    distance = np.arange(values.shape[1])[::-1]
    low, middle, high = values.min(0), np.median(values, 0), values.max(0)
    if len(values) > 1:
        outline = np.concatenate([high, low[::-1]]), np.concatenate([distance, distance[::-1]])
        band = {"fill": "toself", "fillcolor": _thin(ink), "line": {"width": 0}, "hoverinfo": "skip"}
        figure.add_scatter(x=outline[1], y=outline[0], showlegend=False, legendgroup=name, **band)
    said = f"%{{customdata[0]}} ({hover['least']} %{{customdata[1]}}, {hover['most']} %{{customdata[2]}})"
    figure.add_scatter(
        x=distance,
        y=middle,
        name=called,
        legendgroup=name,
        line={"color": ink, "width": 2.5, "dash": DASHES[name]},
        mode="lines",
        customdata=[[power(float(value)) for value in values] for values in zip(middle, low, high, strict=True)],
        hovertemplate=said if len(values) > 1 else "%{customdata[0]}",
    )


def _distances(steps: int, tokens: Sequence[str], narrow: bool) -> dict:
    axis = {"range": [steps - 1 + 0.5, -0.5], "showgrid": False, "zeroline": False, "ticks": ""}
    if tokens:
        at = range(0, steps, -(-steps // MOST_TICKS[narrow]))
        axis |= {"tickmode": "array", "tickangle": 0, "tickvals": [steps - 1 - k for k in at]}
        axis["ticktext"] = [shown(tokens[k]) for k in at]
    return axis


def _logs(curves: Mapping[str, np.ndarray], colours: Colours) -> dict:
    least, most = Ends.of(curves)
    stride = max(1, round((most - least) / MOST_POWERS))
    powers = range(stride * ceil(least / stride), floor(most) + 1, stride)
    # written out: Plotly's own powers of ten are a quarter larger than the figure's type
    named = [f"10{str(each).translate(RAISED)}" if each else "1" for each in powers]
    return {"type": "log", "range": [least, most], "tickmode": "array", "tickvals": [10.0**each for each in powers]} | {
        "ticktext": named,
        "gridcolor": colours.zero,
        "zeroline": False,
    }


def _thin(colour: str) -> str:
    red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.14)"
