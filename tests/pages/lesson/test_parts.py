"""The strip over the lessons on the LSTM's parts: what is new is lit, what comes later is not."""

import re

import pytest

from lstm_core.recipes.far.seeds import kept
from lstm_core.recipes.far.training import Setting
from pages.chapters.contents import CHAPTERS
from pages.lesson import parts
from pages.words.words import LANGUAGES, words
from tests.pages.test_frame import opened
from tests.sweep import swept

STATES = {
    "forget_gate": "fitted new new later later",
    "input_gate": "fitted fitted fitted new later",
    "cell_update": "fitted new fitted fitted later",
    "output_gate": "fitted fitted fitted fitted new",
}


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize("lesson", STATES)
def test_the_strip_says_what_is_fitted_and_what_is_new(lesson, lang):
    chapter = next(chapter for chapter in CHAPTERS if chapter.name == lesson)
    page = opened("pages/frame.py", chapter, lang=lang)
    html = "".join(element.proto.body for element in page.get("html"))
    say = words(lang)
    (strip,) = re.findall(r'<ol class="gw-parts">(.*?)</ol>', html)
    items = re.findall(r'<li data-part="(\w+)" data-state="(\w+)"[^>]*?( aria-current="step")?>([^<]*)</li>', strip)
    assert [part for part, *_ in items] == list(parts.PARTS)
    assert " ".join(state for _, state, *_ in items) == STATES[lesson]
    assert [bool(current) for *_, current, _ in items] == [state == "new" for _, state, *_ in items]
    assert [said for *_, said in items] == [say(f"lesson.part.{part}") for part in parts.PARTS]
    assert say(f"lesson.adds.{lesson}") in html
    assert (say("lesson.ends", **parts.measured(lang)) in html) == (lesson == "output_gate")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_ends_of_the_strip_are_the_table_s(lang):
    table = kept()
    for cell in ("rnn", "lstm"):
        assert parts.measured(lang)[cell] == table[lang, Setting(cell, "keras", 40)].solved
    assert parts.measured(lang)["rnn"] < 5 < parts.measured(lang)["lstm"]


@pytest.mark.parametrize("lesson", ["rnn", "bi_lstm", "gru"])
def test_a_lesson_that_fits_no_part_has_no_strip(lesson):
    assert parts.strip(words("en"), lesson) == ""
