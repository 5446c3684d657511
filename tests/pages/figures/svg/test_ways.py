"""Two readers and a gradient: each arrow points the way that it goes."""

from pages.figures.svg.ways import STEPS, ways
from tests.pages.figures.geometry import Shape, shapes
from tests.pages.figures.meaning import means


def points_left(head: Shape) -> bool:
    """Whether an arrow's head, a triangle, has its single tip at the left."""
    return [x for x, _ in head.points].count(head.left) == 1


@means(ways)
def test_the_backward_reader_s_arrows_and_the_gradient_s_point_left_and_the_forward_reader_s_right():
    drawn = shapes(ways())
    heads = [shape for shape in drawn if shape.tag == "polygon"]
    assert {colour: {points_left(head) for head in heads if head.filled == colour} for colour in "hcf"} == {
        "h": {True},
        "c": {False},
        "f": {True},
    }
    shafts = [shape for shape in drawn if shape.tag == "line"]
    assert len(heads) == len(shafts) == 3 * (STEPS - 1)
    for head in heads:
        tip = head.left if points_left(head) else head.right
        assert [line for line in shafts if line.ink == head.filled and tip in (line.left, line.right)]


@means(ways)
def test_each_reader_has_its_own_cells_the_gradient_runs_in_broken_lines_below_the_forward_reader():
    drawn = shapes(ways())
    cells = {colour: [box for box in drawn if box.tag == "rect" and box.ink == colour] for colour in "hc"}
    assert [len(row) for row in cells.values()] == [STEPS, STEPS]
    assert cells["h"][0].bottom < cells["c"][0].top
    lines = [line for line in drawn if line.tag == "line"]
    assert {line.ink for line in lines if line.dashed} == {"f"}
    for colour, row in cells.items():
        assert all(row[0].top < line.top < row[0].bottom for line in lines if line.ink == colour)
    assert all(line.top > cells["c"][0].bottom for line in lines if line.ink == "f")
