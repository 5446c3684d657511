"""A lane before and behind a door, drawn small: the picture that settles what a door does."""

from dataclasses import dataclass

from pages.figures.svg.shapes import fill, picture, rect, signed

WIDTH, HEIGHT = 220, 44
LANE, DOOR = (6, 80, 12, 30), (92, 18)  # x, width, top, height of the lane; x and width of the door


@dataclass(frozen=True)
class Passage:
    """What comes to a door, how far it stands open, what is behind it; `bound` is ± of both values' colours."""

    gate: str
    before: float
    open: float
    behind: float
    bound: float = 1.0


def doors(passage: Passage) -> str:
    """The picture as SVG: thickness is the door, colour the value, as on the stage."""
    x, width, top, height = LANE
    at, wide = DOOR
    floor, opened = top + height, height * passage.open
    before, behind = (f"fill:{signed(value / passage.bound)}" for value in (passage.before, passage.behind))
    after = at + wide
    boxes = (
        rect(x, top, width, height, before),
        rect(after, floor - opened, width, opened, behind),
        rect(after + width, top, 26, height, behind),
        rect(at, top, wide, height, fill("shut")),
        rect(at, floor - opened, wide, opened, fill(passage.gate)),
    )
    return picture(WIDTH, HEIGHT, boxes)
