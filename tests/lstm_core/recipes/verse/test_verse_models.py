"""The shipped verse models: their claims hold on verse that they have not seen, and their cards say what they do."""

from pathlib import Path

import numpy as np
import pytest

from lstm_core import load_specimen
from lstm_core.formats.specimen_file import MODELS, save_specimen
from lstm_core.recipes.verse.card import places
from lstm_core.recipes.verse.examples import next_classes
from lstm_core.recipes.verse.languages import VERSES, ZH
from lstm_core.recipes.verse.runs import run
from lstm_core.recipes.verse.units import Threshold, Units, figures, find

HERE = Path(__file__).parent
FILES = {"verse-zh": "poems.txt", "verse-en": "speeches.txt"}
both = pytest.mark.parametrize("name", FILES)


def recipe(name):
    return VERSES[name.removeprefix("verse-")]


def runs(name):
    return run(recipe(name), load_specimen(name), (HERE / FILES[name]).read_text("utf-8").splitlines())


def place(name, kind):
    return next(place for place in load_specimen(name).card.look_at if place["kind"] == kind)


def units(name):
    """The units that the card names, each with the threshold that it names; which side is yes, the verses say."""
    found = find(runs(name))
    if found.couplet is None:
        return Units(place(name, "count")["unit"])
    sides = {"couplet": found.couplet.above, "metre": found.metre.above}
    told = (Threshold(place(name, kind)["unit"], place(name, kind)["threshold"], side) for kind, side in sides.items())
    return Units(place(name, "count")["unit"], *told)


@both
def test_the_units_of_the_card_are_found_again_in_other_verse(name):
    found, card = find(runs(name)), units(name)
    assert found.count == card.count
    if found.couplet:
        assert (found.couplet.unit, found.metre.unit) == (card.couplet.unit, card.metre.unit)


