"""Pairs to choose among, and where their texts part."""

import pytest

from lstm_core.recipes.segmenters.corpus import gold, tokens
from lstm_core.recipes.segmenters.languages import SEGMENTERS
from lstm_core.recipes.segmenters.pairs import Following, Preceding

PAIRS = [pair for recipe in SEGMENTERS.values() for pair in (*recipe.following, *recipe.preceding)]


def test_texts_part_at_the_last_character_of_the_shorter_one_or_the_first_of_their_ending():
    assert Following("我 在 中", "我 在 中国").cuts == {"short": ("我 在 中", 2), "long": ("我 在 中国", 2)}
    assert Preceding("失去 了", "我 去 了").cuts == {"first": ("失去 了", 1), "second": ("我 去 了", 1)}
    assert Preceding("we live there", "we live here").cuts == {
        "first": ("we live there", 7),
        "second": ("we live here", 6),
    }


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: next(iter(pair.cuts.values()))[0])
def test_a_pair_shares_one_side_of_a_character_that_is_tagged_otherwise(pair):
    (one, at), (other, there) = pair.cuts.values()
    texts = [tokens("".join(text.split())) for text in (one, other)]
    if pair.kind == "following":
        assert texts[0][: at + 1] == texts[1][: there + 1]
    else:
        assert texts[0][at:] == texts[1][there:]
    assert gold(one.split())[at] != gold(other.split())[there]
