"""The menu groups the models by what they show, each group with one line of what to look at."""

import pytest
from streamlit.testing.v1 import AppTest

from lstm_core import load_specimen, specimens
from pages.reading.model_groups import OPEN, TASKS, groups
from pages.words.escape import literal
from pages.words.words import LANGUAGES, words
from tests.pages.menu import choose, group_of, opened_menu
from tests.pages.test_imports import ROOT

LOOK = {
    "verse": {"count"},
    "segmenter": {"word-start", "word-end"},
    "negation": {"thrown-away"},
    "reviews-far": {"carried-negation"},
}


def walk(**address: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=120)
    page.query_params.update(address)
    return page.run()


@pytest.mark.parametrize("opened", [False, True])
def test_every_model_stands_in_one_group(opened):
    names = [name for group in groups(opened).values() for name in group]
    assert sorted(names) == sorted((*specimens(), "random", OPEN, *["file"] * opened))


@pytest.mark.parametrize("group", TASKS)
def test_what_a_group_says_to_look_at_is_on_the_card_of_each_of_its_models(group):
    for name in groups(False)[group]:
        assert LOOK[group] & {place["kind"] for place in load_specimen(name).card.look_at}, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_menu_says_what_each_group_shows_and_marks_the_model_that_reads(lang):
    page, say = opened_menu(walk(lang=lang, model="random")), words(lang)
    for group, names in groups(False).items():
        assert f"**{literal(say(f'models.group.{group}.name'))}**" in [element.value for element in page.markdown]
        assert literal(say(f"models.group.{group}.look")) in [element.value for element in page.caption]
        pills = page.button_group(key=f"gw-model-{group}")
        assert pills.options == [say(f"models.{name}.name") for name in names]
        assert pills.value == ("random" if group == "random" else None)


def test_a_model_of_another_group_reads_and_the_group_that_was_left_marks_none():
    page = opened_menu(choose(walk(lang="zh", model="segmenter-zh"), "verse-zh"))
    assert page.session_state["gw-visit"].state.model == "verse-zh"
    marked = {group: page.button_group(key=f"gw-model-{group}").value for group in groups(False)}
    assert {group for group, value in marked.items() if value} == {group_of("verse-zh")} == {"verse"}
