"""The gradient of a whole network, padding included, against PyTorch, finite differences and single sentences."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from lstm_core import GRU, LSTM, RNN, BiGRU, BiLSTM, BiRNN
from lstm_core.train import Dropout, Example, Network, gradients, pad
from lstm_core.train.losses import LOSSES, cross_entropy, squared_error

V, D, H, L = 7, 3, 4, 3
KINDS = [(kind, False) for kind in (RNN, LSTM, GRU, BiRNN, BiLSTM, BiGRU)] + [(LSTM, True), (GRU, True)]
TWO = (BiRNN, BiLSTM, BiGRU)
THEIRS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


def network(kind, reverse=False, *, seed=0, vectors=False):
    rng = np.random.default_rng(seed)
    width = 2 * H if kind in TWO else H
    embedding = None if vectors else rng.standard_normal((V, D))
    layer = kind.random(D, H, seed)
    if kind is GRU:
        layer = replace(layer, bias_hn=rng.standard_normal(H))
    return Network(embedding, layer, rng.standard_normal((L, width)), rng.standard_normal(L), reverse)


def examples(loss, *, seed=0, vectors=False, last_only=False):
    rng, found = np.random.default_rng(seed), []
    for length in (5, 1, 3, 8):
        inputs = rng.standard_normal((length, D)) if vectors else rng.integers(V, size=length)
        targets = rng.integers(L, size=length) if loss == "cross_entropy" else rng.standard_normal((length, L))
        weights = rng.random(length)
        weights[: length - 1] *= not last_only
        found.append(Example(inputs, targets, weights))
    return found


def torch_gradients(net, batch, loss):
    """The same loss and gradients by PyTorch's embedding, LSTM or RNN over packed sequences, and linear layer."""
    two, gru = isinstance(net.layer, TWO), net.layer.kind == "gru"
    layer = THEIRS[net.layer.kind](D, H, bidirectional=two or net.reverse, dtype=torch.float64)
    sides = [net.layer.forward, net.layer.backward] if two else [net.layer]
    named = zip(("", "_reverse") if two else ("_reverse",) if net.reverse else ("",), sides, strict=True)
    leaves = []
    with torch.no_grad():
        for suffix, side in named:
            for name, value in (("weight_ih", side.weight_ih), ("weight_hh", side.weight_hh), ("bias_ih", side.bias)):
                leaf = getattr(layer, f"{name}_l0{suffix}").copy_(torch.tensor(value))
                leaves.append((leaf, slice(None)))
            bias_hh = getattr(layer, f"bias_hh_l0{suffix}").zero_()
            if gru:
                bias_hh[2 * H :] = torch.tensor(side.bias_hn)
                leaves.append((bias_hh, slice(2 * H, None)))
    extra = [torch.tensor(a, requires_grad=True) for a in (net.readout_weight, net.readout_bias)]
    if net.embedding is None:
        table, x = [], torch.tensor(batch.inputs)
    else:
        table = [torch.tensor(net.embedding, requires_grad=True)]
        x = table[0][torch.tensor(batch.inputs)]
    leaves = [(leaf, slice(None)) for leaf in table] + leaves + [(leaf, slice(None)) for leaf in extra]
    packed = pack_padded_sequence(x, torch.tensor(batch.lengths), enforce_sorted=False)
    h = pad_packed_sequence(layer(packed)[0])[0]
    scores = (h[..., H:] if net.reverse else h) @ extra[0].T + extra[1]
    weights = torch.tensor(batch.weights / batch.weights.sum())
    if loss == "cross_entropy":
        chances = torch.log_softmax(scores, -1)
        each = -chances.gather(-1, torch.tensor(batch.targets)[..., None])[..., 0]
    else:
        each = ((scores - torch.tensor(batch.targets)) ** 2).sum(-1)
    total = (weights * each).sum()
    total.backward()
    return total.item(), np.concatenate([leaf.grad.numpy().ravel()[own] for leaf, own in leaves])


