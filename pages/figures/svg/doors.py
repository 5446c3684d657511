"""A lane before and behind a door, drawn small: the picture that settles what a door does. SVG, no text of others.

Its colours are the stage's own, by the names its script gives them to the page.
"""

from dataclasses import dataclass

WIDTH, HEIGHT = 220, 44
LANE, DOOR = (6, 80, 12, 30), (92, 18)  # x, width, top, height of the lane; x and width of the door
STRENGTH = 0.6  # of the signed scale: colour = share ** STRENGTH


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
    before, behind = signed(passage.before / passage.bound), signed(passage.behind / passage.bound)
    after = at + wide
    boxes = (
        _box(x, top, width, height, before),
        _box(after, floor - opened, width, opened, behind),
        _box(after + width, top, 26, height, behind),
        _box(at, top, wide, height, "var(--gw-shut)"),
        _box(at, floor - opened, wide, opened, f"var(--gw-{passage.gate})"),
    )
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg {size} aria-hidden="true" class="gw-passage">{"".join(boxes)}</svg>'


def signed(share: float) -> str:
    """The colour of a value as a share of its range, −1 to 1."""
    full = "negative" if share < 0 else "positive"
    return f"color-mix(in lab, var(--gw-{full}) {100 * min(1.0, abs(share)) ** STRENGTH:.1f}%, var(--gw-zero))"


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x}" y="{y:.2f}" width="{width}" height="{height:.2f}" style="fill:{fill}"/>'
