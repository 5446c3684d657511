"""Every chapter in both languages, as the server's frame and as a plain script: it runs, in that language."""

import pytest
from streamlit.testing.v1 import AppTest

from pages import chapters
from pages.frame import CHAPTERS
from pages.words.words import LANGUAGES, words
from tests.pages.test_imports import ROOT

SCRIPTS = ("pages/frame.py", "app.py")


def opened(script: str, chapter=CHAPTERS[0], **address: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / script), default_timeout=120)
    page.query_params.update(address)
    if chapter is not CHAPTERS[0]:
        file = chapters.script(chapter.name)
        page.run().switch_page(str(file.relative_to((ROOT / script).parent)))  # its pages are known after a run only
    return page.run()


def said(page: AppTest) -> str:
    shown = (*page.text, *page.caption, *page.markdown)
    return "\n".join(element.value for element in shown)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_chapter_runs_in_its_language(script, chapter, lang):
    page = opened(script, chapter, lang=lang)
    assert not page.exception
    other = next(tongue for tongue in LANGUAGES if tongue != lang)
    assert words(lang)("frame.privacy") in said(page)
    assert words(other)("frame.privacy") not in said(page)
    assert words(other)("frame.language") in [button.label for button in page.button]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_switch_keeps_sentence_step_unit_and_model(lang):
    page = opened(
        "pages/frame.py", text="我在中国", model="segmenter-zh", step="2", unit="5", view="text", part="f", lang=lang
    )
    before = page.session_state["gw-visit"].state
    page.button(key="gw-lang").click().run()
    after = page.session_state["gw-visit"].state
    assert not page.exception
    assert (before.lang, after.lang) == (lang, next(tongue for tongue in LANGUAGES if tongue != lang))
    same = ("text", "model", "step", "unit", "direction", "view", "part", "jump")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    assert page.text_input(key="gw-box").value == "我在中国"
