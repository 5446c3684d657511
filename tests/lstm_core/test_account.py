"""The account of a unit's new number: its addends sum to the number, its shares are their sizes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import LSTM, RNN, account
from lstm_core.memory import ADDENDS
from tests.lstm_core.oracle import cases

kinds = st.sampled_from(["rnn", "lstm", "gru"])


def addends(layer, trace, place, unit):
    """By the equations, one number after the other; `place` is an index of the trace's first axes."""
    h_prev = trace.h_prev[place]
    if layer.kind == "rnn":
        lanes = [layer.weight_hh[unit, lane] * h_prev[lane] for lane in range(layer.hidden_size)]
        others = [lanes[lane] for lane in range(layer.hidden_size) if lane != unit]
        by_x = sum(layer.weight_ih[unit, d] * trace.x[place][d] for d in range(layer.input_size))
        assert np.isclose(np.tanh(sum(lanes) + by_x + layer.bias[unit]), trace.h[place][unit])
        return abs(lanes[unit]), sum(map(abs, others)), abs(by_x), abs(layer.bias[unit])
    if layer.kind == "lstm":
        kept, written = trace.f[place][unit] * trace.c_prev[place][unit], trace.i[place][unit] * trace.g[place][unit]
        assert np.isclose(kept + written, trace.c[place][unit])
    else:
        z = trace.z[place][unit]
        kept, written = z * h_prev[unit], (1 - z) * trace.n[place][unit]
        assert np.isclose(kept + written, trace.h[place][unit])
    return abs(kept), abs(written)


@given(kinds, st.booleans(), cases)
def test_shares_are_the_sizes_of_the_addends(kind, reverse, case):
    layer = getattr(case, kind)()
    states = case.states(0)[: 2 if kind == "lstm" else 1]
    trace = layer(case.x, *states, reverse=reverse)
    for unit in range(case.units):
        shares = account(layer, trace, unit)
        assert shares.shape == (*case.x.shape[:-1], len(ADDENDS[kind]))
        for place in np.ndindex(shares.shape[:-1]):
            sizes = np.array(addends(layer, trace, place, unit))
            np.testing.assert_allclose(shares[place], sizes / sizes.sum(), atol=1e-12)


@given(kinds, cases)
def test_beyond_a_sentence_s_end_there_is_nothing(kind, case):
    layer, lengths = getattr(case, kind)(), np.random.default_rng(case.seed).integers(1, case.steps + 1, 3)
    x = case.normal(case.steps, 3, case.inputs)
    shares = account(layer, layer(x, lengths=lengths), 0)
    for b, length in enumerate(lengths):
        np.testing.assert_allclose(shares[:length, b], account(layer, layer(x[:length, b]), 0), atol=1e-12)
        assert not shares[length:, b].any()


def test_where_nothing_is_added_no_share_is():
    layer = LSTM(np.zeros((8, 1)), np.zeros((8, 2)), np.zeros(8))
    assert not account(layer, layer(np.ones((3, 1))), 1).any()


def test_held_doors_stand_in_the_account():
    layer = LSTM.random(2, 3)
    trace = layer(np.ones((4, 2)), hold=[("i", None, None, 0.0)], c0=np.ones(3))
    np.testing.assert_array_equal(account(layer, trace, 0), [[1, 0]] * 4)


def test_what_does_not_fit_is_named():
    layer = RNN.random(2, 3)
    with pytest.raises(IndexError, match="unit 3: expected 0 to 2"):
        account(layer, layer(np.ones((4, 2))), 3)
    with pytest.raises(TypeError, match="trace: expected one of RNN, got Trace"):
        account(replace(layer), LSTM.random(2, 3)(np.ones((4, 2))), 0)
