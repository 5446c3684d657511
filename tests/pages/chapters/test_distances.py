"""The advice on distances, whole in one chapter, in short in another: its figures are the table's, which bears it."""

import re

import pytest

from lstm_core import load_specimen
from lstm_core.recipes.far.seeds import kept
from lstm_core.recipes.far.training import Setting
from pages.lesson import distances
from pages.words.words import LANGUAGES, words
from tests.lstm_core.recipes.far.test_seeds import fisher
from tests.pages.chapters.test_cost import html, page_of
from tests.pages.chapters.test_long_memory import opened
from tests.sweep import swept


def solved(lang: str, *setting: object) -> int:
    return kept()[lang, Setting(*setting)].solved


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_advice_has_the_figures_of_the_table_and_the_cards(lang):
    tags = [load_specimen(name).card.metrics["tag_accuracy"] for name in (f"segmenter-{lang}-forward", f"rnn-{lang}")]
    expected = {
        "lost": f"{100 * (tags[0] - tags[1]):.1f}",
        "lstm": solved(lang, "lstm", "keras", 40),
        "rnn": solved(lang, "rnn", "keras", 40),
        "chrono": solved(lang, "lstm", "chrono", 40, 40),
        "uniform": solved(lang, "lstm", "uniform", 40, 40),
        "identity": solved(lang, "rnn", "identity", 20),
    }
    assert {name: distances.facts(lang)[name] for name in expected} == expected
    told = distances.advice(words(lang))
    assert all(re.search(rf"(?<![\d.]){value}(?!\d|\.\d)", told) for value in expected.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_advice_is_what_the_table_bears(lang):
    facts = distances.facts(lang)
    assert fisher(facts["lstm"], facts["rnn"]) < 0.01
    assert fisher(facts["chrono"], facts["uniform"]) < 0.05
    assert facts["identity"] > solved(lang, "rnn", "uniform", 20)
    assert float(facts["lost"]) > 1


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_the_price_gives_the_advice_and_long_memory_its_gist(lang):
    assert distances.advice(words(lang)) in html(page_of(lang=lang))
    gist, page = words(lang)("long_memory.advised"), opened(lang=lang)
    assert gist not in html(page)  # it would answer the question
    page.button(key="gw-show-me").click().run()
    assert gist in html(page)
