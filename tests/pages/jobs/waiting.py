"""Waiting for a condition instead of a time."""

import time
from collections.abc import Callable, Iterable

from streamlit.testing.v1 import AppTest

from pages.jobs import State, Ticket
from pages.jobs.live_panel import Watched

LONG = 600.0  # s; only a failing test waits so long


def until(condition: Callable[[], object], *tickets: Ticket) -> object:
    """The condition's first true value; meanwhile the tickets are asked for, as their pages would."""
    deadline = time.monotonic() + LONG
    while not (value := condition()):
        assert time.monotonic() < deadline, "the condition did not come true"
        for ticket in tickets:
            ticket.state()
        time.sleep(0.005)
    return value


def reach(ticket: Ticket, *phases: str, others: tuple[Ticket, ...] = ()) -> State:
    """The ticket's state once it is in one of the phases."""
    return until(lambda: (state := ticket.state()).phase in phases and state, *others)


def records(ticket: Ticket, at_least: int = 1) -> tuple:
    """The ticket's records once there are so many."""
    return until(lambda: (state := ticket.state()).count >= at_least and state.records)


def look_at(page: AppTest, runs: Iterable[Watched]) -> None:
    """Until its runs have ended; at a first record, too, but not all the time, which would cost more than they do."""
    for run in [run for run in runs if run.live]:
        for arrived in (lambda state: state.count or not state.live, lambda state: not state.live):
            until(lambda run=run, arrived=arrived: arrived(run.ticket.state()))
            assert not page.run().exception
        assert not run.live
