"""Tiny jobs for the tests, computed in real workers."""

import os
import pickle
import signal
import struct
import sys
import time
from collections.abc import Iterator

import numpy as np

JOBS = {name: f"tests.pages.jobs.toys:{name}" for name in (
    "counts", "endless", "hangs", "allocates", "raises", "dies", "tells", "overwrites", "grows", "wrong",
    "freezes", "babbles", "lies",
)}  # fmt: skip


def counts(to: int, pause: float = 0.0, seed: int = 0) -> Iterator[dict]:
    for n in range(1, to + 1):
        time.sleep(pause)
        yield {"n": n, "progress": n / to, "pid": os.getpid()}


def endless(seed: int = 0) -> Iterator[dict]:
    for n in range(1 << 60):
        yield {"n": n, "pid": os.getpid()}
        time.sleep(0.005)


def hangs(seed: int = 0) -> Iterator[dict]:
    """Never comes to a second record, so that it cannot be stopped politely."""
    yield {"pid": os.getpid()}
    while True:
        time.sleep(0.005)


def allocates() -> Iterator[dict]:
    yield {"pid": os.getpid()}
    yield {"much": np.empty(1 << 56, np.uint8)}


def raises() -> Iterator[dict]:
    yield {"n": 1}
    raise ZeroDivisionError("no such number")


def dies() -> Iterator[dict]:
    yield {"n": 1}
    os.kill(os.getpid(), signal.SIGKILL)
    yield {"n": 2}


def tells() -> Iterator[dict]:
    """What the worker is like."""
    yield {
        "streamlit": "streamlit" in sys.modules,
        "threads": os.environ["OMP_NUM_THREADS"],
        "nice": os.nice(0),
        "main": sys.modules["__main__"].__file__,
    }


def overwrites(times: int) -> Iterator[dict]:
    """One array for all records, written on at once."""
    weights = np.zeros(3, np.float32)
    for _ in range(times):
        weights += 1
        yield {"weights": weights}


def grows() -> Iterator[dict]:
    while True:
        yield {"block": np.zeros(100_000, np.uint8)}


def wrong() -> Iterator[dict]:
    yield 3


def freezes() -> Iterator[dict]:
    """Stands still in the middle of a message."""
    yield {"pid": os.getpid()}
    line = int(sys.argv[1])
    os.write(line, struct.pack("!i", 1 << 20) + b"half")
    os.kill(os.getpid(), signal.SIGSTOP)
    yield {}


def babbles() -> Iterator[dict]:
    """Says what is no message."""
    yield {"pid": os.getpid()}
    os.write(int(sys.argv[1]), struct.pack("!i", 4) + b"what")
    time.sleep(3600)
    yield {}


def lies() -> Iterator[dict]:
    """Says a message of the wrong parts."""
    yield {"pid": os.getpid()}
    said = pickle.dumps(("one", 2))
    os.write(int(sys.argv[1]), struct.pack("!i", len(said)) + said)
    time.sleep(3600)
    yield {}
