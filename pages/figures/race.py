"""Curves of several learners over time, as Vega-Lite takes them: it keeps up with five updates a second."""

from collections.abc import Sequence
from math import ceil, floor, isfinite, log10

import pandas as pd

from pages.figures.colours import Colours

HEIGHT, TYPE = 220, 13  # pixels


def race(
    rows: pd.DataFrame,
    x: str,
    y: str,
    *,
    titles: Sequence[str],
    names: Sequence[str],
    colours: Colours,
    log: bool = False,
    top: float = 0,
    points: bool = False,
) -> dict:
    """A chart of `rows` with the fields `x`, `y` and "who", one of `names`; `titles` are those of both axes.

    `top`, where given, is a dashed line at the goal, and the axis is one of shares. `points` marks every row.
    """
    along_y = rows[y].tolist()
    scale = {"type": "log", "domain": _decades(along_y)} if log else {"domain": [0, 1 if top else _above(along_y)]}
    line = {
        "mark": {"type": "line", "clip": True, "strokeWidth": 2, "point": points},
        "encoding": {
            "x": {
                "field": x,
                "type": "quantitative",
                "title": titles[0],
                "scale": {"domain": [0, _above(rows[x].tolist())]},
                "axis": {"grid": False, "tickCount": 6},
            },
            "y": {
                "field": y,
                "type": "quantitative",
                "title": titles[1],
                "scale": scale,
                "axis": {"tickCount": 5} | ({"format": "~g"} if log else {}),
            },
            "color": _by_name(names, [colours.ink, colours.parts["c"]]),
            "tooltip": [
                {"field": "who", "type": "nominal", "title": "title"},  # so called, it is the heading
                {"field": x, "type": "quantitative", "title": titles[0], "format": ",.4~r"},
                {"field": y, "type": "quantitative", "title": titles[1], "format": ".3~g" if log else ".3~r"},
            ],
            "strokeDash": _by_name(names, [[1, 0], [6, 3]]),
        },
    }
    goal = {"mark": {"type": "rule", "strokeDash": [2, 3], "color": colours.muted}, "encoding": {"y": {"datum": top}}}
    text = {f"{part}Color": colours.muted for part in ("label", "title", "domain")} | {
        "gridColor": colours.zero,
        "labelFontSize": TYPE,
        "titleFontSize": TYPE,
        "titleFontWeight": "normal",
    }
    legend = {"labelColor": colours.ink, "labelFontSize": TYPE}
    return {
        "layer": [line, goal] if top else [line],
        "height": HEIGHT,
        "background": "transparent",
        "config": {"axis": text, "legend": legend, "view": {"stroke": None}},
    }


def _above(values: Sequence[float]) -> float:
    """The end of an axis from 0. It moves in leaps, 1, 2, 5, 10: else it would dance while the curves grow."""
    most = max((value for value in values if isfinite(value)), default=0) or 1
    decade = 10.0 ** floor(log10(most))
    return next(leap * decade for leap in (1, 2, 5, 10) if most <= leap * decade)


def _decades(values: Sequence[float]) -> list[float]:
    """The powers of ten around all that a logarithmic axis can show."""
    powers = [log10(value) for value in values if value > 0 and isfinite(value)]
    least = floor(min(powers, default=0))
    return [10.0**least, 10.0 ** max(least + 1, ceil(max(powers, default=1)))]


def _by_name(names: Sequence[str], values: list) -> dict:
    return {
        "field": "who",
        "type": "nominal",
        "scale": {"domain": list(names), "range": values[: len(names)]},
        "title": None,
        "legend": {"orient": "top"},
    }
