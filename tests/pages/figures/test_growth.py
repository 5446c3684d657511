"""The picture of growth draws the counts and nothing else."""

import numpy as np
import pytest

from pages.figures.axis import size
from pages.figures.colours import DARK, LIGHT
from pages.figures.growth import QUANTITIES, growth, inks
from pages.state.sizes import BOUNDS, LAYERS, Sizes
from tests.pages.figures.examples import EXAMPLES, KINDS
from tests.pages.figures.examples import SIZES as FEW
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import hue, place

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


@means(size)
def test_type_is_large_enough_for_a_class_and_small_enough_for_a_phone():
    for narrow, pixels in ((False, 14), (True, 12)):
        layout = growth(SIZES, "units", names=NAMES, colours=LIGHT, narrow=narrow).layout
        sizes = {layout.xaxis.tickfont.size, layout.yaxis2.tickfont.size, layout.xaxis.title.font.size}
        assert sizes | {layout.legend.font.size} == {size(narrow)} == {pixels}


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


def counted(kind: str, quantity: str, layers: int) -> int:
    """By hand: dense layers over what comes in and what is fed back, each with a bias; a multiplication a weight."""
    D, H, T = FEW.inputs, FEW.units, FEW.steps
    blocks, readers = {"rnn": (1, 1), "lstm": (4, 1), "bilstm": (4, 2)}[kind]
    weights = sum(blocks * readers * H * (below + H) for below in [D, *[readers * H] * (layers - 1)])
    return weights * T if quantity == "multiply_adds" else weights + layers * blocks * readers * H


@means(growth)
def test_each_line_is_named_by_the_legend_and_its_heights_are_the_counts_of_its_kind():
    figure = EXAMPLES["growth"].draw()
    left, right = figure.layout.annotations
    assert (left.text, right.text) == ("weights", "work")
    assert left.x < right.x
    legend = {line.name: line.legendgroup for line in figure.data if line.showlegend}
    assert legend.keys() == {"RNN", "LSTM", "Bi-LSTM"}
    for line in figure.data:
        quantity = "parameters" if place(figure, line, "x", 1) < 0.5 else "multiply_adds"
        kind = next(kind for kind in LAYERS if KINDS[kind] == line.name)
        assert line.legendgroup == legend[line.name]
        assert list(line.y) == [counted(kind, quantity, layers) for layers in line.x]
        across = [place(figure, line, "x", x) for x in line.x]
        assert across == sorted(across)
        assert place(figure, line, "y", line.y[-1]) > place(figure, line, "y", line.y[0])
        assert [x for x, pixels in zip(line.x, line.marker.size, strict=True) if pixels] == [FEW.layers]
    assert {rule.x0 for rule in figure.layout.shapes} == {FEW.layers}


@means(growth, inks)
def test_the_lines_of_a_kind_have_its_colour():
    figure = EXAMPLES["growth"].draw()
    colours = {line.name: line.line.color for line in figure.data}
    assert 190 < hue(colours["RNN"]) < 205  # that of h, all that it keeps
    assert 25 < hue(colours["LSTM"]) < 35  # that of C
    assert colours == {KINDS[kind]: colour for kind, colour in inks(LIGHT).items()}
    assert len({(line.line.color, line.line.dash, line.marker.symbol) for line in figure.data}) == len(LAYERS)
