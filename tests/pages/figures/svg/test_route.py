"""The way from a token to an answer: boxes in their order, squares of the numbers' colours, arrows that join."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from pages.figures.svg.route import ARROWS, AT, NUMBERED, route
from pages.figures.svg.stations import Station, column, grid, scores, stations, tokens
from tests.pages.figures.examples import ROUTE, ROUTE_SAID
from tests.pages.figures.geometry import part, shapes, styles, value
from tests.pages.figures.meaning import means

PRINTED = {name: f"{number:.2f}" for name, number in ROUTE.items()}
SQUARES = ("c_prev", "c", "g", "tanh_c", "h")


def drawn():
    return ElementTree.fromstring(route(ROUTE, PRINTED, ROUTE_SAID, "the map"))


def inner(root, **data):
    """The nested pictures with this attribute: its value → the place across in per cent, down in pixels, the shapes."""
    (name,) = data
    found = root.iter("svg")
    return {one.get(name): one for one in found if one.get(name)}


def across(one) -> float:
    return float(one.get("x").removesuffix("%"))


def test_each_square_has_its_number_s_colour():
    found = inner(drawn(), **{"data-value": True})
    assert set(found) == set(SQUARES)
    for name, one in found.items():
        (rect,) = one.iter("rect")
        assert value(styles(rect.get("style"))["fill"]) == pytest.approx(ROUTE[name], abs=0.01)
        assert across(one) == AT[name]


@means(route)
def test_doors_stand_as_far_open_as_they_are_and_lanes_behind_them_are_as_thick():
    root = drawn()
    for gate, one in inner(root, **{"data-door": True}).items():
        whole, opened, edge = one.iter("rect")
        assert float(opened.get("height")) / float(whole.get("height")) == pytest.approx(ROUTE[gate], abs=0.01)
        assert float(opened.get("y")) + float(opened.get("height")) == pytest.approx(float(whole.get("y")) * -1)
        assert part(styles(opened.get("style"))["fill"]) == part(styles(edge.get("style"))["stroke"]) == gate
    lanes = [one for one in root.findall("rect") if one.get("style").startswith("fill:color-mix")]
    by_ends = {
        (float(one.get("x")[:-1]), float(one.get("x")[:-1]) + float(one.get("width")[:-1])): one for one in lanes
    }
    open_wide = float(by_ends[AT["c_prev"], AT["f"]].get("height"))
    for ends, said, share in (
        (("c_prev", "f"), "c_prev", 1),
        (("f", "plus"), "f_c_prev", ROUTE["f"]),
        (("i", "plus"), "i_g", ROUTE["i"]),
        (("o", "h"), "h", ROUTE["o"]),
    ):
        lane = by_ends[AT[ends[0]], AT[ends[1]]]
        assert value(styles(lane.get("style"))["fill"]) == pytest.approx(ROUTE[said], abs=0.01)
        assert float(lane.get("height")) / open_wide == pytest.approx(share, abs=0.01)


@means(route)
def test_arrows_join_the_boxes_that_they_name():
    """Each is upright, begins at the edge of the one and ends with its head at the edge of the other."""
    root = drawn()
    edges = {}
    for one in root.iter("svg"):
        if one.get("data-from") or one is root:
            continue
        for rect in one.iter("rect"):
            top = float(one.get("y")) + float(rect.get("y"))
            edges.setdefault(across(one), set()).update({top, top + float(rect.get("height"))})
        for disc in one.iter("circle"):
            radius = float(disc.get("r"))
            edges.setdefault(across(one), set()).update({float(one.get("y")) - radius, float(one.get("y")) + radius})
    band = root.find("rect")
    edges[AT["c"]] |= {float(band.get("y")) + float(band.get("height"))}
    lane = 160.0  # the lower lane, from which what is written turns up
    joined = {(one.get("data-from"), one.get("data-to")): one for one in root.iter("svg") if one.get("data-from")}
    assert list(joined) == list(ARROWS)
    for (start, end), one in joined.items():
        (line,), (head,) = one.iter("line"), one.iter("polygon")
        assert float(line.get("x1")) == float(line.get("x2")) == 0
        at = across(one)
        assert at == AT[end]
        y1, y2 = float(line.get("y1")), float(line.get("y2"))
        assert y1 == lane if start == "i_g" else any(abs(y1 - edge) < 3 for edge in edges[at]), (start, end)
        assert any(abs(y2 - edge) < 0.6 for edge in edges[at]), (start, end, y2, edges[at])
        assert float(head.get("points").split()[0].split(",")[1]) == y2


@means(route)
def test_the_numbers_written_are_those_that_are_given_and_the_parts_bear_their_lessons_numbers():
    root = drawn()
    words = [one.text for one in root.iter("text")]
    for name in ("c_prev", "f_c_prev", "c", "g", "tanh_c", "h", "i_g"):
        assert PRINTED[name] in words
    assert [f"× {PRINTED[gate]}" in words for gate in "fio"] == [True] * 3
    found = inner(root, **{"data-part": True})
    assert {int(number): across(one) for number, one in found.items()} == {n: AT[name] for name, n in NUMBERED.items()}
    for one in root.iter("text"):
        assert "font-size:var(--gw-type-1)" in one.get("style")


@means(stations)
def test_stations_stand_in_their_order_with_their_numbers():
    boxes = [Station("one", "<i>a</i>", "below"), Station("two <", "<i>b</i>", "", "c")]
    root = ElementTree.fromstring(stations(boxes))
    assert root.tag == "ol"
    assert ["".join(item.find("div").itertext()) for item in root] == ["1 one", "2 two <"]
    assert [item.find("div/i").text for item in root] == ["a", "b"]
    assert [item.find("p").text for item in root] == ["below", None]
    assert [item.get("data-part") for item in root] == ["ink", "c"]


@means(grid)
def test_a_grid_has_the_numbers_row_by_row():
    values = (0.5, -1.2, 0.1, 2.0, -0.3)
    _, *found = shapes(grid(values, 2))
    assert [shape.value for shape in found] == pytest.approx(values, abs=0.01)
    assert [(shape.left > 0, round(shape.top / 15)) for shape in found] == [(k % 2 == 1, k // 2) for k in range(5)]


@means(column)
def test_a_column_has_a_row_a_number_and_frames_the_followed_one():
    values = (0.5, -1.2, 0.1)
    _, *rows, frame = shapes(column(values, 1))
    assert [row.value for row in rows] == pytest.approx(values, abs=0.01)
    assert all(one.bottom < other.top for one, other in pairwise(rows))
    assert frame.top < rows[1].top < rows[1].bottom < frame.bottom
    assert len(shapes(column(values, None))) == 4


@means(tokens)
def test_the_token_that_is_read_is_marked():
    root = ElementTree.fromstring(tokens(("a", "<", "c"), 1, ("S", "B", "E")))
    assert [span.text for span in root] == ["a", "<", "c"]
    assert [span.get("data-here") for span in root] == [None, "true", None]
    assert [span.find("small").text for span in root] == ["S", "B", "E"]


@means(scores)
def test_a_label_has_its_score_and_a_bar_of_its_share():
    text = scores((("B", "2.75", 0.923, "92.3%"), ("E", "−1.34", 0.016, "1.6%")))
    assert re.findall(r"<span>([^<]*)</span>", text) == ["B", "2.75", "92.3%", "E", "−1.34", "1.6%"]
    assert [float(share) for share in re.findall(r"width:([\d.]+)%", text)] == [92.3, 1.6]
