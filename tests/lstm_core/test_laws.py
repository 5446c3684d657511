"""What the lessons say of every LSTM, as laws of the core: what the gates see, what reaches what, what is bounded."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import LSTM, load_specimen, specimens
from lstm_core.layer import sigmoid
from lstm_core.softmax import softmax
from tests.lstm_core.oracle import cases, close

GATES = "ifgo"  # the candidate with them, in the order of the rows


def runs(reading):
    """The trace of each reader."""
    trace = reading.trace
    return (trace.forward, trace.backward) if hasattr(trace, "forward") else (trace,)


def alone(case):
    """A layer and one sentence's x, h0 and c0."""
    x, (h0, c0) = case.normal(case.steps, case.inputs), case.normal(2, case.units)
    return case.lstm(), x, h0, c0


@given(cases)
@pytest.mark.parametrize("reverse", [False, True])
def test_gates_and_candidate_see_x_and_the_last_h_and_not_the_cell(reverse, case):
    layer, x, h0, c0 = alone(case)
    first = -1 if reverse else 0
    one, other = layer(x, h0, c0, reverse=reverse), layer(x, h0, c0 + 1, reverse=reverse)
    assert (one.c[first] != other.c[first]).all()
    assert (one.h[first] != other.h[first]).all()
    for gate in GATES:
        np.testing.assert_array_equal(getattr(one, gate)[first], getattr(other, gate)[first])
        for seen in (layer(x, h0 + 1, c0, reverse=reverse), layer(x + 1, h0, c0, reverse=reverse)):
            assert (getattr(one, gate)[first] != getattr(seen, gate)[first]).any()


@given(cases)
def test_each_unit_has_a_row_of_its_own_in_every_gate_and_a_lane_that_touches_no_other(case):
    layer, x, h0, c0 = alone(case)
    one = layer(x[:1], h0, c0)
    for number, gate in enumerate(GATES):
        row = number * case.units
        bias = layer.bias.copy()
        bias[row] += 1
        other = replace(layer, bias=bias)(x[:1], h0, c0)
        for part in (*GATES, "c", "h"):
            moved = (getattr(one, part) != getattr(other, part))[0]
            assert not moved[1:].any()
            assert moved[0] == (part == gate) or part in "ch"


@given(cases, st.integers(0, 6))
@pytest.mark.parametrize("reverse", [False, True])
def test_what_was_read_before_a_change_stays_as_it_was(reverse, case, at):
    layer, x, h0, c0 = alone(case)
    at %= case.steps
    changed = x.copy()
    changed[at] += 1
    one, other = layer(x, h0, c0, reverse=reverse), layer(changed, h0, c0, reverse=reverse)
    before = slice(at + 1, None) if reverse else slice(0, at)
    for part in (*GATES, "c", "h"):
        np.testing.assert_array_equal(getattr(one, part)[before], getattr(other, part)[before])
    assert (one.f[at] != other.f[at]).any()


@given(cases)
def test_h_reaches_the_next_step_s_gates_and_no_cell_by_itself(case):
    """A shut output gate hides h: this step's C stays, the next lane begins with it, only the next gates move."""
    layer, x, h0, c0 = alone(replace(case, steps=max(2, case.steps)))
    free, hidden = layer(x, h0, c0), layer(x, h0, c0, [("o", 0, None, 0.0)])
    assert not hidden.h[0].any()
    np.testing.assert_array_equal(free.c[0], hidden.c[0])
    np.testing.assert_array_equal(free.c_prev[1], hidden.c_prev[1])
    for gate in GATES:
        assert (getattr(free, gate)[1] != getattr(hidden, gate)[1]).any()
    last = layer(x, h0, c0, [("o", len(x) - 1, None, 0.0)])
    np.testing.assert_array_equal(free.c, last.c)
    np.testing.assert_array_equal(free.h[:-1], last.h[:-1])


