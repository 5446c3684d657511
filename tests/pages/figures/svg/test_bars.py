"""The small pictures about the price: lengths in proportion, a lattice of as many lines as it has gaps."""

import re

from pages.figures.svg.bars import WIDTH, bars, lattice


def test_bars_are_in_proportion():
    widths = [float(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)"', bars((1, 4, 2), ("c", "h", "ink")))]
    assert widths == [WIDTH / 4, WIDTH, WIDTH / 2]


def test_a_lattice_has_units_down_and_steps_across():
    drawn = lattice(3, 5)
    assert drawn.count("H") == 3 - 1
    assert drawn.count("V") == 5 - 1
