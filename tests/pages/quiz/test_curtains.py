"""While a question is open nothing else on the page answers it, and nothing that a page points at is curtained."""

from dataclasses import replace
from itertools import cycle
from random import Random

import pytest

from pages.chapters.contents import CHAPTERS
from pages.quiz import cost as price
from pages.quiz import long_memory as memory
from pages.quiz import training as lab
from pages.quiz.draw import SEEDS
from pages.quiz.question import at, without_hiding
from pages.state.question_name import Name
from pages.words.markup import prose
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import LESSONS, readers
from tests.pages.test_frame import name_of, opened
from tests.sweep import swept

BROUGHT = [(lesson, sentence, lang) for lesson in LESSONS for sentence in lesson.sentences for lang in LANGUAGES]


OTHERS = {"cost": price.KINDS, "training": (*lab.DOORS, *lab.TRAINING), "long_memory": memory.KINDS}


def paragraphs(kind) -> list[int]:
    """Of the explanation, those that the kind curtains."""
    return [int(name.removeprefix("explain-")) for name in kind.curtains if name.startswith("explain-")]


@pytest.mark.parametrize(("lesson", "sentence", "lang"), BROUGHT, ids=name_of)
def test_no_question_curtains_what_a_lesson_points_at(lesson, sentence, lang):
    kinds = without_hiding(lesson.kinds, sentence.shows, sentence.at.get(lang))
    asked = set()
    for reader in readers(*sentence.of[lang]):
        for kind in kinds:
            for place in reader.places():
                if question := at(kind, reader, place, Random(0)):
                    asked.add(kind.name)
                    seen = sentence.at.get(lang) or range(reader.steps)
                    curtained = {name for name in question.hidden if name.startswith("all.") or place.step in seen}
                    assert not {name.removeprefix("all.") for name in curtained} & set(sentence.shows)
    assert len(asked) >= 2  # one of them may have been asked last


def answered(shown) -> None:
    shown.button(key="gw-show-me").click().run()
    assert not shown.exception


def page(name: str, kind: str, lang: str, **address: str):
    """The chapter with an open question of this kind, after an answered one: asked as if of a run that has changed."""
    chapter = next(chapter for chapter in CHAPTERS if chapter.name == name)
    shown = opened("pages/frame.py", chapter, lang=lang, **address)
    answered(shown)
    asked = shown.session_state["gw-visit"].answers
    for seed in range(SEEDS):
        asked[name] = replace(asked[name], name=Name(name, kind, seed), run="", chosen=None)
        assert not shown.run().exception
        if asked[name].name.kind == kind:
            return shown
    raise LookupError(kind)


def html(shown) -> str:
    return "\n".join(element.proto.body for element in shown.get("html"))


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize(
    ("chapter", "kind", "chart", "told"),
    swept(
        [
            ("long_memory", "more", "gw-chart-gatewalk-fading", 'class="gw-firsts"'),
            ("long_memory", "through", "gw-chart-gatewalk-fading", 'class="gw-firsts"'),
            ("long_memory", "kept", "gw-chart-gatewalk-lives", ""),
            ("cost", "equal", "gw-chart-gatewalk-worth", 'data-verdict="reader"'),
        ]
    ),
)
def test_what_would_answer_the_open_question_is_shown_after_it(chapter, kind, chart, told, lang):
    shown = page(chapter, kind, lang)

    def is_drawn() -> bool:
        return any(element.proto.id.endswith(chart) for element in shown.get("plotly_chart"))

    assert not is_drawn()
    assert not told or told not in html(shown)
    assert words(lang)("lesson.curtain") in html(shown)
    shown.button(key="gw-show-me").click().run()
    assert is_drawn()
    assert told in html(shown)
    assert words(lang)("lesson.curtain") not in html(shown)


@pytest.mark.parametrize("kind", swept(kind.name for kind in memory.KINDS))
def test_the_gradients_of_long_memory_are_drawn_unless_the_open_question_is_about_them(kind):
    shown = page("long_memory", kind, "en")
    drawn = any(element.proto.id.endswith("gw-chart-gatewalk-fading") for element in shown.get("plotly_chart"))
    assert drawn == (kind not in ("more", "through"))
    answered(shown)
    assert any(element.proto.id.endswith("gw-chart-gatewalk-fading") for element in shown.get("plotly_chart"))


def test_a_question_about_a_door_is_not_answered_by_the_same_door_at_the_next_dot():
    for kind in lab.DOORS:
        assert all(name.startswith("all.") for name in kind.hidden if name.rpartition(".")[2] in ("f", "i", "i_g"))


