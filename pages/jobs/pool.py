"""The pool of workers: what is computed now, what waits, and what becomes of a run that nobody watches."""

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
from pages.jobs.lru import Lru
from pages.jobs.run import Phase, Reason, Run, State, Ticket, Wish
from pages.jobs.worker_process import WorkerProcess
from pages.jobs.workers import Workers

TICK = 0.25  # s between two looks at who left and who is idle
KEPT = 10_000  # finished runs, whose bytes are bounded besides
LOG = logging.getLogger(__name__)


class Pool:
    """Worker processes for a whole server. Any number of threads may ask; one lock, one thread that supervises all,
    one for each worker that listens to it.

    `jobs` says for each registered name the generator function that computes it, as "module:function".
    """

    def __init__(self, jobs: Mapping[str, str], limits: Limits) -> None:
        self.jobs, self.limits = jobs, limits
        self._lock = Lock()
        self._turns = FairQueue()
        self._results = Lru[Run](KEPT, limits.kept_bytes, lambda run: run.bytes)
        self._live: dict[Job, Run] = {}
        self._workers = Workers(limits, self._receive, self._close_line)
        self._numbers = count()
        self._clock = Clock()
        self._lateness = pacing.Lateness()
        self._wake_up = Event()
        self._closed = False
        self._supervisor: Thread | None = None

    def join(self, job: Job, visitor: Hashable) -> Ticket:
        """Watch the job: kept, under way, or from its start. KeyError for a name that is not registered."""
        if job.name not in self.jobs:
            raise KeyError(f"no job {job.name!r}; there are {', '.join(sorted(self.jobs))}")
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            run = self._results.find(job) or self._live.get(job) or Run(next(self._numbers), job)
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
            self._start_supervisor()
            if ticket.lapsed and run.reason != "left":
                ticket.lapsed = False
                if not run.ended:
                    run.tickets.add(ticket)
                    self._settle(run)
            places = self._turns.places()
            ticket.pace = self._pace(ticket, places)
            return ticket.as_state(since, places.get(run))

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
            threads = [self._supervisor, *self._workers.listeners]
        self._wake_up.set()
        for thread in filter(None, threads):
            thread.join()

    # Below, the lock is held.

    def _pace(self, ticket: Ticket, places: Mapping[Run, int]) -> float:
        """s until a ticket is to be asked for again."""
        tickets = [ticket for run in self._live.values() for ticket in run.tickets]
        phases = [(ticket.stands()[0], places.get(ticket.run)) for ticket in tickets]
        waiting = [pacing.weight(place) for phase, place in phases if phase in ("waiting", "paused")]
        watchers = sum(phase == "running" for phase, _ in phases)
        phase, place = ticket.stands()[0], places.get(ticket.run)
        return pacing.pace(phase, place, waiting=sum(waiting), waiters=len(waiting), watchers=watchers)

    def _settle(self, run: Run) -> None:
        """Bring a run that has not ended to what its watchers want together."""
        run.tickets = {ticket for ticket in run.tickets if ticket.wish in ("on", "paused") and not ticket.lapsed}
        wanted = [ticket for ticket in run.tickets if ticket.wish == "on"]
        if not run.tickets:
            self._end(run, "stopped", "left")
        elif not wanted:
            worker = self._workers.of(run)
            if worker and run.phase == "running":
                worker.since = self._clock.now()
                worker.tell("pause")
            run.phase = "paused"
        elif run.phase == "paused":
            run.phase = "waiting"
        self._turns.put(run, wanted if run.phase == "waiting" else [])
        self._start_supervisor()
        self._wake_up.set()

    def _end(self, run: Run, phase: Phase, reason: Reason | None = None, detail: str = "") -> None:
        """Nothing more will come of this run; its worker stops."""
        run.phase, run.reason, run.detail = phase, reason, detail
        run.tickets = set()
        self._live.pop(run.job, None)
        self._turns.put(run, [])
        if phase == "done" and run.bytes <= self.limits.kept_bytes:
            self._results.keep(run.job, run)
        if worker := self._workers.of(run):
            worker.run, worker.stopping, worker.since = None, True, self._clock.now()
            worker.tell("stop", run.number)

    def _start_supervisor(self) -> None:
        """Start the supervisor where none runs. RuntimeError where the machine gives no thread."""
        if not self._closed and not (self._supervisor and self._supervisor.is_alive()):
            supervisor = Thread(target=self._run_supervisor, name="jobs", daemon=True)
            supervisor.start()
            self._supervisor = supervisor

    def _begin_anew(self, detail: str) -> None:
        """Fail every run and end every worker."""
        for run in list(self._live.values()):
            self._end(run, "failed", "error", detail)
        self._turns = FairQueue()
        self._workers.dismiss_all()

    def _fail_worker(self, worker: WorkerProcess, reason: Reason, detail: str) -> None:
        """End a worker that has gone or is no use, and fail its run."""
        self._workers.dismiss(worker)
        if worker.run:
            self._end(worker.run, "failed", reason, detail)

    def _supervise(self, now: float) -> None:
        """End what was left, frozen or is too much, and give the free workers to those who wait."""
        for run in list(self._live.values()):
            allowed = self.limits.queued if run.phase == "waiting" else self.limits.away
            allowed += self._lateness.now(now)
            gone = [ticket for ticket in run.tickets if now - ticket.asked > allowed + pacing.MISSED * ticket.pace]
            for ticket in gone:
                ticket.lapsed = True
            if gone:
                self._settle(run)
        for worker in self._workers.silent(now):
            self._fail_worker(worker, "silent", f"no word from worker {worker.program.pid}")
        for run in filter(None, [worker.run for worker in self._workers.parked()[self.limits.parked :]]):
            self._end(run, "stopped", "paused")
        self._workers.end_unruly(now)
        while self._turns and not self._workers.full:
            self._start(self._turns.next(), now)
        self._workers.end_idle(now)

    def _start(self, run: Run, now: float) -> None:
        """Have a worker compute the run, or go on with it."""
        run.phase = "running"
        for ticket in run.tickets:  # who waited looked seldom, and now has as long to look as anybody
            ticket.asked = now
        if worker := self._workers.of(run):
            worker.tell("resume")
            return
        try:
            self._workers.take(run, now).tell("run", run.number, self.jobs[run.job.name], dict(run.job.arguments))
        except Exception as problem:
            if worker := self._workers.of(run):
                self._workers.dismiss(worker)
            self._end(run, "failed", "start", str(problem))

    # Below, the lock is not held: these are what the threads do.

    def _run_supervisor(self) -> None:
        """Supervise all until the pool is closed, whatever happens on the way."""
        while not self._closed:
            with self._lock:
                try:
                    self._supervise(self._clock.tick())
                except Exception as problem:
                    LOG.exception("the pool of workers begins anew")
                    self._begin_anew(f"{type(problem).__name__}: {problem}")
                busy = self._workers.processes or self._live or self._workers.ended
            self._wake_up.wait(TICK if busy else None)
            self._wake_up.clear()
        with self._lock:
            for run in list(self._live.values()):
                self._end(run, "stopped", "left")
            self._workers.close()

    def _close_line(self, worker: WorkerProcess, reason: Reason, detail: str) -> None:
        """Close the line of a worker from which nothing more will come."""
        with self._lock:
            if worker in self._workers.processes:
                self._fail_worker(worker, reason, detail)
            worker.line.close()
        self._wake_up.set()

    def _receive(
        self, worker: WorkerProcess, number: int, seconds: float, progress: float, packed: list, end: tuple
    ) -> None:
        """Take one message of a worker."""
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
                self._wake_up.set()
