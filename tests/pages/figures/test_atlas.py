"""The atlas: every value of the trace at its place, in its unit's row."""

import numpy as np
import pytest

from lstm_core import random_specimen
from pages.figures.atlas import GATES, ORDER, atlas
from pages.figures.colours import LIGHT
from pages.figures.ruler import place as place_of
from tests.pages.figures.examples import BOTH, EXAMPLES, FORWARD, PARTS, TOKENS
from tests.pages.figures.examples import NAMES as CALLED
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import cells, place, says_its_values, ticks, valued

NAMES = {name: name.upper() for name in (*ORDER, "forward", "backward")}
HOVER = {"step": "s", "unit": "u", "value": "v"}


def drawn(text: str, units: int):
    specimen = random_specimen(units, 7)
    reading = specimen.read(text)
    traces = reading.traces
    return reading.tokens, traces, atlas(traces, reading.tokens, names=NAMES, hover=HOVER, colours=LIGHT)


@pytest.mark.parametrize(("text", "units"), [("我爱中国", 5), ("a", 1), ("你好" * 128, 64)])
def test_each_heatmap_holds_the_trace(text, units):
    tokens, traces, figure = drawn(text, units)
    maps = list(figure.data)
    assert len(maps) == 2 * len(ORDER)
    for trace, column in zip(traces.values(), (maps[:6], maps[6:]), strict=True):
        for part, drawing in zip(ORDER, column, strict=True):
            assert np.array_equal(valued(drawing), getattr(trace, part).T)
            assert list(drawing.x) == [f"{place} {token}" for place, token in enumerate(tokens, 1)]
            assert np.array_equal(drawing.y, np.arange(1, units + 1))


def test_gates_run_from_0_to_1_and_signed_values_by_the_ruler():
    _, _, figure = drawn("我爱中国", 5)
    for part, drawing in zip((*ORDER, *ORDER), figure.data, strict=True):
        limits = (0, 1) if part in GATES else (-1, 1)
        assert (drawing.zmin, drawing.zmax) == limits
        expected = LIGHT.gate(part) if part in GATES else LIGHT.signed()
        assert [list(stop) for stop in drawing.colorscale] == expected
        seen = drawing.z if part in GATES else place_of(drawing.customdata)
        assert np.array_equal(drawing.z, seen)


def test_text_is_escaped_and_the_ground_transparent():
    _, _, figure = drawn("<b>&", 2)
    assert list(figure.layout.xaxis6.ticktext) == ["&lt;", "b", "&gt;", "&amp;"]
    assert list(figure.data[0].x) == ["1 &lt;", "2 b", "3 &gt;", "4 &amp;"]
    assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == "rgba(0,0,0,0)"


def test_a_mouse_s_drag_zooms_and_a_finger_s_scrolls_the_page():
    specimen = random_specimen(2, 7)
    reading = specimen.read("ab")
    traces = reading.traces
    for narrow, mode in ((False, "zoom"), (True, False)):
        look = {"names": NAMES, "hover": HOVER, "colours": LIGHT, "narrow": narrow}
        assert atlas(traces, reading.tokens, **look).layout.dragmode == mode


def test_rows_and_columns_do_not_overlap_and_zoom_together():
    _, _, figure = drawn("我爱中国", 5)
    places = []
    for drawing in figure.data:
        x, y = (figure.layout[f"{axis[0]}axis{axis[1:]}"] for axis in (drawing.xaxis, drawing.yaxis))
        places.append((*x.domain, *y.domain))
        assert x.matches in (None, "x")
        assert y.matches in (None, "y")
        assert 0 <= x.domain[0] < x.domain[1] <= 1 + 1e-9
        assert -1e-9 <= y.domain[0] < y.domain[1] <= 1 + 1e-9
    for one in places:
        others = [other for other in places if other != one]
        assert len(others) == len(places) - 1
        assert all(one[1] <= o[0] or o[1] <= one[0] or one[3] <= o[2] or o[3] <= one[2] for o in others)
    assert figure.layout.yaxis.range == (5.5, 0.5)


def middle(figure, drawing, letter: str) -> float:
    return float(np.mean([place(figure, drawing, letter, value) for value in drawing[letter]]))


@means(atlas)
@pytest.mark.parametrize(("name", "traces"), [("atlas", BOTH), ("atlas-narrow", {"forward": FORWARD})])
def test_every_value_is_read_off_under_its_part_its_reader_its_unit_and_its_step(name, traces):
    figure = EXAMPLES[name].draw()
    titles = {axis.title.text: np.mean(axis.domain) for axis in figure.select_yaxes() if axis.title.text}
    heads = {note.text: note.x for note in figure.layout.annotations}
    assert [part for part, _ in sorted(titles.items(), key=lambda title: -title[1])] == list(PARTS.values())
    assert sorted(heads, key=heads.get) == [CALLED[way] for way in traces]
    found = set()
    for drawing in figure.data:
        called = min(titles, key=lambda title: abs(titles[title] - middle(figure, drawing, "y")))
        reader = min(heads, key=lambda head: abs(heads[head] - middle(figure, drawing, "x")))
        part = next(part for part in PARTS if PARTS[part] == called)
        way = next(way for way in traces if CALLED[way] == reader)
        found.add((way, part))
        assert np.array_equal(cells(figure, drawing, valued(drawing)), getattr(traces[way], part).T)
        printed = "z" if part in GATES else "customdata"
        said = f"{called}<br>the step %{{x}}<br>the unit %{{y}}<br>the value %{{{printed}:"
        assert drawing.hovertemplate.startswith(said)
        assert says_its_values(drawing, part if part in GATES else None)
        assert (drawing.zmin, drawing.zmax) == ((0, 1) if part in GATES else (-1, 1))
        places = [f"{step} {token}" for step, token in enumerate(TOKENS, 1)]
        assert sorted(drawing.x, key=lambda x: place(figure, drawing, "x", x)) == places
        assert ticks(figure, drawing, "y") == ["1", "2"]
    assert len(found) == len(figure.data) == len(traces) * len(PARTS)


@pytest.mark.parametrize("units", [1, 2, 7, 8, 16, 33, 64])
def test_the_numbers_of_the_units_stand_apart(units):
    *_, figure = drawn("我爱", units)
    axis = figure.layout.yaxis
    plot = figure.layout.height - figure.layout.margin.t - 56  # pixels above what is written below it
    row = plot * (axis.domain[1] - axis.domain[0]) / units
    assert axis.tickvals[0] == 1
    assert all(row * (below - above) > 14 for above, below in zip(axis.tickvals, axis.tickvals[1:], strict=False))


@means(atlas)
def test_tokens_are_written_below_their_steps():
    figure = EXAMPLES["atlas"].draw()
    below = [drawing for drawing in figure.data if drawing.name == PARTS["h"]]
    assert [ticks(figure, drawing, "x") for drawing in below] == [list(TOKENS)] * 2
