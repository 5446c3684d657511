"""The wrong numbers of the lesson of two readers are the mix-ups they are told to be."""

from random import Random

import pytest

from lstm_core import Place
from pages.quiz import bi_lstm
from pages.words.digits import parsed
from tests.pages.lessons import readers

TEXTS = {"segmenter-zh": "我爱中国", "random": "今天天气很好"}
RUNS = [run for model, text in TEXTS.items() for run in readers(model, text)]


def answers(kind, reader, place) -> dict[str, str]:
    """Mix-up → number; of the right answer "right"."""
    made = kind(reader, place)
    return {choice.mixup or "right": choice.value.replace(",", "") for choice in made[0]} if made else {}


@pytest.mark.parametrize("reader", RUNS)
def test_wrong_counts_share_weights_give_each_step_its_own_or_take_steps_for_units(reader):
    def one(units: int) -> int:
        return 4 * units * (reader.inputs + units + 1)

    assert answers(bi_lstm.parameters, reader, Place(0, 0)) == {
        "right": str(2 * one(reader.units)),
        "backward-of-forward": str(one(reader.units)),
        "new-weights-each-step": str(2 * one(reader.units) * reader.steps),
        "units-are-steps": str(2 * one(reader.steps)),
    }


@pytest.mark.parametrize("reader", RUNS)
def test_wrong_final_states_are_the_last_column_and_the_forward_readers(reader):
    forward, backward = bi_lstm.both_traces(reader)
    asked = 0
    for unit in Random(1).sample(range(reader.units), 8):
        found = answers(bi_lstm.final, reader, Place(0, unit))
        ends = {"right": backward.h[0], "last-output": backward.h[-1], "backward-of-forward": forward.h[-1]}
        assert all(abs(float(parsed(value)) - ends[mixup][unit]) <= 0.0051 for mixup, value in found.items())
        asked += len(found) == len(ends)
    assert asked
