"""The stopwatch: records with what they promise, within the time, and ratios that a busy spell does not touch."""

import time

import pytest

from pages.ui.price import stopwatch
from pages.ui.price.measured import outcome
from pages.ui.quiz.sizes import BOUNDS, LAYERS


def test_every_round_has_a_time_of_each_kind_and_the_share_rises_to_1():
    began = time.perf_counter()
    found = list(stopwatch.laps(3, 4, 5, seconds=0.3))
    took = time.perf_counter() - began
    assert stopwatch.LEAST <= len(found) <= stopwatch.MOST
    assert all(lap[kind] > 0 for lap in found for kind in LAYERS)
    shares = [lap["share"] for lap in found]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert max(shares[:-1]) < 1
    assert sum(lap[kind] for lap in found for kind in LAYERS) <= took


def test_the_largest_sizes_are_measured_too():
    largest = {name: BOUNDS[name][1] for name in ("inputs", "units", "steps")}
    assert len(list(stopwatch.laps(**largest, seconds=0.01))) == stopwatch.LEAST


def test_a_busy_spell_hits_all_three_and_leaves_the_ratio():
    calm = [{"rnn": 1.0, "lstm": 3.0, "bilstm": 6.0}] * 3
    busy = [{kind: 10 * seconds for kind, seconds in calm[0].items()}] * 4
    assert stopwatch.ratios([*calm, *busy]) == {"rnn": 1.0, "lstm": 3.0, "bilstm": 6.0}
    assert stopwatch.ratios(calm, "lstm")["bilstm"] == 2.0
    assert stopwatch.times(calm)["lstm"] == 3.0


@pytest.mark.parametrize(("ratio", "told"), [(1.2, "less"), (3.3, "less"), (3.6, "near"), (4.5, "near"), (4.7, "more")])
def test_what_is_said_of_a_ratio_is_chosen_by_the_ratio(ratio, told):
    assert outcome(ratio, 4.0) == told
