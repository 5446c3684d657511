"""What the small pictures are drawn with: SVG as text. Its colours are the stage's, which its script names to the page.

Nothing is escaped here: no text of others comes in.
"""

from collections.abc import Iterable

from pages.figures.colours import DEEP, HUE, along


def picture(width: float, height: float, drawn: Iterable[str]) -> str:
    """The SVG of what is drawn; a screen reader passes over it, since the sentence beside it says what it shows."""
    size = f"{number(width)} {number(height)}"
    box = {"viewBox": f"0 0 {size}", "width": width, "height": height}
    return element("svg", "".join(drawn), **box, aria_hidden="true", class_="gw-passage")


def element(name: str, inside: str | None = None, **attributes: str | float) -> str:
    """An element of SVG or HTML: `aria_hidden` is its aria-hidden, `class_` its class."""
    said = "".join(
        f' {key.strip("_").replace("_", "-")}="{value if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{said}/>" if inside is None else f"<{name}{said}>{inside}</{name}>"


def rect(x: float, y: float, width: float, height: float, style: str, **more: float) -> str:
    return element("rect", None, x=x, y=y, width=width, height=height, **more, style=style)


def line(start: tuple[float, float], end: tuple[float, float], style: str) -> str:
    (x1, y1), (x2, y2) = start, end
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, style=style)


def polyline(points: Iterable[tuple[float, float]], style: str, name: str = "polyline") -> str:
    """A line through points, or the area within where `name` is "polygon"."""
    return element(name, points=" ".join(f"{number(x)},{number(y)}" for x, y in points), style=style)


def fill(name: str) -> str:
    """The style of what is filled with a colour of the palette."""
    return f"fill:{ink(name)}"


def stroke(name: str, width: float = 1.5, dashes: str = "none", inside: str = "none") -> str:
    """The style of a line in a colour of the palette; `inside` is the colour of what it encloses."""
    return f"fill:{inside};stroke:{ink(name)};stroke-width:{number(width)};stroke-dasharray:{dashes}"


def ink(name: str) -> str:
    """A colour of the palette, as CSS."""
    return f"var(--gw-{name})"


def signed(value: float) -> str:
    """The colour of a value by the ruler, as CSS."""
    hue = "negative" if value < 0 else "positive"
    far, knee, end = (float(along(size)) for size in (abs(value), HUE, DEEP))
    if far <= knee:
        return _mixed(hue, far / knee, "zero")
    return _mixed(f"{hue}-deep", min(1.0, (far - knee) / (end - knee)), hue)


def _mixed(there: str, share: float, here: str) -> str:
    return f"color-mix(in srgb, {ink(there)} {100 * share:.1f}%, {ink(here)})"


def number(value: float) -> str:
    """At most two digits behind the point; no −0."""
    return f"{round(value, 2) + 0:g}"
