"""The card: every shipped model says what it is in both languages, and a hostile file's card stays text."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from lstm_core import load_specimen, specimens
from pages.ui.card import class_name, figures, label, percent
from pages.ui.markdown import literal
from pages.ui.text import LANGUAGES, words
from tests.pages.test_imports import ROOT

HOSTILE = "<img src=x> **b** $x$ {0} ![y](http://e.com/y.png)"


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=120)
    page.query_params.update(address)
    page.session_state["gw-card"] = True
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", specimens())
def test_a_shipped_model_has_its_prose_and_figures(lang, name):
    card = load_specimen(name).card
    said = [element.value for element in opened(lang=lang, model=name).text]
    assert words(lang)(f"models.{name}.about") in said
    assert words(lang)(f"models.card.{card.task}", **figures(card)) in said
    assert all(any(fail["text"] in line for line in said) for fail in card.fails)
    assert all(any(source["licence"] in line for line in said) for source in card.data)
    assert figures(card)["accuracy"] in label(words(lang), name, card)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", specimens())
def test_the_places_to_look_at_have_words_of_their_own(lang, name):
    for place in load_specimen(name).card.look_at:
        assert f"models.look.{place['kind']}" in words(lang).table


@pytest.mark.parametrize("lang", LANGUAGES)
def test_random_weights_are_called_meaningless(lang):
    said = [element.value for element in opened(lang=lang, model="random").text]
    assert words(lang)("models.random.about") in said


def test_show_me_goes_to_the_place():
    place = load_specimen("segmenter-zh").card.look_at[0]
    page = opened(lang="zh", model="segmenter-zh", text="你好")
    page.button(key="gw-show-look-0").click().run()
    state = page.session_state["gw-state"]
    assert not page.exception
    assert {name: getattr(state, name) for name in ("text", "step", "unit", "direction")} == {
        name: place[name] for name in ("text", "step", "unit", "direction")
    }
    assert state.jump == 1


def test_what_a_file_says_of_itself_is_text():
    specimen = load_specimen("negation-zh")
    place = {
        "kind": HOSTILE,
        "text": HOSTILE,
        "step": 10**9,
        "unit": 0,
        "direction": "backward",
        "key": "x",
        "self": 1,
    }
    card = replace(
        specimen.card,
        name=HOSTILE[:60],
        labels=[HOSTILE, "b"],
        data=[{}, {"name": HOSTILE, "key": "x"}],
        metrics={HOSTILE: 1.0, "huge": 1e15},
        fails=[{"text": HOSTILE, "expected": HOSTILE, "got": HOSTILE}],
        look_at=[place],
        pairs=[{HOSTILE: 1.0}],
        siblings={"equal_parameters": {HOSTILE: 1.0}},
        examples=[HOSTILE, "。" * 300],
        licence=HOSTILE,
        seed=None,
    )
    page = opened(lang="zh")
    page.session_state["gw-opened"] = ("digest", replace(specimen, card=card))
    page.run()
    page.selectbox(key="gw-model").select("file").run()
    assert not page.exception
    assert page.session_state["gw-state"].model == "file"
    marked = [element.value for element in (*page.markdown, *page.caption)]
    assert not any("<img" in value or "![" in value for value in marked)
    page.session_state["gw-examples"] = True
    page.run()
    assert page.button(key="gw-example-0").label == literal(HOSTILE)
    for key in ("gw-show-look-0", "gw-example-0", "gw-example-1"):
        page.session_state["gw-card"] = page.session_state["gw-examples"] = True
        page.run()
        page.button(key=key).click().run()
        assert not page.exception
    assert page.session_state["gw-state"].step < 300


def test_percent():
    assert [percent(share) for share in (0.879, 1.0, 0.0004)] == ["87.9%", "100.0%", "0.0%"]


@pytest.mark.parametrize(("lang", "begins"), [("zh", "B 词首"), ("en", "B begin")])
def test_a_class_has_its_words_only_where_its_task_is_known(lang, begins):
    card = load_specimen("segmenter-zh").card
    assert class_name(words(lang), card, "B") == begins
    assert class_name(words(lang), replace(card, task="none"), "B") == "B"
