"""What is left of a memory: thin lines for units, a bold one for their median, a broken one at a half."""

import numpy as np

from pages.figures.colours import LIGHT
from pages.figures.keeping import keeping
from tests.pages.figures.examples import EXAMPLES, KEPT, TOKENS
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import hue, place, ticks


@means(keeping)
def test_each_unit_has_a_thin_line_and_the_bold_one_is_their_median():
    figure = EXAMPLES["keeping"].draw()
    *thin, bold = sorted(figure.data, key=lambda line: line.line.width)
    assert bold.line.width > 2 * thin[-1].line.width
    assert np.array_equal([line.y for line in thin], KEPT.T)
    assert list(bold.y) == [sorted(row)[1] for row in KEPT]
    assert bold.hovertemplate.startswith("the median")
    assert [line.hovertemplate.split(":")[0] for line in thin] == [f"the unit {unit}" for unit in (1, 2, 3)]
    assert {round(hue(line.line.color)) for line in thin} == {round(hue(LIGHT.parts["f"]))}
    assert bold.line.color == LIGHT.ink


@means(keeping)
def test_steps_go_to_the_right_from_the_chosen_one_and_shares_upwards():
    figure = EXAMPLES["keeping"].draw()
    for line in figure.data:
        across = [place(figure, line, "x", x) for x in line.x]
        assert across == sorted(across)
        assert place(figure, line, "y", 1) > place(figure, line, "y", 0) > 0
    assert ticks(figure, figure.data[0], "x") == list(TOKENS)
    assert list(figure.layout.xaxis.tickvals) == list(figure.data[0].x)


@means(keeping)
def test_a_broken_line_named_the_half_is_at_one_half():
    figure = EXAMPLES["keeping"].draw()
    (rule,) = figure.layout.shapes
    assert (rule.y0, rule.y1, rule.line.dash) == (0.5, 0.5, "dash")
    (note,) = figure.layout.annotations
    assert (note.text, note.y) == ("the half", 0.5)
