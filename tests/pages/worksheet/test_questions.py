"""The questions of a worksheet: four for each kind of cell, the same each time, none about the blanks."""

import pytest

from lstm_core import Place
from pages.quiz.draw import Sheet, drawn
from pages.state.model_names import models
from pages.words.words import LANGUAGES
from pages.worksheet.questions import COUNT, KINDS, SEED, WANTED, questions, told
from pages.worksheet.sheet import cut
from tests.pages.lessons import readers

TEXTS = {
    "zh": ("segmenter-zh", "我爱中国", "服务很差，但味道很好"),
    "en": ("segmenter-en", "I love China", "not bad at all"),
}
CASES = [
    (model, text)
    for model in models()
    for text in (TEXTS["zh"] if "zh" in model or model.startswith("r") else TEXTS["en"])[1:]
]


@pytest.mark.parametrize(("model", "text"), CASES)
def test_there_are_four_and_none_is_about_the_blanks(model, text):
    for reader in readers(model, text):
        for place in (Place(0, 0), Place(reader.steps - 1, reader.units - 1)):
            asked = questions(reader, "a run", place)
            assert len(asked) == COUNT
            assert asked == questions(reader, "a run", place)
            for name, question in asked:
                assert name.seed == SEED
                if question.slots.get("unit") and reader.units > 1:
                    assert question.place.unit != place.unit
                sheet = Sheet(name.lesson, KINDS[name.lesson], reader, "a run")
                assert drawn(name, sheet, [question.place]) == question


def test_every_kind_that_is_wanted_is_a_lesson_s_own():
    for lessons in WANTED.values():
        for lesson, kinds in lessons:
            assert set(kinds.split()) <= {kind.name for kind in KINDS[lesson]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_replies_to_every_letter(lang):
    reader = readers("segmenter-zh", "我爱中国")[0]
    for name, question in questions(reader, "a run", Place(3, 1)):
        one = told(name, question, lang)
        assert one["choices"].keys() == one["why"].keys()
        assert question.choices["ABCD".index(one["right"])].mixup is None
        assert not any("{" in said for said in (one["text"], *one["choices"].values(), *one["why"].values()))


def test_a_long_token_is_cut_short_wherever_it_is_told_and_all_else_stays():
    long, short = "incomprehensibilities", "counterexamples"
    told_of = {"text": f"“{long}” and “{short}”?", "why": {"A": long, "B": "no"}}
    told_cut = {"text": f"“incomprehensibi…” and “{short}”?", "why": {"A": "incomprehensibi…", "B": "no"}}
    assert cut(told_of, ("the", long, short, long)) == told_cut
    assert cut(told_of, ("the", short)) == told_of
