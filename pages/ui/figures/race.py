"""Curves of several learners over time, as Vega-Lite takes them: it keeps up with five updates a second."""

from collections.abc import Sequence

from pages.ui.figures.colours import Colours

HEIGHT, TYPE = 220, 13      # pixels


def race(
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
    """A chart of rows with the fields `x`, `y` and "who", one of `names`; `titles` are those of both axes.

    `top`, where given, is a dashed line at the goal, and the axis is one of shares. `points` marks every row.
    """
    inks = (colours.ink, colours.parts["c"])
    dashes = ([1, 0], [6, 3])
    scale: dict[str, object] = {"type": "log"} if log else {"domain": [0, 1]} if top else {"zero": True}
    line = {
        "mark": {"type": "line", "clip": True, "strokeWidth": 2, "point": points},
        "encoding": {
            "x": {"field": x, "type": "quantitative", "title": titles[0], "axis": {"grid": False, "tickCount": 6}},
            "y": {"field": y, "type": "quantitative", "title": titles[1], "scale": scale, "axis": _powers(log)},
            "color": _by_name(names, inks[: len(names)]),
            "strokeDash": _by_name(names, dashes[: len(names)]),
        },
    }
    goal = {"mark": {"type": "rule", "strokeDash": [2, 3], "color": colours.muted}, "encoding": {"y": {"datum": top}}}
    text = {f"{part}Color": colours.muted for part in ("label", "title", "domain")} | {"gridColor": colours.zero}
    text |= {"labelFontSize": TYPE, "titleFontSize": TYPE, "titleFontWeight": "normal"}
    legend = {"labelColor": colours.ink, "labelFontSize": TYPE}
    return {
        "layer": [line, goal] if top else [line],
        "height": HEIGHT,
        "background": "transparent",
        "config": {"axis": text, "legend": legend, "view": {"stroke": None}},
    }


def _powers(log: bool) -> dict:
    return {"tickCount": 5} | ({"format": "~g"} if log else {})


def _by_name(names: Sequence[str], values: Sequence[object]) -> dict:
    scale = {"domain": list(names), "range": list(values)}
    return {"field": "who", "type": "nominal", "scale": scale, "title": None, "legend": {"orient": "top"}}
