"""The atlas: every value of the trace at its place, in its unit's row."""

import numpy as np
import pytest

from lstm_core import random_specimen
from pages.ui.figures.atlas import GATES, ORDER, atlas
from pages.ui.payload import readers

NAMES = {name: name.upper() for name in (*ORDER, "forward", "backward")}
HOVER = {"token": "t", "step": "s", "unit": "u", "value": "v"}


def drawn(text: str, units: int):
    specimen = random_specimen(units, 7)
    reading = specimen.read(text)
    traces = {way: trace for way, (_, trace) in readers(specimen.layer, reading.trace).items()}
    return reading.tokens, traces, atlas(traces, reading.tokens, names=NAMES, hover=HOVER)


@pytest.mark.parametrize(("text", "units"), [("我爱中国", 5), ("a", 1), ("你好" * 128, 64)])
def test_each_heatmap_holds_the_trace(text, units):
    tokens, traces, figure = drawn(text, units)
    maps = list(figure.data)
    assert len(maps) == 2 * len(ORDER)
    for trace, column in zip(traces.values(), (maps[:6], maps[6:]), strict=True):
        for part, drawing in zip(ORDER, column, strict=True):
            assert np.array_equal(drawing.z, getattr(trace, part).T)
            assert np.array_equal(drawing.x, np.arange(1, len(tokens) + 1))
            assert np.array_equal(drawing.y, np.arange(1, units + 1))


def test_gates_run_from_0_to_1_and_signed_values_around_0():
    _, traces, figure = drawn("我爱中国", 5)
    most = max(np.abs(trace.c).max() for trace in traces.values())
    for part, drawing in zip((*ORDER, *ORDER), figure.data, strict=True):
        limits = (0, 1) if part in GATES else (-most, most) if part == "c" else (-1, 1)
        assert (drawing.zmin, drawing.zmax) == pytest.approx(limits)


def test_text_is_escaped_and_the_ground_transparent():
    _, _, figure = drawn("<b>&", 2)
    assert list(figure.layout.xaxis11.ticktext) == ["&lt;", "b", "&gt;", "&amp;"]
    assert set(figure.data[0].customdata[0]) == {"&lt;", "b", "&gt;", "&amp;"}
    assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == "rgba(0,0,0,0)"
