"""The small pictures of the mix-ups show what the sentence beside them says that they show."""

import re
from math import exp, tanh

import pytest

from pages.figures.svg.doors import doors
from pages.figures.svg.shares import share
from pages.figures.svg.squeeze import squeeze
from pages.figures.svg.sums import addition, pair
from tests.pages.figures.geometry import Shape, shapes
from tests.pages.figures.meaning import means


def axis(svg: str) -> tuple[float, float]:
    """Where 0 is, and how long 1: between the full line and the broken ones at −1 and 1."""
    (zero,) = (line.left for line in shapes(svg, "line") if not line.dashed)
    low, high = sorted(line.left for line in shapes(svg, "line") if line.dashed)
    assert (low + high) / 2 == pytest.approx(zero, abs=0.01)
    return zero, (high - low) / 2


def ends(bar: Shape, zero: float, one: float) -> tuple[float, float]:
    return (bar.left - zero) / one, (bar.right - zero) / one


@means(addition)
@pytest.mark.parametrize(("kept", "written"), [(1.2, -0.5), (-0.6, -0.9), (0.25, 0.5), (-0.5, 0.75)])
def test_kept_then_written_from_there_then_the_sum_between_lines_at_1(kept, written):
    svg = addition(kept, written, 2.0)
    zero, one = axis(svg)
    first, second, total = sorted(shapes(svg, "rect"), key=lambda bar: bar.top)
    end = kept + written
    assert ends(first, zero, one) == pytest.approx((min(0, kept), max(0, kept)), abs=0.01)
    assert ends(second, zero, one) == pytest.approx((min(kept, end), max(kept, end)), abs=0.01)
    assert ends(total, zero, one) == pytest.approx((min(0, end), max(0, end)), abs=0.02)
    assert [bar.value for bar in (first, second, total)] == pytest.approx([kept, written, end], abs=0.01)
    assert (first.ink, second.ink, total.ink) == (None, "i", "c")


@means(addition)
def test_the_candidate_stands_above_the_new_cell_state():
    svg = addition(-0.5, 0.1, 1.0, candidate=0.9)
    upper, lower = sorted(shapes(svg, "rect"), key=lambda bar: bar.top)
    assert (upper.ink, lower.ink) == ("g", "c")
    assert ends(upper, *axis(svg)) == pytest.approx((0, 0.9), abs=0.01)
    assert ends(lower, *axis(svg)) == pytest.approx((-0.4, 0), abs=0.01)


@means(pair)
def test_the_forget_gate_stands_left_of_the_input_gate_whose_broken_line_is_at_one_minus_the_first():
    svg = pair(0.8, 0.3)
    boxes = shapes(svg, "rect")
    f, i = (next(box for box in boxes if box.filled == gate) for gate in "fi")
    frames = [box for box in boxes if box.filled == "shut"]
    high, floor = frames[0].height, frames[0].bottom
    assert f.right < i.left
    assert (f.height, i.height) == pytest.approx((0.8 * high, 0.3 * high), abs=0.02)
    assert {box.bottom for box in boxes} == {floor}  # doors open from the floor
    (line,) = shapes(svg, "line")
    assert line.dashed
    assert floor - line.top == floor - line.bottom == pytest.approx(0.2 * high, abs=0.02)
    assert line.left < i.left < i.right < line.right
    assert f.right < line.left


@means(squeeze)
@pytest.mark.parametrize("at", [-2.0, 0.75])
def test_tanh_is_the_solid_line_sigma_the_broken_one_and_the_band_is_from_minus_1_to_1(at):
    svg = squeeze(at, 3.0)
    broken, solid = sorted(shapes(svg, "polyline"), key=lambda line: not line.dashed)
    (band,) = shapes(svg, "rect")

    def read(shape):
        """Value and function's value of each point; the curves run over ± the bound, the band from −1 to 1."""
        middle, reach = (solid.left + solid.right) / 2, (solid.right - solid.left) / 2
        for x, y in shape.points:
            yield 3 * (x - middle) / reach, 2 * (band.bottom - y) / band.height - 1

    for line, function in ((solid, tanh), (broken, lambda x: 1 / (1 + exp(-x)))):
        for x, y in read(line):
            assert y == pytest.approx(function(x), abs=0.01)
    assert (solid.ink, broken.ink) == ("h", "o")
    dots = {dot.filled: next(read(dot)) for dot in shapes(svg, "circle")}
    assert dots["c"] == pytest.approx((at, 0), abs=0.01)
    assert dots["h"] == pytest.approx((at, tanh(at)), abs=0.01)
    assert dots["o"] == pytest.approx((at, 1 / (1 + exp(-at))), abs=0.01)


@means(squeeze)
def test_before_the_candidate_the_squeeze_has_its_colours():
    drawn = shapes(squeeze(0.5, 3.0, ("ink", "g", "i")))
    assert [line.ink for line in drawn if line.tag == "polyline"] == ["i", "g"]
    assert [dot.filled for dot in drawn if dot.tag == "circle"] == ["ink", "i", "g"]


@means(doors)
@pytest.mark.parametrize("opened", [0.0, 0.3, 1.0])
def test_a_door_stands_open_from_the_floor_as_high_as_its_gate_and_the_lane_behind_is_as_thick(opened):
    boxes = shapes(doors("f", 0.8, opened, -0.4), "rect")
    (door,) = (box for box in boxes if box.filled == "f")
    (frame,) = (box for box in boxes if box.filled == "shut")
    lane, *behind = sorted((box for box in boxes if box.filled is None), key=lambda box: box.left)
    assert boxes.index(frame) < boxes.index(door)  # drawn later: before it
    assert (door.left, door.right, door.bottom) == (frame.left, frame.right, frame.bottom)
    assert door.height == pytest.approx(opened * frame.height, abs=0.02)
    assert (lane.top, lane.bottom) == (frame.top, frame.bottom)
    assert lane.right < frame.left
    assert lane.value == pytest.approx(0.8, abs=0.005)
    assert behind[0].left == frame.right
    assert (behind[0].top, behind[0].bottom) == (door.top, door.bottom)
    assert [box.value for box in behind] == pytest.approx([-0.4, -0.4], abs=0.005)


@means(share)
@pytest.mark.parametrize("sign", [-1, 1])
def test_in_a_line_of_the_ledger_the_broken_outline_is_what_was_written_and_the_filled_bar_what_is_left(sign):
    bars = re.findall(r"left:([\d.]+)%;width:([\d.]+)%;([^\"]*)", share(sign * 0.25, 1.0, sign * 0.5))
    filled, outline = ((float(left), float(width), style) for left, width, style in bars)
    assert "dashed" in outline[2]
    assert filled[2].startswith("background:")
    assert (filled[1], outline[1]) == (12.5, 25.0)
    assert (filled[0], outline[0]) == ((37.5, 25.0) if sign < 0 else (50.0, 50.0))


@means(squeeze)
def test_without_a_third_colour_there_is_no_sigma_and_tanh_stands_as_before():
    both, alone = squeeze(-1.2, 3.0, ("g", "h", "i")), squeeze(-1.2, 3.0, ("g", "h"))
    for name in ("polyline", "circle"):
        assert len(shapes(both, name)) == len(shapes(alone, name)) + 1
    assert not [curve for curve in shapes(alone, "polyline") if curve.dashed]
