"""The small pictures about the price: lengths in proportion, a lattice of as many lines as it has gaps."""

import re
from itertools import pairwise

import pytest

from pages.figures.svg.bars import bars, lattice
from pages.figures.svg.shares import length
from tests.pages.figures.geometry import part, shapes, styles
from tests.pages.figures.meaning import means


@means(bars)
def test_bars_are_in_proportion():
    picture, *boxes = shapes(bars((1, 4, 2), ("c", "h", "ink")))
    drawn = sorted(boxes, key=lambda bar: bar.top)
    assert max(bar.right for bar in drawn) == float(picture.said["width"])
    assert {bar.left for bar in drawn} == {0}
    assert [bar.width / drawn[0].width for bar in drawn] == [1, 4, 2]
    assert [bar.filled for bar in drawn] == ["c", "h", "ink"]
    assert all(one.bottom < other.top for one, other in pairwise(drawn))


@means(lattice)
@pytest.mark.parametrize(("units", "steps"), [(3, 5), (16, 2)])
def test_a_lattice_has_units_down_and_steps_across(units, steps):
    ground, lines = shapes(lattice(units, steps))[1:]
    down = [float(y) for y in re.findall(r"M0 ([\d.]+)H", lines.said["d"])]
    across = [float(x) for x in re.findall(r"M([\d.]+) 0V", lines.said["d"])]
    assert (len(down), len(across)) == (units - 1, steps - 1)
    pitch = ground.width / steps
    assert across == pytest.approx([pitch * n for n in range(1, steps)], abs=0.01)
    assert down == pytest.approx([pitch * n for n in range(1, units)], abs=0.01)
    assert ground.height == pytest.approx(pitch * units, abs=0.02)
    assert (ground.filled, lines.ink) == ("c", "surface")


@means(length)
def test_a_length_is_as_many_pixels_in_its_colour():
    for pixels, colour in ((72.5, "c"), (120, "h")):
        style = styles(re.search(r'style="([^"]*)"', length(pixels, colour))[1])
        assert float(style["width"].removesuffix("px")) == pixels
        assert part(style["background"]) == colour
