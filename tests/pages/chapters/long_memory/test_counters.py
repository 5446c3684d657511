"""The counter-examples: what stands there is counted in the shipped table, in the picture and in the words."""

import re
from math import exp

import pytest

from lstm_core.recipes.far.seeds import kept
from lstm_core.recipes.far.training import Setting
from pages.chapters.long_memory import counters
from pages.words.markup import prose
from pages.words.powers import power
from pages.words.words import LANGUAGES, words
from tests.pages.chapters.test_long_memory import opened
from tests.pages.figures.svg.test_counted import texts
from tests.sweep import swept


def solved(lang: str, cell: str, start: str, farthest: int, nearest: int = 0) -> int:
    return kept()[lang, Setting(cell, start, farthest, nearest)].solved


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_counts_are_those_of_the_table(lang):
    page = opened(lang=lang)
    assert not [text.value for text in page.markdown if "gw-pips" in text.value]  # it would answer the question
    page.button(key="gw-show-me").click().run()
    first, second = [text.value for text in page.markdown if "gw-pips" in text.value]
    told = [said for _, said, _ in texts(first)[1::2]]
    assert told == [f"{solved(lang, cell, start, 20)}/10" for cell, start in counters.COMPARED]
    told = [said for _, said, _ in texts(second)[1::2]]
    assert told == [f"{solved(lang, cell, start, 40, 40)}/10" for cell, start in counters.ONLY_FAR]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_said_of_other_starts_is_what_the_table_counts(lang):
    told = prose(words(lang), "long_memory.counters.starts_means", **counters.starts_facts(lang))
    near = [solved(lang, *one, 20) for one in (("rnn", "identity"), ("rnn", "uniform"), ("lstm", "uniform"))]
    far = [40, solved(lang, "rnn", "identity", 40), solved(lang, "lstm", "keras", 40)]
    plain = told.replace("±1/√H", "").replace("接近 1", "").replace("near 1", "")
    assert [int(number) for number in re.findall(r"\d+", plain)] == near + far
    assert near[0] > near[1]
    assert near[2] > near[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_said_of_long_sentences_alone_is_what_the_table_counts(lang):
    facts = counters.far_facts(lang)
    told = prose(words(lang), "long_memory.counters.far_means", **facts)
    for name, start in (("uniform", "uniform"), ("bias_2", "bias 2"), ("chrono", "chrono")):
        assert facts[name] == solved(lang, "lstm", start, 40, 40)
    assert facts["mixed"] == solved(lang, "lstm", "keras", 40)
    assert facts["chrono"] > facts["uniform"]
    for bias, door in ((1, "0.73"), (2, "0.88")):
        assert f"{1 / (1 + exp(-bias)):.2f}" == facts[f"door_{bias}"] == door
        assert facts[f"left_{bias}"] == power(float(door) ** 40)
        assert facts[f"left_{bias}"] in told
