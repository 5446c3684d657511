"""The GRU's run against PyTorch, against the loop over its own step, and by its laws, in both variants."""

import inspect
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import GRU, backprop
from lstm_core.hold import GRU_RANGES, held_values
from lstm_core.layer import sigmoid
from lstm_core.memory import kept_to_end, reach
from tests.lstm_core.oracle import (
    cases,
    close,
    gru_written_out,
    leaf,
    stacked,
    stacked_gradients,
    torch_gradients,
    torch_layer,
)

PARTS = ("r", "z", "n", "u", "r_u", "z_h_prev", "new", "h", "h_prev", "z_x", "z_h")
ways, variants = st.booleans(), st.booleans()  # reverse, reset_after
slopes = st.sampled_from([None, 0.2])
ARRAYS = ("weight_ih", "weight_hh", "bias", "bias_hn", "x", "h0")


@given(cases)
def test_run_and_gradients_agree_with_pytorch(case):
    layer, d_h = case.gru(), case.normal(case.steps, *case.batch, case.units)
    theirs, x, h0 = torch_layer(layer, kind=torch.nn.GRU), leaf(case.x), leaf(case.states(0)[0])
    h = theirs(x, h0[None])[0]
    h.backward(torch.tensor(d_h))
    trace = layer(case.x, case.states(0)[0])
    close(trace.h, h.detach())
    grads = backprop(layer, trace, d_h)
    for name, wanted in torch_gradients(theirs).items():
        close(getattr(grads, name), wanted)
    close(grads.x, x.grad)
    close(grads.h0, h0.grad)


@given(cases)
def test_sentences_of_unequal_lengths_agree_with_pytorch(case):
    layer, lengths = case.gru(), np.random.default_rng(case.seed).integers(1, case.steps + 1, 3)
    lengths[0] = case.steps
    theirs, x = torch_layer(layer, kind=torch.nn.GRU), leaf(case.normal(case.steps, 3, case.inputs))
    d_h = case.normal(case.steps, 3, case.units)
    packed = torch.nn.utils.rnn.pack_padded_sequence(x, torch.tensor(lengths), enforce_sorted=False)
    h, _ = torch.nn.utils.rnn.pad_packed_sequence(theirs(packed)[0])
    h.backward(torch.tensor(d_h))
    trace = layer(x.detach().numpy(), lengths=lengths)
    close(trace.h, h.detach())
    grads = backprop(layer, trace, d_h)
    for name, wanted in torch_gradients(theirs).items():
        close(getattr(grads, name), wanted)
    close(grads.x, x.grad)


@given(slopes, variants, ways, cases)
def test_run_is_the_loop_over_step(slope, after, reverse, case):
    layer, x, (h, _) = case.gru(reset_after=after, hard_slope=slope), case.x, case.states(0)
    trace = layer(x, h, reverse=reverse)
    np.testing.assert_array_equal(trace.h0, h)
    for t in reversed(range(len(x))) if reverse else range(len(x)):
        close(trace.h_prev[t], h, 1e-12)
        h = layer.step(x[t], h)
        close(trace.h[t], h, 1e-12)
    assert trace.reverse is reverse


@given(variants, ways, cases)
def test_every_part_obeys_the_equations(after, reverse, case):
    layer, x = case.gru(reset_after=after), case.x
    trace = layer(x, case.states(0)[0], reverse=reverse)
    W, U, H = layer.weight_ih.T, layer.weight_hh.T, case.units
    close(trace.z_x, x @ W, 1e-12)
    close(trace.z_h[..., : 2 * H], trace.h_prev @ U[:, : 2 * H], 1e-12)
    close(trace.z_h[..., 2 * H :], (trace.h_prev if after else trace.r_u) @ U[:, 2 * H :], 1e-12)
    z_r, z_z, z_n = np.split(trace.z_x + layer.bias, 3, axis=-1)
    close(trace.r, sigmoid(z_r + trace.z_h[..., :H]), 1e-12)
    close(trace.z, sigmoid(z_z + trace.z_h[..., H : 2 * H]), 1e-12)
    close(trace.u, trace.z_h[..., 2 * H :] + layer.bias_hn if after else trace.h_prev, 1e-12)
    close(trace.n, np.tanh(z_n + (trace.r_u if after else trace.z_h[..., 2 * H :] + layer.bias_hn)), 1e-12)
    np.testing.assert_array_equal(trace.r_u, trace.r * trace.u)
    np.testing.assert_array_equal(trace.z_h_prev, trace.z * trace.h_prev)
    np.testing.assert_array_equal(trace.new, (1 - trace.z) * trace.n)
    np.testing.assert_array_equal(trace.h, trace.new + trace.z_h_prev)
    assert trace.held.shape == (*x.shape[:-1], 3, H)
    assert not trace.held.any()


