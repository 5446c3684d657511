"""A table in which each number stands in its row and under its head."""

from xml.etree import ElementTree

from pages.figures.table import row, table
from tests.pages.figures.examples import EXAMPLES
from tests.pages.figures.meaning import means


def grid(part) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in line] for line in part.iter("tr")]


@means(table, row)
def test_heads_rows_and_sum_stand_in_their_order():
    drawn = ElementTree.fromstring(EXAMPLES["table"].draw())
    assert [part.tag for part in drawn] == ["caption", "thead", "tbody", "tfoot"]
    caption, head, body, foot = drawn
    assert caption.text == "Both"
    assert (grid(head), grid(body), grid(foot)) == ([["what", "one"]], [["a", "1"], ["b", "2"]], [["+", "3"]])
    assert {cell.get("scope") for cell in head.iter("th")} == {"col"}
    assert [line[0].get("scope") for line in body] == ["row", "row"]
    assert drawn.get("class") == "gw-table"


@means(table)
def test_what_a_table_has_not_is_left_out():
    drawn = ElementTree.fromstring(table("gw-cuts", (), [row("a", "<b>1</b>")], data_kind="x"))
    assert [part.tag for part in drawn] == ["tbody"]
    assert drawn.get("data-kind") == "x"
    assert grid(drawn) == [["a", "1"]]


@means(row)
def test_a_row_s_cells_stand_in_their_order():
    line = ElementTree.fromstring(row("f", "0.9", "open", data_gate="f"))
    assert [(cell.tag, cell.text) for cell in line] == [("th", "f"), ("td", "0.9"), ("td", "open")]
    assert line.get("data-gate") == "f"
