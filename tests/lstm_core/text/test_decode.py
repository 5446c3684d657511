"""Viterbi against trying every path."""

from itertools import pairwise, product

import numpy as np
import pytest

from lstm_core.text.decode import FIRST, LAST, LEGAL, TAGS, tags_of, viterbi, words


def legal_paths(steps, labels):
    for path in product(labels, repeat=steps):
        pairs = {a + b for a, b in pairwise(path)}
        if path[0] in FIRST and path[-1] in LAST and pairs <= LEGAL:
            yield path


@pytest.mark.parametrize("steps", range(1, 7))
def test_the_best_path_is_the_best_of_all_legal_ones(steps):
    rng = np.random.default_rng(steps)
    for labels in (TAGS, ("S", "E", "M", "B")):
        for _ in range(10):
            chances = rng.dirichlet(np.full(4, 0.5), steps)
            scores = {
                path: np.sum([np.log(chances[t, labels.index(tag)]) for t, tag in enumerate(path)])
                for path in legal_paths(steps, labels)
            }
            assert viterbi(chances, labels) == max(scores, key=scores.get)


def test_a_probability_of_zero_makes_no_illegal_path():
    chances = np.tile([0.0, 1.0, 0.0, 0.0], (4, 1))  # every step surely M
    assert "".join(viterbi(chances)) == "BMME"
    assert viterbi(np.array([[1.0, 0, 0, 0]])) == ("S",)


def test_the_best_path_looks_ahead():
    """What comes last decides the first tag, which by itself is as likely the one as the other."""
    even = [0.5, 0.0, 0.0, 0.5]
    assert viterbi(np.array([even, [0.0, 0.0, 1.0, 0.0]])) == ("B", "E")
    assert viterbi(np.array([even, [0.0, 0.0, 0.0, 1.0]])) == ("S", "S")


def test_words_and_tags_are_inverse():
    lengths = [1, 2, 1, 4, 3]
    tokens = tuple("abcdefghijk")
    cut = words(tokens, tuple(tags_of(lengths)))
    assert [len(word) for word in cut] == lengths
    assert "".join(cut) == "".join(tokens)


def test_other_labels_are_refused():
    with pytest.raises(ValueError, match="B, M, E and S"):
        viterbi(np.ones((1, 2)), ("yes", "no"))
