"""A sentence with two arrows: who reads from its end, and the gradient that goes back through the forward reader.

SVG, no text of others; its colours are the stage's own, by the names its script gives them to the page.
"""

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
            drawn.append(_arrow(x, x - pitch + 4, 90, "f", ' stroke-dasharray="5 3"'))
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return f'<svg {size} aria-hidden="true" class="gw-passage">{"".join(drawn)}</svg>'


def _cell(x: float, y: float, colour: str) -> str:
    box = f'x="{x - 12:.1f}" y="{y}" width="24" height="22" rx="5"'
    return f'<rect {box} style="fill:var(--gw-surface);stroke:var(--gw-{colour});stroke-width:2"/>'


def _arrow(start: float, end: float, y: float, colour: str, dashes: str = "") -> str:
    back = 5 if end < start else -5
    ends = f'x1="{start:.1f}" y1="{y}" x2="{end:.1f}" y2="{y}"{dashes}'
    shaft = f'<line {ends} style="stroke:var(--gw-{colour});stroke-width:2"/>'
    points = f"{end:.1f},{y} {end + back:.1f},{y - 4} {end + back:.1f},{y + 4}"
    return f'{shaft}<polygon points="{points}" style="fill:var(--gw-{colour})"/>'