@given(variants, ways, cases)
def test_padding_touches_nothing(after, reverse, case):
    layer = case.gru(reset_after=after)
    lengths = np.random.default_rng(case.seed).integers(1, case.steps + 1, 3)
    x, h0, hold = case.normal(case.steps, 3, case.inputs), case.normal(3, case.units), [("z", None, 0, 0.5)]
    x[np.arange(case.steps)[:, None] >= lengths] = np.nan
    d_h = case.normal(case.steps, 3, case.units)
    together = layer(x, h0, hold, reverse=reverse, lengths=lengths)
    grads, sums = backprop(layer, together, d_h), dict.fromkeys(layer.names, 0)
    for b, length in enumerate(lengths):
        alone = layer(x[:length, b], h0[b], hold, reverse=reverse)
        for part in (*PARTS, "x", "held"):
            close(getattr(together, part)[:length, b], getattr(alone, part), 1e-12)
            assert not getattr(together, part)[length:, b].any()
        one = backprop(layer, alone, d_h[:length, b])
        sums = {name: total + getattr(one, name) for name, total in sums.items()}
        close(grads.x[:length, b], one.x)
        close(grads.h[:length, b], one.h)
        close(grads.h0[b], one.h0)
        assert not grads.x[length:, b].any()
    for name, total in sums.items():
        close(getattr(grads, name), total)


@st.composite
def holds(draw, steps, units):
    def chosen(size):
        one = st.integers(-size, size - 1)
        return draw(st.one_of(st.none(), one, st.lists(one, min_size=1, max_size=size)))

    parts = draw(st.lists(st.sampled_from("rzn"), min_size=1, max_size=4))
    return [(part, chosen(steps), chosen(units), draw(st.floats(-1.0 if part == "n" else 0.0, 1))) for part in parts]


@given(slopes, variants, ways, st.data(), cases)
def test_held_run_and_every_gradient(slope, after, reverse, data, case):
    hold = data.draw(st.just([]) | holds(case.steps, case.units))
    layer, (h0, _) = case.gru(reset_after=after, hard_slope=slope), case.states(0)
    d_h = case.normal(case.steps, *case.batch, case.units)
    mask, values = held_values(hold, case.x, case.units, None, GRU_RANGES)
    theirs = gru_written_out(layer, case.x, h0, mask, values, reverse)
    trace = layer(case.x, h0, hold, reverse=reverse)
    for part in "rznh":
        close(getattr(trace, part), stacked(theirs[part]))
    np.testing.assert_array_equal(trace.held, mask)
    torch.stack(theirs["h"]).backward(torch.tensor(d_h))
    grads = backprop(layer, trace, d_h)
    for name in ARRAYS:
        wanted = theirs[name].grad
        close(getattr(grads, name), np.zeros_like(getattr(grads, name)) if wanted is None else wanted)
    close(grads.h, stacked_gradients(theirs["h"]))


@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize("batch", [(), (2,)])
def test_finite_differences(batch, after):
    rng, layer = np.random.default_rng(3), replace(GRU.random(2, 3, seed=4), reset_after=after)
    x, weights = rng.normal(size=(5, *batch, 2)), rng.normal(size=(5, *batch, 3))
    grads = backprop(layer, layer(x), weights)
    for name in layer.names:
        array = getattr(layer, name)
        found = np.empty_like(array)
        for index in np.ndindex(array.shape):
            step = np.zeros_like(array)
            step[index] = 1e-6
            up, down = (replace(layer, **{name: array + s * step})(x).h for s in (1, -1))
            found[index] = ((up - down) * weights).sum() / 2e-6
        close(getattr(grads, name), found, 1e-7)


@given(variants, ways, cases)
def test_z_of_1_keeps_h_and_z_of_0_forgets_it(after, reverse, case):
    layer, (h0, _) = case.gru(reset_after=after), case.states(0)
    kept = layer(case.x, h0, [("z", None, None, 1.0)], reverse=reverse)
    np.testing.assert_array_equal(kept.h, np.broadcast_to(h0, kept.h.shape))
    forgot = layer(case.x, h0, [("z", None, None, 0.0)], reverse=reverse)
    np.testing.assert_array_equal(forgot.h, forgot.n)


@given(variants, cases)
def test_r_of_0_hides_h_from_the_candidate_and_leaves_it_in_the_state(after, case):
    layer, (h0, other) = case.gru(reset_after=after), case.states(0)
    hold = [("r", 0, None, 0.0), ("z", 0, None, 0.5)]
    one, two = layer(case.x[:1], h0, hold), layer(case.x[:1], other, hold)
    np.testing.assert_array_equal(one.n, two.n)
    close(one.h - two.h, 0.5 * (h0 - other)[None], 1e-12)


@given(cases)
def test_h_stays_between_the_old_one_and_the_candidate(case):
    trace = case.gru()(case.x, case.states(0)[0])
    low, high = np.minimum(trace.n, trace.h_prev), np.maximum(trace.n, trace.h_prev)
    assert (trace.h >= low - 1e-12).all()
    assert (trace.h <= high + 1e-12).all()


