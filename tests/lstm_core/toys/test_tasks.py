"""What each toy asks, recomputed symbol by symbol, and how a typed sequence becomes inputs."""

import numpy as np
import pytest

from lstm_core.toys import TOYS, recall
from lstm_core.toys.toy import latest
from lstm_core.toys.values import LARGEST


def symbols_of(toy, inputs):
    """The symbols of one drawn sequence (T, D), dropping what is beyond its end."""
    known = {tuple(row): symbol for row, symbol in zip(toy.rows.tolist(), toy.symbols, strict=True)}
    return [known[tuple(row)] for row in inputs.tolist() if any(row)]


def flip_flop(symbols):
    state = 0
    for symbol in symbols:
        state = {"1": 1, "0": 0, ".": state}[symbol]
        yield state


def latch(symbols):
    first = 0
    for symbol in symbols:
        first = first or ".AB".index(symbol)
        yield first


def brackets(symbols):
    depth = 0
    for symbol in symbols:
        depth += 1 if symbol == "(" else -1
        yield depth


def count_to_five(symbols):
    count = 0
    for symbol in symbols:
        count = 0 if symbol == "," else count + 1
        yield int(count >= 5)


def anbn(symbols):
    for length in range(1, len(symbols) + 1):
        so_far = "".join(symbols[:length])
        yield int(so_far == "a" * (length // 2) + "b" * (length // 2))


def sandwich(symbols):
    for place in range(len(symbols)):
        yield int("A" in symbols[:place] and "B" in symbols[place + 1 :])


def first_symbol(symbols):
    for _ in symbols:
        yield "AB".index(symbols[0])


LOOPS = {
    "flip-flop": flip_flop,
    "latch": latch,
    "brackets": brackets,
    "count-to-five": count_to_five,
    "anbn": anbn,
    "sandwich": sandwich,
    "recall-30": first_symbol,
}
ALL = TOYS | {"recall-30": recall(30)}
MARKED = ("sample-and-hold", "integrator")


def marked(toy, inputs):
    """The numbers asked for, of (T, 2)."""
    said = 0.0
    for value, mark in inputs:
        if mark:
            said = value + (said if toy.name == "integrator" else 0)
        yield [said]


@pytest.mark.parametrize("name", LOOPS)
def test_targets_by_a_plain_loop(name):
    toy = ALL[name]
    batch = toy.draw(np.random.default_rng(4), 60)
    for k in range(60):
        symbols = symbols_of(toy, batch.inputs[:, k])
        wanted = list(LOOPS[name](symbols))
        assert batch.targets[: len(symbols), k].reshape(-1).tolist() == wanted
        assert len(symbols) == (toy.steps if batch.lengths is None else batch.lengths[k])


@pytest.mark.parametrize("name", MARKED)
def test_numbers_by_a_plain_loop(name):
    toy = TOYS[name]
    batch = toy.draw(np.random.default_rng(4), 60)
    assert 0.29 < np.abs(batch.inputs[..., 0]).max() <= LARGEST
    for k in range(60):
        np.testing.assert_allclose(batch.targets[:, k], list(marked(toy, batch.inputs[:, k])), atol=1e-6)


@pytest.mark.parametrize("name", ALL)
def test_a_draw_is_even_fresh_and_seeded(name):
    toy = ALL[name]
    batch, again = (toy.draw(np.random.default_rng(8), 2000) for _ in range(2))
    other = toy.draw(np.random.default_rng(9), 2000)
    np.testing.assert_array_equal(batch.inputs, again.inputs)
    assert (batch.inputs != other.inputs).any()
    assert batch.inputs.shape == (toy.steps, 2000, toy.input_size)
    assert batch.inputs.dtype == np.float32
    lengths = np.full(2000, toy.steps) if batch.lengths is None else batch.lengths
    judged = batch.weights > 0
    if toy.judged == "last":
        assert [np.flatnonzero(column).tolist() for column in judged.T] == [[n - 1] for n in lengths]
    else:
        assert judged.sum(axis=0).tolist() == lengths.tolist()
    if toy.labels:
        shares = np.bincount(batch.targets[judged].ravel(), minlength=len(toy.labels)) / judged.sum()
        assert len(shares) == len(toy.labels)
        assert shares.min() > 0.08


def test_the_sandwich_has_the_baseline_of_the_figures():
    targets = TOYS["sandwich"].draw(np.random.default_rng(0), 20_000).targets
    assert 1 - targets.mean() == pytest.approx(0.89, abs=0.02)


@pytest.mark.parametrize("name", ALL)
def test_every_symbol_can_be_typed_and_the_example_is_legal(name):
    toy = ALL[name]
    np.testing.assert_array_equal(toy.inputs("".join(toy.symbols)), toy.rows)
    assert len(set(map(tuple, toy.rows.tolist()))) == len(toy.symbols)
    targets = toy.targets(toy.inputs(toy.example))
    assert len(targets) == len(toy.tokens(toy.example))
    batch = toy.inputs(toy.example)[:, None]
    np.testing.assert_array_equal(toy.targets(batch)[:, 0], targets)


def test_the_latest_marked_place_by_a_plain_loop():
    marked = np.random.default_rng(2).random((12, 3, 4)) < 0.3
    found, wanted = latest(marked), np.zeros(marked.shape[1:], int)
    for step, now in enumerate(marked):
        wanted = np.where(now, step + 1, wanted)
        np.testing.assert_array_equal(found[step], wanted)
    np.testing.assert_array_equal(latest(marked[:, 0, 0]), found[:, 0, 0])


def test_typed_sequences():
    hold, flip, brackets = TOYS["sample-and-hold"], TOYS["flip-flop"], TOYS["brackets"]
    np.testing.assert_allclose(hold.inputs("9 0!"), [[LARGEST, 0], [-LARGEST, 1]], rtol=1e-6)
    assert hold.tokens("7!1").tokens == ("⑦", "1")
    assert brackets.inputs("（）").tolist() == [[1, 0], [0, 1]]
    assert flip.targets(flip.inputs("1..0.")).tolist() == [1, 1, 1, 0, 0]
    with pytest.raises(ValueError, match=r"text: expected symbols of 1 0 \., got x y"):
        flip.inputs("1x0y")
    with pytest.raises(ValueError, match="got ∅"):
        flip.inputs(" ")


@pytest.mark.parametrize("lag", [0, 401])
def test_a_lag_out_of_range_is_an_error(lag):
    with pytest.raises(ValueError, match=f"lag: expected 1 to 400 steps, got {lag}"):
        recall(lag)
