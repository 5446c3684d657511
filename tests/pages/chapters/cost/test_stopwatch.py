"""The stopwatch: records with what they promise, ratios of what is printed, and when there is no ratio to tell."""

import re
import time

import pytest
from streamlit.testing.v1 import AppTest

from pages.chapters.cost import screen, stopwatch
from pages.chapters.cost.measured import outcome
from pages.state.sizes import BOUNDS, LAYERS
from pages.words.words import LANGUAGES, words

pytestmark = pytest.mark.slow


def test_every_round_has_a_time_of_each_kind_and_the_progress_rises_to_1():
    began = time.perf_counter()
    found = list(stopwatch.laps(3, 4, 5, seconds=0.3))
    took = time.perf_counter() - began
    assert stopwatch.LEAST <= len(found) <= stopwatch.MOST
    assert all(lap.seconds[kind] > 0 for lap in found for kind in LAYERS)
    progress = [lap.progress for lap in found]
    assert progress == sorted(progress)
    assert progress[-1] == 1.0
    assert max(progress[:-1]) < 1
    assert sum(lap.seconds[kind] for lap in found for kind in LAYERS) <= took


def test_the_largest_sizes_are_measured_too():
    largest = {name: BOUNDS[name][1] for name in ("inputs", "units", "steps")}
    assert len(list(stopwatch.laps(**largest, seconds=0.01))) == stopwatch.LEAST


def rounds(*seconds: tuple[float, float, float]) -> list[stopwatch.Lap]:
    return [stopwatch.Lap(dict(zip(LAYERS, each, strict=True)), 1.0) for each in seconds]


def test_times_and_the_middle_half_come_from_the_same_rounds():
    found = rounds((1.0, 3.0, 6.0), (1.0, 3.2, 6.0), (1.0, 3.4, 6.0), (1.0, 3.6, 6.0), (2.0, 7.6, 12.0))
    assert stopwatch.times(found) == {"rnn": 1.0, "lstm": 3.4, "bilstm": 6.0}
    assert stopwatch.between(found, "lstm") == (3.2, 3.6)
    assert stopwatch.between(found, "bilstm", "lstm") == pytest.approx((6 / 3.6, 6 / 3.2))
    assert not stopwatch.is_busy(found)


def test_a_busy_spell_that_hits_all_three_leaves_the_ratio():
    assert not stopwatch.is_busy(rounds(*[(1.0, 3.0, 6.0)] * 3, *[(10.0, 30.0, 60.0)] * 4))


def test_rounds_that_differ_say_that_the_machine_was_busy():
    assert stopwatch.is_busy(rounds(*[(1.5, 11.0, 20.0), (1.5, 3.4, 20.0)] * 4))
    assert stopwatch.is_busy(rounds(*[(1.0, 3.0, 6.0), (1.0, 3.0, 9.0)] * 4))


QUIET = rounds(*[(0.001, 0.003, 0.006)] * 5)
BUSY = rounds(*[(0.001, 0.011, 0.020), (0.001, 0.003, 0.020)] * 4)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("laps", "ratios"), [([QUIET], 3), ([BUSY], 0), ([QUIET, BUSY], 3), ([BUSY, QUIET], 6)])
def test_no_ratio_is_printed_of_rounds_that_differ(lang, laps, ratios):
    """Beside the latest measurement and in the list of the earlier ones; the range of the rounds stays."""

    def page(laps, lang):
        from pages.chapters.cost import measured
        from pages.state import visit
        from pages.state.sizes import Sizes
        from pages.words.words import words

        visit.current().measured = {Sizes(4, 4 + number, 5): each for number, each in enumerate(laps)}
        measured.measured(words(lang), Sizes(4, 4, 5), print)

    run = AppTest.from_function(page, args=(laps, lang)).run()
    assert not run.exception
    drawn = "".join(element.proto.body for element in run.get("html"))
    pattern = re.escape(words(lang)("cost.measured.times", ratio="|")).replace(r"\|", r"[\d.]+")
    assert len(re.findall(f">{pattern}<", drawn)) == ratios
    assert drawn.count(re.split(r"\|", words(lang)("cost.measured.between", least="|", most="|"))[0]) == 2


@pytest.mark.parametrize(("value", "to"), [(11.04, 1.484), (3.3349, 1.0051), (120.4, 0.5124), (2.0, 2.0)])
def test_a_printed_ratio_is_the_quotient_of_the_printed_times(value, to):
    times = [float(screen.number(one)) for one in (value, to)]
    assert screen.ratio(value, to) == screen.number(times[0] / times[1])


@pytest.mark.parametrize(("ratio", "told"), [(1.2, "less"), (3.3, "less"), (3.6, "near"), (4.5, "near"), (4.7, "more")])
def test_what_is_said_of_a_ratio_is_chosen_by_the_ratio(ratio, told):
    assert outcome(ratio, 4.0) == told


def test_what_else_the_machine_does_is_not_counted():
    assert time.get_clock_info("thread_time").resolution < 1e-5
    assert stopwatch.CLOCK is time.thread_time
