"""The duel: turns by time worked, outcomes by state, and the lesson of clipping."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from lstm_core import GRU, LSTM, RNN
from lstm_core.memory import reach
from lstm_core.toys import (
    CLIPPED,
    CLIPPING_LAG,
    UNCLIPPED,
    Contender,
    contender_network,
    duel,
    of_equal_size,
    parameters,
    recall,
    turns,
)
from lstm_core.train import Diverged
from tests.sweep import swept


def test_who_has_worked_least_has_the_turn():
    worked = {0: 0.0, 1: 0.0}
    for turn in duel([Contender("rnn", units=4), Contender("lstm", units=4)], lag=120, budget=0.4):
        assert worked[turn.side] == min(worked.values())
        worked[turn.side] = turn.seconds if turn.state == "learning" else np.inf
        assert len(turn.losses) == len(turn.norms) == 20
    assert worked == {0: np.inf, 1: np.inf}


def test_a_turn_ends_in_an_outcome():
    *learning, end = turns(Contender("lstm", chrono=True), recall(20), budget=30)
    assert end.state == "solved"
    assert all(turn.state == "learning" for turn in learning)
    assert recall(20).accuracy(end.network, np.random.default_rng(0)) > 0.98
    *_, end = turns(Contender("lstm"), recall(100), budget=0.2)
    assert end.state == "unsolved"
    assert end.seconds >= 0.2


def test_how_contenders_begin():
    toy = recall(40)
    layer = contender_network(Contender("rnn", units=5, gain=1.3), toy).layer
    assert isinstance(layer, RNN)
    np.testing.assert_allclose(layer.weight_hh @ layer.weight_hh.T, 1.69 * np.eye(5), atol=1e-5)
    layer = contender_network(Contender("lstm", units=5, forget_bias=3.0), toy).layer
    assert isinstance(layer, LSTM)
    assert layer.bias[5:10].tolist() == [3] * 5
    forget = np.exp(contender_network(Contender("lstm", units=50, chrono=True), toy).layer.bias[50:100])
    assert 1 <= forget.min() <= forget.max() <= 39
    with pytest.raises(ValueError, match="kind: expected rnn, lstm, gru, got 'cnn'"):
        contender_network(Contender("cnn"), toy)
    layer = contender_network(Contender("gru", units=5), toy).layer
    assert isinstance(layer, GRU)
    assert max(abs(layer.weight_hh).max(), abs(layer.weight_ih).max()) <= 5**-0.5


def test_equal_size_is_the_nearest():
    toy, lstm = recall(40), Contender("lstm", units=8)
    rnn = of_equal_size(Contender("rnn", seed=5), lstm, toy)
    sizes = {units: contender_network(replace(rnn, units=units), toy).flat().size for units in range(1, 65)}
    aim = contender_network(lstm, toy).flat().size
    assert abs(sizes[rnn.units] - aim) == min(abs(size - aim) for size in sizes.values())
    assert (rnn.units, rnn.seed) == (19, 5)
    large = of_equal_size(Contender("rnn"), Contender("lstm", units=64), toy)
    aim = parameters(Contender("lstm", units=64), toy)
    assert abs(parameters(large, toy) - aim) < 0.01 * aim


@pytest.mark.parametrize("kind", ["rnn", "lstm", "gru"])
def test_the_same_seed_gives_the_same_losses(kind):
    once, again = (next(turns(Contender(kind, seed=3), recall(30), 1.0)).losses for _ in range(2))
    np.testing.assert_array_equal(once, again)


def test_a_gru_learns_over_a_few_steps():
    contender, toy = Contender("gru", seed=1), recall(5)
    assert list(turns(contender, toy, 60.0))[-1].state == "solved"
    assert parameters(contender, toy) == contender_network(contender, toy).flat().size


@pytest.mark.parametrize("seed", swept(range(4)))
def test_clipping_decides_whether_it_learns(seed):
    wild, tame = (replace(contender, seed=seed) for contender in (UNCLIPPED, CLIPPED))
    learnt = list(turns(tame, recall(CLIPPING_LAG), 30, every=5))
    assert learnt[-1].state == "solved"
    assert np.mean(learnt[-1].losses) < 0.3  # what the page calls learnt is learnt by its loss, too
    norms, accuracy, losses = [], 1.0, []
    for turn in turns(wild, recall(CLIPPING_LAG), 30):
        norms, accuracy, losses = [*norms, *turn.norms], turn.accuracy, turn.losses
        assert turn.state == "learning"
        if turn.update >= 2 * learnt[-1].update + 200:
            break
    assert norms[0] > 1000
    assert accuracy < 0.7
    assert np.mean(losses) > 0.6


def growth(contender: Contender) -> float:
    """By what the gradient is multiplied at each step back, before the first update."""
    toy = recall(CLIPPING_LAG)
    layer = contender_network(contender, toy).layer
    wide = RNN(*(array.astype(np.float64) for array in (layer.weight_ih, layer.weight_hh, layer.bias)))
    norms = reach(wide, toy.inputs(toy.example).astype(np.float64)).h
    return float((norms[0] / norms[-1]) ** (1 / CLIPPING_LAG))


def test_the_gradient_of_clipping_explodes_only_behind_inputs_so_small():
    seeds = range(8)
    small = [growth(replace(UNCLIPPED, seed=seed)) for seed in seeds]
    usual = [growth(replace(UNCLIPPED, seed=seed, input_scale=1.0)) for seed in seeds]
    assert min(small) > 1.17
    assert max(small) <= 1.2
    assert np.median(usual) < 1


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_without_clipping_one_update_throws_it_to_where_tanh_is_flat(seed):
    thrown = replace(UNCLIPPED, seed=seed)
    assert growth(thrown) > 1.1
    toy = recall(CLIPPING_LAG)
    first = next(turns(thrown, toy, 10, every=1)).network
    h = np.abs(first.layer(toy.draw(np.random.default_rng(0), 100).inputs).h)
    assert (h[1:] > 0.99).mean() > 0.7
    assert np.median(h[1:]) > 0.99


def test_what_diverges_says_so():
    *_, end = turns(Contender("rnn", optimiser="descent", rate=1e39, clip=np.inf), recall(20), 1.0)
    assert end.state == "diverged"


def test_what_diverges_right_after_a_turn_says_so_too(monkeypatch):
    follow = sys.modules["lstm_core.toys.duel"].follow  # the package has the function by that name

    def broken(*given, **options):
        for record in follow(*given, **options):
            yield record
            if record.update == 20:
                raise Diverged(21)

    monkeypatch.setattr(sys.modules["lstm_core.toys.duel"], "follow", broken)
    before, end = turns(Contender("rnn", units=2), recall(20), 10.0)
    assert (before.state, end.state) == ("learning", "diverged")
    assert (end.update, len(end.losses), len(end.norms)) == (20, 0, 0)
    assert end.network is before.network


def solved_after(contender: Contender, lag: int, most: int, every: int = 20) -> int | None:
    """The update after which the task is solved; None where it is not after `most`."""
    for turn in turns(contender, recall(lag), 300.0, every=every):
        if turn.state == "solved":
            return turn.update
        if turn.update >= most:
            return None
    return None


def solved(lag: int, **begins: object) -> int:
    """How many of three seeds of an LSTM solve it in 160 updates, far more than the quick ones need."""
    return sum(solved_after(Contender("lstm", seed=seed, **begins), lag, 160) is not None for seed in range(3))


@pytest.mark.slow
def test_a_forget_bias_of_one_is_enough_for_twenty_steps_and_not_for_fifty():
    assert solved(20) >= 2
    assert solved(30) <= 1
    assert solved(50) == 0


@pytest.mark.parametrize("lag", swept([30, 50]))
@pytest.mark.parametrize("begins", [{"forget_bias": 5.0}, {"chrono": True}])
def test_doors_that_begin_open_for_the_lag_carry_it(lag, begins):
    assert solved(lag, **begins) >= 2


@pytest.mark.slow
def test_over_a_hundred_steps_a_bias_of_five_fails_where_chrono_does_not():
    assert solved(100, forget_bias=5.0) <= 1
    assert solved(100, chrono=True) >= 2


@pytest.mark.slow
def test_over_ten_steps_the_rnn_s_start_decides_who_needs_fewer_updates():
    """An update of the LSTM takes longer, so that as few of the RNN's are fewer seconds."""
    starts = {"lstm": Contender("lstm"), "random": Contender("rnn"), "orthogonal": Contender("rnn", gain=1.0)}
    needed = {
        name: np.median([solved_after(replace(each, seed=seed), 10, 1000, every=1) for seed in range(10)])
        for name, each in starts.items()
    }
    assert needed["random"] > 2.5 * needed["lstm"]
    assert needed["orthogonal"] < 1.25 * needed["lstm"]
