"""The shipped models: what their cards say is computed again from the files that are shipped."""

import numpy as np
import pytest

from lstm_core import load_specimen, open_specimen, specimens
from lstm_core.bidirectional import Bidirectional
from lstm_core.formats.specimen_file import MENU, MODELS, OFF_MENU, SHIPPED
from lstm_core.formats.weights import layer_to_arrays
from lstm_core.recipes import measure, stories
from lstm_core.recipes.far.languages import FAR
from lstm_core.recipes.grammar import KINDS, LABELS, grammar
from lstm_core.recipes.languages import REVIEWS
from lstm_core.recipes.negation import SEEDS
from lstm_core.recipes.segmenters.corpus import gold
from lstm_core.recipes.segmenters.languages import SEGMENTERS
from lstm_core.recipes.segmenters.pairs import CLEAR, chosen, pair_facts
from lstm_core.recipes.verse.languages import VERSES

SEGMENTING = [name for name in MENU if name.startswith("segmenter")]
READ_BOTH_WAYS = ["segmenter-zh", "segmenter-en"]
NEGATION = ["negation-zh", "negation-en"]
VERSE = ["verse-zh", "verse-en"]
SIBLINGS = [name for name in SHIPPED if name.startswith(("rnn-", "gru-"))]
RULE_MADE = [name for name in SHIPPED if name.startswith(("negation-", "reviews-far-"))]
LEAST = {"segmenter-zh": 0.88, "segmenter-en": 0.87}  # of the tags of held-out sentences
WHOLE = {"whole_everyday": 0.85, "whole_everyday-zh": 0.8, "whole_everyday-en": 0.6}  # of everyday sentences


def recipe(name):
    task, language = name.removeprefix("reviews-").split("-")[:2]
    recipes = {"negation": REVIEWS, "far": FAR, "verse": VERSES}
    return recipes.get(task, SEGMENTERS)[language]


def test_every_model_of_the_menu_is_there_and_all_are_small():
    assert specimens() == MENU
    assert {path.stem for path in MODELS.iterdir()} == set(SHIPPED) == set(MENU) | set(OFF_MENU)
    assert sum(path.stat().st_size for path in MODELS.iterdir()) < 3_000_000
    with pytest.raises(KeyError, match="segmenter-zh-forward"):
        load_specimen("segmenter-fr")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_card_counts_right(name):
    one = load_specimen(name)
    card = one.card
    arrays = [*layer_to_arrays(one.layer).values(), one.embedding.weight, one.readout.weight, one.readout.bias]
    assert card.name == one.name == name
    assert card.parameters == sum(array.size for array in arrays)
    assert card.sizes["units"] == one.layer.hidden_size
    assert card.sizes["vocabulary"] == len(one.tokeniser.vocabulary)
    assert (card.direction == "both") == isinstance(one.layer, Bidirectional)
    assert card.licence == ("CC BY-SA 4.0" if name in (*SEGMENTING, *SIBLINGS) else "MIT")
    assert card.training_seconds > 0
    assert card.examples == list(recipe(name).examples)
    assert all(len(source["sha256"]) == 64 for source in card.data if name not in RULE_MADE)
    assert open_specimen((MODELS / f"{name}.safetensors").read_bytes()).card.siblings == {}


@pytest.mark.parametrize("name", [*SEGMENTING, *SIBLINGS, *RULE_MADE])
def test_classroom_sentences_are_all_known(name):
    one = load_specimen(name)
    for text in one.card.examples:
        assert not any(one.read(text).unknown), text


def answered(one, text):
    """The words, the label of the whole, or of a verse model that of the last step."""
    reading = one.read(text)
    if one.card.task == "segmentation":
        return " ".join(reading.answer)
    return reading.labels[-1] if one.card.task == "verse" else reading.answer


@pytest.mark.parametrize("name", SHIPPED)
def test_what_the_card_says_it_gets_wrong_it_gets_wrong(name):
    one = load_specimen(name)
    for fail in one.card.fails:
        assert fail["got"] == answered(one, fail["text"])
        assert fail["got"] != fail["expected"]
    got_wrong = {fail["text"] for fail in one.card.fails}
    for text, expected in recipe(name).doubtful:
        assert (answered(one, text) == expected) == (text not in got_wrong)


@pytest.mark.parametrize("name", READ_BOTH_WAYS)
def test_both_ways_reach_their_figure_and_each_way_alone_does_not(name):
    both, *alone = (load_specimen(name + side).card for side in ("", "-forward", "-backward"))
    assert both.metrics["tag_accuracy"] >= LEAST[name]
    assert both.sizes["units"] == recipe(name).units
    for card in alone:
        assert card.sizes["units"] == both.sizes["units"]
        assert card.metrics["tag_accuracy"] < both.metrics["tag_accuracy"] - 0.03
    equal = both.siblings["equal_parameters"]
    assert abs(equal["parameters"] - both.parameters) < 0.03 * both.parameters
    assert equal["tag_accuracy"] < both.metrics["tag_accuracy"] - 0.03
    assert both.siblings["forward"] == f"{name}-forward"


