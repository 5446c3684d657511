"""Small curves of shares: higher where more is left, the end at the right, each beside its label."""

import numpy as np

from pages.figures.svg.decline import Curve, decline
from tests.pages.figures.examples import FALLS
from tests.pages.figures.geometry import shapes
from tests.pages.figures.meaning import means


@means(decline)
def test_a_curve_falls_from_the_end_at_the_right_in_powers_of_ten():
    drawn = shapes(decline(FALLS))
    (rule,) = (shape for shape in drawn if shape.tag == "line")
    lines = [shape for shape in drawn if shape.tag == "polyline"]
    assert [line.ink for line in lines] == ["ink", "c"]
    decade = (lines[0].bottom - rule.top) / 5  # the first falls by five
    assert decade > 0
    for line, curve in zip(lines, FALLS, strict=True):
        across, down = np.array(line.points).T
        assert np.all(np.diff(across) > 0)
        assert np.ptp(np.diff(across)) < 0.02
        assert np.allclose((rule.top - down) / decade, np.log10(curve.shares), atol=0.01)
    assert not lines[0].dashed
    assert lines[1].dashed


@means(decline)
def test_a_label_stands_left_of_its_curve_at_its_beginning():
    drawn = shapes(decline(FALLS))
    labels = {shape.text: shape for shape in drawn if shape.tag == "text"}
    lines = [shape for shape in drawn if shape.tag == "polyline"]
    assert labels.keys() == {"RNN", "C < 1"}
    for line, curve in zip(lines, FALLS, strict=True):
        label = labels[curve.label]
        assert label.left < line.left
        assert abs(label.top - line.points[0][1]) < 8


@means(decline)
def test_labels_of_curves_that_begin_together_do_not_lie_on_one_another():
    drawn = shapes(decline([Curve(name, np.array([0.5, 1.0]), "c") for name in "abc"]), "text")
    heights = [label.top for label in drawn]
    assert np.diff(heights).min() >= 13.99
