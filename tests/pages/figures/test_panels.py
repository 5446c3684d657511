"""Two panels: the first left of the second, on a phone above it; and the legend above both."""

from pages.figures import axis, panels
from pages.figures.colours import DARK
from tests.pages.figures.examples import EXAMPLES, bare
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import place


def middles(figure) -> list[tuple[float, float]]:
    return [tuple(sum(place(figure, drawn, a, v) for v in (1, 2)) / 2 for a in "xy") for drawn in figure.data]


@means(panels.panels, panels.at)
def test_panels_stand_side_by_side_and_on_a_phone_one_above_the_other():
    wide, narrow = bare(False), bare(True)
    assert wide.data[0].xaxis != wide.data[1].xaxis
    left, right = (wide.layout[f"{drawn.xaxis[0]}axis{drawn.xaxis[1:]}"].domain for drawn in wide.data)
    assert left[1] < right[0]
    upper, lower = (narrow.layout[f"{drawn.yaxis[0]}axis{drawn.yaxis[1:]}"].domain for drawn in narrow.data)
    assert upper[0] > lower[1]
    assert narrow.layout.xaxis.domain == narrow.layout.xaxis2.domain
    assert wide.layout.yaxis.domain == wide.layout.yaxis2.domain


@means(panels.framed)
def test_the_legend_stands_in_the_margin_above_and_the_theme_s_inks_are_everywhere():
    layout = panels.framed(bare(True), DARK, True, height=600, top=96).layout
    assert (layout.height, layout.margin.t) == (600, 96)
    assert layout.legend.yref == "container"
    assert layout.legend.y > 1 - 96 / 600
    assert (layout.plot_bgcolor, layout.legend.font.color) == (DARK.surface, DARK.ink)
    assert {each.tickfont.color for each in (layout.xaxis, layout.xaxis2, layout.yaxis)} == {DARK.muted}
    assert not layout.dragmode
    assert panels.framed(bare(False), DARK, False, height=400, top=96).layout.dragmode == "zoom"


@means(axis.legible)
def test_text_is_in_the_theme_s_inks_and_in_the_size_asked_for():
    figure = EXAMPLES["axis-legible"].draw()
    for each in (*figure.select_xaxes(), *figure.select_yaxes()):
        assert (each.tickfont.color, each.tickfont.size, each.title.font.size) == (DARK.muted, 14, 14)
    assert {note.font.color for note in figure.layout.annotations} == {DARK.ink}
    assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)"
