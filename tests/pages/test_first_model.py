"""Which model reads where a link names none that can be had: the first one of the text's language, and it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.chapters.contents import CHAPTERS
from pages.state.address import parse
from pages.state.model_names import first_model_for
from pages.words.words import LANGUAGES, words
from tests.pages.test_frame import opened, said

BI_LSTM = next(chapter for chapter in CHAPTERS if chapter.name == "bi_lstm")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("我爱中国", "segmenter-zh"),
        ("我愛中國", "segmenter-zh"),
        ("这家 pizza 店不错", "segmenter-zh"),
        ("I love China", "segmenter-en"),
        ("I love the word 爱", "segmenter-en"),
    ],
)
@pytest.mark.parametrize("asked", [{"model": "file"}, {"model": "nonsense"}, {}])
def test_the_text_decides(lang, text, model, asked):
    state, wrong = parse({"text": text, "lang": lang} | asked, "")
    assert state.model == model
    assert wrong == (("file",) if asked.get("model") == "file" else ("model",) if asked else ())


@pytest.mark.parametrize("lang", LANGUAGES)
@given(text=st.text("0123 .,!?…😀かな한", max_size=20))
def test_a_text_of_neither_language_opens_on_the_page_s_model(lang, text):
    assert first_model_for(text, lang) == f"segmenter-{lang}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_model_that_is_asked_for_reads_whatever_the_text(lang):
    assert parse({"text": "我爱中国", "model": "negation-en", "lang": lang}, "")[0].model == "negation-en"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_to_an_opened_file_says_who_reads_instead(lang):
    page = opened("pages/frame.py", lang=lang, model="file", text="这部电影不好看")
    name = words(lang)("models.segmenter-zh.name")
    assert words(lang)("errors.file_again", model=name) in said(page)
    assert page.session_state["gw-visit"].state.model == "segmenter-zh"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lesson_of_two_readers_offers_the_model_of_the_text(lang):
    page = opened("pages/frame.py", BI_LSTM, lang=lang, model="negation-zh", text="这家店真不错")
    page.button(key="gw-use-both").click().run()
    assert not page.exception
    assert page.session_state["gw-visit"].state.model == "segmenter-zh"
