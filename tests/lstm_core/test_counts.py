"""Counts against what a layer of that size really holds, and PyTorch's own."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import LSTM, RNN, BiLSTM, count
from tests.lstm_core.oracle import torch_layer

KINDS = {RNN: torch.nn.RNN, LSTM: torch.nn.LSTM, BiLSTM: torch.nn.LSTM}


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
@pytest.mark.parametrize("kind", KINDS)
def test_counts_of_a_real_layer(kind, inputs, units, steps):
    layer, counts = kind.random(inputs, units), count(kind, inputs, units, steps)
    readers = (layer.forward, layer.backward) if kind is BiLSTM else (layer,)
    weights = sum(one.weight_ih.size + one.weight_hh.size for one in readers)
    biases = sum(one.bias.size for one in readers)
    theirs = torch_layer(*readers, kind=KINDS[kind])
    assert counts.parameters == weights + biases
    assert counts.parameters + biases == sum(p.numel() for p in theirs.parameters())
    assert counts.multiply_adds == steps * weights
    cells = 0 if kind is RNN else len(readers) * units
    assert counts.products == 3 * steps * cells
    assert counts.nonlinearities == steps * (biases + cells)


def test_wrong_sizes_are_named():
    with pytest.raises(ValueError, match="hidden_size: expected 1 or more, got 0"):
        count(LSTM, 3, 0)
    with pytest.raises(TypeError, match="expected the class RNN, LSTM or BiLSTM, got 'LSTM'"):
        count("LSTM", 3, 4)
