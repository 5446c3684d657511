"""Exchange of words, by a dictionary of a few lines."""

import numpy as np

from lstm_core.recipes.segmenters.exchange import SHARE, Exchange

LINES = ["苹果 100 n", "香蕉 400 n", "菠萝 19 n", "石榴 25 n", "面包车 90 n", "火车站 30 n", "吃 900 v", "慢慢 50 d"]
WORDS = {"苹果", "香蕉", "石榴"}  # of one kind, frequent enough


def exchanged(sentence, count=4000):
    exchange, rng = Exchange(LINES), np.random.default_rng(0)
    return [exchange(sentence, rng) for _ in range(count)]


def test_a_word_becomes_another_of_its_class_and_length_and_its_neighbours_stay():
    for first, apple, van, slowly, other in exchanged(["吃", "苹果", "面包车", "慢慢", "桌子"], 300):
        assert (first, slowly, other) == ("吃", "慢慢", "桌子")
        assert apple in WORDS
        assert van in {"面包车", "火车站"}


def test_a_rare_word_is_exchanged_and_never_comes_in():
    found = {word for (word,) in exchanged(["菠萝"])}
    assert found == WORDS | {"菠萝"}


def test_words_come_in_by_the_root_of_their_frequency():
    counts = [sum(word == one for (word,) in exchanged(["菠萝"])) for one in ("苹果", "香蕉", "石榴", "菠萝")]
    expected = np.array([SHARE * 10 / 35, SHARE * 20 / 35, SHARE * 5 / 35, 1 - SHARE]) * 4000
    np.testing.assert_allclose(counts, expected, atol=4 * np.sqrt(expected.max()))
