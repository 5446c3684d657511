"""Bars in the cells of a table: a line of the ledger, and a length. HTML: no SVG comes through into a table's cells."""

from pages.figures.svg.shapes import element, ink, number, signed


def share(stands: float, bound: float, wrote: float | None = None) -> str:
    """A bar from 0 in the middle, to the left where negative; ±`bound` is the whole width.

    What was written, where given, is an outline; what still stands of it is filled.
    """
    drawn = [_bar(stands, bound, f"background:{signed(stands)}")]
    if wrote is not None:
        drawn.append(_bar(wrote, bound, "border:1px dashed var(--gw-muted)"))
    return element("span", "".join(drawn), class_="gw-share", aria_hidden="true")


def length(pixels: float, colour: str) -> str:
    """A bar of so many pixels in a colour of the palette, above the number in its cell."""
    style = f"width:{number(pixels)}px;background:{ink(colour)}"
    return element("span", "", class_="gw-time", style=style, aria_hidden="true")


def _bar(value: float, bound: float, style: str) -> str:
    wide = min(abs(value) / bound, 1.0) * 50
    left = 50 - wide if value < 0 else 50
    return element("span", "", style=f"left:{number(left)}%;width:{number(wide)}%;{style}")
