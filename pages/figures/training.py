"""The curves of a training as Vega-Lite, which keeps up at five updates a second where Plotly is built anew."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

import pandas as pd

from lstm_core.train import Record
from pages.figures.colours import Colours

HEIGHT, TALL, TYPE = 150, 290, 13  # pixels; the taller one holds two legends
SERIES = (("f", "mark"), ("f", "rest"), ("i", "mark"), ("i", "rest"))


def rows(records: Sequence[Record], moment: int | None = None) -> pd.DataFrame:
    """update, loss, right (0 to 1) and whether it is the moment shown; a loss that is not finite is left out."""
    return pd.DataFrame(
        {
            "update": [record.update for record in records],
            "loss": [record.loss if isfinite(record.loss) else None for record in records],
            "right": [min(1.0, max(0.0, record.accuracy or 0.0)) for record in records],
            "here": [record.update == moment for record in records],
        }
    )


def openings(records: Sequence[Any], names: Mapping[str, str], moment: int | None = None) -> pd.DataFrame:
    """update, part (f or i), place (named), opening, here: four rows a record."""
    return pd.DataFrame(
        [
            {"update": record.update, "part": part, "place": names[where]}
            | {"opening": getattr(record.doors, f"{part}_{where}"), "here": record.update == moment}
            for record in records
            for part, where in SERIES
        ],
        columns=["update", "part", "place", "opening", "here"],
    )


def curve(field: str, *, updates: int, names: Mapping[str, str], colours: Colours, top: float = 1.0) -> dict:
    """A field of `rows` over the updates, from 0 to `top`: with bounds of its own the axis would dance."""
    colour = colours.parts["g"] if field == "loss" else colours.parts["h"]
    y = {
        "field": field,
        "type": "quantitative",
        "title": names[field],
        "axis": _axis(colours),
        "scale": {"domain": [0, top]},
    }
    tips = [_tip("update", names), _tip(field, names, ".3~r")]
    mark = {"type": "line", "color": colour, "strokeWidth": 2, "clip": True}
    line = {"mark": mark, "encoding": {"y": y, "tooltip": tips}}
    return _framed(line, updates, names, colours)


def doors(*, updates: int, names: Mapping[str, str], colours: Colours) -> dict:
    """The rows of `openings`: a colour a gate, a dash where nothing is marked."""
    scale = {"domain": ["f", "i"], "range": [colours.parts["f"], colours.parts["i"]]}
    places = [names["mark"], names["rest"]]
    legend = {
        "title": None,
        "orient": "bottom",
        "direction": "vertical",
        "labelColor": colours.ink,
        "labelLimit": 320,
        "labelFontSize": TYPE,
    }
    shown = f"{{f: '{names['f']}', i: '{names['i']}'}}[datum.value]"
    called = shown.replace("datum.value", "datum.part")
    line = {
        "mark": {"type": "line", "strokeWidth": 2.5, "clip": True},
        "transform": [{"calculate": f"{called} + ' · ' + datum.place", "as": "called"}],
        "encoding": {
            "y": {
                "field": "opening",
                "type": "quantitative",
                "title": names["opening"],
                "scale": {"domain": [0, 1]},
                "axis": _axis(colours),
            },
            "tooltip": [
                {"field": "called", "type": "nominal", "title": "title"},
                _tip("update", names),
                _tip("opening", names, ".3~r"),
            ],
            "color": {"field": "part", "type": "nominal", "scale": scale, "legend": legend | {"labelExpr": shown}},
            "strokeDash": {
                "field": "place",
                "type": "nominal",
                "scale": {"domain": places, "range": [[1, 0], [5, 4]]},
                "legend": legend | {"symbolStrokeColor": colours.ink},
            },
        },
    }
    return _framed(line, updates, names, colours) | {"height": TALL}


def _framed(line: dict, updates: int, names: Mapping[str, str], colours: Colours) -> dict:
    x = {
        "field": "update",
        "type": "quantitative",
        "title": names["update"],
        "scale": {"domain": [0, updates], "nice": False},
        "axis": _axis(colours) | {"tickCount": 4, "grid": False, "labelSeparation": 6},
    }
    rule = {
        "transform": [{"filter": "datum.here"}],
        "mark": {"type": "rule", "color": colours.ink, "strokeWidth": 1.5},
        "encoding": {},
    }
    return {
        "height": HEIGHT,
        "background": "transparent",
        "config": {"view": {"stroke": None}},
        "encoding": {"x": x},
        "layer": [line, rule],
    }


def _tip(field: str, names: Mapping[str, str], form: str = ",") -> dict:
    """A line of what is said at the pointer; Vega-Lite alone would print every digit. `form` is d3's."""
    return {"field": field, "type": "quantitative", "title": names[field], "format": form}


def _axis(colours: Colours) -> dict:
    inks = {"labelColor": colours.muted, "titleColor": colours.muted, "gridColor": colours.zero}
    return inks | {"titleFontWeight": "normal", "labelFontSize": TYPE, "titleFontSize": TYPE}
