"""What is made of a line of each source."""

import pytest

from lstm_core.recipes.segmenters.describe import DICTIONARY
from lstm_core.recipes.segmenters.languages import SEGMENTERS
from lstm_core.recipes.segmenters.sources import (
    HERE,
    chinese_without_digits,
    contracted,
    english_of_pair,
    installed,
)


def test_a_contraction_is_one_word_as_people_write_it():
    treebank = ["i", "do", "nt", "know", "that", "s", "what", "they", "ll", "say"]
    assert contracted(treebank) == ["i", "dont", "know", "thats", "what", "theyll", "say"]
    assert contracted(["s", "m"]) == ["sm"]


def test_of_a_pair_the_english_sentence_is_taken_in_letters():
    assert english_of_pair("1\t你好！\t2\tHello, my well-known friend!") == ["hello", "my", "well", "known", "friend"]
    assert english_of_pair("1\t你\t2\tI don’t know.") == ["i", "dont", "know"]
    assert english_of_pair("1\t你\t2\tIt is 8 o'clock.") == []
    assert english_of_pair("1\t你\t2\tA café.") == []


def test_a_chinese_line_with_digits_of_any_width_is_left_out():
    assert chinese_without_digits("今天 是 １ ８号") == []
    assert chinese_without_digits("今天 是 18 号") == []
    assert chinese_without_digits("今天 很 好") == ["今天", "很", "好"]


def test_a_package_that_is_missing_is_named_with_what_installs_it():
    with pytest.raises(LookupError, match=r"no-such-words .*pip install --no-deps -r .*recipes/requirements\.txt"):
        installed("no-such-words", "words.txt")


@pytest.mark.parametrize("recipe", SEGMENTERS.values(), ids=SEGMENTERS)
def test_the_everyday_sentences_beside_the_recipe_are_a_hundred_different_ones(recipe, tmp_path):
    (ours,) = (source for source in recipe.sources if source.here)
    assert len(ours.read(tmp_path)) == 100
    assert ours.use == "everyday"


@pytest.mark.parametrize("recipe", SEGMENTERS.values(), ids=SEGMENTERS)
def test_every_origin_has_a_licence(recipe):
    for source in recipe.sources:
        assert source.origins
        assert all(origin.name and origin.licence for origin in source.origins)


def test_the_packages_whose_files_are_read_are_pinned_beside_the_recipes():
    pinned = dict(line.split("==") for line in (HERE.parent / "requirements.txt").read_text("utf-8").splitlines()[1:])
    read = {source.package for recipe in SEGMENTERS.values() for source in recipe.sources} | {DICTIONARY[0]}
    assert set(pinned) == read - {""}
