"""Gradients against distance equal PyTorch's; products and half-lives equal plain loops."""

import numpy as np
import pytest
import torch

from lstm_core import LSTM, RNN, backprop, load_specimen
from lstm_core.memory import half_lives, kept_from, kept_to_end, reach, typical_half_life
from lstm_core.train.initialisation import chrono, orthogonal, with_gate_biases
from tests.lstm_core.oracle import stacked, stacked_gradients, written_out

LAYERS = {
    "rnn": RNN.random(3, 6, 1),
    "gain .5": orthogonal(RNN.random(3, 6, 1), 0.5, 2),
    "gain 1": orthogonal(RNN.random(3, 6, 1), 1.0, 2),
    "gain 1.1": orthogonal(RNN.random(3, 6, 1), 1.1, 2),
    "bias 0": LSTM.random(3, 6, 1, forget_bias=0.0),
    "bias 1": LSTM.random(3, 6, 1),
    "bias 5": LSTM.random(3, 6, 1, forget_bias=5.0),
    "chrono": chrono(LSTM.random(3, 6, 1), 100, 4),
}


def theirs(layer, x, seed):
    """On PyTorch's own trajectory: h (and c) (T, H), and its dL/dh_t (and dL/dc_t) of L = w · h_T."""
    parts = written_out(layer, x, *np.zeros((2, 6))) if isinstance(layer, LSTM) else {"h": unrolled(layer, x)}
    w = np.random.default_rng(seed).normal(size=6)
    (parts["h"][-1] @ torch.tensor(w / np.linalg.norm(w))).backward()
    names = [name for name in "hc" if name in parts]
    return [stacked(parts[name]) for name in names], [stacked_gradients(parts[name]) for name in names]


def unrolled(layer, x):
    """h_t of PyTorch's RNNCell, each of which keeps its gradient."""
    cell = torch.nn.RNNCell(layer.input_size, layer.hidden_size).double()
    with torch.no_grad():
        cell.weight_ih.copy_(torch.tensor(layer.weight_ih))
        cell.weight_hh.copy_(torch.tensor(layer.weight_hh))
        cell.bias_ih.copy_(torch.tensor(layer.bias))
        cell.bias_hh.zero_()
    h, states = None, []
    for x_t in torch.tensor(x):
        h = cell(x_t, h)
        h.retain_grad()
        states.append(h)
    return states


def drawn(steps, scale=1.0):
    return scale * np.random.default_rng(steps).normal(size=(steps, 3))


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize("steps", [1, 10, 100])
@pytest.mark.parametrize("scale", [0.0, 0.1, 1.0])
def test_norms_are_pytorchs(name, steps, scale):
    layer, x = LAYERS[name], drawn(steps, scale)
    found, (_, slopes) = reach(layer, x, seed=5), theirs(layer, x, 5)
    np.testing.assert_allclose(found.h, np.linalg.norm(slopes[0], axis=1), rtol=1e-8, atol=0)
    if isinstance(layer, LSTM):
        np.testing.assert_allclose(found.c, np.linalg.norm(slopes[1], axis=1), rtol=1e-8, atol=0)
    assert found.h.shape == (steps,)


@pytest.mark.parametrize("gain", [1.3, 1.5])
def test_each_step_back_on_pytorchs_trajectory_rnn(gain):
    layer, x = orthogonal(RNN.random(3, 6, 1), gain, 2), drawn(400, 0.1)
    (h,), (d_h,) = theirs(layer, x, 5)
    for t in range(1, 400):
        step = backprop(layer, layer(x[t : t + 1], h[t - 1]), d_h[t : t + 1])
        one_step_close(step.h0, d_h[t - 1])


@pytest.mark.parametrize("layer", [LSTM.random(3, 6, 9, forget_bias=3.0), LAYERS["chrono"]])
def test_each_step_back_on_pytorchs_trajectory_lstm(layer):
    """What comes to c_t from later steps is sent back by a run whose output gate is held open, the rest by a plain one.

    With the gate held, h_t = tanh(c_t) and nothing else, so dL/dh_t = dL/dc_t / (1 - tanh² c_t).
    """
    x = drawn(400, 0.1)
    (h, c), (d_h, d_c) = theirs(layer, x, 5)
    first = np.zeros((1, 6))
    before_h, before_c = np.concatenate([first, h[:-1]]), np.concatenate([first, c[:-1]])
    o = np.array([layer(x[t : t + 1], before_h[t], before_c[t]).o[0] for t in range(400)])
    slopes = 1 - np.tanh(c) ** 2
    through_h = d_h * o * slopes
    for t in range(1, 400):
        at = {"x": x[t : t + 1], "h0": h[t - 1], "c0": c[t - 1]}
        trace, opened = layer(**at), layer(**at, hold=[("o", None, None, 1.0)])
        by_h = backprop(layer, trace, d_h[t : t + 1])
        by_c = backprop(layer, opened, ((d_c[t] - through_h[t]) / slopes[t])[None])
        one_step_close(by_h.h0 + by_c.h0, d_h[t - 1])
        one_step_close(by_h.c0 + by_c.c0 + through_h[t - 1], d_c[t - 1])