@pytest.mark.parametrize("name", READ_BOTH_WAYS)
def test_a_second_reader_makes_fewer_mistakes_and_not_half_as_few(name):
    both = load_specimen(name).card
    one, two = 1 - both.siblings["equal_parameters"]["tag_accuracy"], 1 - both.metrics["tag_accuracy"]
    assert two < one < 2 * two


@pytest.mark.parametrize("name", SEGMENTING)
def test_a_segmenter_is_one_of_the_seeds_that_were_tried(name):
    card = load_specimen(name).card
    assert card.training["seeds_tried"] == len(recipe(name).tried(card.direction))
    assert card.seed in recipe(name).tried(card.direction)


@pytest.mark.parametrize("name", READ_BOTH_WAYS)
def test_the_three_that_are_compared_were_trained_alike(name):
    cards = [load_specimen(name + side).card for side in ("", "-forward", "-backward")]
    chosen_by = ("epoch_chosen", "seeds_tried")
    trained = [{key: value for key, value in card.training.items() if key not in chosen_by} for card in cards]
    assert trained[0] == trained[1] == trained[2]
    assert cards[0].data == cards[1].data == cards[2].data
    assert cards[0].sizes == cards[1].sizes == cards[2].sizes


@pytest.mark.parametrize("name", READ_BOTH_WAYS)
def test_what_is_required_is_cut_right_by_every_label(name):
    one = load_specimen(name)
    for words in map(str.split, recipe(name).required):
        reading = one.read("".join(words))
        assert reading.answer == tuple(words)
        assert "".join(reading.labels) == gold(words)


def test_i_love_china_step_by_step():
    reading = load_specimen("segmenter-zh").read("我爱中国")
    assert reading.answer == ("我", "爱", "中国")
    assert "".join(reading.labels) == "".join(reading.tags) == "SSBE"


@pytest.mark.parametrize("name", SEGMENTING)
def test_the_everyday_sentences_beside_the_recipe_come_out_as_the_card_says(name, tmp_path):
    one = load_specimen(name)
    (ours,) = (source for source in recipe(name).sources if source.here)
    metrics, file = one.card.metrics, ours.path(tmp_path).stem
    assert measure.whole(one, ours.read(tmp_path)) == pytest.approx(metrics[f"whole_{file}"], abs=0.011)
    lists = [share for key, share in metrics.items() if key.startswith("whole_")]
    assert metrics["everyday_sentences"] == 100 * len(lists)
    assert metrics["everyday_whole"] == pytest.approx(np.mean(lists))


@pytest.mark.parametrize("name", READ_BOTH_WAYS)
def test_reading_both_ways_cuts_most_everyday_sentences_without_a_mistake(name):
    metrics = load_specimen(name).card.metrics
    assert all(share >= WHOLE[key] for key, share in metrics.items() if key.startswith("whole_"))


def test_it_cuts_as_a_learners_dictionary_does():
    one = load_specimen("segmenter-zh")
    for words in (["图书馆", "里", "很", "安静"], ["他", "会", "说", "英语"], ["我", "有", "一", "本", "书"]):
        assert one.read("".join(words)).answer == tuple(words)


def test_a_contraction_is_one_word():
    assert load_specimen("segmenter-en").read("I don't know").answer == ("i", "dont", "know")


@pytest.mark.parametrize("name", SEGMENTING)
def test_minimal_pairs_are_chosen_by_the_read_out_and_as_the_card_says(name):
    one = load_specimen(name)
    again = list(pair_facts(one, chosen(one, [*recipe(name).following, *recipe(name).preceding])))
    assert len(again) == len(one.card.pairs)
    for ours, card in zip(again, one.card.pairs, strict=True):
        assert (card["right"], card["margin"] >= CLEAR) == (2, True)
        for key, value in card.items():
            assert ours[key] == (pytest.approx(value, abs=2e-3) if isinstance(value, float) else value)


@pytest.mark.parametrize("name", READ_BOTH_WAYS)
@pytest.mark.parametrize(
    ("kind", "blind", "names"),
    [("following", "forward", ("short", "long")), ("preceding", "backward", ("first", "second"))],
)
def test_pairs_are_right_and_who_cannot_see_what_tells_must_fail(name, kind, blind, names):
    """Whoever has read only the side that is the same gives one set of probabilities in both, bit for bit or nearly."""
    one, alone = load_specimen(name), load_specimen(f"{name}-{blind}")
    facts = [fact for fact in one.card.pairs if fact["kind"] == kind]
    assert len(facts) >= 3
    for fact in facts:
        readings = [alone.read("".join(fact[key].split())) for key in names]
        steps = [fact[f"{key}_step"] for key in names]
        first, second = (reading.probabilities[step] for reading, step in zip(readings, steps, strict=True))
        np.testing.assert_allclose(first, second, atol=1e-6)
        right = [
            reading.labels[step] == fact[f"{key}_expected"][step]
            for reading, step, key in zip(readings, steps, names, strict=True)
        ]
        assert right.count(True) < 2
        for key, step in zip(names, steps, strict=True):
            assert one.read("".join(fact[key].split())).labels[step] == fact[f"{key}_expected"][step]


