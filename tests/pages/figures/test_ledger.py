"""The ledger's triangle: shares at their places, nothing where nothing was read, columns that add up to C."""

import numpy as np
import pytest

from lstm_core import memory_ledger, random_specimen
from pages.figures.colours import LIGHT
from pages.figures.ledger import ledger
from pages.figures.ruler import place
from tests.pages.figures.examples import BACK, EXAMPLES, SHARES, TOKENS
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import cells, says_its_values, ticks, valued

HOVER = {"writer": "w", "step": "s", "share": "p"}


def drawn(way: str, **hold):
    specimen = random_specimen(6, 2)
    reading = specimen.read("我爱中国人", **hold)
    trace = reading.traces[way]
    parts = memory_ledger(trace, 4)
    return (
        trace,
        parts,
        ledger(
            parts,
            reading.tokens,
            reverse=trace.reverse,
            start="start",
            by_hand="hand",
            hover=HOVER,
            colours=LIGHT,
        ),
    )


@pytest.mark.parametrize("way", ["forward", "backward"])
def test_shares_stand_at_their_places_and_add_up_to_the_cell(way):
    trace, parts, figure = drawn(way)
    z = valued(figure.data[0])
    assert z.shape == (6, 5)
    empty = np.isnan(z)
    assert np.array_equal(z[~empty], parts.T[~empty])
    assert np.allclose(np.nansum(z, axis=0), trace.c[:, 4], atol=1e-6)
    read = np.triu(np.ones((5, 5), bool)) if way == "forward" else np.tril(np.ones((5, 5), bool))
    assert np.array_equal(empty[1:], ~read)
    assert not empty[0].any()
    assert np.all(parts.T[empty] == 0)


def test_what_was_set_by_hand_has_a_row_of_its_own():
    trace, _, figure = drawn("forward", hold_forward=[("c", 2, 4, 0.5)])
    z = valued(figure.data[0])
    assert z.shape == (7, 5)
    assert z[6, 2] == pytest.approx(0.5) == trace.c[2, 4]
    assert list(figure.layout.yaxis.ticktext)[-1] == "hand"
    assert list(figure.data[0].y) == ["0 start", "1 我", "2 爱", "3 中", "4 国", "5 人", "6 hand"]


def test_each_share_has_its_place_on_the_ruler():
    _, _, figure = drawn("forward")
    (heat,) = figure.data
    assert (heat.zmin, heat.zmax) == (-1, 1)
    assert np.array_equal(heat.z, place(valued(heat)), equal_nan=True)
    assert [list(stop) for stop in heat.colorscale] == LIGHT.signed()
    assert "%{customdata:.4f}" in heat.hovertemplate


@pytest.mark.parametrize("way", ["forward", "backward"])
def test_each_share_is_written_as_it_rounds(way):
    _, _, figure = drawn(way)
    for shares, written in zip(valued(figure.data[0]), figure.data[0].text, strict=True):
        for share, number in zip(shares, written, strict=True):
            assert (number == "") == np.isnan(share)
            assert "-" not in number
            assert number == "" or abs(float(number.replace("−", "-")) - share) <= 0.0005 + 1e-9


@means(ledger)
@pytest.mark.parametrize(
    ("name", "shares", "writers"),
    [("ledger", SHARES, ["at first", *TOKENS]), ("ledger-backward", BACK, ["at first", *TOKENS, "by hand"])],
)
def test_each_share_is_read_off_beside_its_writer_and_below_its_step(name, shares, writers):
    figure = EXAMPLES[name].draw()
    (heat,) = figure.data
    assert ticks(figure, heat, "y") == writers
    assert ticks(figure, heat, "x") == list(TOKENS)
    assert (figure.layout.xaxis.title.text, figure.layout.yaxis.title.text) == ("the step", "the writer")
    seen, said = cells(figure, heat), cells(figure, heat, heat.text)
    for row, writer in enumerate(writers):
        for step in range(len(TOKENS)):
            at = row - 1
            unread = writer in TOKENS and (at < step if name.endswith("backward") else at > step)
            assert np.isnan(seen[row, step]) == unread
            if not unread:
                assert seen[row, step] == shares[step, row]
                assert float(said[row, step].replace("−", "-")) == pytest.approx(shares[step, row], abs=0.0005)
    assert says_its_values(heat, None)
