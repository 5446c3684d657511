"""Read a Vega-Lite chart as it is drawn: lines in the numbers of the axes' own labels, and the legends' signs."""

import re
from dataclasses import dataclass
from math import log10
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import vl_convert

NUMBER = r"-?[\d.]+(?:e-?\d+)?"


@dataclass(frozen=True)
class Mark:
    """A line or a rule, in the numbers of the axes; (colour, dash) as a legend shows it, and what role it has."""

    points: list[tuple[float, float]]
    colour: str
    dash: str


@dataclass(frozen=True)
class Chart:
    """The titles of both axes, the lines, the rules, and from the legends: label → (colour, dash)."""

    titles: tuple[str, str]
    lines: list[Mark]
    rules: list[Mark]
    legend: dict[str, tuple[str, str]]


def read(spec: dict, rows: pd.DataFrame, log: bool = False) -> Chart:
    """The chart as it is drawn of these rows; `log` is whether the labels of the y axis are a logarithmic scale's."""
    svg = vl_convert.vegalite_to_svg(spec | {"data": {"values": rows.to_dict("records")}, "width": 400})
    found = list(_walk(ElementTree.fromstring(re.sub(r'xmlns="[^"]*"', "", svg, count=1)), (), 0.0, 0.0))
    titles, scales = zip(*(_axis(found, name, log and name == "Y") for name in "XY"), strict=True)

    def mark(element, x: float, y: float) -> Mark:
        path = re.findall(rf"({NUMBER}),({NUMBER})", element.get("d", "")) or [
            (0, 0),
            (element.get("x2", 0), element.get("y2", 0)),
        ]
        at = [(scales[0](x + float(a)), scales[1](y + float(b))) for a, b in path]
        return Mark(at, element.get("stroke"), element.get("stroke-dasharray", ""))

    lines, rules = (
        [mark(element, x, y) for element, roles, x, y in found if {f"mark-{kind}", "role-mark"} <= _last(roles, kind)]
        for kind in ("line", "rule")
    )
    return Chart(
        titles, [line for line in lines if line.colour], [rule for rule in rules if rule.colour], _legend(found)
    )


def _last(roles: tuple[str, ...], kind: str) -> set[str]:
    return set(next((role for role in reversed(roles) if f"mark-{kind}" in role), "").split())


def _walk(element, roles: tuple[str, ...], x: float, y: float):
    """Every element with the classes around it and where its own 0 is."""
    for a, b in re.findall(rf"translate\(({NUMBER}),({NUMBER})\)", element.get("transform", ""))[:1]:
        x, y = x + float(a), y + float(b)
    roles = (*roles, element.get("class", "") + "|" + element.get("aria-label", ""))
    roles = tuple(role.replace("|", " ") for role in roles)
    yield element, roles, x, y
    for inner in element:
        yield from _walk(inner, roles, x, y)


def _axis(found, name: str, log: bool):
    """The title of an axis, and the way from a place on the page to a number: through two of its labels.

    The axes are drawn half a pixel beside the marks.
    """
    mine = [(element, roles, x, y) for element, roles, x, y in found if any(f"{name}-axis" in role for role in roles)]
    texts = [(element, roles, x if name == "X" else y) for element, roles, x, y in mine if element.tag == "text"]
    title = next(element.text for element, roles, _ in texts if "role-axis-title" in " ".join(roles))
    ticks = [
        x if name == "X" else y
        for element, roles, x, y in mine
        if element.tag == "line" and "role-axis-tick" in " ".join(roles)
    ]
    labels = [element.text for element, roles, _ in texts if "role-axis-label" in " ".join(roles)]
    numbers = [float(text.replace(",", "").replace("−", "-")) if text else None for text in labels]
    known = [(at - 0.5, value) for at, value in zip(ticks, numbers, strict=True) if value is not None]
    (a, one), (b, other) = known[0], known[-1]
    if log:
        one, other = log10(one), log10(other)

    def scale(at: float) -> float:
        value = one + (at - a) / (b - a) * (other - one)
        return 10**value if log else value

    return title, scale


def _legend(found) -> dict[str, tuple[str, str]]:
    signs = [
        (element.get("stroke"), element.get("stroke-dasharray", ""))
        for element, roles, *_ in found
        if element.tag == "path" and "role-legend-symbol" in " ".join(roles)
    ]
    labels = [element.text for element, roles, *_ in found if "role-legend-label" in " ".join(roles) and element.text]
    return dict(zip(labels, signs, strict=True))


def close(points: list[tuple[float, float]], expected: list[tuple[float, float]]) -> bool:
    return len(points) == len(expected) and np.allclose(points, expected, rtol=0.01, atol=0.001)
