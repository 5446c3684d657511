"""The small pictures of the mix-ups show what the sentence beside them says that they show."""

import re
from math import tanh

import pytest

from pages.figures.svg.doors import Passage, doors
from pages.figures.svg.shares import share
from pages.figures.svg.squeeze import Squeeze, squeeze
from pages.figures.svg.sums import WIDTH, Addition, addition, pair


def elements(svg: str, name: str) -> list[dict[str, str]]:
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(rf"<{name} [^>]*>", svg)]


def ends(bar: dict[str, str]) -> tuple[float, float]:
    """Where a bar begins and ends, from the middle of the picture."""
    left = float(bar["x"]) - WIDTH / 2
    return left, left + float(bar["width"])


def test_kept_then_written_from_there_then_the_sum_between_lines_at_1():
    svg = addition(Addition(1.2, -0.5, 2.0))
    kept, written, total = (ends(bar) for bar in elements(svg, "rect"))
    dashed = [float(line["x1"]) - WIDTH / 2 for line in elements(svg, "line") if line["stroke-dasharray"]]
    unit = max(dashed)
    assert sorted(dashed) == [-unit, unit]
    assert kept == pytest.approx((0, 1.2 * unit), abs=0.02)
    assert written == pytest.approx((0.7 * unit, 1.2 * unit), abs=0.02)
    assert total == pytest.approx((0, 0.7 * unit), abs=0.02)


def test_the_candidate_stands_above_the_new_cell_state():
    svg = addition(Addition(-0.5, 0.1, 1.0, candidate=0.9))
    upper, lower = elements(svg, "rect")
    assert float(upper["y"]) < float(lower["y"])
    assert "--gw-g" in upper["style"]
    assert "--gw-c" in lower["style"]
    assert ends(upper)[0] == pytest.approx(0)
    assert ends(lower)[1] == pytest.approx(0)


def test_the_forget_gate_stands_left_of_the_input_gate_whose_broken_line_is_at_one_minus_the_first():
    svg = pair(0.8, 0.3)
    boxes = elements(svg, "rect")
    f, i = (next(box for box in boxes if f"--gw-{gate})" in box["style"]) for gate in "fi")
    whole = next(box for box in boxes if "--gw-shut" in box["style"])
    high, floor = float(whole["height"]), float(whole["y"]) + float(whole["height"])
    assert float(f["x"]) < float(i["x"])
    assert (float(f["height"]), float(i["height"])) == pytest.approx((0.8 * high, 0.3 * high), abs=0.02)
    (line,) = elements(svg, "line")
    assert line["stroke-dasharray"]
    assert floor - float(line["y1"]) == pytest.approx(0.2 * high, abs=0.02)
    assert float(line["x1"]) < float(i["x"]) < float(line["x2"])


def test_tanh_is_the_solid_line_sigma_the_broken_one_and_the_band_is_from_minus_1_to_1():
    svg = squeeze(Squeeze(-2.0, 3.0))
    broken, solid = sorted(elements(svg, "polyline"), key=lambda line: "stroke-dasharray" not in line)
    (band,) = elements(svg, "rect")
    low, high = float(band["y"]) + float(band["height"]), float(band["y"])

    def heights(line):
        return [2 * (low - float(point.split(",")[1])) / (low - high) - 1 for point in line["points"].split()]

    assert "stroke-dasharray" not in solid
    assert (heights(solid)[0], heights(solid)[-1]) == pytest.approx((tanh(-3), tanh(3)), abs=0.01)
    assert min(heights(broken)) > 0
    assert heights(broken)[30] == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("opened", [0.0, 0.3, 1.0])
def test_a_door_stands_open_from_the_floor_as_high_as_its_gate_and_the_lane_behind_is_as_thick(opened):
    boxes = elements(doors(Passage("f", 0.8, opened, 0.8 * opened)), "rect")
    lane, behind, _, whole, door = boxes
    high = float(lane["height"])
    assert float(whole["height"]) == high
    assert float(door["height"]) == float(behind["height"]) == pytest.approx(opened * high, abs=0.02)


@pytest.mark.parametrize("sign", [-1, 1])
def test_in_a_line_of_the_ledger_the_broken_outline_is_what_was_written_and_the_filled_bar_what_is_left(sign):
    bars = re.findall(r"left:([\d.]+)%;width:([\d.]+)%;([^\"]*)", share(sign * 0.25, 1.0, sign * 0.5))
    filled, outline = ((float(left), float(width), style) for left, width, style in bars)
    assert "dashed" in outline[2]
    assert filled[2].startswith("background:")
    assert (filled[1], outline[1]) == (12.5, 25.0)
    assert (filled[0], outline[0]) == ((37.5, 25.0) if sign < 0 else (50.0, 50.0))
