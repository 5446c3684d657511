"""A sentence is tokenised once for a commit, whoever needs its tokens; a place is brought within what is read."""

import pytest

from lstm_core.text.tokeniser import Tokeniser
from pages.chapters.contents import CHAPTERS
from tests.pages.test_frame import opened
from tests.sweep import swept


@pytest.fixture
def tokenised(monkeypatch):
    """The texts that were tokenised, in their order."""
    texts, call = [], Tokeniser.__call__

    def counting(tokeniser, text):
        texts.append(text)
        return call(tokeniser, text)

    monkeypatch.setattr(Tokeniser, "__call__", counting)
    return texts


@pytest.mark.parametrize("model", swept(["segmenter-zh", "negation-zh", "random"]))
@pytest.mark.parametrize("name", ["walk", "forget_gate", "what_if", "long_memory"])
def test_a_sentence_is_tokenised_once_for_a_commit(name, model, tokenised):
    chapter = next(chapter for chapter in CHAPTERS if chapter.name == name)
    page = opened("pages/frame.py", chapter, text=f"今天{name}好{model}", model=model, lang="zh")
    tokenised.clear()
    typed = f"今天{name}不好{model}"
    page.text_input(key="gw-box").set_value(typed).run()
    assert not page.exception
    assert page.session_state["gw-visit"].state.text == typed
    assert [text for text in tokenised if text.startswith("今天")] == [typed]


@pytest.mark.parametrize(
    ("model", "asked", "shown"),
    [
        ("segmenter-zh", "text", "text"),
        ("segmenter-zh", "readers", "readers"),
        ("negation-zh", "text", "text"),
        ("negation-zh", "readers", "cell"),
    ],
)
def test_the_text_is_a_view_of_every_model_and_two_readers_of_those_that_have_two(model, asked, shown):
    page = opened("pages/frame.py", text="我爱中国", model=model, view=asked, part="o", lang="zh")
    assert not page.exception
    here = page.session_state["gw-visit"].state
    assert (here.view, here.part) == (shown, "o")
