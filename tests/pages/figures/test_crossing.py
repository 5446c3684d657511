"""A state over a sentence, and one of its lanes through a step: squares, doors, wall and numbers where they belong."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from pages.figures.crossing import DOOR, ENTRY, GATE, LANE, NEW, OLD, ROW, TOP, WALL, Crossing, crossing, film
from tests.pages.figures.geometry import part, styles, value
from tests.pages.figures.meaning import means

STATES = np.array([[0.5, -0.2], [1.0, 0.25], [-0.75, 2.0]])  # three steps of two units
KEPT = Crossing(-0.9, 0.4, 0.75, -0.6, False, "c", ("−0.90", "0.75", "−0.60", "0.40"), "i ⊙ C̃ = 1.00", "too: −0.30")
SHARED = Crossing(0.9, -0.2, 0.25, 0.225, True, "h", ("0.90", "0.25", "0.22", "−0.20"), "(1 − z) ⊙ n = −0.42")
WALLED = Crossing(0.9, -0.2, None, 0.0, False, "h", ("0.90", "", "", "−0.20"), "tanh(−0.20)")


class Drawn:
    """An SVG whose places across are in per cent, some of them with pixels of their own round such a place."""

    def __init__(self, picture: str) -> None:
        self.found = []
        root = ElementTree.fromstring(picture)
        for shape in root:
            inner = shape.tag == "svg"
            across = float(shape.get("x", "0").removesuffix("%"))
            for each in shape if inner else (shape,):
                self.found.append((across, inner, each))

    def lanes(self) -> list[tuple[float, float, float, float, float]]:
        """Of each stretch: from, to in per cent, its edge above, its floor, and its value."""
        return [
            (across, across + float(shape.get("width").removesuffix("%")), float(shape.get("y")),
             float(shape.get("y")) + float(shape.get("height")), value(styles(shape.get("style"))["fill"]))
            for across, inner, shape in self.found
            if not inner and shape.tag == "rect" and shape.get("width").endswith("%")
        ]  # fmt: skip

    def squares(self) -> dict[float, float]:
        """Place across → value."""
        return {
            across: value(styles(shape.get("style"))["fill"])
            for across, inner, shape in self.found
            if not inner and shape.tag == "rect" and not shape.get("width").endswith("%")
        }

    def at(self, across: float, tag: str = "rect") -> list:
        return [shape for place, inner, shape in self.found if inner and place == across and shape.tag == tag]

    def texts(self) -> dict[str, tuple[float, float, str]]:
        """What is written → where across, at which height, and in which colour."""
        return {
            shape.text: (across, float(shape.get("y")), part(styles(shape.get("style"))["fill"]))
            for across, _, shape in self.found
            if shape.tag == "text"
        }


@means(crossing)
@pytest.mark.parametrize("step", [KEPT, SHARED], ids=["kept", "shared"])
def test_a_lane_is_as_thick_behind_its_door_as_the_door_stands_open_and_whole_again_behind_the_sum(step):
    lanes = Drawn(crossing(step, "")).lanes()
    floor = TOP + LANE
    assert [(left, right) for left, right, *_ in lanes] == [(OLD, GATE), (GATE, ENTRY), (ENTRY, 100)]
    assert [bottom for *_, bottom, _ in lanes] == pytest.approx([floor] * 3)
    assert [bottom - top for _, _, top, bottom, _ in lanes] == pytest.approx([LANE, LANE * step.door, LANE], abs=0.01)
    assert [value for *_, value in lanes] == pytest.approx([step.old, step.kept, step.new], abs=0.01)


@means(crossing)
def test_the_squares_are_the_old_number_at_the_left_and_the_new_one_at_the_right():
    for step in (KEPT, SHARED, WALLED):
        assert Drawn(crossing(step, "")).squares() == pytest.approx({OLD: step.old, NEW: step.new}, abs=0.01)
    assert OLD < GATE < ENTRY < NEW


@means(crossing)
def test_at_the_wall_the_old_lane_ends_and_behind_it_all_is_new():
    drawn = Drawn(crossing(WALLED, ""))
    lanes = drawn.lanes()
    assert [(left, right) for left, right, *_ in lanes] == [(OLD, GATE), (GATE, 100)]
    assert [value for *_, value in lanes] == pytest.approx([WALLED.old, WALLED.new], abs=0.01)
    boxes = drawn.at(GATE)
    assert {(float(box.get("x")), float(box.get("width"))) for box in boxes} == {(-WALL / 2, WALL)}
    assert all(
        float(box.get("y")) < TOP and float(box.get("y")) + float(box.get("height")) > TOP + LANE for box in boxes
    )
    assert part(styles(boxes[-1].get("style"))["stroke"]) == "g"
    assert len(drawn.at(GATE, "line")) > 3  # hatched
    assert all(abs(float(line.get(x))) <= WALL / 2 for line in drawn.at(GATE, "line") for x in ("x1", "x2"))
    assert drawn.at(ENTRY, "circle") == []  # nothing is added to what was there


@means(crossing)
@pytest.mark.parametrize("step", [KEPT, SHARED], ids=["kept", "shared"])
def test_a_door_is_open_from_the_floor_up_and_the_rest_of_one_with_two_jobs_has_the_other_s_colour(step):
    ground, above, opened, frame = Drawn(crossing(step, "")).at(GATE)
    floor = TOP + LANE
    assert float(opened.get("y")) + float(opened.get("height")) == pytest.approx(floor, abs=0.01)
    assert float(opened.get("height")) == pytest.approx(LANE * step.door, abs=0.01)
    assert float(above.get("y")) == TOP
    assert float(above.get("height")) == pytest.approx(LANE * (1 - step.door), abs=0.01)
    colours = [part(styles(box.get("style"))["fill"]) for box in (opened, above)]
    assert colours == ["f", "i" if step.rest else "surface"]
    assert float(ground.get("width")) == DOOR
    assert part(styles(frame.get("style"))["stroke"]) == "f"


@means(crossing)
def test_each_number_stands_under_what_it_is_of_in_its_colour_and_what_comes_in_below_the_arrow():
    texts = Drawn(crossing(KEPT, "")).texts()
    assert {said: (across, colour) for said, (across, _, colour) in texts.items()} == {
        "−0.90": (OLD, "c"),
        "0.75": (GATE, "f"),
        "−0.60": (pytest.approx((GATE + ENTRY) / 2, abs=3), "ink"),
        "0.40": (NEW, "c"),
        "too: −0.30": (NEW, "muted"),
        "i ⊙ C̃ = 1.00": (ENTRY, "i"),
    }
    assert all(y > TOP + LANE for _, y, _ in texts.values())
    assert texts["too: −0.30"][1] > texts["0.40"][1]
    assert set(Drawn(crossing(WALLED, "")).texts()) == {"0.90", "−0.20", "tanh(−0.20)"}
    for step, tone in ((SHARED, "i"), (WALLED, "g")):
        drawn = Drawn(crossing(step, ""))
        assert drawn.texts()[step.comes][2] == tone
        (arrow,) = [line for line in drawn.at(ENTRY, "line") if line.get("x1") == line.get("x2") == "0" and
                    float(line.get("y1")) > TOP + LANE]  # fmt: skip
        assert part(styles(arrow.get("style"))["stroke"]) == tone
        assert TOP + LANE <= float(arrow.get("y2")) < float(arrow.get("y1")) < texts["i ⊙ C̃ = 1.00"][1]


@means(crossing)
def test_the_lane_goes_on_to_the_right_in_the_state_s_colour_and_only_a_sum_has_a_plus():
    for step in (KEPT, SHARED, WALLED):
        drawn = Drawn(crossing(step, ""))
        (head,) = drawn.at(100, "polygon")
        points = [tuple(map(float, pair.split(","))) for pair in head.get("points").split()]
        assert max(points) == (0, TOP + LANE / 2)
        assert part(styles(head.get("style"))["fill"]) == step.colour
        assert len(drawn.at(ENTRY, "circle")) == (step.door is not None)


@means(film)
def test_a_film_has_a_column_a_step_and_a_row_a_unit_and_frames_the_one_that_is_followed():
    root = ElementTree.fromstring(film(STATES, 1, "<b>"))
    *boxes, frame = root.iter("rect")
    steps, units = STATES.shape
    seen = {}
    for box in boxes:
        column = float(box.get("x").removesuffix("%")) / 100 * steps
        row = float(box.get("y")) // ROW
        seen[round(column), int(row)] = value(styles(box.get("style"))["fill"])
        assert float(box.get("width").removesuffix("%")) == pytest.approx(100 / steps, abs=0.01)
    assert seen == pytest.approx({(t, k): STATES[t, k] for t in range(steps) for k in range(units)}, abs=0.01)
    rows = sorted({float(box.get("y")) for box in boxes})
    assert float(frame.get("y")) < rows[1] < float(frame.get("y")) + float(frame.get("height"))
    assert float(frame.get("y")) > rows[0]
    assert styles(frame.get("style"))["stroke-dasharray"] != "none"


@pytest.mark.parametrize("picture", [crossing(KEPT, "<b>"), film(STATES, 0, "<b>")], ids=["crossing", "film"])
def test_what_they_show_is_said_and_their_type_keeps_its_size(picture):
    root = ElementTree.fromstring(picture)
    assert (root.get("role"), root.get("width"), root.get("viewBox")) == ("img", "100%", None)
    assert root.get("aria-label") == "<b>"
    sizes = {size for text in root.iter("text") for size in re.findall(r"font-size:([^;]+)", text.get("style"))}
    assert sizes <= {"var(--gw-type-1)", "var(--gw-type-2)"}
