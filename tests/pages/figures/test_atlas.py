"""The atlas: every value of the trace at its place, in its unit's row."""

import numpy as np
import pytest

from lstm_core import random_specimen
from pages.figures.atlas import GATES, ORDER, atlas
from pages.figures.colours import LIGHT
from pages.stage.payload import readers

NAMES = {name: name.upper() for name in (*ORDER, "forward", "backward")}
HOVER = {"step": "s", "unit": "u", "value": "v"}


def drawn(text: str, units: int):
    specimen = random_specimen(units, 7)
    reading = specimen.read(text)
    traces = {way: trace for way, (_, trace) in readers(specimen.layer, reading.trace).items()}
    return reading.tokens, traces, atlas(traces, reading.tokens, names=NAMES, hover=HOVER, bound=1.5, colours=LIGHT)


@pytest.mark.parametrize(("text", "units"), [("我爱中国", 5), ("a", 1), ("你好" * 128, 64)])
def test_each_heatmap_holds_the_trace(text, units):
    tokens, traces, figure = drawn(text, units)
    maps = list(figure.data)
    assert len(maps) == 2 * len(ORDER)
    for trace, column in zip(traces.values(), (maps[:6], maps[6:]), strict=True):
        for part, drawing in zip(ORDER, column, strict=True):
            assert np.array_equal(drawing.z, getattr(trace, part).T)
            assert list(drawing.x) == [f"{place} {token}" for place, token in enumerate(tokens, 1)]
            assert np.array_equal(drawing.y, np.arange(1, units + 1))


def test_gates_run_from_0_to_1_and_signed_values_around_0():
    _, _, figure = drawn("我爱中国", 5)
    for part, drawing in zip((*ORDER, *ORDER), figure.data, strict=True):
        limits = (0, 1) if part in GATES else (-1.5, 1.5) if part == "c" else (-1, 1)
        assert (drawing.zmin, drawing.zmax) == limits
        expected = LIGHT.gate(part) if part in GATES else LIGHT.signed()
        assert [list(stop) for stop in drawing.colorscale] == expected


def test_text_is_escaped_and_the_ground_transparent():
    _, _, figure = drawn("<b>&", 2)
    assert list(figure.layout.xaxis6.ticktext) == ["&lt;", "b", "&gt;", "&amp;"]
    assert list(figure.data[0].x) == ["1 &lt;", "2 b", "3 &gt;", "4 &amp;"]
    assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == "rgba(0,0,0,0)"


def test_a_mouse_s_drag_zooms_and_a_finger_s_scrolls_the_page():
    specimen = random_specimen(2, 7)
    reading = specimen.read("ab")
    traces = {way: trace for way, (_, trace) in readers(specimen.layer, reading.trace).items()}
    for narrow, mode in ((False, "zoom"), (True, False)):
        look = {"names": NAMES, "hover": HOVER, "bound": 1.5, "colours": LIGHT, "narrow": narrow}
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