@given(cases)
@pytest.mark.parametrize("opened", [-3.0, 3.0])
def test_two_gates_may_both_stand_open_and_both_be_shut(opened, case):
    bias = np.repeat([opened, opened, 0.0, 0.0], case.units)
    layer = LSTM(0 * case.lstm().weight_ih, 0 * case.lstm().weight_hh, bias)
    trace = layer(case.normal(case.steps, case.inputs))
    for gate in (trace.i, trace.f):
        close(gate, np.full_like(gate, sigmoid(np.array(opened))), 1e-12)


@given(st.integers(1, 50))
def test_the_cell_has_no_bound_and_h_has(steps):
    """Doors wide open and a candidate of nearly 1: each step adds nearly 1."""
    layer = LSTM(np.zeros((4, 1)), np.zeros((4, 1)), np.full(4, 9.0))
    trace = layer(np.zeros((steps, 1)))
    assert trace.c[-1, 0] > 0.99 * steps
    assert (np.abs(trace.h) < 1).all()
    low = LSTM(layer.weight_ih, layer.weight_hh, np.array([9.0, 9.0, -9.0, 9.0]))(np.zeros((steps, 1)))
    assert low.c[-1, 0] < -0.99 * steps


@given(cases)
def test_every_part_has_the_size_and_the_range_that_the_lessons_give(case):
    layer, x, h0, c0 = alone(case)
    trace, inputs, units = layer(x, h0, c0), case.inputs, case.units
    assert layer.weight_ih.shape == (4 * units, inputs)
    assert layer.weight_hh.shape == (4 * units, units)
    assert layer.bias.shape == (4 * units,)
    assert trace.x.shape == (case.steps, inputs)
    for part in (*GATES, "c", "h", "c_prev", "h_prev", "f_c_prev", "i_g", "tanh_c"):
        assert getattr(trace, part).shape == (case.steps, units)
    for gate in (trace.i, trace.f, trace.o):
        assert (gate > 0).all()
        assert (gate < 1).all()
    for content in (trace.g, trace.i_g, trace.tanh_c, trace.h):
        assert (np.abs(content) < 1).all()
    assert (np.abs(trace.h) <= np.abs(trace.tanh_c)).all()
    assert (np.abs(trace.i_g) <= np.abs(trace.g)).all()
    np.testing.assert_array_equal(np.sign(trace.g), np.sign(np.split(trace.z_x + trace.z_h + layer.bias, 4, 1)[2]))
    np.testing.assert_array_equal(np.sign(trace.i_g), np.sign(trace.g))


@given(st.floats(-30, 30))
def test_sigma_is_a_share_near_its_ends_only_far_from_0_and_tanh_keeps_the_sign(z):
    share, content = float(sigmoid(np.array(z))), float(np.tanh(z))
    assert 0 < share < 1
    assert np.sign(content) == np.sign(z)
    assert abs(content) <= min(1, abs(z))
    if min(share, 1 - share) < 0.01:
        assert abs(z) > 4
    if abs(z) < 1:
        assert 0.25 < share < 0.75
        assert abs(content) < 0.77


@given(st.floats(0.05, 9), st.floats(0.05, 9))
def test_the_further_out_the_more_tanh_takes_off(one, other):
    near, far = sorted((one, other))
    assert near - np.tanh(near) <= far - np.tanh(far)
    assert np.tanh(2 * near) < 2 * np.tanh(near)


@pytest.mark.parametrize("name", specimens())
def test_every_sentence_is_read_as_if_none_had_been_read_before(name):
    known = load_specimen(name)
    text, other = known.card.examples[:2]
    alone = known.read(text)
    known.read(other)
    again = known.read(text)
    for trace, after in zip(runs(alone), runs(again), strict=True):
        first = -1 if trace.reverse else 0
        assert not trace.c_prev[first].any()
        assert not trace.h_prev[first].any()
        np.testing.assert_array_equal(trace.h, after.h)


@pytest.mark.parametrize("name", specimens())
def test_the_answer_is_read_off_h(name):
    known = load_specimen(name)
    reading = known.read(known.card.examples[0])
    h = np.concatenate([trace.h for trace in runs(reading)], axis=1)
    scores = h @ known.readout.weight.T + known.readout.bias
    np.testing.assert_allclose(softmax(scores), reading.probabilities, atol=1e-5)
