"""What the page says of two readers follows from the figures, whichever they are."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from lstm_core import load_specimen
from pages.chapters.cost import accuracy
from pages.quiz.siblings import Rival, margin
from pages.words.digits import percent, points
from pages.words.words import LANGUAGES

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
    assert accuracy.outcome(four(*shares), 0.01) == told
    assert accuracy.side(four(*shares), 0.01) == which


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parameters_add_up_to_the_card_s(lang):
    found, card = accuracy.of(lang), accuracy.card(lang)
    inputs = card.sizes["embedding"]
    readers = {"forward": 1, "backward": 1, "both": 2, "equal": 1}
    for name, rival in found.items():
        layer = 4 * readers[name] * rival.units * (inputs + rival.units + 1)
        assert rival.above == layer + 4 * (readers[name] * rival.units + 1)
    assert found["equal"].seconds is None
    assert found["both"].parameters == card.parameters


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_lead_is_that_of_the_printed_shares(lang):
    """A class subtracts what the table prints: to the digits of the lead it comes to the same."""
    found = accuracy.of(lang)
    printed = {
        name: Decimal(percent(rival.accuracy, accuracy.DIGITS).removesuffix("%")) for name, rival in found.items()
    }
    for name, rival in found.items():
        assert printed[name] == Decimal(repr(rival.accuracy)) * 100  # the card's own figure, nothing cut off
        for other, beaten in found.items():
            lead = points(rival.accuracy, ahead_of=beaten.accuracy).replace("−", "-")
            assert abs(printed[name] - printed[other] - Decimal(lead)) <= Decimal("0.05")
    if lang == "zh":
        assert points(found["both"].accuracy, ahead_of=found["forward"].accuracy) == "9.3"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_margin_is_that_of_the_two_compared(lang):
    """Twice the standard error of the difference of two shares; who is ahead by less is not said to be ahead."""
    found, card = accuracy.of(lang), accuracy.card(lang)
    forward, backward = found["forward"].accuracy, found["backward"].accuracy
    draws = np.random.default_rng(0).binomial(card.metrics["characters"], [[forward], [backward]], (2, 20_000))
    spread = np.std((draws[0] - draws[1]) / card.metrics["characters"])
    least = accuracy.largest_margin(found, card)
    assert least >= margin(card, forward, backward) == pytest.approx(2 * spread, rel=0.03)
    ahead = {name: replace(found["forward"], name=name) for name in found}
    for lead, told in ((0.9, "side_same"), (1.1, "side_backward"), (-1.1, "side_forward")):
        ahead["backward"] = replace(found["backward"], accuracy=forward + lead * least)
        assert accuracy.side(ahead, least) == told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_segmenters_compared_were_trained_alike(lang):
    cards = [load_specimen(f"segmenter-{lang}{way}").card for way in ("", "-forward", "-backward")]
    for card in cards[1:]:
        assert card.sizes == cards[0].sizes
        assert card.training | {"epoch_chosen": 0, "seeds_tried": 0} == cards[0].training | {
            "epoch_chosen": 0,
            "seeds_tried": 0,
        }
    found = accuracy.of(lang)
    assert abs(found["equal"].above - found["both"].above) < 0.03 * found["both"].above
    assert found["forward"].above == found["backward"].above


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_best_legal_path_helps_the_forward_reader_more_than_both(lang):
    found = accuracy.of(lang)
    gains = {name: found[name].f1_legal - found[name].f1 for name in ("forward", "both")}
    assert gains["forward"] > gains["both"] > 0


def test_points_are_rounded_as_they_are_written():
    assert [percent(0.8105), percent(0.8245), percent(0.8028)] == ["81.1%", "82.5%", "80.3%"]
    assert points(0.80, ahead_of=0.81) == "−1.0"
