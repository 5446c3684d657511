"""The LSTM's four parts on one map: a belt with a door and a plus, below it the candidate, the tanh and the output.

As wide as its place: what is across is given in per cent, so that type keeps its size.
"""

from collections.abc import Mapping
from html import escape

from pages.figures.svg.shapes import element, fill, ink, signed, stroke

HEIGHT = 268
BELT, TOP, LOW, BUS = 62, 44, 160, 240  # px: the belt's middle and upper edge, the lower row's middle, the bus
HALF = 18  # px: half of a belt, of a door
SIDE, DOOR = 20, 18  # px: of a square, of a door's width
AT = {  # per cent from the left
    "source": 9,
    "c_prev": 9,
    "f": 26,
    "f_c_prev": 41,
    "plus": 56,
    "g": 38,
    "i": 48,
    "c": 70,
    "tanh_c": 70,
    "o": 81,
    "h": 93,
}
NUMBERED = {"f": 1, "i": 2, "plus": 3, "o": 4}  # the lessons' numbers
COLOURS = {"plus": "c"}
TAPS = {"f": "σ", "g": "tanh", "i": "σ", "o": "σ"}
ARROWS = (  # from, to: the names of what they join
    ("f-tap", "f"),
    ("g-tap", "g"),
    ("i-tap", "i"),
    ("o-tap", "o"),
    ("i_g", "plus"),
    ("c", "tanh_c"),
)


def route(values: Mapping[str, float], printed: Mapping[str, str], said: Mapping[str, str], alt: str) -> str:
    """The SVG. `values` are c_prev f f_c_prev g i i_g c tanh_c o h of one unit, `printed` the same as written.

    `said` are the names c_prev, f_c_prev, g, c, h, x, h_prev and next.
    """
    drawn = [*_belt(values), *_below(values), *_bus(said), *_names(printed, said)]
    drawn += [_arrow(start, end) for start, end in ARROWS]
    size = {"width": "100%", "height": HEIGHT}
    return element("svg", "".join(drawn), **size, role="img", aria_label=escape(alt), class_="gw-route")


def _belt(values: Mapping[str, float]) -> list[str]:
    band = _rect("1%", TOP - 2, "98%", 2 * HALF + 4, stroke("c"), rx=8)
    lanes = (
        _lane("c_prev", "f", values["c_prev"], 1),
        _lane("f", "plus", values["f_c_prev"], values["f"]),
        _lane("plus", None, values["c"], 1),
    )
    squares = (_square(name, BELT, values[name]) for name in ("c_prev", "c"))
    return [band, *lanes, *squares, _door("f", BELT, values["f"]), _sign()]


def _below(values: Mapping[str, float]) -> list[str]:
    drawn = [_lane("g", "i", values["g"], 1, LOW), _lane("i", "plus", values["i_g"], values["i"], LOW)]
    drawn += [_lane("tanh_c", "o", values["tanh_c"], 1, LOW), _lane("o", "h", values["h"], values["o"], LOW)]
    drawn += [_square(name, LOW, values[name]) for name in ("g", "tanh_c", "h")]
    return [*drawn, _door("i", LOW, values["i"]), _door("o", LOW, values["o"])]


def _bus(said: Mapping[str, str]) -> list[str]:
    drawn = [_line(("source", BUS), ("o", BUS), stroke("muted"))]
    box = _inside("source", BUS, [_box(-30, -20, 60, 40, stroke("ink", 1, "4 3", ink("surface")))])
    names = [_text("source", BUS - 4, said["x"]), _text("source", BUS + 13, said["h_prev"], "h")]
    drawn += [box, *names]
    for part, word in TAPS.items():
        style = stroke(part, inside=ink("surface"))
        drawn.append(_inside(part, BUS, [_box(-16, -11, 32, 22, style)]))
        drawn.append(_text(part, BUS + 4, word, part))
    return drawn


