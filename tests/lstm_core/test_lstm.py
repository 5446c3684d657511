"""The LSTM's run against PyTorch, against the loop over its own step, and by its laws."""

import inspect
import pickle
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given

from lstm_core import GRU, LSTM, RNN
from lstm_core.layer import sigmoid
from lstm_core.memory import reach
from tests.lstm_core.oracle import cases, close, torch_layer

PARTS = ("i", "f", "g", "o", "c", "h", "z_x", "z_h", "c_prev", "h_prev", "f_c_prev", "i_g", "tanh_c")


def loop(layer, x, h, c, reverse=False):
    """h and c of every place by `LSTM.step` alone."""
    hs, cs = [None] * len(x), [None] * len(x)
    for t in reversed(range(len(x))) if reverse else range(len(x)):
        h, c = layer.step(x[t], h, c)
        hs[t], cs[t] = h, c
    return np.stack(hs), np.stack(cs)


@given(cases)
def test_run_agrees_with_pytorch(case):
    layer, x, (h0, c0) = case.lstm(), case.x, case.states(0)
    h, (h_last, c_last) = torch_layer(layer)(torch.tensor(x), (torch.tensor(h0[None]), torch.tensor(c0[None])))
    trace = layer(x, h0, c0)
    close(trace.h, h.detach())
    close(trace.h[-1], h_last[0].detach())
    close(trace.c[-1], c_last[0].detach())


@given(cases)
@pytest.mark.parametrize("reverse", [False, True])
def test_run_is_the_loop_over_step(reverse, case):
    layer, x, (h0, c0) = case.lstm(), case.x, case.states(0)
    trace = layer(x, h0, c0, reverse=reverse)
    h, c = loop(layer, x, h0, c0, reverse)
    close(trace.h, h, 1e-12)
    close(trace.c, c, 1e-12)


@given(cases)
def test_run_is_the_loop_over_step_in_float32(case):
    layer, x, (h0, c0) = case.lstm(np.float32), case.x.astype("f4"), case.states(0).astype("f4")
    trace = layer(x, h0, c0)
    h, c = loop(layer, x, h0, c0)
    assert all(getattr(trace, part).dtype == np.float32 for part in PARTS)
    bound = 1e-5 * np.maximum(1, np.abs(c))
    assert (np.abs(trace.c - c) <= bound).all()
    assert (np.abs(trace.h - h) <= bound).all()


@given(cases)
@pytest.mark.parametrize("reverse", [False, True])
def test_every_part_obeys_the_equations(reverse, case):
    layer, x, (h0, c0) = case.lstm(), case.x, case.states(0)
    trace = layer(x, h0, c0, reverse=reverse)
    close(trace.z_x, x @ layer.weight_ih.T, 1e-12)
    close(trace.z_h, trace.h_prev @ layer.weight_hh.T, 1e-12)
    z_i, z_f, z_g, z_o = np.split(trace.z_x + trace.z_h + layer.bias, 4, axis=-1)
    for part, wanted in {"i": sigmoid(z_i), "f": sigmoid(z_f), "g": np.tanh(z_g), "o": sigmoid(z_o)}.items():
        close(getattr(trace, part), wanted, 1e-12)
    np.testing.assert_array_equal(trace.f_c_prev, trace.f * trace.c_prev)
    np.testing.assert_array_equal(trace.i_g, trace.i * trace.g)
    np.testing.assert_array_equal(trace.c, trace.f_c_prev + trace.i_g)
    np.testing.assert_array_equal(trace.h, trace.o * trace.tanh_c)
    before = (
        np.concatenate([states[1:], start[None]]) if reverse else np.concatenate([start[None], states[:-1]])
        for start, states in ((c0, trace.c), (h0, trace.h))
    )
    for part, wanted in zip((trace.c_prev, trace.h_prev), before, strict=True):
        np.testing.assert_array_equal(part, wanted)
    assert trace.reverse is reverse
    assert trace.held.shape == (*x.shape[:-1], 5, case.units)
    assert not trace.held.any()


@given(cases)
def test_reverse_reads_the_turned_sentence(case):
    layer, x = case.lstm(), case.x
    backward, turned = layer(x, reverse=True), layer(x[::-1])
    for part in PARTS:
        np.testing.assert_array_equal(getattr(backward, part), getattr(turned, part)[::-1])


