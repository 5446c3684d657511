"""Every gradient against PyTorch, against the equations written out, and against finite differences."""

from importlib import import_module

import numpy as np
import pytest
import torch
from hypothesis import given

from lstm_core import LSTM, RNN, BiLSTM, backprop
from tests.lstm_core.oracle import (
    cases,
    close,
    leaf,
    stacked_gradients,
    torch_gradients,
    torch_layer,
    written_out,
)


@given(cases)
def test_lstm_agrees_with_pytorch(case):
    layer, theirs, d_h = case.lstm(), torch_layer(case.lstm()), case.normal(case.steps, *case.batch, case.units)
    x, (h0, c0) = leaf(case.x), (leaf(state) for state in case.states(0))
    theirs(x, (h0[None], c0[None]))[0].backward(torch.tensor(d_h))
    grads = backprop(layer, layer(case.x, *case.states(0)), d_h)
    for name, wanted in torch_gradients(theirs).items():
        close(getattr(grads, name), wanted)
    close(grads.x, x.grad)
    close(grads.h0, h0.grad)
    close(grads.c0, c0.grad)


@given(cases)
@pytest.mark.parametrize("reverse", [False, True])
def test_lstm_gradients_of_every_state(reverse, case):
    layer, (h0, c0), d_h = case.lstm(), case.states(0), case.normal(case.steps, *case.batch, case.units)
    theirs = written_out(layer, case.x, h0, c0, reverse=reverse)
    torch.stack(theirs["h"]).backward(torch.tensor(d_h))
    grads = backprop(layer, layer(case.x, h0, c0, reverse=reverse), d_h)
    close(grads.h, stacked_gradients(theirs["h"]))
    close(grads.c, stacked_gradients(theirs["c"]))
    for name in ("weight_ih", "weight_hh", "bias", "x", "h0", "c0"):
        close(getattr(grads, name), theirs[name].grad)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("blames_c", [False, True])
def test_long_sequences_are_taken_in_pieces_that_change_nothing(monkeypatch, reverse, blames_c):
    layer, draw = LSTM.random(3, 4), np.random.default_rng(0)
    x, d_h = draw.normal(size=(23, 5, 3)), draw.normal(size=(23, 5, 4))
    d_c = draw.normal(size=(23, 5, 4)) if blames_c else None
    trace = layer(x, reverse=reverse, lengths=[23, 9, 1, 16, 23], hold=[("f", [3, 12], 1, 0.5), ("c", 7, 2, 1.0)])
    module = import_module("lstm_core.backprop.lstm")
    whole = module.lstm_gradients(layer, trace, d_h, d_c)
    for size in (1, 100, 240):  # pieces of 1, 5 and 12 steps
        monkeypatch.setattr(module, "PIECE", size)
        for name, array in vars(module.lstm_gradients(layer, trace, d_h, d_c)).items():
            assert np.array_equal(array, getattr(whole, name)), (size, name)


@given(cases)
def test_rnn_agrees_with_pytorch(case):
    layer, d_h = case.rnn(), case.normal(case.steps, *case.batch, case.units)
    theirs, x, h0 = torch_layer(layer, kind=torch.nn.RNN), leaf(case.x), leaf(case.states(0)[0])
    h = theirs(x, h0[None])[0]
    h.retain_grad()
    h.backward(torch.tensor(d_h))
    grads = backprop(layer, layer(case.x, case.states(0)[0]), d_h)
    for name, wanted in torch_gradients(theirs).items():
        close(getattr(grads, name), wanted)
    close(grads.x, x.grad)
    close(grads.h0, h0.grad)
    close(grads.h[-1], d_h[-1])


@given(cases)
def test_bilstm_agrees_with_pytorch(case):
    both = BiLSTM(case.lstm(), case.lstm(offset=1))
    d_h = case.normal(case.steps, *case.batch, 2 * case.units)
    theirs, x = torch_layer(both.forward, both.backward), leaf(case.x)
    h0, c0 = (leaf(case.normal(2, *case.batch, case.units, scale=s)) for s in (1, 0.5))
    theirs(x, (h0, c0))[0].backward(torch.tensor(d_h))
    grads = backprop(both, both(case.x, h0.detach().numpy(), c0.detach().numpy()), d_h)
    close(grads.h0, h0.grad)
    close(grads.c0, c0.grad)
    for reader, end in ((grads.forward, ""), (grads.backward, "_reverse")):
        for name, wanted in torch_gradients(theirs, end).items():
            close(getattr(reader, name), wanted)
    close(grads.x, x.grad)


