"""The lab opens at a door that matters, by a rule that is computed anew here, and leaves nothing of it elsewhere."""

import numpy as np
import pytest

from pages.chapters.what_if import opening
from pages.state import holds, model_names
from pages.words.words import LANGUAGES, words
from tests.pages.chapters.test_what_if import WHAT_IF
from tests.pages.lessons import specimen
from tests.pages.state.test_place import go
from tests.pages.test_frame import opened


def first(lang: str) -> tuple[str, str]:
    return model_names.first_model(lang), words(lang)("walk.first_sentence")


def state(page):
    assert not page.exception
    return page.session_state["gw-visit"].state


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_the_door_that_changes_the_words_or_else_moves_a_probability_most(lang):
    model, text = first(lang)
    known = specimen(model)
    before = known.read(text)
    steps, units = before.readers["forward"].trace.f.shape
    best, where = (False, -1.0), ""
    for gate in ("f", "i", "o"):
        for step in range(steps):
            for unit in range(units):
                for value in (0, 1):
                    after = known.read(text, hold_forward=[(gate, step, unit, value)])
                    moved = float(np.abs(after.probabilities - before.probabilities).max())
                    if (after.answer != before.answer, moved) > best:
                        best, where = (after.answer != before.answer, moved), f"{gate}:forward:{step}:{unit}:{value}"
    assert holds.spell([opening.kept()[model, text]]) == where
    assert best[1] > 0.05  # worth a look


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lab_opens_with_it_once_and_no_other_page_shows_it(lang):
    hold = opening.kept()[first(lang)]
    page = opened("pages/frame.py", WHAT_IF, lang=lang)
    assert state(page).hold == (hold,)
    assert ((state(page).step,), (state(page).unit,), state(page).direction) == (hold.steps, hold.units, "forward")
    assert state(go(page, "walk")).hold == ()
    assert state(go(page, "what_if")).hold == ()


def test_what_the_learner_makes_of_it_is_kept():
    page = opened("pages/frame.py", WHAT_IF, lang="zh")
    page.button(key="gw-lab-reset").click().run()
    assert state(page).hold == ()
    kept = page.session_state["gw-visit"]
    own = holds.parse("f:forward:1:2:1")
    kept.state = type(kept.state)(**{**vars(kept.state), "hold": own})
    assert state(go(page, "walk")).hold == own
    assert state(go(page, "what_if")).hold == own


@pytest.mark.parametrize(
    "link", [{"step": "1"}, {"text": "你好"}, {"hold": "f:forward:0:0:1"}, {"model": "negation-zh"}]
)
def test_a_link_is_what_it_says(link):
    page = opened("pages/frame.py", WHAT_IF, lang="zh", **link)
    assert holds.spell(state(page).hold) == link.get("hold", "")
    assert state(page).step == int(link.get("step", 0))


def test_a_door_that_was_held_on_the_walk_stays_what_it_is():
    page = opened("pages/frame.py", lang="zh")
    kept = page.session_state["gw-visit"]
    own = holds.parse("f:forward:1:2:1")
    kept.state = type(kept.state)(**{**vars(kept.state), "hold": own})
    assert state(go(page, "what_if")).hold == own


def test_another_sentence_begins_without_it():
    page = opened("pages/frame.py", WHAT_IF, lang="zh")
    page.text_input(key="gw-box").set_value("我在北京").run()
    assert (state(page).text, state(page).hold) == ("我在北京", ())
