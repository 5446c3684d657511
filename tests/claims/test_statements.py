"""The statements of the lesson: each stands on live numbers in a named place, and a test of its own holds it."""

import importlib
import tomllib
from string import Formatter

import pytest

from pages.chapters import script
from pages.chapters.contents import CHAPTERS
from pages.lesson.lesson import Lesson
from pages.stage.payload import PARTS
from pages.words.words import LANGUAGES, words
from tests.claims.test_claims import HERE, ROOT, bears

STATEMENTS = tomllib.loads((HERE / "statements.toml").read_text("utf-8"))
PLACES = STATEMENTS | {
    f"{name} {place['page']}": place for name, row in STATEMENTS.items() for place in row.get("also", [])
}
ROWS = pytest.mark.parametrize("row", PLACES.values(), ids=PLACES)


def lesson_of(page: str) -> Lesson | None:
    """The lesson of a chapter that has one."""
    path = script(page).relative_to(ROOT).with_suffix("")
    return getattr(importlib.import_module(".".join(path.parts)), "LESSON", None)


def drawn_on(page: str) -> set[str]:
    """The vectors that the page's stage draws: all of them on the walk."""
    lesson = lesson_of(page)
    films = set(lesson.look.films) if lesson else set(PARTS["lstm"])
    phase = {"forget": "f", "input": "ig", "update": "c", "output": "oh"}
    return films | (set(phase.get(lesson.look.phase, "")) if lesson else set())


def test_there_are_as_many_as_the_lesson_has():
    assert len(STATEMENTS) == 25


def test_some_stand_on_the_map_and_in_the_lesson_on_the_gru_too():
    assert {place["page"] for row in STATEMENTS.values() for place in row.get("also", [])} == {"map", "gru"}


def test_each_has_a_test_of_its_own():
    assert len({row["test"] for row in PLACES.values()}) == len(PLACES)


@ROWS
def test_its_test_is_there(row):
    assert bears(row["test"])


@ROWS
def test_its_place_is_a_chapter_and_a_text_of_both_languages(row):
    file, key = row["text"].split(".", 1)
    assert row["page"] in {chapter.name for chapter in CHAPTERS}
    assert all(words(lang).file(file)[key] for lang in LANGUAGES)


@ROWS
def test_live_numbers_stand_there(row):
    """A text has slots to fill; vectors are drawn on the page's stage; lines of the core stand in the lesson."""
    kind, *names = row["live"].split()
    if kind == "text":
        file, key = row["text"].split(".", 1)
        for lang in LANGUAGES:
            assert any(slot for _, slot, _, _ in Formatter().parse(words(lang).file(file)[key]))
    elif kind == "stage":
        assert names
        assert set(names) <= drawn_on(row["page"])
    else:
        lesson = lesson_of(row["page"])
        assert kind == "equation"
        assert names
        assert lesson
        assert set(names) <= set(lesson.equations)
