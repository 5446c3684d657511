"""The loop: it learns, repeats itself by its seed, and yields what it does."""

import numpy as np
import pytest

from lstm_core import LSTM, BiLSTM
from lstm_core.train import (
    Diverged,
    Dropout,
    Example,
    Network,
    Plan,
    batches,
    decay,
    every_step,
    fit,
    gradients,
    last_step,
    one_cycle,
    pad,
)


def start(kind=BiLSTM, width=8):
    rng = np.random.default_rng(0)
    table = rng.normal(0, 0.5, (5, 3)).astype(np.float32)
    weight = rng.normal(0, 0.3, (2, width)).astype(np.float32)
    return Network(table, kind.random(3, 4, 0, dtype=np.float32), weight, np.zeros(2, np.float32))


def seen(rng):
    """Was row 1 here or before? One label a step, which only memory can give."""
    found = []
    for length in rng.integers(2, 9, size=64):
        inputs = rng.integers(5, size=length)
        found.append(Example(inputs, np.maximum.accumulate(inputs == 1).astype(int), every_step(length)))
    return found


def plan(**changes):
    given = {"epochs": 3, "rates": lambda n: one_cycle(n, 0.02), "batch_size": 8, "dropout": Dropout(0.1, 0.1)}
    return Plan(**(given | {"blank": (0, 0.1), "seed": 7} | changes))


def test_the_same_seed_gives_the_same_weights():
    once, again, other = (list(fit(start(), seen, plan(seed=s)))[-1] for s in (7, 7, 8))
    np.testing.assert_array_equal(once.network.flat(), again.network.flat())
    assert once.loss == again.loss
    assert np.abs(once.network.flat() - other.network.flat()).max() > 1e-4


def test_records_count_updates_and_epochs_and_print_nothing(capsys):
    records = list(fit(start(), seen, plan()))
    assert [record.update for record in records] == list(range(1, 25))
    assert {record.updates for record in records} == {24}
    assert [record.epoch for record in records if record.epoch_ends] == [1, 2, 3]
    assert [record.rate for record in records] == one_cycle(24, 0.02).tolist()
    assert capsys.readouterr().out == ""


def test_earlier_records_keep_their_weights():
    records = list(fit(start(), seen, plan()))
    assert len({record.network.flat().tobytes() for record in records}) == len(records)


def test_it_learns_what_only_memory_can_give():
    network, fresh = start(LSTM, 4), seen(np.random.default_rng(99))
    given = plan(epochs=25, rates=lambda n: decay(n, 0.03, 0.003), dropout=Dropout(), blank=None)
    for record in fit(network, seen, given):
        network = record.network
    right = [network.scores(example.inputs).argmax(-1) == example.targets for example in fresh]
    assert np.concatenate(right).mean() > 0.99


def test_batches_hold_every_example_once_and_little_padding():
    examples = seen(np.random.default_rng(3))
    drawn = list(batches(examples, 10, np.random.default_rng(0)))
    assert [len(batch.lengths) for batch in drawn].count(10) == 6
    whole = sorted(tuple(batch.inputs[:n, k]) for batch in drawn for k, n in enumerate(batch.lengths))
    assert whole == sorted(tuple(example.inputs) for example in examples)
    for batch in drawn:
        assert np.ptp(batch.lengths) <= 2
        beyond = np.arange(len(batch.weights))[:, None] >= batch.lengths
        assert not batch.weights[beyond].any()


def test_weights_of_steps():
    assert every_step(3, last=4).tolist() == [1, 1, 4]
    assert last_step(3).tolist() == [0, 0, 1]


def test_an_unknown_loss_is_an_error():
    with pytest.raises(KeyError):
        next(fit(start(), seen, plan(loss="hinge")))


def test_what_is_still_keeps_its_first_values():
    first = start(LSTM, 4)
    still = np.zeros(first.flat().size, bool)
    still[15:40] = True
    *_, last = fit(first, seen, plan(still=still))
    moved = last.network.flat() != first.flat()
    assert not moved[still].any()
    assert moved[~still].mean() > 0.9


def test_whole_batches_are_taken_as_they_are():
    def drawn(rng):
        return [pad(seen(rng)[:8]) for _ in range(3)]

    records = list(fit(start(), drawn, plan()))
    assert [record.epoch for record in records] == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    by_hand, _ = gradients(start(), drawn(np.random.default_rng(7))[0])
    first = next(fit(start(), drawn, plan(dropout=Dropout(), blank=None)))
    assert first.loss == pytest.approx(by_hand, rel=1e-6)


def test_plain_descent_goes_down_the_clipped_gradient():
    first, examples = start(LSTM, 4), seen(np.random.default_rng(1))[:8]
    given = plan(dropout=Dropout(), blank=None, optimiser="descent", rates=lambda n: np.full(n, 0.5), largest_norm=0.01)
    record = next(fit(first, examples, given))
    _, gradient = gradients(first, pad(examples))
    wanted = first.flat() - 0.5 * 0.01 * gradient / np.linalg.norm(gradient)
    np.testing.assert_allclose(record.network.flat(), wanted, atol=1e-6)
    assert record.norm == pytest.approx(np.linalg.norm(gradient), rel=1e-5)


def test_what_is_no_longer_finite_ends_it():
    given = plan(optimiser="descent", rates=lambda n: np.full(n, 1e39), largest_norm=np.inf)
    with pytest.raises(Diverged, match=r"update \d+: not finite any more"):
        list(fit(start(), seen, given))
