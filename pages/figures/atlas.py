"""The atlas: every unit of every step of a run as heatmaps, six quantities by one or two readers."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import numpy as np
import plotly.graph_objects as go

from lstm_core import GRUTrace, Trace
from pages.figures import ruler
from pages.figures.axis import MOST_TICKS, legible, places, ticks
from pages.figures.colours import CLEAR, Colours

ORDER = ("f", "i", "g", "c", "o", "h")
GATES = ("f", "i", "o", "r", "z")
MOST_NUMBERS = 4  # of units beside a heatmap, so that none touches the next
ROOM = {False: 800, True: 190}  # narrow or not: pixels for the columns of all readers
GAP = 0.03  # of the figure's width or height
HEAD = 60  # pixels above the heatmaps, for Plotly's buttons and under them the readers' names


def atlas(
    traces: Mapping[str, Trace | GRUTrace | SimpleNamespace],
    tokens: Sequence[str],
    *,
    names: Mapping[str, str],
    hover: Mapping[str, str],
    colours: Colours,
    narrow: bool = False,
    difference: bool = False,
    parts: Sequence[str] = ORDER,
) -> go.Figure:
    """Heatmaps (units by steps) of f, i, C̃, C, o and h, or other `parts`, one column a reader; all zoom together.

    `traces`: direction → `Trace`. `names`: what to call the parts and the directions. `hover`: the words
    "step", "unit", "value". Gates are coloured from 0 to 1, all else by the ruler, as on the stage; with `difference`,
    whose values are differences, the gates too. `narrow`: for a screen as wide as a hand, where a finger's drag scrolls
    the page and does not zoom. Which step the stage stands at is not drawn here: its script lays a frame over that
    column.
    """
    units = next(iter(traces.values())).h.shape[1]
    maps, axes = [], {}
    for column, trace in enumerate(traces.values()):
        for row, part in enumerate(parts):
            number = column * len(parts) + row + 1
            suffix = "" if number == 1 else str(number)
            place = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
            gate = part if part in GATES and not difference else None
            shown = _coloured(getattr(trace, part).T, gate, (row, len(parts)), colours) | {
                "showscale": column == len(traces) - 1
            }
            maps.append(_heatmap(places(tokens), units, names[part], hover, shown | place))
            named = {"text": names[part], "font": {"color": colours.parts[part]}}
            axes |= _axes(suffix, (row, len(parts)), column, len(traces), tokens, units, named, narrow)
    layout = {
        "height": len(parts) * max(96, min(6 * units, 220)) + HEAD + 56,
        "margin": {"l": 8, "r": 8, "t": HEAD, "b": 8},
        "plot_bgcolor": CLEAR,
        "dragmode": False if narrow else "zoom",
        "annotations": [_title(names[way], column, len(traces)) for column, way in enumerate(traces)],
    }
    return legible(go.Figure(maps, layout | axes), colours)


def _heatmap(steps, units, name, hover, shown) -> go.Heatmap:
    value = "customdata" if "customdata" in shown else "z"
    return go.Heatmap(
        x=steps,
        y=np.arange(1, units + 1),
        name=name,
        hovertemplate=(
            f"{name}<br>{hover['step']} %{{x}}<br>{hover['unit']} %{{y}}<br>"
            f"{hover['value']} %{{{value}:.4f}}<extra></extra>"
        ),
        **shown,
    )


def _span(place: int, count: int) -> tuple[float, float]:
    """The share of the figure that cell `place` of `count` takes, from 0 to 1."""
    size = (1 - GAP * (count - 1)) / count
    return place * (size + GAP), place * (size + GAP) + size


def _axes(suffix, place, column, columns, tokens, units, named, narrow) -> dict:
    row, rows = place
    bottom, top = (1 - edge for edge in reversed(_span(row, rows)))
    most = MOST_TICKS // ((8 if narrow else 2) * columns)
    x = ticks(tokens, most=most, room=ROOM[narrow] / columns) | ({"matches": "x"} if suffix else {})
    x |= {"domain": _span(column, columns), "anchor": f"y{suffix}", "showticklabels": row == rows - 1}
    y = {
        "domain": (bottom, top),
        "anchor": f"x{suffix}",
        "tickmode": "array",
        "tickvals": list(range(1, units + 1, -(-units // MOST_NUMBERS))),
        "showticklabels": column == 0,
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
    }
    y |= {"title": named} if column == 0 else {}
    y |= {"matches": "y"} if suffix else {"range": [units + 0.5, 0.5]}
    return {f"xaxis{suffix}": x, f"yaxis{suffix}": y}


def _title(text: str, column: int, columns: int) -> dict:
    return {
        "text": text,
        "x": sum(_span(column, columns)) / 2,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
    }


def _coloured(values: np.ndarray, gate: str | None, place: tuple[int, int], colours: Colours) -> dict:
    """Values (units by steps), their colours and the bar beside them: in a gate's hue, or by the ruler.

    `place`: the row of these values, and of how many.
    """
    row, rows = place
    if gate:
        shown = {"z": values, "colorscale": colours.gate(gate), "zmin": 0, "zmax": 1}
        bar = {"thickness": 10, "outlinewidth": 0}
    else:
        shown, bar = ruler.heat(values, colours), ruler.bar(low=True)
    return shown | {"colorbar": bar | {"len": 0.9 / rows, "y": 1 - sum(_span(row, rows)) / 2}}
