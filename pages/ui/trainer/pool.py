"""Who trains now, who waits, and what becomes of a run that nobody watches."""

import pickle
import time
from collections.abc import Hashable, Mapping
from itertools import count
from multiprocessing.connection import Pipe, wait
from threading import Lock, Thread

from pages.ui.trainer.course import Course
from pages.ui.trainer.crew import Crew
from pages.ui.trainer.kept import Kept
from pages.ui.trainer.limits import Limits
from pages.ui.trainer.process import Process
from pages.ui.trainer.rota import Rota
from pages.ui.trainer.run import Phase, Reason, Run, State, Ticket

BEAT = 0.25  # s between two looks at who left and who is idle


class Pool:
    """Worker processes for a whole server. Any number of threads may ask; one lock, one reader thread in all.

    `courses` says for each registered name the generator function that computes it, as "module:function".
    """

    def __init__(self, courses: Mapping[str, str], limits: Limits) -> None:
        self.courses, self.limits = courses, limits
        self._lock = Lock()
        self._rota = Rota()
        self._kept = Kept(limits.kept_bytes)
        self._live: dict[Course, Run] = {}
        self._crew = Crew(limits)
        self._numbers = count()
        self._bell, self._ring = Pipe(duplex=False)
        self._rung = self._closed = False
        self._reader: Thread | None = None

    def join(self, course: Course, visitor: Hashable) -> Ticket:
        """Watch the course: kept, under way, or from its start. KeyError for a name that is not registered."""
        if course.name not in self.courses:
            raise KeyError(f"no course {course.name!r}; there are {', '.join(sorted(self.courses))}")
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            run = self._kept.get(course) or self._live.get(course) or Run(next(self._numbers), course)
            ticket = Ticket(self, run, visitor, time.monotonic())
            if not run.ended:
                self._live[course] = run
                run.tickets.add(ticket)
                self._settle(run)
            return ticket

    def state(self, ticket: Ticket, since: int = 0) -> State:
        """What `Ticket.state` tells."""
        with self._lock:
            run = ticket.run
            ticket.asked = time.monotonic()
            if ticket.lapsed and run.reason != "left":
                ticket.lapsed = False
                if not run.ended:
                    run.tickets.add(ticket)
                    self._settle(run)
            crowd = sum(len(run.tickets) for run in self._live.values() if run.phase == "running")
            return ticket.told(since, self._rota.place(run), crowd)

    def wish(self, ticket: Ticket, wish: str) -> None:
        """Change what a visitor wants; what is stopped or left stays so."""
        with self._lock:
            run = ticket.run
            if ticket.wish in ("stopped", "left") or (run.ended and ticket.wish == "on"):
                return
            ticket.wish, ticket.asked = wish, time.monotonic()
            ticket.frozen = None if wish == "on" else ticket.frozen or (len(run.records), run.share, run.seconds)
            if not run.ended:
                self._settle(run)

    def close(self) -> None:
        """End every worker, and the reader with them."""
        with self._lock:
            self._closed = True
            reader = self._reader
            self._wake()
        if reader:
            reader.join()

    # Below, the lock is held.

    def _settle(self, run: Run) -> None:
        """Bring a run that has not ended to what its watchers want together."""
        run.tickets = {ticket for ticket in run.tickets if ticket.wish in ("on", "paused") and not ticket.lapsed}
        wanted = [ticket for ticket in run.tickets if ticket.wish == "on"]
        if not run.tickets:
            self._end(run, "stopped", "left")
        elif not wanted and run.phase == "running":
            run.phase, run.process.since = "paused", time.monotonic()
            run.process.tell("pause")
        elif not wanted:
            run.phase = "paused"
        elif run.phase == "paused":
            run.phase = "waiting"
        self._queue(run, wanted)
        self._wake()

    def _queue(self, run: Run, wanted: list[Ticket]) -> None:
        """Have exactly the tickets that want a waiting run in the queue."""
        for ticket in [ticket for ticket in self._rota.order() if ticket.run is run]:
            if run.phase != "waiting" or ticket not in wanted:
                self._rota.remove(ticket)
        if run.phase == "waiting":
            for ticket in sorted(wanted, key=lambda ticket: ticket.asked):
                self._rota.add(ticket)

    def _end(self, run: Run, phase: Phase, reason: Reason | None = None, detail: str = "") -> None:
        """Nothing more will come of this run; its worker stops."""
        run.phase, run.reason, run.detail = phase, reason, detail
        run.tickets = set()
        self._live.pop(run.course, None)
        self._queue(run, [])
        if phase == "done":
            self._kept.put(run)
        if run.process:
            worker, run.process = run.process, None
            worker.run, worker.stopping, worker.since = None, True, time.monotonic()
            worker.tell("stop", run.number)

    def _wake(self) -> None:
        """Have the reader look; it starts with the first need."""
        if self._reader is None and not self._closed:
            self._reader = Thread(target=self._read, name="trainer", daemon=True)
            self._reader.start()
        if not self._rung:
            self._rung = True
            self._ring.send_bytes(b"!")

    def _read(self) -> None:
        """The one thread that hears workers, starts them and ends them; with it ends the pool."""
        try:
            while not self._closed:
                with self._lock:
                    self._tend(time.monotonic())
                    lines = {worker.line: worker for worker in self._crew.processes}
                    beat = BEAT if lines or self._live or self._crew.ended else None
                for line in wait([self._bell, *lines], beat):
                    if line is self._bell:
                        self._bell.recv_bytes()
                        self._rung = False
                    else:
                        self._hear(lines[line])
        finally:
            with self._lock:
                self._closed = True
                for run in list(self._live.values()):
                    self._end(run, "stopped", "left")
                self._crew.close()

    def _hear(self, worker: Process) -> None:
        """Take one message; it is read without the lock, for only the reader reads."""
        try:
            number, seconds, share, packed, end = worker.line.recv()
            records = [pickle.loads(record) for record in packed]
        except Exception as problem:  # a closed line, or half a message from a worker that was killed
            with self._lock:
                self._lost(worker, f"{type(problem).__name__}, worker {worker.program.pid}")
            return
        with self._lock:
            run = worker.run
            if run and run.number == number:
                run.extend(seconds, share, records)
                if run.bytes > self.limits.run_bytes:
                    self._end(run, "failed", "large", f"{run.bytes} bytes")
                elif end:
                    self._end(run, *end)
            if end:
                worker.stopping, worker.since = False, time.monotonic()
                if end[1:2] == ("memory",):  # what it still holds is unknown
                    self._crew.dismiss(worker)

    def _lost(self, worker: Process, detail: str) -> None:
        """A worker ended by itself or by another's hand."""
        run = worker.run
        self._crew.dismiss(worker)
        if run:
            run.process = None
            self._end(run, "failed", "killed", detail)

    def _tend(self, now: float) -> None:
        """Who left, what does not stop, what is too many; then the free places to those who wait."""
        for run in list(self._live.values()):
            gone = [ticket for ticket in run.tickets if now - ticket.asked > self.limits.away]
            for ticket in gone:
                ticket.lapsed = True
            if gone:
                self._settle(run)
        for worker in self._crew.parked()[self.limits.parked :]:
            self._end(worker.run, "stopped", "paused")
        self._crew.end_unruly(now)
        while self._rota and not self._crew.full:
            self._begin(self._rota.next(), now)
        self._crew.end_idle(now)

    def _begin(self, run: Run, now: float) -> None:
        run.phase = "running"
        if run.process:
            run.process.tell("resume")
            return
        try:
            worker = self._crew.take(run, now)
        except OSError as problem:
            self._end(run, "failed", "start", str(problem))
            return
        worker.tell("run", run.number, self.courses[run.course.name], dict(run.course.arguments))
