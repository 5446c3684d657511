"""What the networks of the far reviews are trained on and judged by."""

import numpy as np
import pytest

from lstm_core.recipes.far.sentences import distance
from lstm_core.recipes.far.training import (
    BATCH,
    FRESH,
    TRAINED_ON,
    Setting,
    accuracies,
    examples,
    far_network,
    fresh,
    plan,
    steps,
    tokeniser,
    train,
)
from lstm_core.recipes.grammar import LABELS

LSTM = Setting("lstm", "keras", farthest=4)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_trained_on_each_number_of_fillers_as_often_and_asked_at_the_last_step(language):
    known = examples(language, 20)
    assert len(known) == TRAINED_ON
    shortest, longest = (fresh(language, count, "choose").lengths.min() for count in (0, 20))
    assert longest == shortest + 20
    lengths = np.array([len(one.inputs) for one in known])
    assert lengths.min() == shortest
    assert lengths.max() <= fresh(language, 20, "choose").lengths.max()
    for one in known[:200]:
        assert one.weights[-1] == 1
        assert not one.weights[:-1].any()
        assert (one.targets == one.targets[-1]).all()
        assert (one.inputs >= 0).all()
    assert 0.47 < np.mean([one.targets[-1] for one in known]) < 0.53


def test_the_numbers_of_fillers_are_even_in_steps_of_two():
    assert list(steps(4)) == [0, 2, 4]
    assert list(steps(40, 40)) == [40]
    assert len(steps(40)) == 21


def test_a_batch_of_fresh_sentences_holds_what_the_rules_draw():
    batch, read = fresh("zh", 6, "held-out"), tokeniser("zh")
    rng = np.random.default_rng(7)
    for place in range(20):
        sentence = distance("zh").draw(rng, 6, "held-out")
        length = batch.lengths[place]
        assert [read.vocabulary[row] for row in batch.inputs[:length, place]] == list(sentence.text)
        assert batch.targets[length - 1, place] == sentence.label
    assert batch.weights.sum() == FRESH


@pytest.mark.slow
def test_the_share_that_is_right_is_that_of_readings_one_by_one():
    network, read = far_network("en", LSTM, 3), tokeniser("en")
    rng = np.random.default_rng(1 + 2)
    right = []
    for _ in range(FRESH):
        sentence = distance("en").draw(rng, 2, "choose")
        scores = network.scores(np.array(read(sentence.text).rows))
        right.append(int(scores[-1].argmax()) == sentence.label)
    assert accuracies(network, "en", [2]) == {2: pytest.approx(np.mean(right), abs=0.003)}


@pytest.mark.slow
def test_before_training_it_is_right_about_half_of_the_time():
    found = accuracies(far_network("zh", LSTM, 0), "zh", steps(40)[::5])
    assert np.mean([*found.values()]) == pytest.approx(0.5, abs=0.05)


def test_labels_are_those_of_the_reviews():
    assert LABELS == ("negative", "positive")


def test_an_epoch_has_125_updates_and_rates_fall_from_a_hundredth_to_a_thousandth():
    planned = plan(LSTM, 0)
    updates = planned.epochs * TRAINED_ON // BATCH
    rates = planned.rates(updates)
    assert updates == 1250
    assert (rates[0], rates[-1]) == (pytest.approx(0.01), pytest.approx(0.001))
    assert planned.largest_norm == 1


@pytest.mark.slow
@pytest.mark.parametrize("cell", ["rnn", "lstm", "gru"])
def test_near_sentences_are_learnt_and_a_seed_trains_the_same(cell):
    setting = Setting(cell, "keras", farthest=4)
    *_, last = train("zh", setting, 1)
    assert last.update == 1250
    assert np.mean([*accuracies(last.network, "zh", steps(4)).values()]) >= 0.99
    for one, other, _ in zip(train("zh", setting, 1), train("zh", setting, 1), range(3), strict=False):
        np.testing.assert_array_equal(one.network.flat(), other.network.flat())