@given(cases)
@pytest.mark.parametrize("kind", ["lstm", "rnn"])
@pytest.mark.parametrize("reverse", [False, True])
def test_padding_passes_no_gradient(kind, reverse, case):
    layer = getattr(case, kind)()
    lengths = np.random.default_rng(case.seed).integers(1, case.steps + 1, 3)
    x, d_h = case.normal(case.steps, 3, case.inputs), case.normal(case.steps, 3, case.units)
    states = case.normal(2, 3, case.units)[: 2 if kind == "lstm" else 1]
    together = backprop(layer, layer(x, *states, reverse=reverse, lengths=lengths), d_h)
    alone = [
        backprop(layer, layer(x[:n, b], *states[:, b], reverse=reverse), d_h[:n, b]) for b, n in enumerate(lengths)
    ]
    for name in ("weight_ih", "weight_hh", "bias"):
        close(getattr(together, name), sum(getattr(one, name) for one in alone))
    for b, length in enumerate(lengths):
        for name in ("x", "h", "c")[: 3 if kind == "lstm" else 2]:
            close(getattr(together, name)[:length, b], getattr(alone[b], name))
            assert not getattr(together, name)[length:, b].any()
        close(together.h0[b], alone[b].h0)


@pytest.mark.parametrize("kind", [LSTM, RNN, BiLSTM])
@pytest.mark.parametrize("batch", [(), (2,)])
def test_finite_differences(kind, batch):
    rng, layer = np.random.default_rng(3), kind.random(2, 3, seed=4)
    x = rng.normal(size=(5, *batch, 2))
    weights = rng.normal(size=layer(x).h.shape)
    grads = backprop(layer, layer(x), weights)

    def slope(rebuilt, array, step=1e-6):
        found = np.empty_like(array)
        for index in np.ndindex(array.shape):
            losses = []
            for sign in (1, -1):
                moved = array.copy()
                moved[index] += sign * step
                losses.append((rebuilt(moved) * weights).sum())
            found[index] = (losses[0] - losses[1]) / (2 * step)
        return found

    close(grads.x, slope(lambda moved: layer(moved).h, x), 1e-7)
    readers = ("forward", "backward") if kind is BiLSTM else (None,)
    for reader in readers:
        one, of_one = (getattr(layer, reader), getattr(grads, reader)) if reader else (layer, grads)
        arrays = {name: getattr(one, name) for name in ("weight_ih", "weight_hh", "bias")}
        for name, array in arrays.items():

            def run(moved, name=name, one=one, arrays=arrays, reader=reader):
                changed = type(one)(**(arrays | {name: moved}))
                if not reader:
                    return changed(x).h
                sides = {"forward": layer.forward, "backward": layer.backward} | {reader: changed}
                return BiLSTM(**sides)(x).h

            close(getattr(of_one, name), slope(run, array), 1e-7)


def test_float32_stays_float32():
    layer = LSTM.random(2, 3, dtype=np.float32)
    grads = backprop(layer, layer(np.ones((4, 2))), np.ones((4, 3)))
    assert all(array.dtype == np.float32 for array in vars(grads).values())


def test_what_does_not_fit_is_named():
    layer, both = LSTM.random(2, 3), BiLSTM.random(2, 3)
    x = np.ones((4, 2))
    with pytest.raises(ValueError, match=r"d_h: expected shape \(T, \[B,\] H\) = \(4, 3\), got \(3,\)"):
        backprop(layer, layer(x), np.ones(3))
    with pytest.raises(ValueError, match=r"d_h: expected shape \(T, \[B,\] 2H\) = \(4, 6\), got \(4, 3\)"):
        backprop(both, both(x), np.ones((4, 3)))
    with pytest.raises(TypeError, match="layer: expected RNN, LSTM, GRU or two of one, got str"):
        backprop("lstm", layer(x), np.ones((4, 3)))
