"""A question as a whole class is asked it: plain text, both languages, the same letters as on the page."""

import re

import pytest

from pages.lesson.poll_question import asked_of_all
from pages.quiz.draw import drawn
from pages.state.question_name import Name
from pages.words.words import LANGUAGES
from tests.pages.lessons import LESSONS, NAMES, models_of, readers, specimen
from tests.pages.quiz.test_draw import sheet_of

MARKS = re.compile(r"[`*<>{}]|\[[a-z=-]+\|")


@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_it_says_in_plain_text_what_the_page_says_and_keeps_the_right_answer_apart(lesson):
    model = models_of(lesson)[0]
    reader = readers(model, (specimen(model).card.examples or ["我爱中国"])[0])[0]
    sheet = sheet_of(lesson, reader)
    found = 0
    for kind in lesson.kinds:
        name = Name(lesson.name, kind.name, 3)
        question = drawn(name, sheet, sheet.places)
        if question is None:
            continue
        found += 1
        asked = asked_of_all(name, question)
        assert asked["letters"] == "ABCD"[: len(question.choices)]
        right = question.choices[asked["letters"].index(asked["right"])]
        assert right.mixup is None
        for lang in LANGUAGES:
            spoken, mixups, why = asked["question"][lang], asked["mixup"][lang], asked["why"][lang]
            texts = [spoken["text"], *spoken["choices"].values(), *mixups.values(), *why.values()]
            assert [text for text in texts if not text or MARKS.search(text)] == []
            assert list(spoken["choices"]) == list(why) == list(asked["letters"])
            assert set(mixups) == set(asked["letters"]) - {asked["right"]}
            if right.value:
                assert spoken["choices"][asked["right"]] == right.value
    assert found
