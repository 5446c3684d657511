"""The order in which visitors are served, held to a plain round robin."""

from collections import deque

from hypothesis import given
from hypothesis import strategies as st

from pages.jobs import Job, Ticket
from pages.jobs.fair_queue import FairQueue
from pages.jobs.run import Run

wishes = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 12)), max_size=20, unique=True)


def waiting(asked: list[tuple[str, int]]) -> tuple[FairQueue, dict[int, Run]]:
    """A queue of (visitor, number of the run wanted)."""
    queue, runs = FairQueue(), {number: Run(number, Job.of("toy", seed=number)) for _, number in asked}
    for visitor, number in asked:
        queue.add(Ticket(None, runs[number], visitor, 0.0))
    return queue, runs


def round_robin(asked: list[tuple[str, int]]) -> list[int]:
    """Go round the visitors in the order they came, one wish each, past those who want nothing any more."""
    hands: dict[str, deque[int]] = {}
    for visitor, number in asked:
        hands.setdefault(visitor, deque()).append(number)
    ring, served = deque(hands), []
    while ring:
        visitor = ring.popleft()
        mine = deque(number for number in hands[visitor] if number not in served)
        if mine:
            served.append(mine.popleft())
            hands[visitor] = mine
            ring.append(visitor)
    return served


@given(wishes)
def test_it_serves_as_a_round_robin_does(asked):
    queue, _ = waiting(asked)
    served = []
    while queue:
        served.append(queue.next().number)
    assert served == round_robin(asked)


@given(wishes)
def test_places_count_from_one_without_a_gap_and_the_first_is_next(asked):
    queue, runs = waiting(asked)
    assert sorted(queue.places().values()) == list(range(1, len(runs) + 1))
    if queue:
        first = next(run for run in runs.values() if queue.places()[run] == 1)
        assert queue.next() is first
        assert first not in queue.places()


def test_who_comes_anew_waits_behind_those_who_were_here():
    queue, runs = waiting([("a", 1), ("a", 2), ("b", 3)])
    assert queue.next() is runs[1]
    late = Run(4, Job.of("toy", seed=4))
    queue.add(Ticket(None, late, "c", 0.0))
    assert [queue.places()[run] for run in (runs[3], runs[2], late)] == [1, 2, 3]
