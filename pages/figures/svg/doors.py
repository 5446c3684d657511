"""A lane before and behind a door, drawn small: the picture that settles what a door does."""

from pages.figures.svg.shapes import fill, picture, rect, signed

WIDTH, HEIGHT = 220, 44
LANE, DOOR = (6, 80, 12, 30), (92, 18)  # x, width, top, height of the lane; x and width of the door


def doors(gate: str, before: float, opening: float, behind: float) -> str:
    """The picture as SVG: thickness is the door, colour the value, as on the stage.

    What comes to the door, how far it stands open, what is behind it.
    """
    x, width, top, height = LANE
    at, wide = DOOR
    floor, opened = top + height, height * opening
    comes, goes = (f"fill:{signed(value)}" for value in (before, behind))
    after = at + wide
    boxes = (
        rect(x, top, width, height, comes),
        rect(after, floor - opened, width, opened, goes),
        rect(after + width, top, 26, height, goes),
        rect(at, top, wide, height, fill("shut")),
        rect(at, floor - opened, wide, opened, fill(gate)),
    )
    return picture(WIDTH, HEIGHT, boxes)
