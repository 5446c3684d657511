"""Small pictures for what people mix up about the price. SVG, no text; colours by the stage's names."""

from collections.abc import Sequence

WIDTH, BAR, PITCH = 200, 14, 20
SIDE = 96  # of a lattice, in pixels


def bars(values: Sequence[float], inks: Sequence[str]) -> str:
    """One bar a value from the left, the longest as wide as the picture; `inks` are names of the stage's colours."""
    most = max(values) or 1
    drawn = [
        _box(0, number * PITCH + 3, max(1, value / most * WIDTH), BAR, f"var(--gw-{ink})")
        for number, (value, ink) in enumerate(zip(values, inks, strict=True))
    ]
    return _picture(drawn, WIDTH, len(values) * PITCH)


def lattice(units: int, steps: int) -> str:
    """Units down, steps across, as a film has them; squares are of one size in both ways."""
    pitch = min(WIDTH / steps, SIDE / units)
    width, height = steps * pitch, units * pitch
    across = "".join(f"M0 {unit * pitch:.2f}H{width:.2f}" for unit in range(1, units))
    down = "".join(f"M{step * pitch:.2f} 0V{height:.2f}" for step in range(1, steps))
    thin = min(1, pitch / 4)
    lines = f'<path d="{across}{down}" style="stroke:var(--gw-surface);stroke-width:{thin:.2f};fill:none"/>'
    return _picture([_box(0, 0, width, height, "var(--gw-c)"), lines], width, height)


def _picture(drawn: list[str], width: float, height: float) -> str:
    size = f'viewBox="0 0 {width:.1f} {height:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<svg {size} aria-hidden="true" class="gw-passage">{"".join(drawn)}</svg>'


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" style="fill:{fill}"/>'
