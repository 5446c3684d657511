"""Counts against what a layer of that size really holds, and PyTorch's own."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import GRU, LSTM, RNN, BiGRU, BiLSTM, BiRNN, count
from tests.lstm_core.oracle import torch_layer

ONE = {RNN: torch.nn.RNN, LSTM: torch.nn.LSTM, GRU: torch.nn.GRU}
KINDS = ONE | {BiRNN: torch.nn.RNN, BiLSTM: torch.nn.LSTM, BiGRU: torch.nn.GRU}
PRODUCTS = {RNN: 0, LSTM: 3, GRU: 3}


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
@pytest.mark.parametrize("kind", KINDS)
def test_counts_of_a_real_layer(kind, inputs, units, steps):
    layer, counts = kind.random(inputs, units), count(kind, inputs, units, steps)
    readers = (layer,) if kind in ONE else (layer.forward, layer.backward)
    weights = sum(one.weight_ih.size + one.weight_hh.size for one in readers)
    biases = sum(one.bias.size for one in readers)
    theirs = torch_layer(*readers, kind=KINDS[kind])
    apart = sum(one.bias_hn.size for one in readers if isinstance(one, GRU))
    assert counts.parameters == weights + biases + apart
    assert weights + 2 * biases == sum(p.numel() for p in theirs.parameters())
    assert counts.multiply_adds == steps * weights
    lanes, one = len(readers) * units, type(readers[0])
    assert counts.products == PRODUCTS[one] * steps * lanes
    assert counts.nonlinearities == steps * (biases + lanes * (one is LSTM))


@pytest.mark.parametrize(("kind", "told"), [(RNN, 784), (LSTM, 3136), (GRU, 2368), (BiLSTM, 6272), (BiGRU, 4736)])
def test_the_sizes_that_the_chapters_tell(kind, told):
    assert count(kind, 32, 16).parameters == told


def test_wrong_sizes_are_named():
    with pytest.raises(ValueError, match="hidden_size: expected 1 or more, got 0"):
        count(LSTM, 3, 0)
    with pytest.raises(TypeError, match="expected the class RNN, LSTM or GRU, or of two of one, got 'LSTM'"):
        count("LSTM", 3, 4)
