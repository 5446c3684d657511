"""Two small pictures of the plus: what is added end to end, and two doors side by side."""

from dataclasses import dataclass

from pages.figures.svg.shapes import fill, line, picture, rect, signed, stroke

WIDTH, HEIGHT = 220, 64
BAR, PITCH, TOP = 12, 18, 6  # height of a bar, from one to the next, and above the first
DOOR, APART = 26, 64  # width of a door, and between two


@dataclass(frozen=True)
class Addition:
    """What is kept and what is written; `candidate` is drawn in the place of the two. `bound` is ± of the width."""

    kept: float
    written: float
    bound: float
    candidate: float | None = None


def addition(sum_: Addition) -> str:
    """Kept from 0, the written from there on, and below both the sum from 0; broken lines at −1, 0 and 1."""
    scale = (WIDTH / 2 - 6) / max(1.0, sum_.bound)
    total = sum_.kept + sum_.written
    rows = [(0.0, sum_.kept, ""), (sum_.kept, total, "i")]
    if sum_.candidate is not None:
        rows = [(0.0, sum_.candidate, "g")]
    drawn = [_edge(share * scale) for share in (-1, 1)] + [_edge(0, "none")]
    for number, (start, end, edge) in enumerate([*rows, (0.0, total, "c")]):
        drawn.append(_bar(start * scale, end * scale, TOP + number * PITCH, (end - start) / sum_.bound, edge))
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


def _bar(start: float, end: float, y: float, share: float, edge: str) -> str:
    style = stroke(edge, inside=signed(share)) if edge else f"fill:{signed(share)}"
    return rect(WIDTH / 2 + min(start, end), y, max(abs(end - start), 1), BAR, style)


def _edge(offset: float, dashes: str = "3 3") -> str:
    x = WIDTH / 2 + offset
    return line((x, 0), (x, HEIGHT), stroke("muted", 1, dashes))
