"""Sentences at a distance: exact lengths, labels that follow from the rule, and neither word telling by itself."""

import numpy as np
import pytest

from lstm_core.recipes.far.sentences import distance
from lstm_core.text.tokeniser import cut

FILLERS = range(0, 41, 2)
SPLITS = ("train", "choose", "held-out")


def drawn(language, count=50, split="train", seed=0):
    rng = np.random.default_rng(seed)
    return [distance(language).draw(rng, fillers, split) for fillers in FILLERS for _ in range(count)]


def between(language, sentence):
    """The fillers as a reader counts them: Chinese characters between 觉得 and the subject, English words after it."""
    if language == "zh":
        return list(sentence.text.partition("觉得")[2][:-4])
    return sentence.text.partition(" thought the ")[2].split()[1:-2]


def words(language, name):
    given = distance(language).words
    if name in given:
        return set(given[name])
    return {word for domain in given["domain"] for word in domain[name]}


def turned(language, sentence):
    before = sentence.text.partition("觉得" if language == "zh" else " thought")[0]
    return [word for word in words(language, "denied") | words(language, "affirmed") if before.endswith(word)]


def judged(language, sentence):
    return sentence.text[-2:] if language == "zh" else sentence.text.split()[-1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_has_as_many_fillers_as_were_asked_for(language):
    for sentence in drawn(language):
        assert len(between(language, sentence)) == sentence.fillers, sentence


@pytest.mark.parametrize("language", ["zh", "en"])
def test_between_the_two_stand_only_the_fillers(language):
    """The word of denial stands n + 5 tokens before the good or bad word in both languages."""
    for sentence in drawn(language):
        tokens = cut(distance(language).tokens, sentence.text)[0]
        (turn,) = (place for place, token in enumerate(tokens) if token in turned(language, sentence))
        last = len(tokens) - (2 if language == "zh" else 1)
        assert last - turn == sentence.fillers + 5, sentence


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_is_praise_when_its_good_word_is_not_denied_or_its_bad_word_is(language):
    for sentence in drawn(language):
        (turn,) = turned(language, sentence)
        good = judged(language, sentence) in words(language, "good")
        assert sentence.label == (good != (turn in words(language, "denied"))), sentence


@pytest.mark.parametrize("language", ["zh", "en"])
def test_neither_the_denial_nor_the_last_word_tells_anything_by_itself(language):
    found = drawn(language, 100)
    denied = np.array([turned(language, one)[0] in words(language, "denied") for one in found])
    good = np.array([judged(language, one) in words(language, "good") for one in found])
    label = np.array([one.label for one in found])
    for mark in (denied, good):
        assert mark.mean() == pytest.approx(0.5, abs=0.045)
        assert label[mark].mean() == pytest.approx(0.5, abs=0.06)
        assert label[~mark].mean() == pytest.approx(0.5, abs=0.06)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_word_is_praise_and_blame_and_no_filler_turns_anything_round(language):
    given = distance(language).words
    assert not words(language, "good") & words(language, "bad")
    turns = words(language, "denied") | words(language, "affirmed")
    for sentence in drawn(language, 20):
        assert not turns & set(between(language, sentence))
    for name in ("time", "company", "place"):
        assert not turns & set("".join(given[name]) if language == "zh" else " ".join(given[name]).split())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_words_of_a_slot_are_of_one_length(language):
    given = distance(language)
    for choices in given.words["slots"].values():
        assert len({len(cut(given.tokens, word)[0]) for word in choices}) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_vocabulary_is_every_token_that_sentences_have(language):
    found = {token for one in drawn(language, 150) for token in cut(distance(language).tokens, one.text)[0]}
    assert found == set(distance(language).vocabulary())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_seed_draws_the_same_and_splits_never_meet(language):
    assert drawn(language, 3, seed=4) == drawn(language, 3, seed=4) != drawn(language, 3, seed=5)
    train, choose, held_out = ({one.text for one in drawn(language, 15, split)} for split in SPLITS)
    assert not train & choose
    assert not (train | choose) & held_out


def test_a_number_of_fillers_that_cannot_be_built_is_refused():
    with pytest.raises(ValueError, match="fillers: expected 0 or one of"):
        distance("zh").draw(np.random.default_rng(0), 60, "train")
