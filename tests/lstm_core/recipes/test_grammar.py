"""The rule-made reviews: labels follow from the rules, splits never meet, the same seed draws the same."""

import numpy as np
import pytest

from lstm_core.recipes.grammar import KINDS, grammar
from lstm_core.text.tokeniser import cut


def drawn(language, split, count=1500, seed=0):
    rng = np.random.default_rng(seed)
    return [grammar(language).draw(rng, split) for _ in range(count)]


def last_clause(language, text):
    """What stands behind the last word of contrast or agreement."""
    given = grammar(language).words
    for mark in sorted({mark.strip() for mark in given["contrast"] + given["agreement"]}, key=len, reverse=True):
        mark = mark.replace(" ,", ",")
        text = text.rpartition(mark)[2] if language == "zh" else f" {text}".rpartition(f" {mark.lstrip(', ')} ")[2]
    return text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_label_is_the_last_clauses_adjective_turned_by_its_negations(language):
    given = grammar(language).words
    subjects = [subject for domain in given["domain"] for subject in domain["subjects"]]
    good = {word for subject in subjects for word in subject["good"]} | {"better"}
    bad = {word for subject in subjects for word in subject["bad"]} | {"worse"}
    denials = {"not", "n't", "never", "hardly"}
    for sentence in drawn(language, "train"):
        clause = last_clause(language, sentence.text).rstrip("。！.! ")
        if language == "zh":
            ends = [word for word in good | bad if clause.endswith(word)]
            adjective = max(ends, key=len)
            turns = clause.removesuffix(adjective).count("不")
        else:
            tokens = cut("words", clause)[0]
            adjective, turns = tokens[-1], sum(token in denials for token in tokens)
        assert sentence.label == (adjective in good) ^ (turns % 2), sentence


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_word_is_praise_and_blame(language):
    for domain in grammar(language).words["domain"]:
        good = {word for subject in domain["subjects"] for word in subject["good"]}
        assert not good & {word for subject in domain["subjects"] for word in subject["bad"]}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_splits_never_meet_and_the_stories_are_held_out(language):
    splits = ("train", "choose", "held-out")
    texts = {split: {s.text.rstrip("。.！!") for s in drawn(language, split)} for split in splits}
    assert not texts["train"] & texts["held-out"]
    assert not texts["train"] & texts["choose"]
    assert not texts["choose"] & texts["held-out"]
    for story in grammar(language).words["stories"]:
        assert grammar(language).split(story + "。") == "held-out"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_kinds_and_labels_are_all_there(language):
    sentences = drawn(language, "train")
    assert {sentence.kind for sentence in sentences} == set(KINDS)
    for kind in KINDS:
        labels = [sentence.label for sentence in sentences if sentence.kind == kind]
        assert 0.35 < np.mean(labels) < 0.65
    assert drawn(language, "train", 50) == sentences[:50]
