"""The server's end of one worker process."""

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from pages.ui.trainer.run import Run

ROOT = Path(__file__).resolve().parents[3]
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(eq=False)
class Process:
    """A worker: computing or parked with a `run`, told to stop one, or idle."""

    program: subprocess.Popen
    line: Connection
    since: float  # when it became what it is, on the pool's clock
    run: Run | None = None
    stopping: bool = False  # told to stop its run and not yet free

    @property
    def busy(self) -> bool:
        """Whether it takes one of the places to compute."""
        return self.stopping or (self.run is not None and self.run.phase == "running")

    @property
    def idle(self) -> bool:
        return self.run is None and not self.stopping

    def tell(self, *order: object) -> None:
        """A dead worker hears nothing; its closed line tells the reader."""
        with suppress(OSError):
            self.line.send(order)

    def kill(self) -> None:
        self.line.close()
        self.program.kill()


def start(now: float) -> Process:
    """A fresh worker. OSError where the machine gives no process."""
    mine, theirs = Pipe()
    try:
        handle = theirs.fileno()
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        program = subprocess.Popen(
            [sys.executable, "-m", "pages.ui.trainer.worker", str(handle)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": path},
            **inheriting(handle),
        )
    except OSError:
        mine.close()
        raise
    finally:
        theirs.close()
    return Process(program, mine, now)


def inheriting(handle: int) -> dict[str, object]:
    """How `Popen` hands one end of the line over, and nothing else."""
    if sys.platform != "win32":
        return {"pass_fds": (handle,)}
    os.set_handle_inheritable(handle, True)
    given = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
    return {"startupinfo": given, "creationflags": subprocess.BELOW_NORMAL_PRIORITY_CLASS}
