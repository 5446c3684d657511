"""How layers begin: ranges of chrono, orthogonality, libraries' defaults, and that nothing else changes."""

import os

os.environ["KERAS_BACKEND"] = "torch"

from dataclasses import fields, replace

import keras
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import GRU, LSTM, RNN, from_keras, from_torch
from lstm_core.train.initialisation import chrono, identity, like_keras, like_torch, orthogonal, with_gate_biases

THEIRS = {
    RNN: (torch.nn.RNN, keras.layers.SimpleRNN),
    LSTM: (torch.nn.LSTM, keras.layers.LSTM),
    GRU: (torch.nn.GRU, keras.layers.GRU),
}


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


def test_an_identity_rnn_adds_what_it_reads_where_tanh_is_straight():
    layer = identity(RNN.random(2, 3, seed=1))
    x = 1e-6 * np.random.default_rng(0).normal(size=(5, 2))
    np.testing.assert_allclose(layer(x).h, np.cumsum(x @ layer.weight_ih.T, axis=0), rtol=1e-9)


def made(kind, library, units=24):
    """Twenty layers of ours, and twenty of the library's own, taken over."""
    theirs = []
    for seed in range(20):
        torch.manual_seed(seed)
        keras.utils.set_random_seed(seed)
        if library == "torch":
            said = {"nonlinearity": "tanh"} if kind is RNN else {}
            theirs.append(from_torch(THEIRS[kind][0](5, units).double().state_dict(), **said))
        else:
            layer = THEIRS[kind][1](units)
            layer.build((None, 4, 5))
            theirs.append(from_keras({weight.path: weight for weight in layer.weights}))
    begin = like_torch if library == "torch" else like_keras
    return [begin(kind.random(5, units), seed) for seed in range(20)], theirs


def apart(mine, other):
    """The two-sample statistic of Kolmogorov and Smirnov over its scale: above 1.95 one time in a thousand."""
    at = np.sort(np.concatenate([mine, other]))
    shares = (np.searchsorted(np.sort(one), at, side="right") / len(one) for one in (mine, other))
    return abs(np.subtract(*shares)).max() * (len(mine) * len(other) / (len(mine) + len(other))) ** 0.5


@pytest.mark.parametrize("library", ["torch", "keras"])
@pytest.mark.parametrize("kind", THEIRS)
def test_a_layer_begins_as_the_library_s_own(kind, library):
    ours, theirs = made(kind, library)
    for name in kind.names:
        for block in range(len(getattr(ours[0], name)) // 24):
            rows = slice(24 * block, 24 * (block + 1))
            drawn = ([getattr(one, name)[rows].ravel() for one in twenty] for twenty in (ours, theirs))
            assert apart(*map(np.concatenate, drawn)) < 1.95, (name, block)
    if library == "keras":
        for one in (*ours, *theirs):
            np.testing.assert_allclose(one.weight_hh.T @ one.weight_hh, np.eye(24), atol=1e-5)


@pytest.mark.parametrize("begin", [like_torch, like_keras])
@pytest.mark.parametrize("kind", THEIRS)
def test_a_beginning_keeps_all_but_the_arrays_and_repeats_by_its_seed(kind, begin):
    facts = {"reverse": True} | ({"reset_after": False} if kind is GRU else {})
    layer = begin(replace(kind.random(2, 3, dtype=np.float32), **facts), 7)
    again, other = (begin(kind.random(2, 3, dtype=np.float32), seed) for seed in (7, 8))
    assert layer.dtype == np.float32
    for field in fields(layer):
        if field.name in kind.names:
            np.testing.assert_array_equal(getattr(layer, field.name), getattr(again, field.name))
        elif field.name in facts:
            assert getattr(layer, field.name) == facts[field.name]
    assert (layer.weight_hh != other.weight_hh).any()