def one_step_close(ours, wanted):
    assert np.linalg.norm(ours - wanted) <= 1e-8 * np.linalg.norm(wanted)


@pytest.mark.parametrize("gain", [0.5, 1.0, 1.1, 1.5])
def test_an_orthogonal_rnn_at_rest_changes_by_its_gain(gain):
    found = reach(orthogonal(RNN.random(3, 6, 1), gain, 2), np.zeros((51, 3)))
    np.testing.assert_allclose(found.h, gain ** np.arange(50, -1, -1), rtol=1e-9)


def test_the_belt_is_the_cell_alone():
    layer, x = LAYERS["bias 1"], drawn(12)
    trace, found = layer(x), reach(layer, x, 5)
    for t in range(12):
        kept = np.ones(6)
        for f in trace.f[t + 1 :]:
            kept = kept * f
        np.testing.assert_allclose(found.kept[t], kept)
    _, (_, d_c) = theirs(layer, x, 5)
    np.testing.assert_allclose(found.belt, np.linalg.norm(found.kept * d_c[-1], axis=1))
    assert (found.belt <= found.belt[-1]).all()
    cut = LSTM(layer.weight_ih, np.zeros_like(layer.weight_hh), layer.bias)  # without h nothing else comes back
    alone = reach(cut, x, 5)
    np.testing.assert_allclose(alone.belt, alone.c, rtol=1e-12)


def test_reading_backward_is_reading_the_turned_sentence():
    layer, x = LAYERS["bias 1"], drawn(9)
    found, turned = reach(layer, x, 5, reverse=True), reach(layer, x[::-1], 5)
    for name in ("h", "c", "belt", "kept"):
        np.testing.assert_allclose(getattr(found, name), getattr(turned, name))


def test_no_forget_gate_lets_more_through_than_there_was():
    for name in ("bias 0", "bias 5", "chrono"):
        kept = kept_to_end(LAYERS[name](drawn(400)))
        assert (kept <= 1).all()
        assert (np.diff(kept, axis=0) >= 0).all()


@pytest.mark.parametrize("side", ["forward", "backward"])
def test_half_lives_and_shares_by_a_plain_loop(side):
    trace = getattr(load_specimen("segmenter-zh").read("研究生命起源，我爱中国。").trace, side)
    steps, lives = len(trace.x), half_lives(trace)
    onward = -1 if side == "backward" else 1
    for step in range(steps):
        kept, share = kept_from(trace, step), np.ones(trace.f.shape[1])
        wanted = np.full(trace.f.shape[1], np.inf)
        for distance in range(1, steps):
            place = step + onward * distance
            if not 0 <= place < steps:
                break
            share = share * trace.f[place]
            np.testing.assert_allclose(kept[place], share, rtol=1e-5, atol=1e-37)  # float32 has few digits below
            wanted = np.where((share <= 0.5) & np.isinf(wanted), distance, wanted)
        np.testing.assert_array_equal(lives[step], wanted)


def test_a_steady_door_has_the_half_life_of_its_opening():
    blind = LSTM(np.zeros((8, 1)), np.zeros((8, 2)), np.zeros(8))
    trace = with_gate_biases(blind, forget=np.log([1, 9]))(np.ones((9, 1)))
    np.testing.assert_allclose(typical_half_life(trace), [1, np.log(0.5) / np.log(0.9)])
    assert half_lives(trace)[0].tolist() == [1, 7]
    shut = with_gate_biases(LSTM.random(1, 1), forget=0.0)(np.ones((3, 1)), hold=[("f", 1, 0, 0.0)])
    assert typical_half_life(shut).tolist() == [0]
    opened = LSTM.random(1, 1)(np.ones((3, 1)), hold=[("f", None, 0, 1.0)])
    assert typical_half_life(opened).tolist() == [np.inf]
