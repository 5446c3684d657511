"""One unit over a sentence: a square a step from the left, a row a reader from above."""

import pytest

from pages.figures.colours import SHARED
from pages.figures.svg.strip import MOST, Row, strip
from tests.pages.figures.geometry import Shape, painted, shapes
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import contrast, rgb

FORWARD, BACKWARD = (0.5, -0.2, 0.0), (-0.9, 0.1, 1.0)


def rows(squares: list[Shape]) -> list[list[Shape]]:
    heights = sorted({square.top for square in squares})
    return [sorted((one for one in squares if one.top == top), key=lambda one: one.left) for top in heights]


@means(strip)
def test_squares_stand_in_the_order_of_the_text_and_rows_in_that_of_the_readers():
    drawn = shapes(strip(Row(FORWARD), Row(BACKWARD)))
    seen = rows([shape for shape in drawn if shape.tag == "rect"])
    for row, values in zip(seen, (FORWARD, BACKWARD), strict=True):
        assert [square.value for square in row] == pytest.approx(list(values), abs=0.005)
        dashes = [dash.left for dash in drawn if dash.tag == "line" and row[0].top < dash.top < row[0].bottom]
        below = [square for square in row if any(square.left < dash < square.right for dash in dashes)]
        assert [square.value < 0 for square in row] == [square in below for square in row]


@means(strip)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_dash_contrasts_with_its_square_in_both_themes(theme):
    for value in (-0.02, -0.3, -0.5, -0.6, -0.9, -1):
        square, dash = shapes(strip(Row([value])))[1:]
        assert dash.ink in ("ink", "surface")
        lines = SHARED[theme][dash.ink]
        assert contrast(rgb(lines), painted(square.style["fill"], theme)) >= 3.5, value


@means(strip)
def test_a_full_frame_and_a_broken_one_are_around_the_places_asked_for():
    drawn = shapes(strip(Row(FORWARD, full=2), Row(BACKWARD, full=0, broken=2)), "rect")
    frames = [shape for shape in drawn if shape.ink]
    upper, lower = rows([shape for shape in drawn if not shape.ink])
    around = {
        (row_name, place, frame.dashed)
        for frame in frames
        for row_name, row in (("upper", upper), ("lower", lower))
        for place, square in enumerate(row)
        if frame.left < square.left and square.right < frame.right and frame.top < square.top < frame.bottom
    }
    assert around == {("upper", 2, False), ("lower", 0, False), ("lower", 2, True)}


@means(strip)
def test_of_a_long_sentence_both_ends_are_drawn_with_a_broken_line_between():
    values = [n / 20 for n in range(20)]
    drawn = shapes(strip(Row(values)))
    squares = sorted((shape for shape in drawn if shape.tag == "rect"), key=lambda one: one.left)
    half = MOST // 2
    assert [one.value for one in squares] == pytest.approx(values[:half] + values[-half:], abs=0.005)
    (gap,) = (shape for shape in drawn if shape.tag == "line")
    assert gap.dashed
    assert squares[half - 1].right < gap.left < gap.right < squares[half].left
