"""How layers begin: ranges of chrono, orthogonality, and that nothing else changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import LSTM, RNN
from lstm_core.train.initialisation import chrono, orthogonal, with_gate_biases


@given(st.integers(2, 400), st.integers(1, 12), st.integers(0, 99))
def test_chrono_keeps_for_one_to_longest_steps(longest, units, seed):
    before = LSTM.random(2, units, seed)
    layer = chrono(before, longest, seed)
    into, forget, rest = np.split(layer.bias, [units, 2 * units])
    assert (np.exp(forget) >= 1).all()
    assert (np.exp(forget) <= longest - 1 + 1e-9).all()
    np.testing.assert_array_equal(into, -forget)
    np.testing.assert_array_equal(rest, before.bias[2 * units :])
    np.testing.assert_array_equal(layer.weight_hh, before.weight_hh)


def test_chrono_is_spread_over_its_range_and_repeats_by_its_seed():
    periods = np.exp([np.split(chrono(LSTM.random(1, 40), 101, seed).bias, 4)[1] for seed in range(100)])
    np.testing.assert_allclose(np.quantile(periods, (0.25, 0.5, 0.75)), (25.75, 50.5, 75.25), rtol=0.05)
    layer = LSTM.random(2, 3)
    np.testing.assert_array_equal(chrono(layer, 50, 7).bias, chrono(layer, 50, 7).bias)
    with pytest.raises(ValueError, match="longest: expected 2 steps or more, got 1"):
        chrono(layer, 1)


def test_gate_biases_go_where_they_belong():
    layer = with_gate_biases(LSTM.random(2, 2, dtype=np.float32), forget=3.0, into=-2.0)
    assert layer.bias.tolist() == [-2, -2, 3, 3, 0, 0, 0, 0]
    assert layer.dtype == np.float32


@given(st.integers(1, 9), st.floats(0.5, 1.5), st.integers(0, 99))
def test_orthogonal_weights_keep_lengths_times_gain(units, gain, seed):
    weight = orthogonal(RNN.random(2, units, seed), gain, seed).weight_hh
    np.testing.assert_allclose(weight @ weight.T, gain**2 * np.eye(units), atol=1e-12)
