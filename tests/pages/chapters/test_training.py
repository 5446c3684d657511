"""The training lab without a browser: what one run leaves behind does not reach into another."""

import time
from dataclasses import replace

import pytest

from pages.frame import CHAPTERS
from pages.quiz.draw import Name
from pages.state.training_settings import Choice
from pages.words.words import LANGUAGES, words
from tests.pages.test_frame import opened

TRAINING = next(chapter for chapter in CHAPTERS if chapter.name == "training")


def train(page) -> None:
    page.button(key="gw-train-start").click().run()
    deadline = time.monotonic() + 120
    while any(run.live for run in page.session_state["gw-visit"].trainings.values()):
        assert time.monotonic() < deadline
        time.sleep(0.1)
        page.run()
    assert not page.exception


@pytest.mark.slow
def test_another_training_is_not_played_because_the_one_before_was():
    page = opened("pages/frame.py", TRAINING, lang="en", train="flip-flop;moment:240")
    train(page)
    page.button(key="gw-train-play").click().run()
    assert page.session_state["gw-visit"].state.train != Choice(moment=240)
    page.selectbox(key="gw-train-recipe").set_value("anbn").run()
    train(page)
    assert page.session_state["gw-visit"].state.train == Choice("anbn")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("recipe", "reads"), [("flip-flop", "fresh"), ("negation-en", "reviews")])
def test_an_update_is_told_as_it_is_of_the_task_that_is_chosen(lang, recipe, reads):
    page = opened("pages/frame.py", TRAINING, lang=lang, train=recipe)
    page.button(key="gw-show-me").click().run()
    said = "".join(html.proto.body for html in page.get("html"))
    for name in ("fresh", "reviews"):
        assert (words(lang)(f"training.reads_{name}") in said) == (name == reads)


@pytest.mark.slow
def test_each_moment_of_a_training_shows_its_doors_and_the_tasks_below():
    page = opened("pages/frame.py", TRAINING, lang="en", train="flip-flop")
    train(page)
    visit = page.session_state["gw-visit"]
    visit.revealed = frozenset({"flip-flop"})
    for moment in (None, 0, 50):
        visit.state = replace(visit.state, train=Choice(moment=moment))
        page.run()
        assert not page.exception
        shown = "".join(element.proto.body for element in page.get("html"))
        assert f"After update {800 if moment is None else moment}" in shown
        assert 'data-task="falls"' in shown


@pytest.mark.slow
def test_the_question_about_the_doors_is_about_the_end_whichever_moment_is_shown():
    page = opened("pages/frame.py", TRAINING, lang="en", train="flip-flop")
    train(page)
    visit, slot, found = page.session_state["gw-visit"], "training-doors", {}
    for moment in (None, 0):
        visit.state = replace(visit.state, train=Choice(moment=moment))
        for kind in ("mark", "rest"):
            visit.answers[slot] = replace(visit.answers[slot], name=Name("training", kind, 0), run="", chosen=None)
            assert not page.run().exception
            assert visit.answers[slot].name.kind == kind
            found[moment, kind] = visit.answers[slot].question
    assert (found[0, "mark"], found[0, "rest"]) == (found[None, "mark"], found[None, "rest"])
