"""However many watch and wait, their looks together stay few, and whose turn comes is told soon."""

from hypothesis import given
from hypothesis import strategies as st

from pages.jobs.pacing import PAUSED, QUEUED, TURN, WAITING, WATCHING, Lateness, pace, weight

STANDING = st.lists(st.one_of(st.none(), st.integers(1, 300)), min_size=1, max_size=300)


def paces(places: list[int | None], watchers: int = 0) -> list[float]:
    """Of those who wait at these places, None being a pause, while so many watch what is computed."""
    crowd = {"waiting": sum(map(weight, places)), "waiters": len(places), "watchers": watchers}
    return [pace("waiting" if place else "paused", place, **crowd) for place in places]


@given(STANDING)
def test_who_waits_or_has_paused_makes_few_looks_together(places):
    assert sum(1 / each for each in paces(places)) <= 1.5 * WAITING + 1e-9


@given(st.integers(1, 500))
def test_who_watches_makes_few_looks_together(watchers):
    each = pace("running", None, waiting=0.0, waiters=0, watchers=watchers)
    assert each >= TURN
    assert watchers / each <= WATCHING + 1e-9


def test_one_who_watches_alone_sees_five_looks_a_second():
    assert pace("running", None, waiting=0.0, waiters=0, watchers=1) == TURN == 1 / 5


def test_whose_turn_comes_next_looks_soonest_in_a_queue_of_a_hundred():
    hundred = paces(list(range(1, 101)))
    assert hundred == sorted(hundred)
    assert hundred[0] < 1
    assert hundred[1] < 2
    assert hundred[-1] < 30


def test_who_waits_alone_looks_often_less_so_while_another_is_served_and_a_pause_seldom():
    assert paces([1]) == [TURN]
    assert paces([1], watchers=1) == [QUEUED]
    assert paces([None]) == [PAUSED]


def test_lateness_is_the_worst_of_the_last_while():
    late = Lateness()
    late.note(3.0, 10.0)
    late.note(1.0, 11.0)
    assert late.now(12.0) == 3.0
    late.note(4.0, 25.0)
    assert late.now(31.0) == 4.0
    assert late.now(60.0) == 0.0
    late.note(-1.0, 61.0)
    assert late.now(61.5) == 0.0
