"""A look at a network in training tells what the card's own measures tell, whatever stands side by side."""

import numpy as np
import pytest

from lstm_core import load_specimen
from lstm_core.recipes.verse.languages import ZH
from lstm_core.recipes.verse.poems import shipped
from lstm_core.recipes.verse.probes import probes
from lstm_core.recipes.verse.runs import run
from lstm_core.recipes.verse.units import counting, figures, find

MODEL = load_specimen("verse-zh")
POEMS = shipped()[1][:30]


@pytest.fixture(scope="module")
def looked():
    """The probes, and the model's run over them."""
    read = probes(ZH, MODEL.tokeniser, POEMS)
    return read, MODEL.layer(MODEL.embedding.weight[read.batch.inputs], lengths=read.batch.lengths)


def test_marks_places_and_lines_are_those_of_each_poem_alone(looked):
    read, _ = looked
    for column, poem in enumerate(POEMS):
        metre, length = poem.index("，"), len(poem) - 1
        assert read.batch.lengths[column] == length
        for step in range(length):
            assert read.marks[step, column] == (poem[step] in "，。")
            assert read.rest[step, column] != read.marks[step, column]
            assert read.place[step, column] == (step + 1) % (metre + 1)
            assert read.later[step, column] == (step > metre)
            assert read.metre[step, column] == metre
        assert not (read.marks | read.rest | read.later)[length:, column].any()


def test_what_is_right_is_what_the_card_calls_the_form(looked):
    read, trace = looked
    scores = trace.h @ MODEL.readout.weight.T + MODEL.readout.bias
    runs = run(ZH, MODEL, POEMS)
    assert read.right(scores) == pytest.approx(figures(runs, find(runs))["form"])
    assert read.right(-scores) < 0.5


def test_the_counter_is_the_unit_of_the_card_with_its_r(looked):
    read, trace = looked
    count = next(place for place in MODEL.card.look_at if place["kind"] == "count")
    unit, r = read.counter(trace)
    assert unit == count["unit"]
    assert r == pytest.approx(count["count_r"], abs=0.01)
    runs = run(ZH, MODEL, POEMS)
    assert r == pytest.approx(abs(counting(runs, runs.place)[unit]), abs=0.005)


def test_a_unit_whose_gate_does_not_fall_at_marks_is_no_counter(looked):
    read, trace = looked
    unit, _ = read.counter(trace)
    f = np.array(trace.f)
    f[..., unit] = 0.9
    assert read.counter(trace._replace(f=f))[0] != unit
