"""Who trains now, who waits, and what becomes of a run that nobody watches."""

import logging
import pickle
from collections.abc import Hashable, Mapping
from itertools import count
from threading import Event, Lock, Thread

from pages.jobs import pacing
from pages.jobs.clock import Clock
from pages.jobs.fair_queue import FairQueue
from pages.jobs.job import Job
from pages.jobs.limits import Limits
from pages.jobs.process import Process
from pages.jobs.results import Results
from pages.jobs.run import Phase, Reason, Run, State, Ticket, Wish
from pages.jobs.workers import Workers

BEAT = 0.25  # s between two looks at who left and who is idle
LOG = logging.getLogger(__name__)


class Pool:
    """Worker processes for a whole server. Any number of threads may ask; one lock, one thread that tends to all, one
    for each worker that hears it.

    `jobs` says for each registered name the generator function that computes it, as "module:function".
    """

    def __init__(self, jobs: Mapping[str, str], limits: Limits) -> None:
        self.jobs, self.limits = jobs, limits
        self._lock = Lock()
        self._turns = FairQueue()
        self._results = Results(limits.kept_bytes)
        self._live: dict[Job, Run] = {}
        self._workers = Workers(limits)
        self._numbers = count()
        self._clock = Clock()
        self._lateness = pacing.Lateness()
        self._bell = Event()
        self._closed = False
        self._tender: Thread | None = None
        self._hearers: list[Thread] = []

    def join(self, job: Job, visitor: Hashable) -> Ticket:
        """Watch the job: kept, under way, or from its start. KeyError for a name that is not registered."""
        if job.name not in self.jobs:
            raise KeyError(f"no job {job.name!r}; there are {', '.join(sorted(self.jobs))}")
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            run = self._results.get(job) or self._live.get(job) or Run(next(self._numbers), job)
            ticket = Ticket(self, run, visitor, self._clock.now())
            if not run.ended:
                self._live[job] = run
                run.tickets.add(ticket)
                self._settle(run)
            return ticket

    def state(self, ticket: Ticket, since: int = 0) -> State:
        """What `Ticket.state` tells."""
        with self._lock:
            run, now = ticket.run, self._clock.now()
            if ticket.pace and not ticket.lapsed:
                self._lateness.note(now - ticket.asked - ticket.pace, now)
            ticket.asked = now
            self._attend()
            if ticket.lapsed and run.reason != "left":
                ticket.lapsed = False
                if not run.ended:
                    run.tickets.add(ticket)
                    self._settle(run)
            places = self._turns.places()
            ticket.pace = self._pace(ticket, places)
            return ticket.told(since, places.get(run))

    def wish(self, ticket: Ticket, wish: Wish) -> None:
        """Change what a visitor wants; what is stopped or left stays so."""
        with self._lock:
            run = ticket.run
            if ticket.wish in ("stopped", "left") or (run.ended and ticket.wish == "on"):
                return
            ticket.wish, ticket.asked = wish, self._clock.now()
            ticket.frozen = None if wish == "on" else ticket.frozen or (len(run.records), run.progress, run.seconds)
            if not run.ended:
                self._settle(run)

    def close(self) -> None:
        """End every worker, and the threads with them."""
        with self._lock:
            self._closed = True
            threads = [self._tender, *self._hearers]
        self._bell.set()
        for thread in filter(None, threads):
            thread.join()

    # Below, the lock is held.

    def _pace(self, ticket: Ticket, places: Mapping[Run, int]) -> float:
        """s until a ticket is to be asked for again."""
        tickets = [ticket for run in self._live.values() for ticket in run.tickets]
        phases = [(ticket.stands()[0], places.get(ticket.run)) for ticket in tickets]
        waiting = [pacing.weight(place) for phase, place in phases if phase in ("waiting", "paused")]
        watchers = sum(phase == "running" for phase, _ in phases)
        crowd = {"waiting": sum(waiting), "waiters": len(waiting), "watchers": watchers}
        return pacing.pace(ticket.stands()[0], places.get(ticket.run), **crowd)

    def _settle(self, run: Run) -> None:
        """Bring a run that has not ended to what its watchers want together."""
        run.tickets = {ticket for ticket in run.tickets if ticket.wish in ("on", "paused") and not ticket.lapsed}
        wanted = [ticket for ticket in run.tickets if ticket.wish == "on"]
        if not run.tickets:
            self._end(run, "stopped", "left")
        elif not wanted and run.phase == "running" and run.process:
            run.phase, run.process.since = "paused", self._clock.now()
            run.process.tell("pause")
        elif not wanted:
            run.phase = "paused"
        elif run.phase == "paused":
            run.phase = "waiting"
        self._queue(run, wanted)
        self._attend()
        self._bell.set()

    def _queue(self, run: Run, wanted: list[Ticket]) -> None:
        """Have exactly the tickets that want a waiting run in the queue."""
        for ticket in [ticket for ticket in self._turns.order() if ticket.run is run]:
            if run.phase != "waiting" or ticket not in wanted:
                self._turns.remove(ticket)
        if run.phase == "waiting":
            for ticket in sorted(wanted, key=lambda ticket: ticket.asked):
                self._turns.add(ticket)

    def _end(self, run: Run, phase: Phase, reason: Reason | None = None, detail: str = "") -> None:
        """Nothing more will come of this run; its worker stops."""
        run.phase, run.reason, run.detail = phase, reason, detail
        run.tickets = set()
        self._live.pop(run.job, None)
        self._queue(run, [])
        if phase == "done":
            self._results.put(run)
        if run.process:
            worker, run.process = run.process, None
            worker.run, worker.stopping, worker.since = None, True, self._clock.now()
            worker.tell("stop", run.number)

    def _attend(self) -> None:
        """Have a tender: it starts with the first need. RuntimeError where the machine gives no thread."""
        if not self._closed and not (self._tender and self._tender.is_alive()):
            tender = Thread(target=self._keep, name="trainer", daemon=True)
            tender.start()
            self._tender = tender

    def _forget(self, detail: str) -> None:
        """Begin anew: every run fails, every worker ends."""
        for run in list(self._live.values()):
            self._end(run, "failed", "error", detail)
        self._turns = FairQueue()
        self._workers.dismiss_all()

    def _lost(self, worker: Process, reason: Reason, detail: str) -> None:
        """A worker ended by itself or by another's hand, or has to be ended."""
        run = worker.run
        self._workers.dismiss(worker)
        if run:
            run.process = None
            self._end(run, "failed", reason, detail)

    def _tend(self, now: float) -> None:
        """Who left, what does not stop, what is too many; then the free places to those who wait."""
        for run in list(self._live.values()):
            allowed = self.limits.queued if run.phase == "waiting" else self.limits.away
            allowed += self._lateness.now(now)
            gone = [ticket for ticket in run.tickets if now - ticket.asked > allowed + pacing.MISSED * ticket.pace]
            for ticket in gone:
                ticket.lapsed = True
            if gone:
                self._settle(run)
        for worker in self._workers.silent(now):
            self._lost(worker, "silent", f"no word from worker {worker.program.pid}")
        for run in filter(None, [worker.run for worker in self._workers.parked()[self.limits.parked :]]):
            self._end(run, "stopped", "paused")
        self._workers.end_unruly(now)
        while self._turns and not self._workers.full:
            self._begin(self._turns.next(), now)
        self._workers.end_idle(now)

    def _begin(self, run: Run, now: float) -> None:
        run.phase = "running"
        for ticket in run.tickets:  # who waited looked seldom, and now has as long to look as anybody
            ticket.asked = now
        if run.process:
            run.process.tell("resume")
            return
        try:
            worker, fresh = self._workers.take(run, now)
            if fresh:
                self._hearers = [thread for thread in self._hearers if thread.is_alive()]
                self._hearers.append(worker.listen(self._heard, self._silenced))
            worker.tell("run", run.number, self.jobs[run.job.name], dict(run.job.arguments))
        except Exception as problem:
            self._workers.dismiss_worker_of(run)
            run.process = None
            self._end(run, "failed", "start", str(problem))

    # Below, the lock is not held: these are what the threads do.

    def _keep(self) -> None:
        """Tend to all until the pool is closed, whatever happens on the way."""
        while not self._closed:
            with self._lock:
                try:
                    self._tend(self._clock.tick())
                except Exception as problem:
                    LOG.exception("the pool of workers begins anew")
                    self._forget(f"{type(problem).__name__}: {problem}")
                busy = self._workers.processes or self._live or self._workers.ended
            self._bell.wait(BEAT if busy else None)
            self._bell.clear()
        with self._lock:
            for run in list(self._live.values()):
                self._end(run, "stopped", "left")
            self._workers.close()

    def _silenced(self, worker: Process, reason: Reason, detail: str) -> None:
        """Nothing more will come from this worker."""
        with self._lock:
            if worker in self._workers.processes:
                self._lost(worker, reason, detail)
            worker.line.close()
        self._bell.set()

    def _heard(self, worker: Process, number: int, seconds: float, progress: float, packed: list, end: tuple) -> None:
        """One message."""
        records = [pickle.loads(record) for record in packed]
        with self._lock:
            if worker not in self._workers.processes:
                return
            run, now = worker.run, self._clock.now()
            worker.heard, worker.spoke = now, True
            if run and run.number == number:
                run.extend(seconds, progress, records)
                if run.bytes > self.limits.run_bytes:
                    self._end(run, "failed", "large", f"{run.bytes} bytes")
                elif end:
                    self._end(run, *end)
            if end:
                worker.stopping, worker.since = False, now
                if end[1:2] == ("memory",):  # what it still holds is unknown
                    self._workers.dismiss(worker)
                self._bell.set()