@pytest.mark.parametrize("kind", [LSTM, RNN])
def test_a_layer_keeps_its_direction_unless_the_call_names_one(kind):
    layer, x = kind.random(2, 3), np.eye(4, 2)
    backward = replace(layer, reverse=True)
    assert backward(x).reverse
    np.testing.assert_array_equal(backward(x).h, layer(x, reverse=True).h)
    np.testing.assert_array_equal(backward(x, reverse=False).h, layer(x).h)
    np.testing.assert_array_equal(reach(backward, x).h, reach(layer, x, reverse=True).h)


@given(cases)
@pytest.mark.parametrize("reverse", [False, True])
def test_a_batch_is_each_sentence_alone(reverse, case):
    layer = case.lstm()
    x = case.normal(case.steps, 3, case.inputs)
    h0, c0 = case.normal(2, 3, case.units)
    together = layer(x, h0, c0, reverse=reverse)
    for b in range(3):
        alone = layer(x[:, b], h0[b], c0[b], reverse=reverse)
        for part in PARTS:
            close(getattr(together, part)[:, b], getattr(alone, part), 1e-12)


@given(cases)
@pytest.mark.parametrize("reverse", [False, True])
def test_padding_touches_nothing(reverse, case):
    layer = case.lstm()
    lengths = np.random.default_rng(case.seed).integers(1, case.steps + 1, 3)
    x = case.normal(case.steps, 3, case.inputs)
    x[np.arange(case.steps)[:, None] >= lengths] = np.nan
    h0, c0 = case.normal(2, 3, case.units)
    hold = [("f", None, 0, 0.5)]
    together = layer(x, h0, c0, hold, reverse=reverse, lengths=lengths)
    for b, length in enumerate(lengths):
        alone = layer(x[:length, b], h0[b], c0[b], hold, reverse=reverse)
        for part in (*PARTS, "x", "held"):
            close(getattr(together, part)[:length, b], getattr(alone, part), 1e-12)
            assert not getattr(together, part)[length:, b].any()
    np.testing.assert_array_equal(together.lengths, lengths)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("batch", [(), (3,)])
def test_saturated_inputs_stay_finite(dtype, batch):
    layer = LSTM.random(3, 4, seed=1, dtype=dtype)
    x = 1e4 * np.sign(np.random.default_rng(0).normal(size=(6, *batch, 3)))
    trace = layer(x)  # a warning would fail
    assert all(np.isfinite(getattr(trace, part)).all() for part in PARTS)
    for gate in (trace.i, trace.f, trace.o):
        assert gate.min() >= 0
        assert gate.max() <= 1
    h, c = layer.step(x[0].astype(dtype), np.zeros((*batch, 4), dtype), np.zeros((*batch, 4), dtype))
    assert np.isfinite(h).all()
    assert np.isfinite(c).all()


def test_sigmoid_agrees_with_pytorch_at_every_size():
    z = np.concatenate([-np.logspace(5, -5, 200), np.logspace(-5, 5, 200)])
    close(sigmoid(z), torch.sigmoid(torch.tensor(z)), 1e-15)


def test_nothing_of_a_layer_or_trace_can_be_overwritten():
    layer = LSTM.random(2, 3)
    for reverse in (False, True):
        trace = layer(np.ones((4, 2)), hold=[("c", 1, None, 0.0)] if reverse else None, reverse=reverse)
        for array in (layer.weight_ih, layer.weight_hh, layer.bias, *(a for a in trace if isinstance(a, np.ndarray))):
            with pytest.raises(ValueError, match="read-only"):
                array[...] = 0
        with pytest.raises(AttributeError):
            trace.h = None
    with pytest.raises(AttributeError):
        layer.bias = None


def test_a_trace_keeps_what_was_read():
    layer, x, weights = LSTM.random(2, 3), np.ones((4, 2)), np.zeros((12, 2))
    own = LSTM(weights, layer.weight_hh, layer.bias)
    trace = layer(x)
    x[...] = weights[...] = 7
    np.testing.assert_array_equal(trace.x, np.ones((4, 2)))
    assert not own.weight_ih.any()


