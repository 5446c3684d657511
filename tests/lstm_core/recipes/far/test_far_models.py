"""The shipped far reviews: what their cards say is measured again from the files that are shipped."""

import numpy as np
import pytest

from lstm_core import load_specimen, specimens
from lstm_core.formats.specimen_file import OFF_MENU, SHIPPED
from lstm_core.recipes.far.carrier import carrier
from lstm_core.recipes.far.languages import FAR
from lstm_core.recipes.far.making import FARTHEST, network_of, place, setting
from lstm_core.recipes.far.seeds import kept
from lstm_core.recipes.far.sentences import distance
from lstm_core.recipes.far.training import FRESH, SOLVED, accuracies, steps
from lstm_core.recipes.measure import fails

NAMES = [name for name in SHIPPED if name.startswith("reviews-far-")]


def recipe(name):
    return FAR[name.split("-")[2]]


def cell(name):
    return name.split("-")[3]


def test_each_language_has_the_three_cells_and_the_menu_those_that_the_stage_draws():
    assert sorted(NAMES) == sorted(FAR[language].name(kind) for language in FAR for kind in ("rnn", "lstm", "gru"))
    assert {name for name in NAMES if name in specimens()} == {name for name in NAMES if cell(name) == "lstm"}
    assert {cell(name) for name in NAMES if name in OFF_MENU} == {"rnn", "gru"}


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_far_review_model_keeps_the_word_of_its_card_on_sentences_it_never_saw(name):
    """At a third of the distances, in each language at others: most of the time goes into drawing the sentences."""
    one, metrics = load_specimen(name), load_specimen(name).card.metrics
    counts = steps(FARTHEST)[list(FAR).index(one.card.language) :: 3]
    measured = accuracies(network_of(one), one.card.language, counts, "held-out")
    assert {count: metrics[f"fillers_{count}"] for count in counts} == pytest.approx(measured, abs=0.005)
    assert min(measured.values()) >= SOLVED


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_of_a_card_agree_with_one_another(name):
    metrics = load_specimen(name).card.metrics
    told = {key: share for key, share in metrics.items() if key.startswith("fillers_")}
    assert set(told) == {f"fillers_{count}" for count in steps(FARTHEST)}
    shares = [*told.values()]
    assert metrics["accuracy"] == pytest.approx(np.mean(shares), abs=0.0005)
    assert metrics["least"] == min(shares) >= SOLVED
    assert metrics["sentences"] == len(shares) * FRESH


@pytest.mark.parametrize("name", NAMES)
def test_a_reading_answers_as_the_label_says(name):
    one, rng = load_specimen(name), np.random.default_rng(11)
    drawn = [
        distance(one.card.language).draw(rng, fillers, "held-out") for fillers in steps(FARTHEST) for _ in range(5)
    ]
    right = [one.read(sentence.text).answer == one.card.labels[sentence.label] for sentence in drawn]
    assert np.mean(right) >= 0.97
    assert not any(any(one.tokenise(sentence.text).unknown) for sentence in drawn)


@pytest.mark.parametrize("name", NAMES)
def test_a_far_review_model_is_one_of_ten_seeds_and_says_how_many_learnt_it(name):
    card = load_specimen(name).card
    row = kept()[card.language, setting(cell(name))]
    assert card.training["seeds_tried"] == len(row.shares) == 10
    assert card.training["seeds_passed"] == row.solved
    assert 1 <= card.training["seeds_everywhere"] <= row.solved
    assert row.shares[card.seed] >= SOLVED
    assert card.metrics["own_least"] <= card.metrics["own"] + 0.005
    assert card.metrics["own"] <= card.metrics["own_most"] + 0.005
    picked = "own_least" if cell(name) == "rnn" else "own_most"
    assert card.metrics["own"] == pytest.approx(card.metrics[picked], abs=0.005)


@pytest.mark.parametrize("name", NAMES)
def test_the_lane_to_look_at_carries_the_negation_as_the_card_says(name):
    one = load_specimen(name)
    (told,) = one.card.look_at
    assert place(recipe(name), one) == pytest.approx(told, abs=5e-3)
    lane = carrier(recipe(name), one)
    denied, affirmed = (one.read(text) for text in recipe(name).shown)
    judged = "好" if one.card.language == "zh" else "was"
    assert denied.tokens[lane.step + (1 if judged == "好" else 0)] == judged
    differ = np.abs(getattr(denied.trace, lane.part)[lane.step] - getattr(affirmed.trace, lane.part)[lane.step])
    assert differ.argmax() == lane.unit
    assert (denied.answer, affirmed.answer) == ("negative", "positive")


def test_the_lstm_s_lane_keeps_more_of_its_own_than_the_rnn_s():
    for language in FAR:
        own = {kind: load_specimen(FAR[language].name(kind)).card.metrics["own"] for kind in ("rnn", "lstm")}
        assert own["lstm"] > 2 * own["rnn"]


@pytest.mark.parametrize("name", NAMES)
def test_what_it_gets_wrong_is_on_the_card(name):
    one = load_specimen(name)
    assert list(fails(one, recipe(name).doubtful)) == one.card.fails
    assert one.card.fails


@pytest.mark.parametrize("name", NAMES)
def test_classroom_sentences_are_known_and_told_right(name):
    one = load_specimen(name)
    for text in one.card.examples:
        reading = one.read(text)
        assert not any(reading.unknown)
        words = distance(one.card.language).words
        denied = any(word in reading.tokens for word in words["denied"])
        good = any(text.endswith(word) for domain in words["domain"] for word in domain["good"])
        assert reading.answer == ("positive" if good != denied else "negative")


@pytest.mark.parametrize("language", FAR)
def test_the_three_cells_were_trained_alike(language):
    cards = [load_specimen(FAR[language].name(kind)).card for kind in ("rnn", "lstm", "gru")]
    counted = ("seeds_passed", "seeds_everywhere")
    trained = [{key: value for key, value in card.training.items() if key not in counted} for card in cards]
    assert trained[0] == trained[1] == trained[2]
    assert cards[0].data == cards[1].data == cards[2].data
    assert cards[0].sizes == cards[1].sizes == cards[2].sizes
    (vocabulary, inputs, units), labels = (cards[0].sizes[key] for key in ("vocabulary", "embedding", "units")), 2
    for blocks, card in zip((1, 4, 3), cards, strict=True):
        layer = blocks * units * (inputs + units + 1) + (units if blocks == 3 else 0)
        assert card.parameters == vocabulary * inputs + layer + labels * (units + 1)
