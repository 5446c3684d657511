"""The review page: the code that it shows is the code that was run, and the sentence and model are those at hand."""

import re
from html import unescape

import pytest

from lstm_core import load_specimen
from lstm_core.formats.specimen_file import MODELS
from pages.chapters.contents import CHAPTERS
from pages.chapters.review.programs import programs
from pages.words.words import LANGUAGES, words
from tests.pages.test_frame import opened

REVIEW = next(chapter for chapter in CHAPTERS if chapter.name == "review")


def page_of(**address: str):
    page = opened("pages/frame.py", REVIEW, **address)
    assert not page.exception
    return page


def html(page) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def shown(page) -> str:
    (text,) = re.findall(r"<pre [^>]*data-code>(.*?)</pre>", html(page), re.DOTALL)
    return unescape(text)


@pytest.mark.parametrize(("lang", "model"), [("zh", "segmenter-zh"), ("en", "negation-en")])
def test_each_tab_shows_the_program_of_the_model_and_the_sentence_at_hand(lang, model):
    specimen = load_specimen(model)
    text = specimen.card.examples[0] + " <&> 🦊"
    page = page_of(lang=lang, model=model, text=text)
    made = programs(specimen, f"{model}.safetensors", specimen.tokenise(text))
    assert shown(page) == made["PyTorch"]
    for library in ("Keras", "NumPy", "PyTorch"):
        page.session_state["gw-review-library"] = library
        page.run()
        assert not page.exception
        assert shown(page) == made[library]
        assert words(lang)(f"review.note.{library}")[:20] in html(page)
    assert (MODELS / f"{model}.safetensors").is_file()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_a_model_without_a_file_of_ours_the_page_says_that_there_is_no_code(lang):
    page = page_of(lang=lang, model="random", text="我爱中国")
    assert words(lang)("review.no_code") in html(page)
    assert "data-code" not in html(page)
    assert "data-numbers" in html(page)


def test_a_model_with_another_cell_gives_way_to_the_lstm_trained_like_it():
    page = page_of(lang="zh", model="rnn-zh-both", text="我爱中国")
    assert page.session_state["gw-visit"].state.model == "segmenter-zh"
    assert "segmenter-zh.safetensors" in shown(page)
