"""Two small pictures of the plus: what is added end to end, and two doors side by side. SVG, no text of others.

Their colours are the stage's own, by the names its script gives them to the page.
"""

from dataclasses import dataclass

from pages.figures.svg.doors import signed

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
    drawn = [_edge(share * scale) for share in (-1, 1)] + [_edge(0, "")]
    for number, (start, end, edge) in enumerate([*rows, (0.0, total, "c")]):
        drawn.append(_bar(start * scale, end * scale, TOP + number * PITCH, (end - start) / sum_.bound, edge))
    return _picture(drawn, TOP + (len(rows) + 1) * PITCH)


def pair(f: float, i: float) -> str:
    """The two doors, and on the second a broken line where 1 − f would be."""
    left = (WIDTH - 2 * DOOR - APART) / 2
    right, floor, high = left + DOOR + APART, HEIGHT - 4, HEIGHT - 10
    drawn = []
    for x, share, gate in ((left, f, "f"), (right, i, "i")):
        drawn.append(_box(x, floor - high, DOOR, high, "var(--gw-shut)"))
        drawn.append(_box(x, floor - high * share, DOOR, high * share, f"var(--gw-{gate})"))
    y = floor - high * (1 - f)
    drawn.append(_line(right - 12, y, right + DOOR + 12, y, "4 3"))
    return _picture(drawn, HEIGHT)


def _picture(drawn: list[str], height: float) -> str:
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    return f'<svg {size} aria-hidden="true" class="gw-passage">{"".join(drawn)}</svg>'


def _bar(start: float, end: float, y: float, share: float, edge: str) -> str:
    stroke = f";stroke:var(--gw-{edge});stroke-width:1.5" if edge else ""
    return _box(WIDTH / 2 + min(start, end), y, max(abs(end - start), 1), BAR, signed(share) + stroke)


def _edge(offset: float, dashes: str = "3 3") -> str:
    return _line(WIDTH / 2 + offset, 0, WIDTH / 2 + offset, HEIGHT, dashes)


def _line(x1: float, y1: float, x2: float, y2: float, dashes: str) -> str:
    at = f'x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}"'
    return f'<line {at} stroke-dasharray="{dashes}" style="stroke:var(--gw-muted);stroke-width:1"/>'


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" style="fill:{fill}"/>'
