"""The wrong numbers of the lesson of two readers are the mix-ups they are told to be."""

from random import Random

import pytest

from pages.quiz import bi_lstm
from pages.quiz.ground import Place
from pages.words.digits import parsed
from tests.pages.lessons import grounds

TEXTS = {"segmenter-zh": "我爱中国", "random": "今天天气很好"}
RUNS = [run for model, text in TEXTS.items() for run in grounds(model, text)]


def answers(kind, ground, place) -> dict[str, str]:
    """Mix-up → number; of the right answer "right"."""
    made = kind(ground, place)
    return {choice.mixup or "right": choice.value.replace(",", "") for choice in made[0]} if made else {}


@pytest.mark.parametrize("ground", RUNS)
def test_wrong_counts_share_weights_give_each_step_its_own_or_take_steps_for_units(ground):
    def one(units: int) -> int:
        return 4 * units * (ground.inputs + units + 1)

    assert answers(bi_lstm.parameters, ground, Place(0, 0)) == {
        "right": str(2 * one(ground.units)),
        "backward-of-forward": str(one(ground.units)),
        "new-weights-each-step": str(2 * one(ground.units) * ground.steps),
        "units-are-steps": str(2 * one(ground.steps)),
    }


@pytest.mark.parametrize("ground", RUNS)
def test_wrong_final_states_are_the_last_column_and_the_forward_readers(ground):
    forward, backward = bi_lstm.both(ground)
    asked = 0
    for unit in Random(1).sample(range(ground.units), 8):
        found = answers(bi_lstm.final, ground, Place(0, unit))
        ends = {"right": backward.h[0], "last-output": backward.h[-1], "backward-of-forward": forward.h[-1]}
        assert all(abs(float(parsed(value)) - ends[mixup][unit]) <= 0.0051 for mixup, value in found.items())
        asked += len(found) == len(ends)
    assert asked
