"""While a question is open nothing else on the page answers it, and nothing that a page points at is veiled."""

from random import Random

import pytest

from pages.frame import CHAPTERS
from pages.quiz import training as lab
from pages.quiz.question import at, without_hiding
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import LESSONS, grounds
from tests.pages.test_frame import opened

BROUGHT = [(lesson, sentence, lang) for lesson in LESSONS for sentence in lesson.sentences for lang in LANGUAGES]


def name_of(case) -> str:
    return getattr(case, "name", case)


@pytest.mark.parametrize(("lesson", "sentence", "lang"), BROUGHT, ids=name_of)
def test_no_question_veils_what_a_lesson_points_at(lesson, sentence, lang):
    kinds = without_hiding(lesson.kinds, sentence.shows, sentence.at.get(lang))
    asked = set()
    for ground in grounds(*sentence.of[lang]):
        for kind in kinds:
            for place in ground.places():
                if question := at(kind, ground, place, Random(0)):
                    asked.add(kind.name)
                    seen = sentence.at.get(lang) or range(ground.steps)
                    veiled = {name for name in question.hidden if name.startswith("all.") or place.step in seen}
                    assert not {name.removeprefix("all.") for name in veiled} & set(sentence.shows)
    assert len(asked) >= 2  # one of them may have been asked last


def page(name: str, kind: str, lang: str):
    """The chapter with an open question of this kind."""
    chapter = next(chapter for chapter in CHAPTERS if chapter.name == name)
    shown = opened("pages/frame.py", chapter, lang=lang)
    for _ in range(60):
        if shown.session_state["gw-visit"].answers[name].name.kind == kind:
            return shown
        shown.button(key="gw-show-me").click().run()
        shown.button(key="gw-another").click().run()
        assert not shown.exception
    raise LookupError(kind)


def html(shown) -> str:
    return "\n".join(element.proto.body for element in shown.get("html"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("chapter", "kind", "chart", "told"),
    [
        ("long_memory", "more", "gw-chart-gatewalk-fading", 'class="gw-firsts"'),
        ("long_memory", "through", "gw-chart-gatewalk-fading", 'class="gw-firsts"'),
        ("long_memory", "kept", "gw-chart-gatewalk-lives", ""),
        ("cost", "equal", "gw-chart-gatewalk-worth", 'data-verdict="reader"'),
    ],
)
def test_what_would_answer_the_open_question_is_shown_after_it(chapter, kind, chart, told, lang):
    shown = page(chapter, kind, lang)

    def is_drawn() -> bool:
        return any(element.proto.id.endswith(chart) for element in shown.get("plotly_chart"))

    assert not is_drawn()
    assert not told or told not in html(shown)
    assert words(lang)("lesson.veiled") in html(shown)
    shown.button(key="gw-show-me").click().run()
    assert is_drawn()
    assert told in html(shown)
    assert words(lang)("lesson.veiled") not in html(shown)


def test_a_question_about_a_door_is_not_answered_by_the_same_door_at_the_next_dot():
    for kind in lab.DOORS:
        assert all(name.startswith("all.") for name in kind.hidden if name.rpartition(".")[2] in ("f", "i", "i_g"))
