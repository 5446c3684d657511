"""The products of a unit's sums: with the bias they are the z of the trace, in every direction, size and batch."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import LSTM, contributions
from tests.lstm_core.oracle import cases, close


@given(st.sampled_from(["rnn", "lstm", "gru"]), st.booleans(), st.booleans(), cases)
def test_products_and_bias_are_z(kind, after, backwards, case):
    layer = getattr(case, kind)(**({"reset_after": after} if kind == "gru" else {}))
    trace = layer(case.x, reverse=backwards)
    for unit in range(case.units):
        parts = contributions(layer, trace, unit)
        assert parts.shape == (*case.x.shape[:-1], layer.blocks, case.inputs + case.units)
        there = (trace.z_x + trace.z_h).reshape(*case.x.shape[:-1], layer.blocks, case.units)[..., unit]
        close(parts.sum(axis=-1), there)


def test_each_product_is_a_weight_times_its_own_input():
    layer = LSTM.random(3, 4, seed=1)
    trace = layer(np.random.default_rng(0).normal(size=(5, 3)))
    parts = contributions(layer, trace, 2)
    for gate in range(4):
        for place in (0, 3):
            for d in range(3):
                assert parts[place, gate, d] == pytest.approx(layer.weight_ih[4 * gate + 2, d] * trace.x[place, d])
            for h in range(4):
                assert parts[place, gate, 3 + h] == pytest.approx(
                    layer.weight_hh[4 * gate + 2, h] * trace.h_prev[place, h]
                )


def test_beyond_a_sentence_s_end_there_is_nothing():
    layer = LSTM.random(3, 4, seed=2)
    trace = layer(np.ones((4, 2, 3)), lengths=np.array([4, 2]))
    parts = contributions(layer, trace, 0)
    assert not parts[2:, 1].any()
    assert parts[2:, 0].any()


@pytest.mark.parametrize("unit", [-1, 4])
def test_a_unit_that_is_not_there_is_refused(unit):
    layer = LSTM.random(3, 4)
    with pytest.raises(IndexError, match="unit"):
        contributions(layer, layer(np.ones((2, 3))), unit)
