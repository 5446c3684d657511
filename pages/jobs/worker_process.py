"""The server's end of one worker process."""

import logging
import os
import select
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from threading import Thread
from typing import Any, Self

from pages.jobs.run import Reason, Run

LOG = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(eq=False)
class WorkerProcess:
    """What the server knows of a worker: it computes a `run` or is parked with it, has to stop one, or is idle.

    Times are the pool's.
    """

    program: subprocess.Popen
    line: Connection
    since: float  # when it became what it is
    heard: float  # when it last said anything, at first when it was started
    spoke: bool = False  # whether it has said anything yet
    run: Run | None = None
    stopping: bool = False  # told to stop its run and not yet free
    deaf: bool = False  # given up: it does not read what it is told, whatever it still says

    @property
    def busy(self) -> bool:
        """Whether it takes one of the places to compute."""
        return self.stopping or (self.run is not None and self.run.phase == "running")

    @property
    def idle(self) -> bool:
        return self.run is None and not self.stopping

    def tell(self, *order: object) -> None:
        """Never waits. A dead worker hears nothing, and its closed line says so; one that does not read is given up."""
        with suppress(OSError):
            if _has_room(self.line):
                self.line.send(order)
            else:
                self.deaf = True

    def listen(self, receive: Callable[..., None], close_line: Callable[[Self, Reason, str], None]) -> Thread:
        """Listen in a thread of its own: a worker that stands still in mid-message keeps nobody else waiting.

        `receive` gets the worker and each message's parts, `close_line` the worker and why nothing more will come.
        RuntimeError where the machine gives no thread.
        """
        thread = Thread(target=self._listen, args=(receive, close_line), name=f"jobs-{self.program.pid}", daemon=True)
        thread.start()
        return thread

    def _listen(self, receive: Callable[..., None], close_line: Callable[[Self, Reason, str], None]) -> None:
        while True:
            try:
                message = self.line.recv()
            except Exception as problem:  # a closed line, or half a message from a worker that was killed
                return close_line(self, "killed", f"{type(problem).__name__}, worker {self.program.pid}")
            try:
                receive(self, *message)
            except Exception as problem:
                LOG.exception("a worker said what is no message")
                return close_line(self, "error", f"{type(problem).__name__}: {problem}")


def start_worker(now: float) -> WorkerProcess:
    """A fresh worker. OSError where the machine gives no process; this end of the line then closes by itself."""
    mine, theirs = Pipe()
    with theirs:
        handle = theirs.fileno()
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        program = subprocess.Popen(
            [sys.executable, "-m", "pages.jobs.worker", str(handle)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": path},
            **inheriting(handle),
        )
    return WorkerProcess(program, mine, since=now, heard=now)


def _has_room(line: Connection) -> bool:
    """Whether an order can be written at once: a line that takes anything takes more than an order is long."""
    if sys.platform == "win32":
        return True
    look = select.poll()
    look.register(line.fileno(), select.POLLOUT)
    return bool(look.poll(0))


def inheriting(handle: int) -> dict[str, Any]:
    """How `Popen` hands one end of the line over, and nothing else."""
    if sys.platform != "win32":
        return {"pass_fds": (handle,)}
    os.set_handle_inheritable(handle, True)
    given = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
    return {"startupinfo": given, "creationflags": subprocess.BELOW_NORMAL_PRIORITY_CLASS}
