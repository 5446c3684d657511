"""The ledger of the lesson on the cell update."""

import pytest

from pages.chapters.contents import CHAPTERS
from pages.words.words import LANGUAGES, words
from tests.pages.test_frame import opened
from tests.sweep import swept


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_the_ledger_is_shut_while_a_question_is_open_and_opens_with_its_answer(lang):
    say = words(lang)
    chapter = next(chapter for chapter in CHAPTERS if chapter.name == "cell_update")
    page = opened("pages/frame.py", chapter, lang=lang)

    def shown() -> tuple[bool, bool]:
        html = "".join(element.proto.body for element in page.get("html"))
        return 'class="gw-account"' in html, say("cell_update.account.closed") in html

    assert page.button(key="gw-show-me").label == say("lesson.show_me")
    assert say("lesson.show_me") in say("cell_update.account.closed")
    page.button(key="gw-show-me").click().run()
    assert shown() == (True, False)
    page.button(key="gw-another").click().run()
    assert shown() == (False, True)
    page.button(key="gw-show-me").click().run()
    assert shown() == (True, False)
