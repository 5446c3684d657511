"""A table as HTML. What comes in is HTML already: who has the words of others escapes them."""

from collections.abc import Iterable

from pages.figures.svg.shapes import element


def table(
    look: str, heads: Iterable[str], rows: Iterable[str], *, caption: str = "", foot: str = "", **attributes: str
) -> str:
    """The table of the class `look`; `heads` name the columns, `rows` and `foot` are made by `row`."""
    head = "".join(element("th", name, scope="col") for name in heads)
    parts = {"caption": caption, "thead": head and f"<tr>{head}</tr>", "tbody": "".join(rows), "tfoot": foot}
    inside = "".join(element(name, part) for name, part in parts.items() if part)
    return element("table", inside, class_=look, **attributes)


def row(name: str, *cells: str, **attributes: str) -> str:
    """A line of a table, headed by its name."""
    return element("tr", element("th", name, scope="row") + "".join(f"<td>{cell}</td>" for cell in cells), **attributes)
