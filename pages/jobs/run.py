"""One training, those who watch it, and what each of them is told."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from pages.jobs.job import Job, Record

Phase = Literal["waiting", "running", "paused", "done", "stopped", "failed"]
Wish = Literal["on", "paused", "stopped", "left"]
Reason = Literal["left", "asked", "paused", "error", "memory", "killed", "silent", "large", "start"]
ENDED = ("done", "stopped", "failed")


@dataclass(frozen=True)
class State:
    """What a visitor is told. `reason` is set for "stopped" and "failed"; `detail` is for the log."""

    phase: Phase
    place: int | None  # in the queue, from 1, while waiting
    records: tuple[Any, ...]  # from the `since` asked for
    count: int  # of records in all: the next `since`
    progress: float  # of the latest record
    seconds: float  # of computing so far
    seconds_left: float | None  # None while the progress is 0
    reason: Reason | None
    detail: str
    pace: float  # s until it is to be asked for again

    @property
    def live(self) -> bool:
        """Whether more may come: it waits, is computed or is paused."""
        return self.phase not in ENDED


class Owner(Protocol):
    """Who a ticket turns to: the pool that holds its run."""

    def state(self, ticket: Ticket, since: int) -> State: ...

    def wish(self, ticket: Ticket, wish: Wish) -> None: ...


@dataclass(eq=False)
class Run:
    """A job that waits, is computed, or was."""

    number: int
    job: Job
    phase: Phase = "waiting"
    tickets: set[Ticket] = field(default_factory=set)
    records: list[Record] = field(default_factory=list)
    bytes: int = 0
    progress: float = 0.0
    seconds: float = 0.0
    reason: Reason | None = None
    detail: str = ""

    @property
    def ended(self) -> bool:
        return self.phase in ENDED

    def extend(self, seconds: float, progress: float, records: list[Record]) -> None:
        self.seconds, self.progress = seconds, progress
        self.records += records
        self.bytes += sum(map(size, records))


@dataclass(eq=False)
class Ticket:
    """A visitor's hold on a run. Pausing and stopping are the visitor's own: a run goes on while anybody wants it."""

    pool: Owner
    run: Run
    visitor: Hashable
    asked: float  # when the visitor last asked, on the pool's clock
    pace: float = 0.0  # s in which the visitor was told to ask again
    wish: Wish = "on"
    lapsed: bool = False  # not asked for in time: the next question takes it up again where the run still stands
    frozen: tuple[int, float, float] | None = None  # count, progress and seconds at a pause or stop

    def state(self, since: int = 0) -> State:
        """How the run stands, with its records from number `since`. Ask again after its `pace`, when paused too."""
        return self.pool.state(self, since)

    def as_state(self, since: int, place: int | None) -> State:
        """For the pool, which holds the lock: `state`, the run being at `place` in the queue."""
        run, (phase, reason) = self.run, self.stands()
        count, progress, seconds = self.frozen or (len(run.records), run.progress, run.seconds)
        if phase == "done":
            progress = 1.0
        return State(
            phase=phase,
            place=place if phase == "waiting" else None,
            records=tuple(run.records[since:count]),
            count=count,
            progress=progress,
            seconds=seconds,
            seconds_left=seconds * (1 - progress) / progress if progress > 0 else None,
            reason=reason,
            detail=run.detail if phase == "failed" else "",
            pace=self.pace,
        )

    def stands(self) -> tuple[Phase, Reason | None]:
        """What the run is for this visitor, and why."""
        if self.wish in ("stopped", "left"):
            return "stopped", "asked" if self.wish == "stopped" else "left"
        if self.wish == "paused" and self.run.reason is None:
            return "paused", None
        return self.run.phase, self.run.reason

    def want(self, wish: Wish) -> None:
        """Pause ("paused"): the run itself pauses, and frees its worker, when nobody wants it on; go on again ("on").

        Keep what there is and want no more ("stopped"), or leave ("left"): neither is to be undone.
        """
        self.pool.wish(self, wish)


def size(value: object) -> int:
    """About the bytes that a record takes: 64 a number or key besides the arrays' own."""
    if hasattr(value, "__dict__"):
        return size(vars(value))
    if isinstance(value, Mapping):
        return 232 + sum(64 + size(part) for part in value.values())
    if isinstance(value, list | tuple):
        return 56 + sum(8 + size(part) for part in value)
    return 64 + (getattr(value, "nbytes", 0) or (len(value) if isinstance(value, str | bytes) else 0))