def test_the_poems_are_regular_with_a_comma_and_a_full_stop_in_turn():
    for poem in (HERE / FILES["verse-zh"]).read_text("utf-8").splitlines():
        marks = "".join(token for token in poem if token in ZH.marks)
        assert marks == "，。" * (len(marks) // 2), poem
        assert {len(line) for line in poem.replace("。", "，").split("，") if line} in [
            {length} for length in ZH.metres
        ]


def test_a_chinese_verse_model_keeps_its_word_on_poems_it_never_saw():
    found = figures(runs("verse-zh"), units("verse-zh"))
    assert found["form"] >= 0.9995
    assert found["count_r"] >= 0.95
    assert found["forget_at_end"] <= 0.05
    assert found["forget_elsewhere"] >= 0.95
    assert found["couplet"] >= 0.98
    assert found["metre"] >= 0.98
    assert found["largest_cell"] <= 6
    assert found["distinct"] == 3


def test_an_english_verse_model_keeps_its_word_on_verse_it_never_saw():
    found = figures(runs("verse-en"), units("verse-en"))
    assert found["word_ends"] >= 0.95 > found["never"] + 0.05
    assert found["line_ends"] >= 0.8
    assert min(found["count_r"], found["syllable_r"]) >= 0.94
    assert found["forget_at_end"] <= 0.05
    assert found["forget_elsewhere"] >= 0.95


@both
def test_the_card_says_at_least_what_the_recipe_asks(name):
    metrics, bounds = load_specimen(name).card.metrics, recipe(name).bounds
    assert all(least <= metrics[figure] <= most for figure, (least, most) in bounds.items())


@both
def test_the_card_s_figures_are_near_those_of_other_verse(name):
    metrics, found = load_specimen(name).card.metrics, figures(runs(name), units(name))
    for figure in recipe(name).bounds.keys() - {"largest_cell"}:
        assert found[figure] == pytest.approx(metrics[figure], abs=0.03), figure


@both
def test_a_verse_model_is_small_and_stands_in_half_precision(name):
    data = (MODELS / f"{name}.safetensors").read_bytes()
    assert len(data) < 100_000
    assert save_specimen(load_specimen(name), dtype=np.float16) == data


@both
def test_a_verse_model_is_one_of_the_seeds_that_were_tried_and_did_what_was_asked(name):
    card = load_specimen(name).card
    assert card.training["seeds_tried"] == recipe(name).seeds
    assert card.seed < recipe(name).seeds
    assert 1 <= card.training["seeds_passed"] <= recipe(name).seeds


@both
def test_a_place_to_look_at_shows_there_what_the_card_says(name):
    one = load_specimen(name)
    assert list(places(recipe(name), one, units(name), one.card.metrics)) == one.card.look_at
    for shown in one.card.look_at:
        reading = one.read(shown["text"])
        gates = getattr(reading.trace, shown["part"])[:, shown["unit"]]
        here = gates[shown["step"]]
        if shown["kind"] == "count":
            assert reading.tokens[shown["step"]] in recipe(name).ends
            assert here < 0.05 < 0.95 < np.median(gates)
        elif shown["kind"] == "couplet":
            first, second, third, fourth = (gates[row * 6 : row * 6 + 5] > shown["threshold"] for row in range(4))
            assert first.all() == third.all() != second.all() == fourth.all()
            assert first.any() == third.any() != second.any() == fourth.any()
        else:
            assert shown["kind"] == "metre"
            assert reading.tokens[shown["step"] + 1] == "，"
            assert gates[5:7].min() > 0.6
            assert np.delete(gates, [5, 6]).max() < 0.6
            c = reading.trace.c[:, shown["unit"]]
            shorter = one.read(place(name, "count")["text"]).trace.c[:, shown["unit"]]
            seven, five = c[6:] > shown["threshold"], shorter[6:] > shown["threshold"]
            assert seven.all() == seven.any() != five.all() == five.any()


def test_the_counter_counts_down_and_is_set_back_at_each_mark():
    one, unit = load_specimen("verse-zh"), place("verse-zh", "count")["unit"]
    c = one.read("床前明月光，疑是地上霜。举头望明月，低头思故乡。").trace.c[:, unit].reshape(4, 6)
    assert (np.diff(c[1:, :5], axis=1) < -0.2).all()
    assert (c[:, 5] > 0.9).all()
    assert (c[:, 4] < -1).all()


def test_the_whole_of_a_poem_is_foretold_but_for_its_first_line():
    one = load_specimen("verse-zh")
    for text in one.card.examples[:3]:
        reading = one.read(text)
        expected = [ZH.labels[number] for number in next_classes(reading.tokens, ZH.marks)]
        first = reading.tokens.index("，")
        assert list(reading.labels[first:-1]) == expected[first:], text


def test_after_five_characters_of_the_first_line_it_cannot_know_the_metre():
    one = load_specimen("verse-zh")
    for text in ("床前明月光", "两个黄鹂鸣"):
        chances = one.read(text).probabilities[-1]
        assert 0.2 < chances[0] < 0.8
        assert 0.2 < chances[1] < 0.8


def test_it_knows_two_marks_and_loses_its_way_without_them_and_at_a_line_of_six():
    one = load_specimen("verse-zh")
    assert one.tokenise("，。？！、；：").unknown == (False, False, *[True] * 5)
    bare = "床前明月光疑是地上霜举头望明月低头思故乡"
    expected = [ZH.labels[0 if (place + 1) % 5 else 1 + place // 5 % 2] for place in range(20)]
    assert sum(a == b for a, b in zip(one.read(bare).labels[5:], expected[5:], strict=True)) < 12
    six = one.read("明月几时有，把酒问青天。不知天上宫阙，今夕是何年。")
    assert (six.tokens[16], six.labels[16]) == ("宫", "comma")
    assert (six.tokens[17], six.labels[17]) == ("阙", "character")


def test_the_end_of_hamlets_line_comes_nearer_with_each_letter():
    one = load_specimen("verse-en")
    reading = one.read("To be, or not to be, that is the question")
    ends = reading.probabilities[:, 2]
    assert ends[-1] > 0.7
    assert ends[-1] == ends.max()
    assert one.read("To be, or not").probabilities[-1, 2] < 0.1