@given(cases)
def test_the_variants_agree_where_nothing_is_reset_and_differ_where_something_is(case):
    layer, h0 = case.gru(), case.normal(case.units)
    other, x = replace(layer, reset_after=False), case.normal(case.steps, case.inputs)
    opened = [("r", None, None, 1.0)]
    close(layer(x, h0, opened).h, other(x, h0, opened).h, 1e-12)
    assert (layer(x[:1], h0).n != other(x[:1], h0).n).any()


@given(cases)
def test_run_is_the_loop_over_step_in_float32(case):
    layer, x, h = case.gru(np.float32), case.x.astype("f4"), case.states(0)[0].astype("f4")
    trace = layer(x, h)
    assert all(getattr(trace, part).dtype == np.float32 for part in PARTS)
    assert all(array.dtype == np.float32 for array in vars(backprop(layer, trace, trace.h)).values())
    for t in range(len(x)):
        h = layer.step(x[t], h)
        assert np.abs(trace.h[t] - h).max() <= 1e-5


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_saturated_inputs_stay_finite(dtype):
    layer = GRU.random(3, 4, seed=1, dtype=dtype)
    trace = layer(1e4 * np.sign(np.random.default_rng(0).normal(size=(6, 3))))  # a warning would fail
    assert all(np.isfinite(getattr(trace, part)).all() for part in PARTS)


@pytest.mark.parametrize("reverse", [False, True])
def test_reach_is_the_gradient_and_the_doors_of_z(reverse):
    layer, x = GRU.random(3, 6, 1), np.random.default_rng(2).normal(size=(12, 3))
    found, trace = reach(layer, x, 5, reverse=reverse), layer(x, reverse=reverse)
    theirs = gru_written_out(layer, x, np.zeros(6), reverse=reverse)
    w = np.random.default_rng(5).normal(size=6)
    (theirs["h"][0 if reverse else -1] @ torch.tensor(w / np.linalg.norm(w))).backward()
    by_h = stacked_gradients(theirs["h"])[:: -1 if reverse else 1]
    np.testing.assert_allclose(found.h, np.linalg.norm(by_h, axis=1), rtol=1e-8)
    assert found.c is None
    z = trace.z[:: -1 if reverse else 1]
    np.testing.assert_allclose(found.kept, [np.prod(z[t + 1 :], axis=0) for t in range(12)])
    np.testing.assert_allclose(kept_to_end(trace), found.kept)
    np.testing.assert_allclose(found.belt, np.linalg.norm(found.kept * by_h[-1], axis=1))


def test_nothing_of_a_layer_or_trace_can_be_overwritten():
    layer = GRU.random(2, 3)
    trace = layer(np.ones((4, 2)), hold=[("n", 1, None, 0.0)])
    for array in (*(getattr(layer, name) for name in layer.names), *trace):
        if isinstance(array, np.ndarray):
            with pytest.raises(ValueError, match="read-only"):
                array[...] = 0


def test_random_is_seeded():
    one, again = GRU.random(3, 4, seed=5), GRU.random(3, 4, seed=5)
    np.testing.assert_array_equal(one.weight_hh, again.weight_hh)
    assert (one.weight_hh != GRU.random(3, 4, seed=6).weight_hh).any()
    assert max(abs(one.weight_ih).max(), abs(one.weight_hh).max()) <= 0.5
    assert not one.bias.any()
    assert not one.bias_hn.any()


def test_the_step_can_be_shown_in_a_lesson():
    lines = [line.split("#")[0].strip() for line in inspect.getsource(GRU.step).splitlines()]
    assert len(lines) <= 25
    for part in "rznh":
        assert sum(line.startswith(f"{part} = ") for line in lines) == 1


W, U, B = np.ones((6, 3)), np.ones((6, 2)), np.ones(6)


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ((np.ones((8, 3)), U, B, B[:2]), r"weight_ih: expected shape \(3H, D\) = \(6, 3\), got \(8, 3\)"),
        ((W, np.ones((8, 2)), B, B[:2]), r"weight_hh: expected shape \(3H, H\) = \(6, 2\), got \(8, 2\)"),
        ((W, U, B, B), r"bias_hn: expected shape \(H,\) = \(2,\), got \(6,\)"),
        ((W, U, B, np.full(2, np.nan)), r"bias_hn: expected finite values"),
        ((W, U, B, B[:2].astype("f4")), r"bias_hn: expected float64 like weight_ih, got float32"),
    ],
)
def test_wrong_weights_are_named(arrays, message):
    with pytest.raises(ValueError, match=message):
        GRU(*arrays)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (("f", None, None, 1.0), "hold: expected a part of r, z, n, got 'f'"),
        (("z", None, None, 1.5), r"hold: expected a finite number in \[0, 1\] for z, got 1.5"),
        (("n", None, None, -1.5), r"hold: expected a finite number in \[-1, 1\] for n, got -1.5"),
    ],
)
def test_wrong_holds_are_named(entry, message):
    with pytest.raises(ValueError, match=message):
        GRU(W, U, B, B[:2])(np.ones((4, 3)), hold=[entry])
