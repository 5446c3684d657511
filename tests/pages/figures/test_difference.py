"""What an intervention changed, drawn: after minus before, less in blue and more in orange."""

import numpy as np
import pytest

from lstm_core import random_specimen
from pages.figures.atlas import ORDER
from pages.figures.colours import DARK, LIGHT
from pages.figures.difference import difference
from pages.figures.ruler import place
from tests.pages.figures.examples import CHANGED, EXAMPLES, FORWARD, PARTS
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import cells, colour, is_amber, is_blue, valued

NAMES = {name: name.upper() for name in (*ORDER, "forward", "backward")}
HOVER = {"step": "s", "unit": "u", "value": "v"}


def drawn(colours, **hold):
    specimen = random_specimen(5, 7)
    readings = specimen.read("我爱中国"), specimen.read("我爱中国", **hold)
    runs = [reading.traces for reading in readings]
    return runs, difference(*runs, readings[0].tokens, names=NAMES, hover=HOVER, colours=colours)


def test_each_picture_is_after_minus_before_of_one_quantity_by_the_ruler():
    (before, after), figure = drawn(LIGHT, hold_forward=[("f", 1, None, 0.0)])
    for number, (way, part) in enumerate((way, part) for way in after for part in ORDER):
        moved = getattr(after[way], part) - getattr(before[way], part)
        assert np.array_equal(valued(figure.data[number]), moved.T)
        assert np.array_equal(figure.data[number].z, place(moved.T))
    assert len(figure.data) == len(after) * len(ORDER)
    assert {(drawing.zmin, drawing.zmax) for drawing in figure.data} == {(-1, 1)}


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_less_is_blue_and_more_is_orange(colours):
    _, figure = drawn(colours, hold_forward=[("f", 1, None, 0.0)])
    for drawing in figure.data:
        (_, less), *_, (_, more) = drawing.colorscale
        assert blue(less) > green(less) > red(less)
        assert red(more) > green(more) > blue(more)


def red(colour: str) -> int:
    return int(colour[1:3], 16)


def green(colour: str) -> int:
    return int(colour[3:5], 16)


def blue(colour: str) -> int:
    return int(colour[5:7], 16)


@means(difference)
def test_what_has_become_more_is_amber_and_what_has_become_less_blue():
    figure = EXAMPLES["difference"].draw()
    before, after = (np.stack([getattr(run, part).T for part in PARTS]) for run in (FORWARD, CHANGED))
    parts = {name: part for part, name in PARTS.items()}
    for drawing in figure.data:
        number = list(PARTS).index(parts[drawing.name])
        moved = after[number] - before[number]
        assert np.allclose(cells(figure, drawing), moved)
        for value in moved[np.abs(moved) > 0.1]:
            assert (is_amber if value > 0 else is_blue)(colour(drawing, value))
