"""Two readers of each cell: against PyTorch's bidirectional layers, and each against its own layer alone."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import GRU, LSTM, RNN, BiGRU, BiLSTM, BiRNN, backprop
from tests.lstm_core.oracle import cases, close, leaf, torch_gradients, torch_layer

KINDS = {"rnn": (BiRNN, torch.nn.RNN), "lstm": (BiLSTM, torch.nn.LSTM), "gru": (BiGRU, torch.nn.GRU)}
kinds = st.sampled_from(list(KINDS))


def drawn(kind, case):
    return KINDS[kind][0](getattr(case, kind)(), getattr(case, kind)(offset=1))


@given(kinds, cases)
def test_run_and_gradients_agree_with_pytorch_from_any_state(kind, case):
    both, d_h = drawn(kind, case), case.normal(case.steps, *case.batch, 2 * case.units)
    theirs, x = torch_layer(both.forward, both.backward, kind=KINDS[kind][1]), leaf(case.x)
    starts = [leaf(case.normal(2, *case.batch, case.units, scale=s)) for s in ((1, 0.5) if kind == "lstm" else (1,))]
    h, _ = theirs(x, tuple(starts) if kind == "lstm" else starts[0])
    h.backward(torch.tensor(d_h))
    trace = both(case.x, *(start.detach().numpy() for start in starts))
    close(trace.h, h.detach())
    grads = backprop(both, trace, d_h)
    for reader, end in ((grads.forward, ""), (grads.backward, "_reverse")):
        for name, wanted in torch_gradients(theirs, end).items():
            close(getattr(reader, name), wanted)
    close(grads.x, x.grad)
    for name, start in zip(("h0", "c0"), starts, strict=False):
        close(getattr(grads, name), start.grad)


@given(kinds, cases)
def test_unequal_lengths_agree_with_pytorch(kind, case):
    both, lengths = drawn(kind, case), np.random.default_rng(case.seed).integers(1, case.steps + 1, 3)
    lengths[0] = case.steps
    x = case.normal(case.steps, 3, case.inputs)
    theirs = torch_layer(both.forward, both.backward, kind=KINDS[kind][1])
    packed = torch.nn.utils.rnn.pack_padded_sequence(torch.tensor(x), torch.tensor(lengths), enforce_sorted=False)
    h, _ = torch.nn.utils.rnn.pad_packed_sequence(theirs(packed)[0])
    close(both(x, lengths=lengths).h, h.detach())


@given(st.sampled_from(["lstm", "gru"]), cases)
def test_both_readers_are_their_layers_with_their_own_holds(kind, case):
    both, door = drawn(kind, case), "f" if kind == "lstm" else "z"
    trace = both(case.x, hold_forward=[(door, 0, None, 1.0)], hold_backward=[(door, -1, 0, 0.25)])
    alone = both.forward(case.x, hold=[(door, 0, None, 1.0)], reverse=False)
    from_the_end = both.backward(case.x, hold=[(door, case.steps - 1, 0, 0.25)], reverse=True)
    np.testing.assert_array_equal(trace.h, np.concatenate([alone.h, from_the_end.h], axis=-1))
    assert (trace.forward.reverse, trace.backward.reverse) == (False, True)
    assert not trace.h.flags.writeable


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_of_one_kind_says_so(kind):
    both = KINDS[kind][0].random(2, 3)
    trace = both(np.ones((4, 2)))
    assert {both.kind, both.forward.kind, trace.forward.kind, trace.backward.kind} == {kind}


@pytest.mark.parametrize("kind", KINDS)
def test_random_gives_the_readers_weights_of_their_own(kind):
    both, again = (KINDS[kind][0].random(3, 4, seed=2) for _ in range(2))
    assert (both.forward.weight_ih != both.backward.weight_ih).any()
    np.testing.assert_array_equal(both.backward.weight_hh, again.backward.weight_hh)


@pytest.mark.parametrize(
    ("kind", "backward", "error", "message"),
    [
        (BiGRU, GRU.random(2, 4), ValueError, "backward: expected input_size 3 like forward, got 2"),
        (BiRNN, RNN.random(3, 5), ValueError, "backward: expected hidden_size 4 like forward, got 5"),
        (BiGRU, replace(GRU.random(3, 4), reset_after=False), ValueError, "backward: expected reset_after True like"),
        (BiGRU, replace(GRU.random(3, 4), hard_slope=0.2), ValueError, "backward: expected hard_slope None like"),
        (BiGRU, LSTM.random(3, 4), TypeError, "backward: expected GRU, got LSTM"),
        (BiRNN, GRU.random(3, 4), TypeError, "backward: expected RNN, got GRU"),
    ],
)
def test_readers_that_do_not_fit_are_named(kind, backward, error, message):
    with pytest.raises(error, match=message):
        kind(kind.reader.random(3, 4), backward)
