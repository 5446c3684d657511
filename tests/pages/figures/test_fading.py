"""The picture of a fading gradient: medians over seeds, their range behind them, the end at the right."""

import numpy as np
import pytest

from pages.figures.colours import LIGHT
from pages.figures.fading import fading
from tests.pages.figures.examples import CURVES, EXAMPLES, FADING, REACHES
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import hue, place, rgb, ticks


def lines(figure) -> dict[str, object]:
    return {line.name: line for line in figure.data if line.name}


@means(fading)
@pytest.mark.parametrize("name", ["fading", "fading-tokens"])
def test_a_line_is_the_median_of_its_seeds_and_ends_at_the_right(name):
    figure = EXAMPLES[name].draw()
    drawn = lines(figure)
    assert drawn.keys() == set(REACHES.values())
    for curve, values in CURVES.items():
        line = drawn[REACHES[curve]]
        across = np.array([place(figure, line, "x", x) for x in line.x])
        up = np.array([place(figure, line, "y", y) for y in line.y])
        order = np.argsort(across)
        middle = np.sort(values, axis=0)[(len(values) - 1) // 2]  # of an odd number of seeds
        assert np.allclose(np.array(line.y)[order], middle)
        assert np.allclose(np.diff(across[order], n=2), 0)  # a step is as wide as another
        powers = np.log10(middle)
        assert np.allclose(np.diff(up[order]) / np.diff(powers), (up.max() - up.min()) / np.ptp(powers))
        assert np.array(line.x)[order].tolist() == [3, 2, 1, 0]  # steps back from the end


@means(fading)
def test_the_band_goes_from_the_least_to_the_most_of_the_seeds_in_the_line_s_colour():
    figure = EXAMPLES["fading"].draw()
    (band,) = (drawn for drawn in figure.data if drawn.fill)
    assert band.legendgroup == lines(figure)["RNN"].legendgroup
    channels = ",".join(map(str, rgb(lines(figure)["RNN"].line.color)))
    assert band.fillcolor.startswith(f"rgba({channels},")
    for distance in range(4):
        values = CURVES["rnn_h"][:, 3 - distance]
        inside = [y for x, y in zip(band.x, band.y, strict=True) if x == distance]
        assert sorted(inside) == [values.min(), values.max()]


@means(fading)
def test_colours_tell_the_curves_apart_and_a_dotted_line_is_where_nothing_fades():
    figure = EXAMPLES["fading"].draw()
    drawn = lines(figure)
    assert drawn["RNN"].line.color == LIGHT.ink
    assert 25 < hue(drawn["LSTM"].line.color) < 35
    assert hue(drawn["its doors"].line.color) < 20
    assert [name for name, line in drawn.items() if line.line.dash != "solid"] == ["its doors"]
    (rule,) = figure.layout.shapes
    assert (rule.y0, rule.y1, rule.line.dash) == (1, 1, "dot")


@means(fading)
def test_tokens_stand_below_their_steps_in_the_order_of_reading():
    figure = EXAMPLES["fading-tokens"].draw()
    assert ticks(figure, figure.data[-1], "x") == ["a", "b", "c", "d"]
    assert figure.layout.xaxis.title.text == "the read"
    assert EXAMPLES["fading"].draw().layout.xaxis.title.text == "the distance"


@means(fading)
def test_a_curve_of_nothing_stays_in_the_picture():
    figure = fading({"rnn_h": np.array([[0.0, np.inf, 1.0]])}, **FADING)
    low, high = figure.layout.yaxis.range
    assert np.isfinite([low, high]).all()
