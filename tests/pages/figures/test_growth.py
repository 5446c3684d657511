"""The picture of growth draws the counts and nothing else."""

import numpy as np
import pytest

from pages.figures.colours import DARK, LIGHT
from pages.figures.growth import QUANTITIES, growth
from pages.state.sizes import BOUNDS, LAYERS, Sizes

NAMES = {name: name for name in (*LAYERS, *QUANTITIES, *BOUNDS)}
SIZES = Sizes(24, 10, 33, 2)


@pytest.mark.parametrize("along", BOUNDS)
@pytest.mark.parametrize("narrow", [False, True])
def test_every_point_is_a_count_and_the_mark_is_at_the_sizes(along, narrow):
    figure = growth(SIZES, along, names=NAMES, colours=LIGHT, narrow=narrow)
    lines = iter(figure.data)
    for quantity in QUANTITIES:
        for kind in LAYERS:
            line = next(lines)
            assert line.name == kind
            for x, y in zip(line.x, line.y, strict=True):
                assert y == getattr(SIZES.with_(**{along: x}).counts(kind), quantity)
            marked = [x for x, size in zip(line.x, line.marker.size, strict=True) if size]
            assert marked == [getattr(SIZES, along)]
            assert line.x[-1] == BOUNDS[along][1]
    rules = [rule for rule in figure.layout.shapes if rule.x0 == rule.x1]
    assert [rule.x0 for rule in rules] == [getattr(SIZES, along)] * len(QUANTITIES)


def test_parameters_do_not_grow_with_the_sentence_and_work_does():
    figure = growth(SIZES, "steps", names=NAMES, colours=DARK)
    assert all(len(set(line.y)) == 1 for line in figure.data[:3])
    assert all(list(line.y) == sorted(set(line.y)) for line in figure.data[3:])


def test_type_is_large_enough_for_a_class_and_small_enough_for_a_phone():
    for narrow, size in ((False, 14), (True, 12)):
        layout = growth(SIZES, "units", names=NAMES, colours=LIGHT, narrow=narrow).layout
        sizes = {layout.xaxis.tickfont.size, layout.yaxis2.tickfont.size, layout.xaxis.title.font.size}
        assert sizes | {layout.legend.font.size} == {size}


def test_lines_along_inputs_and_layers_are_straight_and_those_along_units_bend_upwards():
    for line in growth(SIZES, "inputs", names=NAMES, colours=LIGHT).data:
        assert len(set(np.diff(line.y) / np.diff(line.x))) == 1
    for line in growth(SIZES, "layers", names=NAMES, colours=LIGHT).data:
        assert len(set(np.diff(line.y[1:]) / np.diff(line.x[1:]))) == 1
    for line in growth(SIZES, "units", names=NAMES, colours=LIGHT).data:
        assert (np.diff(np.diff(line.y) / np.diff(line.x)) > 0).all()
    for kind in LAYERS:
        once, twice = (SIZES.with_(units=units, layers=1).counts(kind) for units in (16, 32))
        assert twice.parameters > 2 * once.parameters
        assert twice.multiply_adds > 2 * once.multiply_adds
