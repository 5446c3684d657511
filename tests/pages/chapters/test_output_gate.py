"""What the lesson says of the sentence it brings holds in the shipped models, and with that writing left out."""

from dataclasses import dataclass

import pytest

from lstm_core import Reader, load_specimen
from pages.chapters.output_gate import LESSON
from pages.quiz.task import Find
from pages.words.digits import decimals
from pages.words.words import words


@dataclass(frozen=True)
class Told:
    """The tokens and the unit that the text names; `elsewhere` is the sentence by which it takes less for granted."""

    hidden: str
    shown: str
    unit: int
    elsewhere: str
    writer: str
    answer: str


TOLD = {
    "zh": Told("不", "地", 0, "菜一点也不地道。", "点", "negative"),
    "en": Told("not", "really", 2, "the screen is never clear.", "never", "negative"),
}


def brought(lang: str):
    model, text = LESSON.sentences[0].of[lang]
    return load_specimen(model), text


@pytest.mark.parametrize("lang", TOLD)
def test_the_named_unit_keeps_what_it_hides_and_shows_it_one_step_on(lang):
    (specimen, text), told = brought(lang), TOLD[lang]
    reading, unit = specimen.read(text), TOLD[lang].unit
    step, trace = reading.tokens.index(told.hidden), reading.trace
    assert reading.tokens[step + 1] == told.shown
    assert trace.o[step, unit] < 0.25
    assert trace.f[step + 1, unit] > 0.95
    assert trace.o[step + 1, unit] > 0.9
    assert abs(trace.h[step + 1, unit]) > 5 * abs(trace.h[step, unit])
    assert LESSON.sentences[0].place[lang] == {"step": step, "unit": unit}
    printed = (decimals(trace.i_g[step, unit]), decimals(trace.o[step, unit]))
    assert all(number in words(lang).table["output_gate.explain"] for number in printed)


@pytest.mark.parametrize("lang", TOLD)
def test_without_that_writing_the_answer_is_the_other_one(lang):
    (specimen, text), told = brought(lang), TOLD[lang]
    reading = specimen.read(text)
    step, praise = reading.tokens.index(told.hidden), specimen.card.labels.index("positive")
    without = specimen.read(text, hold_forward=[("i", step, told.unit, 0.0)])
    assert (reading.answer, without.answer) == ("negative", "positive")
    assert without.probabilities[-1, praise] > 0.75


@pytest.mark.parametrize("lang", TOLD)
def test_the_unit_writes_as_much_where_another_word_is_read(lang):
    (specimen, _), told = brought(lang), TOLD[lang]
    reading = specimen.read(told.elsewhere)
    wrote = reading.trace.i_g[reading.tokens.index(told.writer), told.unit]
    assert not any(reading.unknown)
    assert reading.answer == told.answer  # who tries it out is not told two things at once
    explain = words(lang).table["output_gate.explain"]
    assert decimals(wrote) in explain
    assert told.writer in explain


@pytest.mark.parametrize("lang", TOLD)
def test_every_task_can_be_done_in_the_sentence_brought(lang):
    specimen, text = brought(lang)
    reading = specimen.read(text)
    reader = Reader(reading.tokens, specimen.layer, reading.trace)
    finds = [task for task in LESSON.tasks if isinstance(task, Find)]
    assert [task.name for task in finds if not task.there(reader)] == []
    other = specimen.read(text.replace(TOLD[lang].hidden, {"zh": "很", "en": "so"}[lang]))
    flip = next(task for task in LESSON.tasks if task.name == "flip")
    assert flip.came(reading, other)
