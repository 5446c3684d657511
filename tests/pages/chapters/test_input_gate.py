"""What the lesson says of the sentence it brings, and its tasks' places, hold in the shipped models."""

import re

import numpy as np
import pytest

from lstm_core import Place, Reader, load_specimen
from pages.chapters.input_gate import LESSON
from pages.words.digits import decimals
from pages.words.words import words

BROUGHT = LESSON.sentences[0].of
TOLD = {"zh": ("过", 1, -1), "en": ("but", 1, 1)}  # the token and the unit the text names, its candidate's sign


def brought(lang: str) -> Reader:
    model, text = BROUGHT[lang]
    known = load_specimen(model)
    reading = known.read(text)
    return Reader(reading.tokens, known.layer, reading.trace)


@pytest.mark.parametrize("lang", TOLD)
def test_the_named_candidate_is_kept_out_as_the_text_says(lang):
    reader, (token, unit, sign) = brought(lang), TOLD[lang]
    place = Place(reader.tokens.index(token), unit)
    assert sign * reader.value("g", place) > 0.95
    assert reader.value("i", place) < 0.03
    written = decimals(reader.value("i_g", place))
    assert LESSON.sentences[0].place[lang] == {"step": place.step, "unit": unit}
    assert re.search(rf"(?<![\d.]){written}(?!\d)", words(lang).table["input_gate.explain"])


@pytest.mark.parametrize("lang", TOLD)
def test_every_task_can_be_done_in_the_sentence_brought(lang):
    reader = brought(lang)
    assert [task.name for task in LESSON.tasks if not task.there(reader)] == []


@pytest.mark.parametrize("lang", TOLD)
def test_tasks_are_done_at_the_places_they_describe_and_nowhere_else(lang):
    reader = brought(lang)
    trace, tasks = reader.trace, {task.name: task for task in LESSON.tasks}
    described = {
        "takes_away": trace.i * trace.g < -0.5,
        "keeps_out": (trace.i < 0.2) & (np.abs(trace.g) > 0.5),
    }
    for name, mask in described.items():
        done = [tasks[name].done(reader, place) for place in reader.places()]
        assert done == [bool(mask[place.step, place.unit]) for place in reader.places()]
