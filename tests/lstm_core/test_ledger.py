"""The ledger: its parts sum to the cell, and each is what a written-out product of doors gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import LSTM, load_specimen, memory_ledger, specimens
from tests.lstm_core.oracle import cases, close
from tests.lstm_core.test_hold import holds


@given(cases)
@pytest.mark.parametrize("reverse", [False, True])
def test_parts_are_writes_times_the_doors_since(reverse, case):
    trace = case.lstm()(case.x, *case.states(0), reverse=reverse)
    parts, steps = memory_ledger(trace), case.steps
    assert parts.shape == (steps, steps + 1, *case.batch, case.units)
    for t in range(steps):
        for s in range(steps):
            since = slice(t, s) if reverse else slice(s + 1, t + 1)
            read = s >= t if reverse else s <= t
            close(parts[t, s + 1], trace.i_g[s] * trace.f[since].prod(axis=0) if read else 0 * trace.c0, 1e-12)
        close(parts[t, 0], trace.c0 * (trace.f[t:] if reverse else trace.f[: t + 1]).prod(axis=0), 1e-12)


@given(st.data(), cases)
@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_parts_sum_to_the_cell(reverse, dtype, data, case):
    hold = data.draw(st.one_of(st.none(), holds(case.steps, case.units)))
    trace = case.lstm(dtype)(case.x, *case.states(0), hold, reverse=reverse)
    parts = memory_ledger(trace)
    any_held = trace.held[..., 4, :].any()
    assert parts.dtype == dtype
    assert parts.shape[:2] == (case.steps, case.steps + 1 + any_held)
    bound = {np.float32: 1e-5, np.float64: 1e-12}[dtype] * np.maximum(1, np.abs(trace.c))
    assert (np.abs(parts.sum(axis=1) - trace.c) <= bound).all()


@pytest.mark.parametrize("reverse", [False, True])
def test_a_held_cell_forgets_who_wrote_it(reverse):
    trace = LSTM.random(2, 3, seed=1)(np.ones((4, 2)), hold=[("c", 2, 1, 0.75)], reverse=reverse)
    parts = memory_ledger(trace)
    assert parts.shape == (4, 6, 3)
    assert parts[2, -1, 1] == 0.75
    assert not parts[2, :-1, 1].any()
    after = 1 if reverse else 3
    close(parts[after, -1, 1], 0.75 * trace.f[after, 1], 1e-15)
    assert parts[after, after + 1, 1] == trace.i_g[after, 1]
    assert not parts[:, -1, [0, 2]].any()


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("hold", [None, [("c", 1, 0, 0.5)]])
def test_unequal_lengths_are_each_sentence_alone(reverse, hold):
    layer, rng = LSTM.random(2, 3, seed=1), np.random.default_rng(5)
    x, c0, lengths = rng.normal(size=(5, 3, 2)), rng.normal(size=(3, 3)), [5, 3, 2]
    together = memory_ledger(layer(x, c0=c0, hold=hold, lengths=lengths, reverse=reverse))
    for b, length in enumerate(lengths):
        alone = memory_ledger(layer(x[:length, b], c0=c0[b], hold=hold, reverse=reverse))
        close(together[:length, : length + 1, b], alone[:, : length + 1], 1e-12)
        assert not together[length:, :, b].any()
        if hold:
            close(together[:length, -1, b], alone[:, -1], 1e-12)


def test_a_gate_of_zero_is_no_trouble():
    trace = LSTM.random(2, 3)(np.ones((4, 2)), hold=[("f", 2, None, 0.0)])
    parts = memory_ledger(trace)
    assert not parts[2:, :3].any()
    close(parts.sum(axis=1), trace.c, 1e-12)


@pytest.mark.parametrize("units", [0, [2, 0], slice(1, 3)])
def test_chosen_units(units):
    trace = LSTM.random(2, 3)(np.ones((4, 2)), hold=[("c", 1, 0, 0.5)])
    chosen, every = memory_ledger(trace, units), memory_ledger(trace)
    held = trace.held[:, 4][:, units].any()
    np.testing.assert_array_equal(chosen, every[:, : 5 + held][..., units])


@pytest.mark.parametrize("name", specimens())
@pytest.mark.parametrize("value", [None, 0.9])
def test_parts_sum_to_the_cell_of_every_shipped_model(name, value):
    specimen = load_specimen(name)
    way = "backward" if specimen.card.direction == "backward" else "forward"
    for text in specimen.card.examples:
        hold = {} if value is None else {f"hold_{way}": [("c", 1, 0, value)]}
        trace = specimen.read(text, **hold).trace
        for reader in (trace.forward, trace.backward) if hasattr(trace, "forward") else (trace,):
            apart = np.abs(memory_ledger(reader).sum(axis=1) - reader.c)
            assert (apart <= 1e-5 * np.maximum(1, np.abs(reader.c))).all()