def _names(printed: Mapping[str, str], said: Mapping[str, str]) -> list[str]:
    drawn = [_text(name, 14, said[name], "c" if name != "f_c_prev" else "f") for name in ("c_prev", "f_c_prev", "c")]
    drawn += [_text(name, 34, printed[name], "ink", bold=True) for name in ("c_prev", "f_c_prev", "c")]
    drawn += [_text("f", 36, f"× {printed['f']}", "f", bold=True)]
    drawn.append(_text("g", LOW - 18, said["g"], "g", dx=18, anchor="end"))  # on a phone the door's number is beside it
    drawn.append(_text("h", LOW - 18, said["h"], "h"))
    drawn.append(_text("h", LOW + 34, printed["h"], "ink", bold=True))
    drawn.append(_text("g", LOW + 34, printed["g"], "ink", bold=True, dx=-6, anchor="end"))
    drawn.append(_text("i", LOW + 34, f"× {printed['i']}", "i", bold=True, dx=6, anchor="start"))
    drawn.append(_text("o", LOW + 34, f"× {printed['o']}", "o", bold=True, dx=-6, anchor="end"))
    drawn.append(_text("plus", 124, printed["i_g"], "i", bold=True, dx=6, anchor="start"))
    drawn.append(_text("tanh_c", 98, "tanh", "c", dx=6, anchor="start"))
    drawn.append(_text("tanh_c", 114, printed["tanh_c"], "ink", bold=True, dx=6, anchor="start"))
    drawn.append(element("text", escape(said["next"]), x="98%", y=14, style=_type("c", False, "end")))
    for part, number in NUMBERED.items():
        y = {"f": 12, "plus": 14}.get(part, LOW - 30)
        colour = COLOURS.get(part, part)
        disc = element("circle", None, cx=0, cy=0, r=10, style=fill(colour))
        drawn.append(_inside(part, y, [disc], data_part=number))
        drawn.append(_text(part, y + 4, str(number), "surface", bold=True))
    return drawn


def _arrow(start: str, end: str) -> str:
    """A line with its head, from the edge of one to the edge of the other; both stand at the same place across."""
    at, colour = end, {"plus": "i", "tanh_c": "c"}.get(end, end)
    y1 = {"i_g": LOW, "c": BELT + HALF + 2}.get(start, BUS - 11)
    y2 = {"f": BELT + HALF, "plus": BELT + 11, "g": LOW + SIDE / 2, "tanh_c": LOW - SIDE / 2}.get(end, LOW + HALF)
    points = f"0,{y2:g} -4,{y2 + (8 if y1 > y2 else -8):g} 4,{y2 + (8 if y1 > y2 else -8):g}"
    drawn = [
        element("line", x1=0, y1=y1, x2=0, y2=y2, style=stroke(colour, 2)),
        element("polygon", points=points, style=fill(colour)),
    ]
    return element("svg", "".join(drawn), x=f"{AT[at]}%", y=0, overflow="visible", data_from=start, data_to=end)


def _lane(start: str, end: str | None, value: float, share: float, y: float = BELT) -> str:
    """A lane from one place to the next, as thick as the door before it is open."""
    thick = max(1.0, 2 * (HALF - 6) * share)
    left, right = AT[start], AT[end] if end else 98
    return _rect(f"{left}%", y - thick / 2, f"{right - left}%", thick, f"fill:{signed(value)}")


def _door(gate: str, y: float, share: float) -> str:
    high = 2 * HALF
    inside = [
        _box(-DOOR / 2, -HALF, DOOR, high, f"fill:{ink('shut')}"),
        _box(-DOOR / 2, HALF - high * share, DOOR, high * share, fill(gate)),
        _box(-DOOR / 2, -HALF, DOOR, high, stroke(gate, 2)),
    ]
    return _inside(gate, y, inside, data_door=gate)


def _square(name: str, y: float, value: float) -> str:
    style = stroke("ink", inside=signed(value))
    return _inside(name, y, [_box(-SIDE / 2, -SIDE / 2, SIDE, SIDE, style, rx=3)], data_value=name)


def _sign() -> str:
    disc = element("circle", None, cx=0, cy=0, r=11, style=stroke("c", 2, inside=ink("surface")))
    return _inside("plus", BELT, [disc, element("text", "+", x=0, y=5, style=_type("ink", True, "middle"))])


def _inside(name: str, y: float, drawn: list[str], **data: str | float) -> str:
    return element("svg", "".join(drawn), x=f"{AT[name]}%", y=y, overflow="visible", **data)


def _box(x: float, y: float, width: float, height: float, style: str, **more: float) -> str:
    return element("rect", None, x=x, y=y, width=width, height=height, **more, style=style)


def _rect(x: str, y: float, width: str, height: float, style: str, **more: float) -> str:
    return element("rect", None, x=x, y=y, width=width, height=height, **more, style=style)


def _line(start: tuple[str, float], end: tuple[str, float], style: str) -> str:
    (left, y1), (right, y2) = start, end
    return element("line", x1=f"{AT[left]}%", y1=y1, x2=f"{AT[right]}%", y2=y2, style=style)


def _text(
    name: str, y: float, said: str, colour: str = "ink", *, bold: bool = False, dx: float = 0, anchor: str = "middle"
) -> str:
    more = {"dx": dx} if dx else {}
    return element("text", escape(said), x=f"{AT[name]}%", y=y, **more, style=_type(colour, bold, anchor))


def _type(colour: str, bold: bool, anchor: str) -> str:
    weight = ";font-weight:650" if bold else ""
    return f"{fill(colour)};font-size:var(--gw-type-1);text-anchor:{anchor}{weight}"
