"""Parts set by hand: values and gradients against the equations written out with the value put in."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import LSTM, backprop
from lstm_core.hold import held_values
from tests.lstm_core.oracle import cases, close, stacked, stacked_gradients, written_out

X = np.ones((4, 2))


@st.composite
def holds(draw, steps, units):
    """Entries as a user might write them: None, an int (negative too) or ints."""

    def chosen(size):
        one = st.integers(-size, size - 1)
        return draw(st.one_of(st.none(), one, st.lists(one, min_size=1, max_size=size)))

    entries = []
    for _ in range(draw(st.integers(1, 4))):
        part = draw(st.sampled_from("ifgoc"))
        low = {"g": -1.0, "c": -3.0}.get(part, 0.0)
        value = draw(st.floats(low, 3.0 if part == "c" else 1.0))
        entries.append((part, chosen(steps), chosen(units), value))
    return entries


@given(st.data(), cases)
@pytest.mark.parametrize("reverse", [False, True])
def test_held_run_and_its_gradients(reverse, data, case):
    hold = data.draw(holds(case.steps, case.units))
    layer, (h0, c0), d_h = case.lstm(), case.states(0), case.normal(case.steps, *case.batch, case.units)
    mask, values = held_values(hold, case.x, case.units)
    theirs = written_out(layer, case.x, h0, c0, mask, values, reverse)
    trace = layer(case.x, h0, c0, hold, reverse=reverse)
    for part in "ifgoch":
        close(getattr(trace, part), stacked(theirs[part]))
    np.testing.assert_array_equal(trace.held, mask)
    torch.stack(theirs["h"]).backward(torch.tensor(d_h))
    grads = backprop(layer, trace, d_h)
    for name in ("weight_ih", "weight_hh", "bias", "x", "h0", "c0"):
        close(getattr(grads, name), theirs[name].grad)
    close(grads.h, stacked_gradients(theirs["h"]))
    close(grads.c, stacked_gradients(theirs["c"]))


def test_steps_are_places_in_the_sentence_in_both_directions():
    layer = LSTM.random(2, 3, seed=1)
    for reverse in (False, True):
        trace = layer(X, hold=[("f", 1, 2, 0.25)], reverse=reverse)
        assert trace.f[1, 2] == 0.25
        assert np.argwhere(trace.held).tolist() == [[1, 1, 2]]


def test_a_held_cell_is_the_value_and_its_gates_stay_as_they_were():
    layer = LSTM.random(2, 3, seed=1)
    free, trace = layer(X), layer(X, hold=[("c", 0, 1, -2.0)])
    assert trace.c[0, 1] == -2
    np.testing.assert_array_equal(trace.f[0], free.f[0])
    np.testing.assert_array_equal(trace.i_g[0], free.i_g[0])
    assert trace.h[0, 1] == trace.o[0, 1] * np.tanh(-2.0)
    assert trace.f_c_prev[1, 1] == trace.f[1, 1] * -2


def test_later_entries_win():
    trace = LSTM.random(2, 3)(X, hold=[("o", None, None, 0.5), ("o", [0, 2], 1, 0.0), ("o", 2, None, 1.0)])
    np.testing.assert_array_equal(trace.o, [[0.5, 0, 0.5], [0.5] * 3, [1] * 3, [0.5] * 3])


def test_an_empty_hold_is_none():
    layer = LSTM.random(2, 3)
    np.testing.assert_array_equal(layer(X, hold=[]).h, layer(X).h)
    np.testing.assert_array_equal(layer(X, hold=[("f", [], None, 0.0)]).h, layer(X).h)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (("f", None, None), r"expected \(part, steps, units, value\)"),
        (("h", None, None, 0.5), "expected a part of i, f, g, o, c, got 'h'"),
        ((1, None, None, 0.5), "expected a part"),
        (("f", 4, None, 0.5), r"expected steps in 0\.\.3"),
        (("f", -5, None, 0.5), "expected steps"),
        (("f", None, 3, 0.5), r"expected units in 0\.\.2"),
        (("f", None, 0.5, 0.5), "expected units"),
        (("f", None, True, 0.5), "expected units"),
        (("f", None, None, 1.5), r"expected a finite number in \[0, 1\] for f, got 1\.5"),
        (("i", None, None, -0.1), "expected a finite number"),
        (("g", None, None, -1.1), r"in \[-1, 1\] for g"),
        (("c", None, None, np.inf), "for c, got inf"),
        (("o", None, None, np.nan), "for o, got nan"),
        (("o", None, None, "open"), "for o, got 'open'"),
        (("o", None, None, [0.5, 0.5, 0.5]), "for o, got"),
    ],
)
def test_wrong_entries_are_named(entry, message):
    with pytest.raises(ValueError, match=f"hold: .*{message}"):
        LSTM.random(2, 3)(X, hold=[entry])
