"""The worker processes there are: fresh ones when needed, idle and unruly ones ended. The pool's lock guards it."""

from pages.jobs import process
from pages.jobs.limits import Limits
from pages.jobs.process import Process
from pages.jobs.run import Run


class Workers:
    """`now` is the pool's clock in s."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.processes: list[Process] = []
        self.ended: list[Process] = []  # killed and not yet collected

    @property
    def full(self) -> bool:
        return sum(worker.busy for worker in self.processes) >= self.limits.workers

    def parked(self) -> list[Process]:
        """With a paused run, the latest paused first."""
        paused = [worker for worker in self.processes if worker.run and worker.run.phase == "paused"]
        return sorted(paused, key=lambda worker: -worker.since)

    def take(self, run: Run, now: float) -> tuple[Process, bool]:
        """An idle worker, else a fresh one, which the run now has; whether it is fresh.

        OSError where the machine gives no process.
        """
        worker = next((worker for worker in self.processes if worker.idle), None)
        fresh = worker is None
        worker = worker or process.start_worker(now)
        if fresh:
            self.processes.append(worker)
        worker.run, run.process = run, worker
        return worker, fresh

    def dismiss(self, worker: Process) -> None:
        worker.kill()
        self.processes.remove(worker)
        self.ended.append(worker)

    def dismiss_worker_of(self, run: Run) -> None:
        for worker in [worker for worker in self.processes if worker.run is run]:
            self.dismiss(worker)

    def silent(self, now: float) -> list[Process]:
        """Workers that have said nothing for too long: frozen, for a worker speaks whether it computes or not."""
        allowed = {True: self.limits.silence, False: self.limits.opening}
        return [worker for worker in self.processes if now - worker.heard > allowed[worker.spoke]]

    def end_unruly(self, now: float) -> None:
        """Kill who was told to stop and did not in time."""
        for worker in [worker for worker in self.processes if worker.stopping]:
            if now - worker.since > self.limits.grace:
                self.dismiss(worker)

    def end_idle(self, now: float) -> None:
        """End who idled for long, or is more than there is place for; collect who is gone."""
        idle = sorted((worker for worker in self.processes if worker.idle), key=lambda worker: worker.since)
        surplus = len(idle) + sum(worker.busy for worker in self.processes) - self.limits.workers
        for at, worker in enumerate(idle):
            if at < surplus or now - worker.since > self.limits.idle:
                self.dismiss(worker)
        self.ended = [worker for worker in self.ended if worker.program.poll() is None]

    def dismiss_all(self) -> None:
        for worker in list(self.processes):
            self.dismiss(worker)

    def close(self) -> None:
        self.dismiss_all()
        for worker in self.ended:
            worker.program.wait()