@pytest.mark.parametrize(("kind", "loss"), list(product(KINDS, LOSSES)))
@pytest.mark.parametrize("vectors", [False, True])
@pytest.mark.parametrize("last_only", [False, True])
def test_loss_and_gradient_are_torchs(kind, loss, vectors, last_only):
    net = network(*kind, vectors=vectors)
    batch = pad(examples(loss, vectors=vectors, last_only=last_only))
    expected, by_torch = torch_gradients(net, batch, loss)
    total, ours = gradients(net, batch, loss=loss)
    assert abs(total - expected) < 1e-12
    np.testing.assert_allclose(ours, by_torch, rtol=0, atol=1e-10)


@pytest.mark.parametrize("kind", KINDS)
def test_the_gradient_is_the_slope(kind):
    net, batch = network(*kind, seed=3), pad(examples("cross_entropy", seed=3))
    start, ours = net.flat(), gradients(net, batch)[1]
    for k in np.random.default_rng(0).choice(start.size, 40, replace=False):
        around = []
        for step in (1e-5, -1e-5):
            moved = start.copy()
            moved[k] += step
            around.append(gradients(net.with_flat(moved), batch)[0])
        assert abs((around[0] - around[1]) / 2e-5 - ours[k]) < 1e-8


@pytest.mark.parametrize("kind", KINDS)
def test_padding_touches_neither_loss_nor_state(kind):
    net, each = network(*kind, seed=1), examples("cross_entropy", seed=1)
    batch = pad(each)
    scores = net.scores(batch.inputs, batch.lengths)
    for place, example in enumerate(each):
        np.testing.assert_allclose(scores[: len(example.inputs), place], net.scores(example.inputs), atol=1e-12)
    alone = [gradients(net, pad([example])) for example in each]
    share = np.array([example.weights.sum() for example in each]) / batch.weights.sum()
    total, together = gradients(net, batch)
    assert abs(sum(s * loss for s, (loss, _) in zip(share, alone, strict=True)) - total) < 1e-12
    np.testing.assert_allclose(sum(s * g for s, (_, g) in zip(share, alone, strict=True)), together, atol=1e-12)


def test_what_stands_in_the_padding_does_not_matter():
    net, batch = network(BiLSTM), pad(examples("cross_entropy"))
    before = gradients(net, batch)
    beyond = np.arange(len(batch.inputs))[:, None] >= batch.lengths
    batch.inputs[beyond], batch.targets[beyond] = V - 1, L - 1
    after = gradients(net, batch)
    assert before[0] == after[0]
    np.testing.assert_array_equal(before[1], after[1])


def test_flat_and_back():
    for kind in KINDS:
        net = network(*kind)
        again = net.with_flat(net.flat() * 2)
        assert again.reverse == net.reverse
        for name, array in net.arrays().items():
            np.testing.assert_array_equal(again.arrays()[name], 2 * array)


@pytest.mark.slow
def test_dropout_keeps_the_mean_and_blames_what_it_kept():
    net, batch = network(LSTM, vectors=True), pad(examples("cross_entropy", vectors=True))
    rng, plain = np.random.default_rng(0), gradients(net, batch)
    drawn = [gradients(net, batch, dropout=Dropout(h=0.3), rng=rng)[1] for _ in range(3000)]
    bias = slice(-L, None)
    assert np.abs(np.mean(drawn, axis=0)[bias] - plain[1][bias]).max() < 0.05
    assert np.std(drawn, axis=0).max() > 0.01
    none = gradients(net, batch, dropout=Dropout(), rng=rng)
    np.testing.assert_array_equal(none[1], plain[1])


def test_losses_at_known_values():
    scores, ones = np.zeros((1, 1, 4)), np.ones((1, 1))
    loss, slope = cross_entropy(scores, np.array([[2]]), ones)
    assert loss == pytest.approx(np.log(4))
    np.testing.assert_allclose(slope[0, 0], [0.25, 0.25, -0.75, 0.25])
    loss, slope = squared_error(np.array([[[3.0]]]), np.array([[[1.0]]]), ones)
    assert (loss, slope.item()) == (4.0, 4.0)
