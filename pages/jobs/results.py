"""Finished runs, kept for late comers within a number of bytes."""

from collections import OrderedDict

from pages.jobs.job import Job
from pages.jobs.run import Run


class Results:
    """The least recently asked for goes first. Not thread-safe: the pool's lock guards it."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._runs: OrderedDict[Job, Run] = OrderedDict()

    def get(self, job: Job) -> Run | None:
        if job in self._runs:
            self._runs.move_to_end(job)
        return self._runs.get(job)

    def put(self, run: Run) -> None:
        self._runs[run.job] = run
        self.bytes += run.bytes
        while self.bytes > self.most_bytes:
            self.bytes -= self._runs.popitem(last=False)[1].bytes
