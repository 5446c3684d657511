"""Toys in training: switches do what they say, records repeat by their seed, and a unit learns its task."""

import numpy as np
import pytest

from lstm_core import LSTM, BiLSTM, open_specimen, save_specimen
from lstm_core.toys import SOLVED, TOYS, Switches, as_specimen, toy_network, train
from lstm_core.train import Network
from tests.sweep import swept


@pytest.mark.parametrize("name", swept(["flip-flop", "latch", "anbn"]))
def test_a_quick_toy_is_solved(name):
    toy = TOYS[name]
    *_, last = train(toy, Switches(seed=1, updates=400), every=400)
    assert toy.accuracy(last.network, np.random.default_rng(9)) >= SOLVED


@pytest.mark.parametrize("seed", swept([0, 1, 2, 3]))
def test_one_unit_counts_to_five(seed):
    toy = TOYS["count-to-five"]
    assert toy.units == 1
    *_, last = train(toy, Switches(seed=seed), every=10_000)
    assert toy.accuracy(last.network, np.random.default_rng(9)) >= SOLVED


@pytest.mark.parametrize(("name", "seed"), swept([("sample-and-hold", 10), ("sample-and-hold", 29), ("sandwich", 5)]))
def test_a_start_that_once_led_nowhere_does_not_any_more(name, seed):
    """With the read-out's bias at 0, or a candidate as loud as the gates, these ended at .89 right and R² .75."""
    *_, last = train(TOYS[name], Switches(seed=seed), every=10_000)
    assert TOYS[name].accuracy(last.network, np.random.default_rng(9)) >= SOLVED


@pytest.mark.parametrize("name", TOYS)
def test_it_begins_with_what_is_best_said_without_reading(name):
    toy = TOYS[name]
    batch = toy.draw(np.random.default_rng(77), 5000)
    wanted, bias = batch.targets[batch.weights > 0], toy_network(toy, Switches(seed=4)).readout_bias
    if toy.labels:
        shares = np.bincount(wanted) / len(wanted)
        assert np.exp(bias) == pytest.approx(shares, abs=0.02)
    else:
        assert bias == pytest.approx(wanted.mean(axis=0), abs=0.1)


def test_only_where_numbers_are_said_the_candidate_begins_quietly():
    for name, quiet in (("sample-and-hold", 0.1), ("integrator", 0.1), ("latch", 1)):
        toy = TOYS[name]
        layer, size = toy_network(toy, Switches(seed=4)).layer, toy.units
        ratio = layer.weight_ih / LSTM.random(toy.input_size, size, 4, dtype=np.float32).weight_ih
        np.testing.assert_allclose(ratio[2 * size : 3 * size], quiet, rtol=1e-5)
        np.testing.assert_array_equal(np.delete(ratio, np.s_[2 * size : 3 * size], axis=0), 1)


@pytest.mark.parametrize("name", swept(TOYS))
def test_every_toy_learns(name):
    toy = TOYS[name]
    first, *_, last = train(toy, Switches(seed=2, updates=200), every=200)
    assert last.accuracy > first.accuracy + 0.03
    assert (last.update, last.updates) == (200, 200)


def test_records_of_a_run():
    records = list(train(TOYS["flip-flop"], Switches(updates=60), every=20))
    assert [record.update for record in records] == list(range(61))
    assert [record.update for record in records if record.accuracy is not None] == [0, 20, 40, 60]
    assert np.isnan(records[0].loss)
    assert np.isfinite([record.loss for record in records[1:]]).all()
    assert (np.diff([record.seconds for record in records]) >= 0).all()
    assert len({record.network.flat().tobytes() for record in records}) == 61


@pytest.mark.parametrize("name", ["integrator", "sandwich", "anbn"])
def test_the_same_seed_gives_the_same_records(name):
    once, again, other = (list(train(TOYS[name], Switches(seed=s, updates=40))) for s in (3, 3, 4))
    for one, two in zip(once, again, strict=True):
        np.testing.assert_array_equal(one.network.flat(), two.network.flat())
        assert (one.loss, one.accuracy) == (two.loss, two.accuracy) or one.update == 0
    assert np.abs(once[-1].network.flat() - other[-1].network.flat()).max() > 1e-3


@pytest.mark.parametrize("name", ["sample-and-hold", "sandwich"])
def test_recurrent_weights_held_at_zero_stay_there(name):
    *_, last = train(TOYS[name], Switches(recurrent=False, updates=40))
    layer = last.network.layer
    for reader in (layer.forward, layer.backward) if isinstance(layer, BiLSTM) else (layer,):
        assert not reader.weight_hh.any()
        assert (reader.weight_ih != 0).all()


def test_switches_set_the_beginning():
    toy = TOYS["latch"]
    layer = toy_network(toy, Switches(units=3, forget_bias=4.0, input_bias=-2.0)).layer
    assert layer.bias.tolist() == [-2] * 3 + [4] * 3 + [0] * 6
    assert np.abs(layer.weight_hh).max() <= 3**-0.5
    assert toy_network(toy, Switches()).layer.hidden_size == toy.units
    assert not toy_network(TOYS["sample-and-hold"], Switches()).layer.weight_hh.any()
    assert toy_network(TOYS["sample-and-hold"], Switches(recurrent=True)).layer.weight_hh.any()
    assert isinstance(toy_network(TOYS["sandwich"], Switches()).layer, BiLSTM)
    assert isinstance(toy_network(TOYS["sandwich"], Switches(forward_only=True)).layer, LSTM)


@pytest.mark.slow
def test_the_gate_penalty_shuts_what_stood_half_open():
    toy, loose = TOYS["flip-flop"], {}
    for strength in (0.0, 0.5):
        *_, last = train(toy, Switches(seed=1, gate_penalty=strength, input_bias=-2.0, recurrent=False))
        trace = last.network.trace(toy.draw(np.random.default_rng(5), 200).inputs)
        loose[strength] = float((trace.i * (1 - trace.i)).mean())
    assert loose[0.5] < 0.3 * loose[0.0]
    assert toy.accuracy(last.network, np.random.default_rng(6)) >= SOLVED


def test_accuracy_by_hand():
    toy = TOYS["flip-flop"]
    network = Network(None, LSTM.random(3, 1, dtype=np.float32), np.zeros((2, 1), np.float32), np.float32([0, 1]))
    batch = toy.draw(np.random.default_rng(3), 700)
    assert toy.accuracy(network, np.random.default_rng(3), 700) == pytest.approx(batch.targets.mean())
    toy = TOYS["integrator"]
    batch = toy.draw(np.random.default_rng(3), 50)
    for said, wanted in ((batch.targets, 1), (np.full_like(batch.targets, batch.targets.mean()), 0)):
        assert toy.accuracy_of_scores(said, batch) == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("name", TOYS)
def test_a_trained_toy_is_a_specimen_that_is_saved_and_opened(name):
    toy, switches = TOYS[name], Switches(updates=40, clip=float("inf"))
    *_, last = train(toy, switches)
    specimen = as_specimen(toy, last, switches)
    opened = open_specimen(save_specimen(specimen))
    text = "".join(toy.tokens(toy.example).tokens)
    reading = opened.read(text)
    np.testing.assert_array_equal(reading.x, toy.inputs(toy.example))
    np.testing.assert_allclose(reading.trace.h, last.network.trace(toy.inputs(toy.example)).h, atol=1e-6)
    if toy.labels:
        said = last.network.scores(toy.inputs(toy.example)).argmax(axis=-1)
        assert reading.labels == tuple(toy.labels[k] for k in said)
    assert opened.card.parameters == last.network.flat().size
    assert opened.card.training["update"] == 40
