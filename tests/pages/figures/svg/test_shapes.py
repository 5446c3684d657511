"""What small pictures are drawn with: places, colours by name, numbers of two digits."""

import pytest

from pages.figures.svg import shapes as svg
from tests.pages.figures.geometry import part, shapes, value
from tests.pages.figures.meaning import means


@means(svg.picture, svg.rect, svg.fill, svg.element)
def test_a_picture_is_as_large_as_asked_and_holds_what_is_drawn():
    root, box = shapes(svg.picture(40, 30.5, [svg.rect(1, 2, 3.25, 4, svg.fill("c"), rx=3)]))
    assert (root.said["viewBox"], root.said["width"], root.said["height"]) == ("0 0 40 30.5", "40", "30.5")
    assert (root.said["class"], root.said["aria-hidden"]) == ("gw-passage", "true")
    assert box.points == [(1, 2), (4.25, 6)]
    assert (box.filled, box.said["rx"]) == ("c", "3")


@means(svg.line, svg.polyline, svg.stroke)
def test_lines_go_from_point_to_point_in_their_colour_width_and_dashes():
    thin = svg.line((1, 2), (3, 4.5), svg.stroke("muted", 2, "4 3"))
    within = svg.polyline([(1, 2), (3, 4), (5, 2)], svg.stroke("h", inside=svg.ink("surface")), "polygon")
    line, area = shapes(svg.picture(9, 9, [thin, within]))[1:]
    assert (line.tag, line.points, line.ink, line.filled) == ("line", [(1, 2), (3, 4.5)], "muted", None)
    assert (line.style["stroke-width"], line.style["stroke-dasharray"]) == ("2", "4 3")
    assert (area.tag, area.points) == ("polygon", [(1, 2), (3, 4), (5, 2)])
    assert (area.ink, area.filled, area.dashed) == ("h", "surface", False)


@means(svg.signed, svg.ink)
@pytest.mark.parametrize("told", [-10, -3, -1, -0.5, -0.02, 0, 0.1, 0.75, 1, 1.2, 5, 9.9])
def test_a_signed_colour_says_its_value(told):
    assert value(svg.signed(told)) == pytest.approx(told, abs=0.002, rel=0.005)
    assert value(svg.signed(30 * told)) == pytest.approx(max(-10, min(10, 30 * told)), abs=0.002, rel=0.005)
    assert part(svg.ink("zero")) == "zero"


@means(svg.number, svg.element)
def test_a_number_has_two_digits_and_no_minus_before_0():
    assert [svg.number(each) for each in (3, 2.5, 1 / 3, -2 / 3, -0.001)] == ["3", "2.5", "0.33", "-0.67", "0"]
    assert svg.element("b", "in", class_="x", data_at=0.5) == '<b class="x" data-at="0.5">in</b>'
    assert svg.element("b") == "<b/>"
