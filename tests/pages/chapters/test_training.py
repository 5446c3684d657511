"""The training lab without a browser: what one run leaves behind does not reach into another."""

import re
from dataclasses import replace

import pytest

from lstm_core import load_specimen
from pages.chapters.contents import CHAPTERS
from pages.state.question_name import Name
from pages.state.training_settings import USUAL, Choice, parse
from pages.words.words import LANGUAGES, words
from tests.pages.jobs.waiting import look_at
from tests.pages.test_frame import opened
from tests.sweep import swept

TRAINING = next(chapter for chapter in CHAPTERS if chapter.name == "training")


def train(page) -> None:
    page.button(key="gw-train-start").click().run()
    assert not page.exception
    look_at(page, page.session_state["gw-visit"].trainings.values())


@pytest.mark.slow
def test_another_training_is_not_played_because_the_one_before_was():
    page = opened("pages/frame.py", TRAINING, lang="en", train="flip-flop;moment:240")
    train(page)
    page.button(key="gw-train-play").click().run()
    assert page.session_state["gw-visit"].state.train != Choice(moment=240)
    page.selectbox(key="gw-train-recipe").set_value("anbn").run()
    train(page)
    assert page.session_state["gw-visit"].state.train == Choice("anbn")


@pytest.mark.parametrize("lang", swept(LANGUAGES[::-1]))
@pytest.mark.parametrize(
    ("recipe", "reads"), [("flip-flop", "fresh"), ("negation-en", "reviews"), ("verse-zh", "poems")]
)
def test_an_update_is_told_as_it_is_of_the_task_that_is_chosen(lang, recipe, reads):
    page = opened("pages/frame.py", TRAINING, lang=lang, train=recipe)
    page.button(key="gw-show-me").click().run()
    said = "".join(html.proto.body for html in page.get("html"))
    for name in ("fresh", "reviews", "poems"):
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
        for kind, step in (("mark", 2), ("rest", 1)):  # where either can be asked
            visit.state = replace(visit.state, train=Choice(moment=moment), step=step)
            visit.answers[slot] = replace(visit.answers[slot], name=Name("training", kind, 0), run="", chosen=None)
            assert not page.run().exception
            assert visit.answers[slot].name.kind == kind
            found[moment, kind] = visit.answers[slot].question
    assert (found[0, "mark"], found[0, "rest"]) == (found[None, "mark"], found[None, "rest"])


def shown(page) -> str:
    assert not page.exception
    return "".join(html.proto.body for html in page.get("html"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verse_says_how_many_poems_it_learns_from_and_that_the_shipped_model_learnt_from_more(lang):
    page = shown(opened("pages/frame.py", TRAINING, lang=lang, train="verse-zh"))
    for number in ("8,000", "7,800", "200", f"{load_specimen('verse-zh').card.training['texts']:,}"):
        assert number in page


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verse_trains_with_its_counter_in_view_is_asked_about_and_goes_to_the_walk(lang):
    page, say = opened("pages/frame.py", TRAINING, lang=lang, train="verse-zh;units:5;moment:400"), words(lang)
    train(page)
    visit = page.session_state["gw-visit"]
    (run,) = visit.trainings.values()
    record = next(record for record in run.records if record.update == 400)
    told = say(
        "training.doors_counter",
        update=400,
        unit=record.counter.unit + 1,
        **{name: f"{value:.2f}" for name, value in vars(record.doors).items()},
        **{where: say(f"training.recipe.verse-zh.{where}") for where in ("mark", "rest")},
    )
    assert inner(told) in inner(shown(page))
    assert inner(say("training.guess_outcome")) in inner(shown(page))
    assert say("training.take_heading") not in shown(page)
    visit.revealed = frozenset({Choice("verse-zh", replace(USUAL, units=5)).job})
    page.run()
    assert say("training.take_heading") in shown(page)
    assert f"|r| = {run.last.counter.r:.2f}" in shown(page)
    page.button(key="gw-take-walk").click().run()
    assert not page.exception
    assert (visit.state.model, visit.state.own) == ("file", parse("verse-zh;units:5;moment:400"))
    assert visit.opened[1].card.training["update"] == 400


def inner(text: str) -> str:
    """A text without its terms' mark-up, as it is written and as it is shown."""
    return re.sub(r"<[^>]*>|\[\w+\||[\]*]", "", text)
