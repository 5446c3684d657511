"""A sentence with two arrows: who reads from its end, and the gradient that goes back through the forward reader."""

from pages.figures.svg.shapes import fill, ink, line, picture, polyline, rect, stroke

WIDTH, HEIGHT, STEPS = 280, 104, 5


def ways() -> str:
    """Above, a row of the backward reader's own cells, its arrows to the left; below, the forward reader's cells,
    their arrows to the right, and under them in broken lines the gradient from the end."""
    pitch = WIDTH / STEPS
    drawn = []
    for step in range(STEPS):
        x = step * pitch + pitch / 2
        drawn += [_cell(x, 8, "h"), _cell(x, 48, "c")]
        if step:
            drawn += [_arrow(x - 15, x - pitch + 15, 19, "h"), _arrow(x - pitch + 15, x - 15, 59, "c")]
            drawn.append(_arrow(x, x - pitch + 4, 90, "f", "5 3"))
    return picture(WIDTH, HEIGHT, drawn)


def _cell(x: float, y: float, colour: str) -> str:
    return rect(x - 12, y, 24, 22, stroke(colour, 2, inside=ink("surface")), rx=5)


def _arrow(start: float, end: float, y: float, colour: str, dashes: str = "none") -> str:
    back = end + (5 if end < start else -5)
    shaft = line((start, y), (end, y), stroke(colour, 2, dashes))
    return shaft + polyline([(end, y), (back, y - 4), (back, y + 4)], fill(colour), "polygon")