EXPLAINED = [
    *((lesson.name, kind.name) for lesson in LESSONS for kind in lesson.kinds if paragraphs(kind)),
    *((name, kind.name) for name, kinds in OTHERS.items() for kind in kinds if paragraphs(kind)),
]
TOLD = [  # what the page says below that question, word for word
    ("cost", "longer", "the same ones, however long the sentence is", "句子再长也不会多"),
    ("cost", "work", "the work grows with the sentence", "句子越长，算得越多"),
    ("cost", "both", "1 to 4 to 8", "1 比 4 比 8"),
    ("cost", "parameters", "An LSTM has four", "LSTM 有四个"),
    ("training", "adjusts", "It moves every weight a little that way", "每个权重朝那边挪一点"),
    ("training", "backwards", "carries that loss back", "把损失从最后一步传回第一步"),
    ("cell_update", "weights", "not one weight", "一个权重也没有"),
    ("output_gate", "looks", "and not the new", "看不见刚刚更新好的"),
    ("output_gate", "goes", "goes two ways", "两个去处"),
    ("forget_gate", "looks", "Two things decide", "由两样东西决定"),
    ("bi_lstm", "sure", "it has its own", "它另有一份"),
    ("long_memory", "gain", "about the same factor each time", "每一步大致乘上同一个倍数"),
]


IN_TURN = [(*told, lang) for told, lang in zip(TOLD, cycle(LANGUAGES))]


@pytest.mark.parametrize(("chapter", "kind", "en", "zh", "lang"), swept(IN_TURN), ids=str)
def test_the_explanation_does_not_answer_the_open_question_above_it(chapter, kind, en, zh, lang):
    """On the page in one language, which of them in turn; the words stand in the explanation of both."""
    assert en in words("en").table[f"{chapter}.explain"]
    assert zh in words("zh").table[f"{chapter}.explain"]
    shown, told = page(chapter, kind, lang), {"en": en, "zh": zh}[lang]
    assert told not in html(shown)
    answered(shown)
    assert told in html(shown)


def fresh(shown):
    """The page as if no other question had hung a curtain on it."""
    shown.session_state["gw-visit"].curtains = frozenset()
    return shown.run()


@pytest.mark.parametrize(
    ("chapter", "kind"), swept([("cost", "longer"), ("cell_update", "limits"), ("training", "adjusts")])
)
def test_a_paragraph_whose_curtain_hung_on_this_page_is_marked_to_open_and_no_other(chapter, kind):
    shown = fresh(page(chapter, kind, "en"))
    kinds = {each.name: each for each in (OTHERS | {each.name: each.kinds for each in LESSONS})[chapter]}
    assert 'class="gw-opened"' not in html(shown)
    answered(shown)
    for _ in range(2):  # nothing of it is drawn anew while the page stands
        assert html(shown).count('<p class="gw-opened">') == len(paragraphs(kinds[kind]))
        shown.run()
    assert 'class="gw-opened"' not in html(fresh(shown))  # as after another page


@pytest.mark.parametrize(("kind", "name"), swept([("more", "gradients"), ("kept", "lives")]))
def test_a_figure_whose_curtain_hung_is_marked_to_open(kind, name):
    shown = fresh(page("long_memory", kind, "en"))
    assert opening(shown._tree) == []
    answered(shown)
    assert opening(shown._tree) == [f"gw-opened-{name}"]


def opening(node) -> list[str]:
    """The keys of the containers below a node that stand where a curtain has hung."""
    key = getattr(getattr(node, "proto", None), "id", "").split("-", 2)[-1]
    below = [each for child in getattr(node, "children", {}).values() for each in opening(child)]
    return [*([key] if key.startswith("gw-opened-") else []), *below]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("chapter", "kind"), EXPLAINED)
def test_a_curtained_paragraph_is_there(chapter, kind, lang):
    kinds = {each.name: each for each in (OTHERS | {each.name: each.kinds for each in LESSONS})[chapter]}
    assert max(paragraphs(kinds[kind])) <= words(lang).table[f"{chapter}.explain"].strip().count("\n\n") + 1


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize("chapter", ["cost", "training", "long_memory"])
def test_no_explanation_is_given_before_the_first_answer(chapter, lang):
    shown = opened("pages/frame.py", next(one for one in CHAPTERS if one.name == chapter), lang=lang)
    last = prose(words(lang), f"{chapter}.explain", reads="").split("<p>")[-1]
    assert prose(words(lang), "lesson.after_answer") in html(shown)
    assert last not in html(shown)


@pytest.mark.slow
@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_the_picture_along_the_length_is_curtained_while_the_length_is_asked_about(lang):
    def along(way: str) -> bool:
        shown = page("cost", "longer", lang, price=f"along:{way}")
        return any(element.proto.id.endswith("gatewalk-growth") for element in shown.get("plotly_chart"))

    assert along("units")
    assert not along("steps")
