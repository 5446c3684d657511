"""Every chapter that walks a sentence runs with every model."""

import pytest

from pages.frame import CHAPTERS
from tests.pages.lessons import LESSONS, MODELS, specimen
from tests.pages.test_frame import opened

WALKING = {"walk", "what_if", *(lesson.name for lesson in LESSONS)}
CHAPTERS_WITH_A_STAGE = [chapter for chapter in CHAPTERS if chapter.name in WALKING]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("chapter", CHAPTERS_WITH_A_STAGE, ids=lambda chapter: chapter.name)
def test_a_chapter_runs_with_the_model(chapter, model):
    card = specimen(model).card
    text = (card.examples or ["我爱中国"])[-1]
    page = opened("pages/frame.py", chapter, model=model, text=text, lang=card.language or "zh", step="1")
    assert not page.exception
    state = page.session_state["gw-visit"].state
    assert (state.model, state.text, state.step) == (model, text, 1)
