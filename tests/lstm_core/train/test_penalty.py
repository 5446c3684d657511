"""The penalties: the gradient is that of loss and penalties together, by finite differences and by PyTorch."""

import numpy as np
import pytest
import torch

from lstm_core import GRU, LSTM, RNN, BiLSTM, backprop
from lstm_core.train import Batch, Network, cross_entropy, gradients
from lstm_core.train.penalty import Penalties, with_penalties
from tests.lstm_core.oracle import close, penalty, stacked_gradients, written_out

EACH = [Penalties(gate=0.7), Penalties(cell=0.4), Penalties(gate=0.7, cell=0.4)]
each_penalty = pytest.mark.parametrize("penalties", EACH, ids=["gate", "cell", "both"])


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
@each_penalty
def test_the_gradient_is_of_all_together(kind, reverse, lengths, penalties):
    start, given = network(kind, reverse), batch(lengths)
    weights = given.weights / given.weights.sum()

    def total(vector):
        moved = start.with_flat(vector)
        trace = moved.trace(given.inputs, given.lengths)
        scores = trace.h @ moved.readout_weight.T + moved.readout_bias
        return cross_entropy(scores, given.targets, weights)[0] + penalty(trace, penalties)

    vector, step = start.flat(), 1e-6
    slopes = [(total(vector + step * unit) - total(vector - step * unit)) / (2 * step) for unit in np.eye(len(vector))]
    loss, found = gradients(start, given, penalties=penalties)
    np.testing.assert_allclose(found, slopes, atol=2e-9)
    assert loss == gradients(start, given)[0]
    assert np.abs(found - gradients(start, given)[1]).max() > 1e-4


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("hold", [None, [("i", 2, None, 0.3), ("f", 1, 0, 1.0), ("c", 3, 1, 0.5)]])
@each_penalty
def test_so_are_those_of_x_and_the_first_states(reverse, hold, penalties):
    layer, rng = LSTM.random(2, 3, 4), np.random.default_rng(5)
    given = {"x": rng.normal(size=(5, 2)), "h0": rng.normal(size=3), "c0": rng.normal(size=3)}
    wanted = rng.normal(size=(5, 3))

    def total(**changed):
        trace = layer(**given | changed, hold=hold, reverse=reverse)
        return (wanted * trace.h).sum() + penalty(trace, penalties)

    found = with_penalties(layer, layer(**given, hold=hold, reverse=reverse), wanted, penalties)
    for name, array in given.items():
        for index in np.ndindex(array.shape):
            moved = np.zeros_like(array)
            moved[index] = 1e-6
            slope = (total(**{name: array + moved}) - total(**{name: array - moved})) / 2e-6
            np.testing.assert_allclose(getattr(found, name)[index], slope, atol=2e-9)


def test_it_pushes_a_half_open_gate_to_its_nearer_end_and_leaves_crisp_ones_alone():
    x, nothing = np.ones((4, 2)), np.zeros((4, 3))
    pushes = []
    for z in (-40.0, -1.0, 0.0, 1.0, 40.0):
        layer = LSTM(np.zeros((12, 2)), np.zeros((12, 3)), np.repeat([z, 0.0, 0.0, 0.0], 3))
        pushes.append(with_penalties(layer, layer(x), nothing, Penalties(gate=0.05)).bias[:3].sum())
    shut, nearly_shut, middle, nearly_open, open_ = pushes
    assert (shut, middle, open_) == pytest.approx((0, 0, 0), abs=1e-15)
    assert nearly_shut == pytest.approx(-nearly_open)
    assert nearly_shut > 1e-3  # descent lowers z


@pytest.mark.parametrize("kind", [RNN, GRU])
def test_who_has_neither_input_gates_nor_cell_pays_nothing(kind):
    layer, x = kind.random(2, 3), np.ones((4, 2))
    trace, d_h = layer(x), np.ones((4, 3))
    np.testing.assert_array_equal(with_penalties(layer, trace, d_h, EACH[2]).bias, backprop(layer, trace, d_h).bias)


def test_float32_stays_float32():
    layer = LSTM.random(2, 3, dtype=np.float32)
    found = with_penalties(layer, layer(np.ones((4, 2))), np.ones((4, 3), np.float32), EACH[2])
    assert all(array.dtype == np.float32 for array in vars(found).values())


@pytest.mark.parametrize("reverse", [False, True])
@each_penalty
def test_it_is_that_of_pytorch(reverse, penalties):
    layer, rng = LSTM.random(3, 4, 6), np.random.default_rng(7)
    x, h0, c0, d_h = (rng.normal(size=size) for size in ((7, 2, 3), (2, 4), (2, 4), (7, 2, 4)))
    theirs = written_out(layer, x, h0, c0, reverse=reverse)
    i, c, h = (torch.stack(theirs[name]) for name in "ich")
    blame = penalties.gate * (i * (1 - i)).mean() + penalties.cell * (c**2).mean()
    (blame + (torch.tensor(d_h) * h).sum()).backward()
    found = with_penalties(layer, layer(x, h0=h0, c0=c0, reverse=reverse), d_h, penalties)
    for name in ("weight_ih", "weight_hh", "bias", "x", "h0", "c0"):
        close(getattr(found, name), theirs[name].grad.numpy())
    close(found.c, stacked_gradients(theirs["c"]))


def test_one_that_is_not_there_changes_nothing():
    layer, x, d_h = LSTM.random(2, 3, 4), np.ones((4, 2)), np.ones((4, 3))
    found, alone = with_penalties(layer, layer(x), d_h, Penalties()), backprop(layer, layer(x), d_h)
    for name, array in vars(alone).items():
        np.testing.assert_array_equal(getattr(found, name), array)
