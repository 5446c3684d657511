"""A model that was trained in a visit, once the visit is gone: what is said, and the way to train it again."""

from dataclasses import replace
from itertools import cycle

import pytest
from streamlit.testing.v1 import AppTest

from lstm_core import load_specimen
from pages.chapters.contents import CHAPTERS
from pages.state.address import parse, spell
from pages.state.training_settings import parse as settings
from pages.words.words import LANGUAGES, words
from tests.pages.test_broken_links import opened
from tests.pages.test_frame import said
from tests.pages.test_imports import ROOT
from tests.sweep import swept

TRAINED = "latch;thrift:0.2;seed:7"


RNN = next(chapter for chapter in CHAPTERS if chapter.name == "rnn")
BORROWED = {"rnn": "rnn-en-both", "gru": "gru-en-both"}  # in their lessons an RNN and a GRU read


@pytest.mark.parametrize(
    ("chapter", "lang"),
    swept(
        sorted(
            {*zip(CHAPTERS, cycle(LANGUAGES)), *((RNN, lang) for lang in LANGUAGES)},
            key=lambda pair: (pair[0].name, pair[1]),
        )
    ),
    ids=lambda one: getattr(one, "name", one),
)
def test_a_model_trained_in_a_visit_that_is_gone_is_said_to_be_so(chapter, lang):
    page, say = opened(chapter, lang=lang, model="file", own=TRAINED, text="I love China"), words(lang)
    reads = say(f"models.{BORROWED.get(chapter.name, 'segmenter-en')}.name")
    assert said(page).count(say("errors.own_again", model=reads)) == 1
    assert say("errors.file_again", model=reads) not in said(page)
    page.button(key="gw-train-again").click().run()
    assert not page.exception
    state = page.session_state["gw-visit"].state
    assert (state.train, state.own) == (settings(TRAINED), settings(TRAINED))
    assert page.selectbox(key="gw-train-recipe").value == "latch"


def test_a_link_says_how_its_model_was_trained_only_while_it_reads():
    state, _ = parse({"text": "ab"}, "en")
    own = replace(state, model="file", own=settings(TRAINED))
    assert spell(own)["own"] == spell(replace(own, train=own.own))["train"]
    assert "own" not in spell(replace(own, model="random"))
    read, wrong = parse(spell(own), "en")
    assert (read.own, wrong) == (own.own, ("file",))
    assert "own" not in spell(read)


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_the_link_to_a_model_trained_here_says_how_others_come_to_it(lang):
    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    page.query_params.update({"lang": lang, "text": "不错"})
    page.run()
    visit = page.session_state["gw-visit"]
    visit.opened = ("digest", load_specimen("negation-zh"))
    visit.state = replace(visit.state, model="file", own=settings(TRAINED))
    page.session_state["gw-room"] = True
    page.run()
    assert not page.exception
    name = words(lang)("models.segmenter-zh.name")
    assert words(lang)("errors.own_stays", model=name) in said(page)
    assert words(lang)("errors.file_stays", model=name) not in said(page)
