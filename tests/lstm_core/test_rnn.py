"""The tanh RNN against PyTorch and by the same laws as the LSTM."""

import numpy as np
import pytest
import torch
from hypothesis import given

from lstm_core import RNN
from tests.lstm_core.oracle import cases, close, torch_layer

PARTS = ("z_x", "z_h", "h_prev", "h")


@given(cases)
def test_run_agrees_with_pytorch(case):
    layer, x, (h0, _) = case.rnn(), case.x, case.states(0)
    h, _ = torch_layer(layer, kind=torch.nn.RNN)(torch.tensor(x), torch.tensor(h0[None]))
    close(layer(x, h0).h, h.detach())


@given(cases)
@pytest.mark.parametrize("reverse", [False, True])
def test_run_is_the_loop_over_step(reverse, case):
    layer, x, (h, _) = case.rnn(), case.x, case.states(0)
    trace = layer(x, h, reverse=reverse)
    np.testing.assert_array_equal(trace.h0, h)
    for t in reversed(range(len(x))) if reverse else range(len(x)):
        close(trace.h_prev[t], h, 1e-12)
        h = layer.step(x[t], h)
        close(trace.h[t], h, 1e-12)
    close(np.tanh(trace.z_x + trace.z_h + layer.bias), trace.h, 1e-12)


@given(cases)
@pytest.mark.parametrize("reverse", [False, True])
def test_padding_touches_nothing(reverse, case):
    layer, h0 = case.rnn(), case.normal(3, case.units)
    lengths = np.random.default_rng(case.seed).integers(1, case.steps + 1, 3)
    x = case.normal(case.steps, 3, case.inputs)
    together = layer(x, h0, reverse=reverse, lengths=lengths)
    for b, length in enumerate(lengths):
        alone = layer(x[:length, b], h0[b], reverse=reverse)
        for part in PARTS:
            close(getattr(together, part)[:length, b], getattr(alone, part), 1e-12)
            assert not getattr(together, part)[length:, b].any()


def test_wrong_weights_are_named():
    with pytest.raises(ValueError, match=r"weight_hh: expected shape \(H, H\) = \(2, 2\), got \(3, 2\)"):
        RNN(np.ones((2, 3)), np.ones((3, 2)), np.ones(2))


def test_random_is_seeded():
    np.testing.assert_array_equal(RNN.random(3, 4, seed=5).weight_hh, RNN.random(3, 4, seed=5).weight_hh)
    assert (RNN.random(3, 4, seed=5).weight_hh != RNN.random(3, 4, seed=6).weight_hh).any()
