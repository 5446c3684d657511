"""What is said of a place is true of the run at hand, whichever reader is followed."""

from decimal import Decimal

import numpy as np
import pytest

from lstm_core import BiLSTM
from lstm_core.reader import readers
from pages.chapters.training.mixups import SETTLED, numbers
from pages.quiz.training import Trained
from pages.words.digits import parsed

LAYER = BiLSTM.random(3, 6, 5)


def trained(way: str) -> Trained:
    trace = LAYER(np.random.default_rng(0).normal(size=(9, 3)))
    return Trained(**vars(readers(tuple("abcdefghi"), LAYER, trace)[way]))


@pytest.mark.parametrize("way", ["forward", "backward"])
def test_the_first_step_of_a_reader_is_where_its_cell_is_empty(way):
    reader = trained(way)
    carries_over = next(settled for settled in SETTLED if settled.mixup == "carries-over")
    for find in carries_over.cases:
        place = find(reader)
        assert reader.nth(place.step) == 1
        assert carries_over.numbers(reader, place)["before"] == "0.00"


def test_the_printed_sum_is_that_of_the_printed_gates():
    reader = trained("forward")
    said = [numbers(reader, place) for place in reader.places()]
    assert all(parsed(slots["f"]) + parsed(slots["i"]) == parsed(slots["sum"]) for slots in said)
    exact = [Decimal(reader.value("f", place) + reader.value("i", place)) for place in reader.places()]
    assert any(abs(parsed(slots["sum"]) - total) > Decimal("0.005") for slots, total in zip(said, exact, strict=True))


@pytest.mark.parametrize("way", ["forward", "backward"])
def test_the_places_shown_are_the_widest_the_narrowest_and_where_the_sum_is_farthest_from_1(way):
    reader = trained(way)
    trace = reader.trace
    found = {settled.mixup: [find(reader) for find in settled.cases] for settled in SETTLED}
    widest, narrowest = (trace.f[place.step, place.unit] for place in found["keep-not-forget"])
    assert (widest, narrowest) == (trace.f.max(), trace.f.min())
    (place,) = found["sum-to-one"]
    off = np.abs(trace.f + trace.i - 1)
    assert off[place.step, place.unit] == off.max()
