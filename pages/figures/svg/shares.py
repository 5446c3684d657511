"""One line of the ledger: what was written as an outline, what still stands of it as a bar. HTML, no text of others.

Spans, not SVG: no SVG comes through into a table's cells. The colours are the stage's own, by the names its script
gives them to the page.
"""

from pages.figures.svg.doors import signed


def share(stands: float, bound: float, wrote: float | None = None) -> str:
    """A bar from 0 in the middle, to the left where negative; ±`bound` is the whole width."""
    drawn = [_bar(stands, bound, f"background:{signed(stands / bound)}")]
    if wrote is not None:
        drawn.append(_bar(wrote, bound, "border:1px dashed var(--gw-muted)"))
    return f'<span class="gw-share" aria-hidden="true">{"".join(drawn)}</span>'


def _bar(value: float, bound: float, style: str) -> str:
    wide = min(abs(value) / bound, 1.0) * 50
    left = 50 - wide if value < 0 else 50
    return f'<span style="left:{left:.2f}%;width:{wide:.2f}%;{style}"></span>'
