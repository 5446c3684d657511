"""How units are found: place in the line, correlation, and the best threshold, each against another way to say it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.recipes.verse.runs import Runs, since
from lstm_core.recipes.verse.units import Threshold, Units, counting, figures, find, telling

values = st.lists(st.tuples(st.sampled_from([-1.0, -0.5, 0.0, 0.25, 2.0]), st.booleans()), min_size=2, max_size=12)


def poems(metre=(5, 7), lines=4):
    """Runs over a poem of each metre whose units are made by hand: noise, half of the couplet, count, metre."""
    ends, line, number, text = [], [], [], []
    for which, length in enumerate(metre):
        for row in range(lines):
            ends += [False] * length + [True]
            line += [row] * (length + 1)
            number += [length] * (length + 1)
            text += [which] * (length + 1)
    ends, line, number = np.array(ends), np.array(line), np.array(number)
    place = since(np.ones(len(ends), int), ends)
    noise = np.random.default_rng(0).normal(size=len(ends))
    c = np.stack([noise, np.where(line % 2, -1.0, -0.1), 1 - 0.5 * place, np.where(number == 7, -2.0, 0.5)], axis=1)
    f = np.where(ends[:, None], 0.01, 0.98) * np.ones((1, 4))
    expected = np.append(ends[1:] * (1 + line[1:] % 2), -1)
    metres = number if len(set(metre)) > 1 else 0 * number
    return Runs(np.array(text), line, place, place, ends, ends, metres, expected, expected.copy(), c, f, f)


def test_the_place_begins_anew_where_a_line_ends():
    ends = np.array([False, False, True, False, True, False])
    assert since(np.ones(6, int), ends).tolist() == [1, 2, 0, 1, 0, 1]
    assert since(np.array([1, 0, 0, 1, 1, 1]), ends).tolist() == [1, 1, 0, 1, 0, 1]


def test_the_units_are_found_where_they_were_put():
    runs = poems()
    units = find(runs)
    assert (units.count, units.couplet.unit, units.metre.unit) == (2, 1, 3)
    found = figures(runs, units)
    assert found["count_r"] == found["couplet"] == found["metre"] == found["form"] == found["whole"] == 1
    assert found["distinct"] == 3
    assert (found["forget_at_end"], found["forget_elsewhere"]) == pytest.approx((0.01, 0.98))
    assert found["unknown_share"] == 0  # of what is no mark
    assert found["largest_cell"] == np.abs(runs.c).max()


def test_verse_of_one_metre_has_one_unit_to_find():
    runs = poems(metre=(6, 6))
    assert find(runs) == Units(2)
    assert {"syllable_r", "word_ends", "never", "line_ends"} < figures(runs, Units(2)).keys()


def test_one_mistake_in_a_later_line_spoils_its_poem_and_one_in_the_first_line_none():
    runs = poems()
    units = find(runs)
    later = replace(runs, said=np.where(np.arange(len(runs.said)) == 9, 1 - runs.expected, runs.expected))
    assert figures(later, units)["whole"] == 0.5
    assert 0.9 < figures(later, units)["form"] < 1
    first = replace(runs, said=np.where(np.arange(len(runs.said)) == 2, 2, runs.expected))
    assert figures(first, units)["whole"] == figures(first, units)["form"] == 1


def test_what_is_expected_at_word_ends_is_counted_there_only():
    runs = poems(metre=(6, 6))
    said = np.where(runs.expected == 2, 1, runs.expected)  # never a line end
    found = figures(replace(runs, said=said), Units(2))
    assert found["line_ends"] == 0
    assert found["word_ends"] == found["never"] == pytest.approx(0.5)


def test_counting_is_pearsons_in_the_metre_in_which_it_is_weakest():
    runs = poems()
    each = [
        [np.corrcoef(runs.c[runs.metre == metre, unit], runs.place[runs.metre == metre])[0, 1] for metre in (5, 7)]
        for unit in (0, 2)
    ]
    r = counting(runs, runs.place)
    assert r[2] == pytest.approx(-1)
    weakest = min(each[0], key=abs) if each[0][0] * each[0][1] > 0 else 0
    assert r[0] == pytest.approx(weakest)


def test_what_goes_up_in_one_metre_and_down_in_the_other_does_not_count():
    runs = poems()
    turned = np.where(runs.metre == 7, -1, 1) * runs.place
    assert counting(replace(runs, c=turned[:, None].astype(float)), runs.place)[0] == 0


@given(st.lists(values, min_size=1, max_size=3).filter(lambda units: len({len(unit) for unit in units}) == 1))
def test_no_threshold_of_any_unit_tells_better(units):
    c = np.array([[value for value, _ in unit] for unit in units]).T
    wanted = np.array([yes for _, yes in units[0]])
    best = np.mean(telling(c, wanted).says(c) == wanted)
    cuts = [-2.0, -0.75, -0.25, 0.1, 1.0, 3.0]
    each = [
        np.mean(Threshold(unit, cut, above).says(c) == wanted)
        for unit in range(c.shape[1])
        for cut in cuts[1:-1]
        for above in (True, False)
        if len(set(c[:, unit] > cut)) == 2
    ]
    assert best >= max(each, default=0)
