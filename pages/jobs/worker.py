"""The worker process: `python -m pages.jobs.worker HANDLE` computes one job after another.

Started as a program of its own and not by `multiprocessing.Process`: that would run the parent's main module again,
which under Streamlit is whatever page script is running. Nothing here imports Streamlit.
It hears ("run", number, "module:function", arguments), ("pause",), ("resume",), ("stop", number), and says
(number, seconds computed, progress, records, end), end being None, ("done",), ("stopped",) or
("failed", reason, detail). Where there is nothing to say for a HEARTBEAT it says ALIVE.
"""

import os
import pickle
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

SLICE = 0.05  # s between two slices of records
HEARTBEAT = 2.0  # s that it keeps silent at most
ALIVE = (-1, 0.0, 0.0, [], None)  # of no run
UNSENT = 1024  # records that may wait for the next slice; beyond, the job waits
NICE = 10  # a tenth of the time beside a busy server, all of it beside an idle one; at 15 a start took over 5 s


class Worker:
    """The main thread computes; one other thread hears orders and sends what there is every SLICE."""

    def __init__(self, line: Connection) -> None:
        self.line = line
        self.orders: Queue[tuple] = Queue()
        self.outbox: Queue[tuple] = Queue(UNSENT)  # (number, seconds, progress, pickled record, end)
        self.go = Event()
        self.stopped = -1  # the number of the run that is to stop
        self.spoke = -HEARTBEAT  # when it last said anything

    def work(self) -> None:
        Thread(target=self.correspond, daemon=True).start()
        while True:
            self.compute(*self.orders.get())

    def compute(self, number: int, target: str, arguments: dict[str, object]) -> None:
        """Pickles each record before the job goes on: it may write on in the arrays that it showed."""
        seconds, progress, end = 0.0, 0.0, ("done",)
        try:
            module, _, function = target.partition(":")
            records = getattr(import_module(module), function)(**arguments)
            began = time.perf_counter()
            for record in records:
                seconds += time.perf_counter() - began
                progress = float(record.progress)
                self.outbox.put((number, seconds, progress, pickle.dumps(record, -1), None))
                self.go.wait()
                if self.stopped == number:
                    records.close()
                    end = ("stopped",)
                    break
                began = time.perf_counter()
        except MemoryError as problem:
            end = ("failed", "memory", f"MemoryError: {problem}")
        except Exception as problem:
            end = ("failed", "error", f"{type(problem).__name__}: {problem}")
        self.outbox.put((number, seconds, progress, None, end))

    def correspond(self) -> None:
        """Ends the process at once when the server's end of the line is closed, whatever is being computed."""
        try:
            while True:
                if self.line.poll(SLICE):
                    self.hear(*self.line.recv())
                self.send()
        except (EOFError, OSError):
            os._exit(0)
        except BaseException as problem:
            sys.excepthook(type(problem), problem, problem.__traceback__)
            os._exit(1)

    def hear(self, order: str, *details: object) -> None:
        if order == "run":
            self.orders.put(details)
        elif order == "stop":
            self.stopped = details[0]
        if order == "pause":
            self.go.clear()
        else:
            self.go.set()

    def send(self) -> None:
        """All that is in the outbox, of one run: the next is ordered when the server has this one's end.

        Where there is nothing for a HEARTBEAT, that it is alive.
        """
        unsent: list[tuple] = []
        with suppress(Empty):
            while len(unsent) < UNSENT:
                unsent.append(self.outbox.get_nowait())
        if unsent:
            number, seconds, progress, _, end = unsent[-1]
            self.say(number, seconds, progress, [packed for *_, packed, _ in unsent if packed], end)
        elif time.monotonic() - self.spoke >= HEARTBEAT:
            self.say(*ALIVE)

    def say(self, *message: object) -> None:
        self.line.send(message)
        self.spoke = time.monotonic()


def settle() -> None:
    """Behind everybody else for the processor, first to go when memory runs out, deaf to the terminal's Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICE)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")


def open_line(handle: int) -> Connection:
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection

        return PipeConnection(handle)
    return Connection(handle)


if __name__ == "__main__":
    settle()
    Worker(open_line(int(sys.argv[1]))).work()
