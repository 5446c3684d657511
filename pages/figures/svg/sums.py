"""Two small pictures of the plus: what is added end to end, and two doors side by side."""

from pages.figures.svg.shapes import fill, line, picture, rect, signed, stroke

WIDTH, HEIGHT = 220, 64
BAR, PITCH, TOP = 12, 18, 6  # height of a bar, from one to the next, and above the first
DOOR, APART = 26, 64  # width of a door, and between two


def addition(kept: float, written: float, bound: float, candidate: float | None = None) -> str:
    """Kept from 0, the written from there on, and below both the sum from 0; broken lines at −1, 0 and 1.

    `candidate` is drawn in the place of the two. `bound` is ± of the width.
    """
    scale = (WIDTH / 2 - 6) / max(1.0, bound)
    total = kept + written
    rows = [(0.0, kept, ""), (kept, total, "i")] if candidate is None else [(0.0, candidate, "g")]
    drawn = [_edge(share * scale) for share in (-1, 1)] + [_edge(0, "none")]
    for number, (start, end, edge) in enumerate([*rows, (0.0, total, "c")]):
        drawn.append(_bar(start * scale, end * scale, TOP + number * PITCH, end - start, edge))
    return picture(WIDTH, TOP + (len(rows) + 1) * PITCH, drawn)


def pair(f: float, i: float) -> str:
    """The two doors, and on the second a broken line where 1 − f would be."""
    left = (WIDTH - 2 * DOOR - APART) / 2
    right, floor, high = left + DOOR + APART, HEIGHT - 4, HEIGHT - 10
    drawn = []
    for x, share, gate in ((left, f, "f"), (right, i, "i")):
        drawn.append(rect(x, floor - high, DOOR, high, fill("shut")))
        drawn.append(rect(x, floor - high * share, DOOR, high * share, fill(gate)))
    y = floor - high * (1 - f)
    drawn.append(line((right - 12, y), (right + DOOR + 12, y), stroke("muted", 1, "4 3")))
    return picture(WIDTH, HEIGHT, drawn)


def _bar(start: float, end: float, y: float, value: float, edge: str) -> str:
    style = stroke(edge, inside=signed(value)) if edge else f"fill:{signed(value)}"
    return rect(WIDTH / 2 + min(start, end), y, max(abs(end - start), 1), BAR, style)


def _edge(offset: float, dashes: str = "3 3") -> str:
    x = WIDTH / 2 + offset
    return line((x, 0), (x, HEIGHT), stroke("muted", 1, dashes))