def test_random_is_seeded_and_opens_the_forget_gate():
    one, again, other = LSTM.random(3, 4, seed=5), LSTM.random(3, 4, seed=5), LSTM.random(3, 4, seed=6)
    np.testing.assert_array_equal(one.weight_hh, again.weight_hh)
    assert (one.weight_hh != other.weight_hh).any()
    np.testing.assert_array_equal(one.bias, [0] * 4 + [1] * 4 + [0] * 8)
    assert max(abs(one.weight_ih).max(), abs(one.weight_hh).max()) <= 0.5
    assert LSTM.random(3, 4, dtype=np.float32).dtype == np.float32


def test_the_step_can_be_shown_in_a_lesson():
    lines = [line.split("#")[0].strip() for line in inspect.getsource(LSTM.step).splitlines()]
    assert len(lines) <= 25
    for part in "ifgoch":
        assert sum(line.startswith(f"{part} = ") for line in lines) == 1


W, U, B = np.ones((8, 3)), np.ones((8, 2)), np.ones(8)


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ((np.ones((8, 3, 1)), U, B), r"weight_ih: expected 2 axes"),
        ((np.ones((7, 3)), U, B), r"weight_ih: expected shape \(4H, D\) = \(8, 3\), got \(7, 3\)"),
        ((W, np.ones((9, 2)), B), r"weight_hh: expected shape \(4H, H\) = \(8, 2\), got \(9, 2\)"),
        ((W, U, np.ones(9)), r"bias: expected shape \(4H,\) = \(8,\), got \(9,\)"),
        ((W, np.ones((8, 0)), B), r"weight_hh: expected 2 axes, none empty"),
        ((W.astype(int), U, B), r"weight_ih: expected float32 or float64, got int64"),
        ((W, U.astype("f2"), B), r"weight_hh: expected float32 or float64, got float16"),
        ((W, U, B.astype("f4")), r"bias: expected float64 like weight_ih, got float32"),
        ((W, U, np.full(8, np.nan)), r"bias: expected finite values"),
        ((W, np.full((8, 2), np.inf), B), r"weight_hh: expected finite values"),
    ],
)
def test_wrong_weights_are_named(arrays, message):
    with pytest.raises(ValueError, match=message):
        LSTM(*arrays)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x": np.ones((4, 2))}, r"x: expected shape \(T, 3\) or \(T, B, 3\)"),
        ({"x": np.ones((0, 3))}, r"x: expected .* T, B >= 1, got \(0, 3\)"),
        ({"x": np.ones(3)}, r"x: expected"),
        ({"x": np.ones((2, 2, 2, 3))}, r"x: expected"),
        ({"x": np.ones((4, 3)), "h0": np.ones(3)}, r"h0: expected shape \(\[B,\] H\) = \(2,\), got \(3,\)"),
        ({"x": np.ones((4, 5, 3)), "c0": np.ones(2)}, r"c0: expected shape \(\[B,\] H\) = \(5, 2\), got \(2,\)"),
        ({"x": np.ones((4, 3)), "lengths": [4]}, r"lengths: expected one integer"),
        ({"x": np.ones((4, 2, 3)), "lengths": [4]}, r"lengths: expected one integer"),
        ({"x": np.ones((4, 2, 3)), "lengths": [4.0, 2.0]}, r"lengths: expected one integer"),
        ({"x": np.ones((4, 2, 3)), "lengths": [4, 5]}, r"lengths: expected 1 to T = 4"),
        ({"x": np.ones((4, 2, 3)), "lengths": [0, 4]}, r"lengths: expected 1 to T = 4"),
    ],
)
def test_wrong_arguments_are_named(arguments, message):
    with pytest.raises(ValueError, match=message):
        LSTM(W, U, B)(**arguments)


@pytest.mark.parametrize("kind", [LSTM, RNN, GRU])
def test_a_layer_that_has_run_travels_with_its_weights_alone(kind):
    layer = kind.random(3, 4)
    fresh = len(pickle.dumps(layer))
    trace = layer(np.ones((5, 3)))
    assert len(pickle.dumps(layer)) == fresh
    travelled = pickle.loads(pickle.dumps(layer))
    np.testing.assert_array_equal(travelled(np.ones((5, 3))).h, trace.h)
    assert not any(getattr(travelled, name).flags.writeable for name in kind.names)
