"""Small pictures for what people mix up about the price."""

from collections.abc import Sequence

from pages.figures.svg.shapes import element, fill, number, picture, rect, stroke

WIDTH, BAR, PITCH = 200, 14, 20
SIDE = 96  # of a lattice, in pixels


def bars(values: Sequence[float], inks: Sequence[str]) -> str:
    """One bar a value from the left, the longest as wide as the picture; `inks` are names of the stage's colours."""
    most = max(values) or 1
    drawn = [
        rect(0, row * PITCH + 3, max(1, value / most * WIDTH), BAR, fill(ink))
        for row, (value, ink) in enumerate(zip(values, inks, strict=True))
    ]
    return picture(WIDTH, len(values) * PITCH, drawn)


def lattice(units: int, steps: int) -> str:
    """Units down, steps across, as a film has them; squares are of one size in both ways."""
    pitch = min(WIDTH / steps, SIDE / units)
    width, height = steps * pitch, units * pitch
    across = "".join(f"M0 {number(unit * pitch)}H{number(width)}" for unit in range(1, units))
    down = "".join(f"M{number(step * pitch)} 0V{number(height)}" for step in range(1, steps))
    lines = element("path", d=across + down, style=stroke("surface", min(1, pitch / 4)))
    return picture(width, height, [rect(0, 0, width, height, fill("c")), lines])
