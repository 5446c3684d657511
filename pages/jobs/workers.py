"""The worker processes there are: fresh ones when needed, idle and unruly ones ended. The pool's lock guards it."""

from collections.abc import Callable
from threading import Thread

from pages.jobs import worker_process
from pages.jobs.limits import Limits
from pages.jobs.run import Run
from pages.jobs.worker_process import WorkerProcess


class Workers:
    """`now` is the pool's clock in s; each worker is listened to with `listen`, see `WorkerProcess.listen`."""

    def __init__(self, limits: Limits, *listen: Callable[..., None]) -> None:
        self.limits, self.listen = limits, listen
        self.processes: list[WorkerProcess] = []
        self.ended: list[WorkerProcess] = []  # killed and not yet collected
        self.listeners: list[Thread] = []

    @property
    def full(self) -> bool:
        return sum(worker.busy for worker in self.processes) >= self.limits.workers

    def of(self, run: Run) -> WorkerProcess | None:
        """The worker that has the run."""
        return next((worker for worker in self.processes if worker.run is run), None)

    def parked(self) -> list[WorkerProcess]:
        """With a paused run, the latest paused first."""
        paused = [worker for worker in self.processes if worker.run and worker.run.phase == "paused"]
        return sorted(paused, key=lambda worker: -worker.since)

    def take(self, run: Run, now: float) -> WorkerProcess:
        """Give the run an idle worker, else a fresh one.

        OSError where the machine gives no process, RuntimeError where it gives no thread.
        """
        idle = next((worker for worker in self.processes if worker.idle), None)
        worker = idle or worker_process.start_worker(now)
        worker.run = run
        if worker is not idle:
            self.processes.append(worker)
            self.listeners = [thread for thread in self.listeners if thread.is_alive()]
            self.listeners.append(worker.listen(*self.listen))
        return worker

    def dismiss(self, worker: WorkerProcess) -> None:
        """Kill a worker; its line then comes to its end, which its listener hears."""
        worker.program.kill()
        self.processes.remove(worker)
        self.ended.append(worker)

    def silent(self, now: float) -> list[WorkerProcess]:
        """Workers that have said nothing for too long, or do not read: frozen, for a worker always does both."""
        allowed = {True: self.limits.silence, False: self.limits.opening}
        return [worker for worker in self.processes if worker.deaf or now - worker.heard > allowed[worker.spoke]]

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
