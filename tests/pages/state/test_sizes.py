"""A stack's counts against PyTorch's own layers."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import count
from pages.state.sizes import BLOCKS, LAYERS, READERS, Sizes

THEIRS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "bilstm": torch.nn.LSTM}


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.integers(1, 4))
@pytest.mark.parametrize("kind", LAYERS)
def test_a_stack_holds_what_pytorch_s_holds(kind, inputs, units, steps, layers):
    theirs = THEIRS[kind](inputs, units, layers, bidirectional=READERS[kind] == 2)
    weights = sum(array.numel() for name, array in theirs.named_parameters() if "weight" in name)
    biases = sum(array.numel() for name, array in theirs.named_parameters() if "bias_ih" in name)
    counts = Sizes(inputs, units, steps, layers).counts(kind)
    assert counts.parameters == weights + biases
    assert counts.multiply_adds == steps * weights


@pytest.mark.parametrize("kind", LAYERS)
def test_the_number_of_dense_layers_is_the_counts_own(kind):
    assert count(LAYERS[kind], 5, 7).parameters == BLOCKS[kind] * 7 * (5 + 7 + 1)
