"""A workspace serves one run after the other: none leaves anything to the next, and no trace is written to again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from lstm_core import GRU, LSTM, RNN
from lstm_core.fused import workspace

LAYERS = [layer.random(3, 4, seed=seed) for seed, layer in enumerate((RNN, LSTM, GRU))]
LAYERS.append(replace(LAYERS[-1], reset_after=False))  # it has the workspaces of the other
CELLS = pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.kind)


def sentences(number, *batch):
    return np.random.default_rng(7).normal(size=(number, 5, *batch, 3))


def states(layer, x, **start):
    """h of a loop over the step."""
    h, *rest = (start.get(name, np.zeros(layer.hidden_size)) for name in ("h0", "c0")[: 1 + (layer.kind == "lstm")])
    found = []
    for x_t in x:
        result = layer.step(x_t, h, *rest)
        h, *rest = result if isinstance(result, tuple) else (result,)
        found.append(h)
    return np.array(found)


@CELLS
@pytest.mark.parametrize("batch", [(), (1,), (2,)])
def test_a_trace_stays_as_it_is_while_others_of_its_shape_are_made(layer, batch):
    x, *others = sentences(4, *batch)
    trace = layer(x)
    before = [np.array(array) for array in trace[: trace._fields.index("reverse")]]
    for other in others:
        layer(other)
    for was, array in zip(before, trace, strict=False):
        np.testing.assert_array_equal(array, was)


@CELLS
def test_the_start_of_one_run_is_not_that_of_the_next(layer):
    x, start = sentences(1)[0], dict.fromkeys(("h0", "c0")[: 1 + (layer.kind == "lstm")], np.full(4, 0.5))
    np.testing.assert_allclose(layer(x, **start).h, states(layer, x, **start), atol=1e-12)
    np.testing.assert_allclose(layer(x).h, states(layer, x), atol=1e-12)


@CELLS
def test_runs_at_once_do_not_meet(layer):
    given = sentences(200)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda x: layer(x).h, given))
    np.testing.assert_allclose(found, [states(layer, x) for x in given], atol=1e-12)


def test_a_small_workspace_is_taken_up_again_and_two_runs_never_have_the_same():
    def lay_out(steps, batch, size, dtype):
        block = np.empty((steps, *batch, size), dtype)
        return block, (block,), iter(block)

    shape = (lay_out, 5, (), 4, np.dtype(float))
    (one, place), (other, _) = workspace.take(*shape), workspace.take(*shape)
    assert not np.shares_memory(one.block, other.block)
    left = workspace.leave(one, place)
    assert not np.shares_memory(left, one.block)
    assert not left.flags.writeable
    for steps in range(workspace.MOST_SHAPES):  # what is not kept takes nobody's place
        large, nowhere = workspace.take(lay_out, steps + workspace.MOST_UNITS, (), 2, np.dtype(float))
        assert workspace.leave(large, nowhere) is large.block
        assert not large.block.flags.writeable
    again, _ = workspace.take(*shape)
    assert again.block is one.block


def test_both_variants_of_a_gru_use_one_workspace_in_turn():
    x, after, before = sentences(1)[0], *LAYERS[-2:]
    for layer in (after, before, after, before):
        np.testing.assert_allclose(layer(x).h, states(layer, x), atol=1e-12)
