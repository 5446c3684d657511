"""How often a page looks at a training."""

from dataclasses import replace

import pytest

from pages.ui import courses
from pages.ui.trainer import State

ALONE = State("running", None, (), 0, 0.5, 1.0, 1.0, None, "", 1)


def test_who_watches_what_is_computed_sees_it_more_than_five_times_a_second_up_to_ten_of_them():
    assert all(courses.pace(replace(ALONE, crowd=crowd)) < 0.2 for crowd in range(11))
    assert courses.pace(replace(ALONE, phase="waiting", place=1)) < 0.2


def test_a_class_of_forty_asks_no_more_often_than_ten():
    many, ten = (courses.pace(replace(ALONE, crowd=crowd)) for crowd in (40, 10))
    assert 40 / many == pytest.approx(10 / ten)


def test_who_waits_behind_others_or_has_paused_looks_seldom_but_stays_present():
    for told in (replace(ALONE, phase="waiting", place=2), replace(ALONE, phase="paused")):
        assert 0.5 <= courses.pace(told) <= courses.pool().limits.away / 3


def test_a_pace_is_changed_with_the_phase_and_with_the_crowd():
    queued = replace(ALONE, phase="waiting", place=2)
    for one, other in ((queued, ALONE), (queued, replace(ALONE, phase="paused")), (ALONE, replace(ALONE, crowd=20))):
        assert courses.out_of_pace(courses.pace(one), other)
        assert courses.out_of_pace(courses.pace(other), one)
    assert not courses.out_of_pace(courses.pace(replace(ALONE, crowd=10)), replace(ALONE, crowd=12))
