"""Finished runs, kept for late comers within a number of bytes."""

from collections import OrderedDict

from pages.jobs.job import Course
from pages.jobs.run import Run


class Results:
    """The least recently asked for goes first. Not thread-safe: the pool's lock guards it."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._runs: OrderedDict[Course, Run] = OrderedDict()

    def get(self, course: Course) -> Run | None:
        if course in self._runs:
            self._runs.move_to_end(course)
        return self._runs.get(course)

    def put(self, run: Run) -> None:
        self._runs[run.course] = run
        self.bytes += run.bytes
        while self.bytes > self.most_bytes:
            self.bytes -= self._runs.popitem(last=False)[1].bytes
