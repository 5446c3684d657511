"""What the lesson says of the sentence it brings holds in the shipped models."""

import pytest

from lstm_core import load_specimen
from pages.chapters.output_gate import LESSON

TOLD = {"zh": ("不", 0), "en": ("not", 2)}  # the token and the unit that the text names


@pytest.mark.parametrize("lang", TOLD)
def test_the_named_unit_keeps_what_it_hides_and_shows_it_one_step_on(lang):
    (model, text), (token, unit) = LESSON.sentences[0].of[lang], TOLD[lang]
    reading = load_specimen(model).read(text)
    step, trace = reading.tokens.index(token), reading.trace
    assert abs(trace.c[step, unit]) > 0.7
    assert trace.o[step, unit] < 0.25
    assert trace.f[step + 1, unit] > 0.7
    assert trace.o[step + 1, unit] > 0.8
    assert abs(trace.h[step + 1, unit]) > 2 * abs(trace.h[step, unit])
    assert LESSON.sentences[0].place[lang] == {"unit": unit}
