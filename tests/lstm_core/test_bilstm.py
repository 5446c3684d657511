"""Two readers: against PyTorch's bidirectional layer, and each against its LSTM alone."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given

from lstm_core import LSTM, BiLSTM
from tests.lstm_core.oracle import cases, close, torch_layer


@given(cases)
def test_run_agrees_with_pytorch(case):
    forward, backward = case.lstm(), case.lstm(offset=1)
    h, _ = torch_layer(forward, backward)(torch.tensor(case.x))
    close(BiLSTM(forward, backward)(case.x).h, h.detach())


@given(cases)
def test_initial_states_are_pytorch_s(case):
    both = BiLSTM(case.lstm(), case.lstm(offset=1))
    h0, c0 = case.normal(2, *case.batch, case.units), case.normal(2, *case.batch, case.units, scale=0.5)
    h, (h_last, c_last) = torch_layer(both.forward, both.backward)(
        torch.tensor(case.x), (torch.tensor(h0), torch.tensor(c0))
    )
    trace = both(case.x, h0, c0)
    close(trace.h, h.detach())
    close(np.stack([trace.forward.h[-1], trace.backward.h[0]]), h_last.detach())
    close(np.stack([trace.forward.c[-1], trace.backward.c[0]]), c_last.detach())
    close(both(case.x, c0=c0).h, both(case.x, np.zeros_like(h0), c0).h, 1e-15)


@pytest.mark.parametrize(
    ("states", "message"),
    [
        ({"h0": np.ones(3)}, r"h0: expected shape \(2, \[B,\] H\) = \(2, 3\), got \(3,\)"),
        ({"c0": np.ones((1, 3))}, r"c0: expected shape .* = \(2, 3\), got \(1, 3\)"),
        ({"c0": np.ones((2, 4, 3))}, r"c0: expected shape .* = \(2, 3\), got \(2, 4, 3\)"),
    ],
)
def test_wrong_states_are_named(states, message):
    with pytest.raises(ValueError, match=message):
        BiLSTM.random(2, 3)(np.ones((4, 2)), **states)


def test_each_reader_keeps_its_side_whatever_its_own_direction():
    one, other = LSTM.random(2, 3, seed=1), LSTM.random(2, 3, seed=2)
    turned = BiLSTM(replace(one, reverse=True), replace(other, reverse=True))
    np.testing.assert_array_equal(turned(np.eye(4, 2)).h, BiLSTM(one, other)(np.eye(4, 2)).h)


@given(cases)
def test_both_readers_are_their_layers(case):
    forward, backward = case.lstm(), case.lstm(offset=1)
    trace = BiLSTM(forward, backward)(case.x, hold_forward=[("f", 0, None, 1.0)], hold_backward=[("o", -1, 0, 0.25)])
    alone = forward(case.x, hold=[("f", 0, None, 1.0)])
    from_the_end = backward(case.x, hold=[("o", case.steps - 1, 0, 0.25)], reverse=True)
    np.testing.assert_array_equal(trace.forward.h, alone.h)
    np.testing.assert_array_equal(trace.backward.h, from_the_end.h)
    np.testing.assert_array_equal(trace.h, np.concatenate([alone.h, from_the_end.h], axis=-1))
    assert not trace.forward.reverse
    assert trace.backward.reverse
    assert not trace.h.flags.writeable


@pytest.mark.parametrize("place", range(5))
def test_a_half_rests_on_the_tokens_that_its_reader_has_read_and_on_no_other(place):
    both, x = BiLSTM.random(3, 4, seed=2), np.random.default_rng(1).normal(size=(5, 3))
    changed = x.copy()
    changed[place] += 1
    before, after = both(x), both(changed)
    for way, read in (("forward", np.arange(5) >= place), ("backward", np.arange(5) <= place)):
        old, new = (getattr(trace, way).h for trace in (before, after))
        np.testing.assert_array_equal((old != new).any(axis=1), read)


def test_neither_reader_hears_the_other_and_nothing_comes_over_from_another_sentence():
    one, other, third = (LSTM.random(3, 4, seed=seed) for seed in (1, 2, 3))
    x = np.random.default_rng(1).normal(size=(5, 3))
    trace = BiLSTM(one, other)(x)
    np.testing.assert_array_equal(BiLSTM(third, other)(x).backward.h, trace.backward.h)
    np.testing.assert_array_equal(BiLSTM(one, third)(x).forward.h, trace.forward.h)
    both, zeros = BiLSTM(one, other), np.zeros((2, 4))
    both(x[::-1] + 1)
    np.testing.assert_array_equal(both(x).h, trace.h)
    np.testing.assert_array_equal(both(x, zeros, zeros).h, trace.h)
    np.testing.assert_array_equal(trace.backward.h[-1], other.step(x[-1], *zeros)[0])


def test_each_step_back_is_the_same_step_with_the_same_weights():
    forward, backward = LSTM.random(3, 4, seed=1), LSTM.random(3, 4, seed=2)
    x = np.random.default_rng(1).normal(size=(5, 3))
    h, c = np.zeros((2, 4))
    for place in range(5)[::-1]:
        h, c = backward.step(x[place], h, c)
    close(BiLSTM(forward, backward)(x).backward.h[0], h)


def test_each_reader_starts_at_each_sentence_s_own_end():
    both, rng = BiLSTM.random(3, 4, seed=2), np.random.default_rng(0)
    x, lengths = rng.normal(size=(6, 2, 3)), np.array([6, 4])
    together = both(x, lengths=lengths)
    for b, length in enumerate(lengths):
        close(together.h[:length, b], both(x[:length, b]).h, 1e-12)


def test_random_gives_the_readers_weights_of_their_own():
    both, again = BiLSTM.random(3, 4, seed=2), BiLSTM.random(3, 4, seed=2)
    assert (both.forward.weight_ih != both.backward.weight_ih).any()
    np.testing.assert_array_equal(both.backward.weight_hh, again.backward.weight_hh)


@pytest.mark.parametrize(
    ("backward", "message"),
    [
        (LSTM.random(2, 4), "backward: expected input_size 3 like forward, got 2"),
        (LSTM.random(3, 5), "backward: expected hidden_size 4 like forward, got 5"),
        (LSTM.random(3, 4, dtype=np.float32), "backward: expected dtype float64 like forward, got float32"),
    ],
)
def test_readers_that_do_not_fit_are_named(backward, message):
    with pytest.raises(ValueError, match=message):
        BiLSTM(LSTM.random(3, 4), backward)
