"""The gate penalty: the gradient is that of loss and penalty together, by finite differences."""

import numpy as np
import pytest

from lstm_core import LSTM, RNN, BiLSTM, backprop
from lstm_core.train import Batch, Network, cross_entropy, gradients
from lstm_core.train.penalty import with_gate_penalty
from tests.lstm_core.oracle import gate_penalty


def network(kind, reverse=False):
    rng = np.random.default_rng(2)
    width = 6 if kind is BiLSTM else 3
    return Network(None, kind.random(2, 3, 4), rng.normal(size=(2, width)), np.zeros(2), reverse)


def batch(lengths):
    rng = np.random.default_rng(3)
    weights = np.ones((5, 4)) if lengths is None else (np.arange(5)[:, None] < lengths).astype(float)
    return Batch(rng.normal(size=(5, 4, 2)), rng.integers(2, size=(5, 4)), weights, lengths)


@pytest.mark.parametrize(("kind", "reverse"), [(LSTM, False), (LSTM, True), (BiLSTM, False)])
@pytest.mark.parametrize("lengths", [None, np.array([5, 3, 1, 4])])
def test_the_gradient_is_of_both_together(kind, reverse, lengths):
    start, given, strength = network(kind, reverse), batch(lengths), 0.7
    weights = given.weights / given.weights.sum()

    def both(vector):
        moved = start.with_flat(vector)
        trace = moved.trace(given.inputs, given.lengths)
        scores = trace.h @ moved.readout_weight.T + moved.readout_bias
        return cross_entropy(scores, given.targets, weights)[0] + gate_penalty(trace, strength)

    vector, step = start.flat(), 1e-6
    slopes = [(both(vector + step * unit) - both(vector - step * unit)) / (2 * step) for unit in np.eye(len(vector))]
    loss, found = gradients(start, given, gate_penalty=strength)
    np.testing.assert_allclose(found, slopes, atol=2e-9)
    assert loss == gradients(start, given)[0]
    assert np.abs(found - gradients(start, given)[1]).max() > 1e-4


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("hold", [None, [("i", 2, None, 0.3), ("f", 1, 0, 1.0)]])
def test_so_are_those_of_x_and_the_first_states(reverse, hold):
    layer, rng = LSTM.random(2, 3, 4), np.random.default_rng(5)
    given = {"x": rng.normal(size=(5, 2)), "h0": rng.normal(size=3), "c0": rng.normal(size=3)}
    wanted = rng.normal(size=(5, 3))

    def both(**changed):
        trace = layer(**given | changed, hold=hold, reverse=reverse)
        return (wanted * trace.h).sum() + gate_penalty(trace, 0.7)

    found = with_gate_penalty(layer, layer(**given, hold=hold, reverse=reverse), wanted, 0.7)
    for name, array in given.items():
        for index in np.ndindex(array.shape):
            moved = np.zeros_like(array)
            moved[index] = 1e-6
            slope = (both(**{name: array + moved}) - both(**{name: array - moved})) / 2e-6
            np.testing.assert_allclose(getattr(found, name)[index], slope, atol=2e-9)


def test_it_pushes_a_half_open_gate_to_its_nearer_end_and_leaves_crisp_ones_alone():
    x, nothing = np.ones((4, 2)), np.zeros((4, 3))
    pushes = []
    for z in (-40.0, -1.0, 0.0, 1.0, 40.0):
        layer = LSTM(np.zeros((12, 2)), np.zeros((12, 3)), np.repeat([z, 0.0, 0.0, 0.0], 3))
        pushes.append(with_gate_penalty(layer, layer(x), nothing, 0.05).bias[:3].sum())
    shut, nearly_shut, middle, nearly_open, open_ = pushes
    assert (shut, middle, open_) == pytest.approx((0, 0, 0), abs=1e-15)
    assert nearly_shut == pytest.approx(-nearly_open)
    assert nearly_shut > 1e-3  # descent lowers z


def test_an_rnn_has_no_gates():
    layer, x = RNN.random(2, 3), np.ones((4, 2))
    trace, d_h = layer(x), np.ones((4, 3))
    np.testing.assert_array_equal(with_gate_penalty(layer, trace, d_h, 1.0).bias, backprop(layer, trace, d_h).bias)


def test_float32_stays_float32():
    layer = LSTM.random(2, 3, dtype=np.float32)
    found = with_gate_penalty(layer, layer(np.ones((4, 2))), np.ones((4, 3), np.float32), 0.05)
    assert all(array.dtype == np.float32 for array in vars(found).values())
