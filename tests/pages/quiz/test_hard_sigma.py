"""Questions about a model whose gates have a hard σ: true of it, or not asked."""

from dataclasses import replace
from functools import cache
from random import Random

import numpy as np
import pytest

from lstm_core import BiLSTM, Place, random_specimen
from pages.quiz.question import at
from pages.quiz.values import printed_gate
from pages.stage.payload import run_part
from pages.words.digits import decimals
from tests.pages.lessons import LESSONS

OF_LSTMS = [lesson for lesson in LESSONS if lesson.cell == "lstm"]  # an RNN has no gates
SIGMA = {("forget_gate", "opening"), ("input_gate", "opening"), ("output_gate", "opening")}  # z is given, σ(z) asked


@cache
def hard():
    """A specimen whose doors stand in the middle and at both ends."""
    one = random_specimen(6, 3)
    sides = one.layer.forward, one.layer.backward
    return replace(one, layer=BiLSTM(*(replace(side, weight_ih=side.weight_ih * 3, hard_slope=0.2) for side in sides)))


def readers():
    return hard().read("我爱中国，今天天气不错").readers.values()


def test_a_door_that_is_shut_or_wide_open_is_printed_so():
    doors = [(reader, Place(*map(int, where))) for reader in readers() for where in np.ndindex(*reader.trace.f.shape)]
    assert {0.0, 1.0} <= {reader.value("f", place) for reader, place in doors}
    for reader, place in doors:
        assert printed_gate(reader, "f", place) == decimals(reader.value("f", place))


@pytest.mark.parametrize("lesson", OF_LSTMS, ids=lambda lesson: lesson.name)
def test_no_question_asks_for_the_logistic_sigma_of_a_sum(lesson):
    asked = set()
    for reader in readers():
        for kind in lesson.kinds:
            if any(at(kind, reader, place, Random(0)) for place in reader.places()):
                asked.add((lesson.name, kind.name))
    assert asked
    assert not asked & SIGMA


def test_the_stage_is_told_of_a_hard_sigma_and_of_no_other():
    specimen, usual = hard(), random_specimen(6, 3)
    sent = run_part(specimen, specimen.read("我爱你"), {})
    assert (sent["forward"]["hard_slope"], sent["backward"]["hard_slope"]) == (0.2, 0.2)
    assert run_part(usual, usual.read("我爱你"), {})["forward"]["hard_slope"] is None
