"""Tiny jobs for the tests, computed in real workers."""

import os
import pickle
import signal
import struct
import sys
import time
from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np

JOBS = {name: f"tests.pages.jobs.toys:{name}" for name in (
    "counts", "endless", "hangs", "allocates", "raises", "dies", "tells", "overwrites", "grows", "wrong",
    "freezes", "babbles", "lies",
)}  # fmt: skip


class Told(SimpleNamespace):
    """A record with any facts."""

    progress = 0.0


def counts(to: int, pause: float = 0.0, seed: int = 0) -> Iterator[Told]:
    for n in range(1, to + 1):
        time.sleep(pause)
        yield Told(n=n, progress=n / to, pid=os.getpid())


def endless(seed: int = 0) -> Iterator[Told]:
    for n in range(1 << 60):
        yield Told(n=n, pid=os.getpid())
        time.sleep(0.005)


def hangs(seed: int = 0) -> Iterator[Told]:
    """Never comes to a second record, so that it cannot be stopped politely."""
    yield Told(pid=os.getpid())
    while True:
        time.sleep(0.005)


def allocates() -> Iterator[Told]:
    yield Told(pid=os.getpid())
    yield Told(much=np.empty(1 << 56, np.uint8))


def raises() -> Iterator[Told]:
    yield Told(n=1)
    raise ZeroDivisionError("no such number")


def dies() -> Iterator[Told]:
    yield Told(n=1)
    os.kill(os.getpid(), signal.SIGKILL)
    yield Told(n=2)


def tells() -> Iterator[Told]:
    """What the worker is like."""
    yield Told(
        streamlit="streamlit" in sys.modules,
        threads=os.environ["OMP_NUM_THREADS"],
        nice=os.nice(0),
        main=sys.modules["__main__"].__file__,
    )


def overwrites(times: int) -> Iterator[Told]:
    """One array for all records, written on at once."""
    weights = np.zeros(3, np.float32)
    for _ in range(times):
        weights += 1
        yield Told(weights=weights)


def grows() -> Iterator[Told]:
    while True:
        yield Told(block=np.zeros(100_000, np.uint8))


def wrong() -> Iterator[Told]:
    yield 3


def freezes() -> Iterator[Told]:
    """Stands still in the middle of a message."""
    yield Told(pid=os.getpid())
    line = int(sys.argv[1])
    os.write(line, struct.pack("!i", 1 << 20) + b"half")
    os.kill(os.getpid(), signal.SIGSTOP)
    yield Told()


def babbles() -> Iterator[Told]:
    """Says what is no message."""
    yield Told(pid=os.getpid())
    os.write(int(sys.argv[1]), struct.pack("!i", 4) + b"what")
    time.sleep(3600)
    yield Told()


def lies() -> Iterator[Told]:
    """Says a message of the wrong parts."""
    yield Told(pid=os.getpid())
    said = pickle.dumps(("one", 2))
    os.write(int(sys.argv[1]), struct.pack("!i", len(said)) + said)
    time.sleep(3600)
    yield Told()
