"""What the page says of two readers follows from the figures, whichever they are."""

from dataclasses import replace

import pytest

from pages.ui.price import judged
from pages.ui.quiz.rivals import Rival
from pages.ui.text import LANGUAGES

BASE = Rival("", 16, 1000, 400, 0.8, 0.7, 0.75, 8.0)


def four(forward: float, backward: float, both: float, equal: float) -> dict[str, Rival]:
    shares = {"forward": forward, "backward": backward, "both": both, "equal": equal}
    return {name: replace(BASE, name=name, accuracy=share) for name, share in shares.items()}


@pytest.mark.parametrize(
    ("shares", "told", "which"),
    [
        ((0.80, 0.80, 0.90, 0.81), "reader", "side_same"),
        ((0.80, 0.84, 0.90, 0.85), "some", "side_backward"),
        ((0.84, 0.80, 0.90, 0.899), "parameters_do", "side_forward"),
        ((0.80, 0.80, 0.805, 0.80), "none", "side_same"),
        ((0.80, 0.80, 0.70, 0.80), "none", "side_same"),
    ],
)
def test_the_verdict_is_chosen_by_the_figures(shares, told, which):
    assert judged.outcome(four(*shares), 0.01) == told
    assert judged.side(four(*shares), 0.01) == which


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parameters_add_up_to_the_card_s(lang):
    found, card = judged.of(lang), judged.card(lang)
    inputs = card.sizes["embedding"]
    readers = {"forward": 1, "backward": 1, "both": 2, "equal": 1}
    for name, rival in found.items():
        layer = 4 * readers[name] * rival.units * (inputs + rival.units + 1)
        assert rival.above == layer + 4 * (readers[name] * rival.units + 1)
    assert found["equal"].seconds is None
    assert found["both"].parameters == card.parameters


def test_a_lead_is_the_difference_of_what_is_printed():
    assert judged.lead(0.8937, 0.8105) == f"{round(89.37, 1) - round(81.05, 1):.1f}"
    assert judged.lead(0.80, 0.81) == "−1.0"
