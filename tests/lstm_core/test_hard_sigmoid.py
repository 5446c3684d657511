"""Gates with a hard sigma: the run by the equations, every gradient by PyTorch's, and a file that keeps it."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import GRU, LSTM, RNN, BiGRU, BiLSTM, backprop, load_layer, memory_ledger, save_layer
from lstm_core.formats.weights import WeightsError, layer_to_arrays, to_bytes
from lstm_core.memory import half_lives, kept_to_end, reach, typical_half_life
from lstm_core.train.initialisation import chrono, with_gate_biases
from lstm_core.train.network import layer_like
from lstm_core.train.penalty import Penalties, with_penalties
from tests.lstm_core.oracle import cases, close, penalty, stacked, stacked_gradients, written_out

slopes = st.sampled_from([1 / 5, 1 / 6, 0.7])

PENALTIES = Penalties(gate=0.3, cell=0.2)


def hard(case, slope, **options):
    return replace(case.lstm(**options), hard_slope=slope)


@given(cases, slopes)
@pytest.mark.parametrize("reverse", [False, True])
def test_run_and_gradients_are_those_of_the_equations(reverse, case, slope):
    layer, (h0, c0), d_h = hard(case, slope), case.states(0), case.normal(case.steps, *case.batch, case.units)
    theirs = written_out(layer, case.x, h0, c0, reverse=reverse)
    torch.stack(theirs["h"]).backward(torch.tensor(d_h))
    trace = layer(case.x, h0, c0, reverse=reverse)
    for part in "ifgoch":
        close(getattr(trace, part), stacked(theirs[part]), 1e-12)
    grads = backprop(layer, trace, d_h)
    close(grads.h, stacked_gradients(theirs["h"]))
    close(grads.c, stacked_gradients(theirs["c"]))
    for name in ("weight_ih", "weight_hh", "bias", "x", "h0", "c0"):
        close(getattr(grads, name), theirs[name].grad)


@given(cases, slopes)
def test_run_is_the_loop_over_step_in_both_precisions(case, slope):
    for dtype, bound in ((np.float64, 1e-12), (np.float32, 1e-5)):
        layer, x, (h, c) = hard(case, slope, dtype=dtype), case.x.astype(dtype), case.states(0).astype(dtype)
        trace = layer(x, h, c)
        assert trace.i.dtype == dtype
        for t in range(case.steps):
            h, c = layer.step(x[t], h, c)
            assert (np.abs(trace.c[t] - c) <= bound * np.maximum(1, np.abs(c))).all()
            assert (np.abs(trace.h[t] - h) <= bound * np.maximum(1, np.abs(c))).all()


@given(cases, slopes)
def test_what_is_held_passes_no_gradient(case, slope):
    layer, d_h = hard(case, slope), case.normal(case.steps, *case.batch, case.units)
    grads = backprop(layer, layer(case.x, hold=[(part, None, None, 0.5) for part in "ifgo"]), d_h)
    assert not grads.weight_ih.any()
    assert not grads.x.any()


def test_gates_reach_0_and_1_and_the_figures_of_memory_stand():
    layer = replace(LSTM.random(1, 3, seed=1), hard_slope=0.2)
    trace = layer(np.array([[0.0], [1e4], [-1e4], [0.0], [1.0]]))
    assert {0.0, 1.0} <= set(np.concatenate([trace.i, trace.f, trace.o], axis=None))
    close(memory_ledger(trace).sum(axis=1), trace.c, 1e-12)
    assert (half_lives(trace) >= 1).all()
    assert (typical_half_life(trace) >= 0).all()
    assert ((kept_to_end(trace) >= 0) & (kept_to_end(trace) <= 1)).all()
    assert np.isfinite(reach(layer, np.array(trace.x)).c).all()


def test_the_penalties_gradient_is_that_of_finite_differences():
    layer, rng = replace(LSTM.random(2, 3, seed=4), hard_slope=0.2), np.random.default_rng(3)
    x = rng.normal(size=(5, 2))
    found = with_penalties(layer, layer(x), np.zeros((5, 3)), PENALTIES).weight_hh
    for index in np.ndindex(found.shape):
        sides = []
        for step in (1e-6, -1e-6):
            moved = layer.weight_hh.copy()
            moved[index] += step
            sides.append(penalty(replace(layer, weight_hh=moved)(x), PENALTIES))
        assert abs((sides[0] - sides[1]) / 2e-6 - found[index]) < 1e-8


def test_a_layer_made_from_another_keeps_its_gates_and_direction():
    one = replace(LSTM.random(2, 3), hard_slope=0.2, reverse=True)
    for made in (with_gate_biases(one, forget=2.0), chrono(one, 9), layer_like(one, layer_to_arrays(one))):
        assert (made.hard_slope, made.reverse) == (0.2, True)
    both = BiLSTM(one, one)
    assert layer_like(both, layer_to_arrays(both)).hard_slope == 0.2


@pytest.mark.parametrize("changed", [{"hard_slope": 0.2}, {"reverse": True}, {"hard_slope": 0.5, "reverse": True}, {}])
def test_a_file_keeps_gates_and_direction(changed):
    layer = replace(LSTM.random(2, 3, seed=1), **changed)
    back = load_layer(save_layer(layer))
    assert (back.hard_slope, back.reverse) == (layer.hard_slope, layer.reverse)
    np.testing.assert_array_equal(back.weight_hh, layer.weight_hh)
    assert load_layer(save_layer(replace(RNN.random(2, 3), reverse=True))).reverse
    both = load_layer(save_layer(BiLSTM(replace(layer, reverse=False), replace(layer, reverse=False))))
    assert both.hard_slope == layer.hard_slope
    gru = replace(GRU.random(2, 3), **changed, reset_after=False)
    back = load_layer(save_layer(gru))
    assert (back.hard_slope, back.reverse, back.reset_after) == (gru.hard_slope, gru.reverse, False)
    assert not load_layer(save_layer(BiGRU(gru, gru))).forward.reset_after


@pytest.mark.parametrize(
    ("kind", "facts", "says"),
    [
        (LSTM, '{"hard_slope": 0}', "hard_slope above 0"),
        (LSTM, '{"hard_slope": -1}', "hard_slope above 0"),
        (LSTM, '{"hard_slope": true}', "hard_slope above 0"),
        (LSTM, '{"hard_slope": null}', "hard_slope above 0"),
        (LSTM, '{"hard_slope": [0.2]}', "hard_slope above 0"),
        (LSTM, '{"hard_slope": 1e5}', "hard_slope above 0"),
        (LSTM, '{"hard_slope": 1e999}', "JSON"),
        (LSTM, '{"reverse": 1}', "reverse true or false"),
        (LSTM, '{"peepholes": true}', "hard_slope reset_after reverse, got peepholes"),
        (LSTM, '{"reverse": true, "reverse": false}', "a name twice"),
        (LSTM, "[]", "a JSON object"),
        (RNN, '{"hard_slope": 0.2}', "no hard_slope of this layer"),
        (LSTM, '{"reset_after": false}', "no reset_after of this layer"),
        (GRU, '{"reset_after": 0}', "reset_after true or false"),
        (BiGRU, '{"reverse": true}', "no reverse of this layer"),
        (BiLSTM, '{"reverse": true}', "no reverse of this layer"),
    ],
)
def test_a_file_that_says_something_else_of_its_layer_is_refused(kind, facts, says):
    with pytest.raises(WeightsError, match=f"^header: .*{says}"):
        load_layer(to_bytes(layer_to_arrays(kind.random(2, 3)), {"layer": facts}))


@pytest.mark.parametrize("slope", [0, -0.2, np.nan, np.inf, True, "0.2"])
def test_a_slope_that_is_none_is_named(slope):
    with pytest.raises(ValueError, match="hard_slope: expected a positive number or None"):
        replace(LSTM.random(2, 3), hard_slope=slope)


def test_two_readers_have_gates_of_one_kind():
    one = LSTM.random(2, 3)
    with pytest.raises(ValueError, match=r"backward: expected hard_slope None like forward, got 0.2"):
        BiLSTM(one, replace(one, hard_slope=0.2))
