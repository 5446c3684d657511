"""A state over a sentence, and one lane of it through a step: its old number, what is in its way, its new number."""

from dataclasses import dataclass
from html import escape

import numpy as np

from pages.figures.svg.shapes import element, fill, ink, line, polyline, rect, signed, stroke

ROW, GAP, EDGE = 10, 1, 3  # pixels of a film: from row to row, between two squares, above and below for the frame
HEIGHT = 118  # pixels, as all that follows, but where it says per cent
TOP, LANE, SQUARE = 6, 26, 26  # the lane's edge above, how high it is, how wide a square on it is
OLD, GATE, ENTRY, NEW = 0, 36, 61, 76  # per cent of the width: left edges of squares, middles of gate and entry
DOOR, WALL = 20, 34  # widths
COMES = 112  # base line of what comes in
HEAD = 12  # of the arrow at the lane's end


@dataclass(frozen=True)
class Crossing:
    """A unit's numbers at a step. `door` is the share kept, None where the old lane ends at a wall.

    `kept` is what has come through the door, `rest` whether the other share of the same door writes. The numbers stand
    there as `printed` has them: of the old, the door, what is kept, the new; `comes` says what comes in from below.
    """

    old: float
    new: float
    door: float | None
    kept: float
    rest: bool
    colour: str
    printed: tuple[str, str, str, str]
    comes: str
    was: str = ""


def crossing(step: Crossing, alt: str) -> str:
    """The SVG, as wide as its place; type keeps its size. A lane is as thick as its door stands open."""
    old, opened, kept, new = step.printed
    door = step.door
    is_walled = door is None
    under = TOP + LANE + 18
    drawn = [_lane(OLD, GATE, LANE, step.old)]
    if door is None:
        drawn += [_lane(GATE, 100, LANE, step.new), _at(GATE, _wall())]
    else:
        drawn += [_lane(GATE, ENTRY, LANE * door, step.kept), _lane(ENTRY, 100, LANE, step.new)]
        drawn += [_at(GATE, _door(door, step.rest)), _number(GATE, under, opened, "f", "middle")]
        drawn.append(_number((GATE + ENTRY) / 2 + 2, under, kept, "ink", "middle"))
    tone = "g" if is_walled else "i"
    drawn += [_at(ENTRY, _entry(tone, not is_walled)), _number(ENTRY, COMES, step.comes, tone, "middle")]
    drawn += [_square(OLD, step.old), _square(NEW, step.new), _at(100, _head(step.colour))]
    drawn += [_number(OLD, under, old, step.colour), _number(NEW, under, new, step.colour)]
    if step.was:
        drawn.append(_number(NEW, under + 18, step.was, "muted", weight=400))
    size = {"width": "100%", "height": HEIGHT}
    return element("svg", "".join(drawn), **size, role="img", aria_label=escape(alt), class_="gw-crossing")


def film(values: np.ndarray, unit: int, alt: str) -> str:
    """The SVG of `values` (T, H), as wide as its place; a broken line is round the row of `unit`."""
    steps, units = values.shape
    wide = 100 / steps
    drawn = [
        element(
            "rect",
            None,
            x=f"{wide * step:.3f}%",
            y=EDGE + row * ROW,
            width=f"{wide:.3f}%",
            height=ROW - GAP,
            style=f"fill:{signed(float(values[step, row]))};stroke:var(--gw-surface);stroke-width:1",
        )
        for step in range(steps)
        for row in range(units)
    ]
    frame = {"y": EDGE + unit * ROW - 1.5, "width": "100%", "height": ROW - GAP + 3}
    drawn.append(element("rect", None, x=0, **frame, rx=3, style=stroke("ink", 1.5, "4 2")))
    size = {"width": "100%", "height": 2 * EDGE + units * ROW - GAP}
    return element("svg", "".join(drawn), **size, role="img", aria_label=escape(alt), class_="gw-film")


def _lane(left: float, right: float, thick: float, value: float) -> str:
    """A stretch of the lane, standing on its floor."""
    place = {"x": f"{left:g}%", "width": f"{right - left:g}%", "y": TOP + LANE - thick, "height": thick}
    return element("rect", None, **place, style=f"fill:{signed(value)}")


def _at(across: float, drawn: list[str]) -> str:
    """What is drawn round a place that is given in per cent."""
    return element("svg", "".join(drawn), x=f"{across:g}%", y=0, overflow="visible")


def _square(left: float, value: float) -> str:
    style = f"fill:{signed(value)};stroke:{ink('ink')};stroke-width:2"
    return element("rect", None, x=f"{left:g}%", y=TOP, width=SQUARE, height=LANE, rx=3, style=style)


def _door(share: float, rest: bool) -> list[str]:
    """Open from the floor up to its share; where one door has two jobs, the rest of it is the other's."""
    floor, opened = TOP + LANE, LANE * share
    above = rect(-DOOR / 2, TOP, DOOR, LANE - opened, fill("i" if rest else "surface"))
    frame = rect(-DOOR / 2 - 2, TOP - 3, DOOR + 4, LANE + 6, stroke("f", 2), rx=4)
    return [
        rect(-DOOR / 2, TOP, DOOR, LANE, fill("surface")),
        above,
        rect(-DOOR / 2, floor - opened, DOOR, opened, fill("f")),
        frame,
    ]


def _wall() -> list[str]:
    """Nothing passes it, and it has no number."""
    left, top, high = -WALL / 2, TOP - 4, LANE + 8
    hatch = [
        line(
            (left + max(0, at - high), top + min(high, at)),
            (left + min(WALL, at), top + max(0, at - WALL)),
            stroke("g", 1),
        )
        for at in range(5, WALL + high, 9)
    ]
    ground, frame = (rect(left, top, WALL, high, style, rx=4) for style in (fill("surface"), stroke("g", 2)))
    return [ground, *hatch, frame]


def _head(colour: str) -> list[str]:
    middle = TOP + LANE / 2
    return [polyline([(-HEAD, TOP - 4), (0, middle), (-HEAD, TOP + LANE + 4)], fill(colour), "polygon")]


def _entry(colour: str, is_added: bool) -> list[str]:
    """What comes in from below, with an arrow; with a plus where it is added to what is there."""
    floor, middle, sign = TOP + LANE, TOP + LANE / 2, stroke("ink", 1.8)
    arrow = [
        line((0, COMES - 14), (0, floor + 8), stroke(colour, 2)),
        polyline([(-4, floor + 9), (0, floor + 2), (4, floor + 9)], fill(colour), "polygon"),
    ]
    plus = [
        element("circle", cx=0, cy=middle, r=9, style=stroke("ink", 1.5, inside=ink("surface"))),
        line((-5, middle), (5, middle), sign),
        line((0, middle - 5), (0, middle + 5), sign),
    ]
    return arrow + plus * is_added


def _number(across: float, y: float, said: str, colour: str, anchor: str = "start", weight: int = 650) -> str:
    style = f"{fill(colour)};font-size:var(--gw-type-2);font-weight:{weight};text-anchor:{anchor}"
    return element("text", escape(said), x=f"{across:g}%", y=y, style=style)
