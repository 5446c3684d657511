"""Waiting for a condition instead of a time."""

import time
from collections.abc import Callable

from pages.jobs import State, Ticket

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