@pytest.mark.parametrize("name", SEGMENTING)
def test_a_unit_to_look_at_does_there_what_the_card_says(name):
    one = load_specimen(name)
    assert one.card.look_at
    for place in one.card.look_at:
        reading = one.read(place["text"])
        trace = reading.traces[place["direction"]]
        value = getattr(trace, place["part"])[place["step"], place["unit"]]
        assert abs(place["r"]) > 0.4
        assert abs(value - place["mean_with"]) < abs(value - place["mean_without"])


@pytest.mark.slow
@pytest.mark.parametrize("name", NEGATION)
def test_a_negation_model_tells_its_story(name):
    one, told = load_specimen(name), recipe(name).story
    rng, found = np.random.default_rng(5), []
    while len(found) < 250:
        sentence = grammar(one.card.language).draw(rng, "held-out")
        if sentence.kind == "contrast" and told.contrast in one.tokenise(sentence.text).tokens:
            found.append(sentence)
    assert stories.forget_at(one, told.contrast, found).max() < 0.15
    figures = stories.check(one, told, found)
    assert figures["negated_ends"] < 0.1
    assert figures["contrast_ends"] > 0.9
    assert 0.35 <= figures["contrast_passes"] <= 0.65
    assert figures["shut_door_cell"] >= 0.7
    assert figures["shut_door_output"] <= 0.25
    assert figures["shown_output"] >= 0.8
    assert figures["shown_kept"] >= 0.7
    for key in figures.keys() - {"accuracy", "forget_at_contrast"}:
        assert figures[key] == pytest.approx(one.card.metrics[key], abs=2e-3)


@pytest.mark.slow
@pytest.mark.parametrize("name", NEGATION)
def test_a_negation_model_is_right_on_sentences_it_never_saw(name):
    one, rng = load_specimen(name), np.random.default_rng(6)
    sentences = [grammar(one.card.language).draw(rng, "held-out") for _ in range(1000)]
    right = [one.read(s.text).answer == LABELS[s.label] for s in sentences]
    assert np.mean(right) > 0.99
    assert one.card.metrics["accuracy"] >= 0.995
    assert all(one.card.metrics[kind] > 0.98 for kind in KINDS)
    assert not any(any(one.tokenise(s.text).unknown) for s in sentences)


@pytest.mark.parametrize("name", NEGATION)
def test_places_worth_a_look_hold_their_numbers(name):
    one = load_specimen(name)
    assert [place["kind"] for place in one.card.look_at] == ["hidden-negation", "shown-negation", "thrown-away"]
    for ours, card in zip(stories.places(one, recipe(name).story), one.card.look_at, strict=True):
        assert ours == pytest.approx(card, abs=2e-3)


@pytest.mark.parametrize("name", NEGATION)
def test_the_number_of_seeds_tried_is_that_up_to_the_first_with_its_story(name):
    card = load_specimen(name).card
    assert card.training["seeds_tried"] == card.seed + 1 < SEEDS


@pytest.mark.parametrize("name", SEGMENTING)
@pytest.mark.parametrize(("figure", "share"), [("half_open", measure.between), ("crisp_forget", measure.crisp)])
def test_gates_stand_on_everyday_sentences_nearly_as_on_those_held_out(name, figure, share, tmp_path):
    """The card's own figure is of the held-out sentences, which are not shipped."""
    one = load_specimen(name)
    (ours,) = (source for source in recipe(name).sources if source.here)
    found = np.mean([share(one.read("".join(words))) for words in ours.read(tmp_path)])
    assert abs(found - one.card.metrics[figure]) < 0.1


def test_the_chinese_doors_are_crisper_than_a_plain_training_leaves_them():
    """Of an earlier model, trained on encyclopaedia text alone, 32 % of the forget gates' values were so."""
    assert load_specimen("segmenter-zh").card.metrics["crisp_forget"] > 0.32


@pytest.mark.parametrize("name", SHIPPED)
def test_the_card_tells_what_the_recipe_says_of_reading(name):
    assert load_specimen(name).card.reads == recipe(name).reads


@pytest.mark.slow
@pytest.mark.parametrize("name", NEGATION)
def test_a_review_model_was_trained_on_every_token_of_the_test_sentences(name):
    one, rng = load_specimen(name), np.random.default_rng(1)
    drawn = [grammar(name.split("-")[1]).draw(rng, "held-out").text for _ in range(3000)]
    assert not any(any(one.tokenise(text).unknown) for text in drawn)
