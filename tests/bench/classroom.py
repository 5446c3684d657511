"""A class of two halves: `python -m tests.bench.classroom [--trainings 240] [--minutes 10] [--alone 60]`.

On one server ten visitors train, each as soon as the training before has ended, while ten others commit a sentence
every 2 seconds; first these alone, for comparison. An hour of such a class, with a training in 2½ minutes and a
sentence in 10 to 15 seconds each, makes 240 trainings and about 3,000 sentences: here they come back to back, until
the trainings are through or the minutes are over. The visitors are no browsers, but share this machine's cores.
Prints what became of the trainings, the waits of those who typed, the health endpoint's and the memory.
"""

import argparse
import asyncio
import os
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np

from tests.bench.learner import Learner, Training
from tests.bench.load import type_on
from tests.bench.process import children, cpu_seconds, memory_mb
from tests.bench.visitor import Answer, Visitor
from tests.browser.server import Server

TYPISTS, EVERY = 10, 2.0  # visitors, s between two sentences of one
# Who trains what. Two pairs ask for the same trainings: each of these is one run, however many watch it.
LEARNERS = (
    "flip-flop",
    "flip-flop",
    "sample-and-hold",
    "latch",
    "integrator",
    "brackets",
    "count-to-five",
    "anbn",
    "sandwich",
    "negation-zh",
    "negation-zh",
)
FIRST_SEED = {recipe: 1000 * at for at, recipe in enumerate(dict.fromkeys(LEARNERS))}
LIMITS = "150 ms alone, 500 ms in a crowd"


@dataclass
class Seen:
    """What the bench noted, all times of time.perf_counter."""

    answers: list[tuple[float, Answer]] = field(default_factory=list)  # when it was asked, what came
    lost: list[str] = field(default_factory=list)
    trainings: list[Training] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    memory: list[tuple[float, int, float, float]] = field(default_factory=list)  # when, trainings, server, workers; MB
    over: bool = False  # the learners are through


async def train_on(learner: Learner, seed: int, wanted: int, until: float, seen: Seen) -> None:
    """One training after another, each with the next seed, until the class has made `wanted` of them."""
    while len(seen.trainings) + len(seen.failed) < wanted and time.perf_counter() < until:
        seed += 1
        try:
            training = await learner.train(seed)
        except Exception as problem:
            seen.failed.append(f"{learner.query}: {type(problem).__name__}: {problem}")
            return
        if training.done:
            seen.trainings.append(training)
        else:
            seen.failed.append(f"{learner.query}: {training.said}")


async def watch(server: Server, seen: Seen) -> None:
    """The health endpoint's answer and the memory, every half second."""

    def ask() -> float:
        began = time.perf_counter()
        with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=30) as answer:
            answer.read()
        return time.perf_counter() - began

    pid = server.process.pid
    while not seen.over:
        seen.health.append(await asyncio.to_thread(ask))
        workers = 0.0
        for worker in children(pid):
            with suppress(OSError, StopIteration):  # it ended meanwhile
                workers += memory_mb(worker)
        seen.memory.append((time.perf_counter(), len(seen.trainings), memory_mb(pid), workers))
        await asyncio.sleep(0.5)


async def class_of(server: Server, trainings: int, minutes: float, alone: float) -> dict[str, str]:
    """The rows of the table."""
    typists = [Visitor(server.port) for _ in range(TYPISTS)]
    learners = [Learner(server.port, recipe, FIRST_SEED[recipe]) for recipe in LEARNERS]
    for visitor in (*typists, *learners):
        await visitor.start()
    seen = Seen()
    typing = (
        type_on(visitor, seed, EVERY, lambda: seen.over, seen.answers, seen.lost)
        for seed, visitor in enumerate(typists)
    )
    beside = [asyncio.create_task(typed) for typed in typing]
    beside.append(asyncio.create_task(watch(server, seen)))
    await asyncio.sleep(alone)
    quiet, began, used = len(seen.health), time.perf_counter(), cpu_seconds(server.process.pid)
    load = os.getloadavg()[0]
    until = began + 60 * minutes
    work = (train_on(learner, FIRST_SEED[learner.recipe], trainings, until, seen) for learner in learners)
    await asyncio.gather(*work)
    ended, seen.over = time.perf_counter(), True
    used = cpu_seconds(server.process.pid) - used
    await asyncio.gather(*beside)
    await asyncio.gather(*(visitor.leave() for visitor in (*typists, *learners)))
    return {
        "load of the machine before and after": f"{load:.1f} / {os.getloadavg()[0]:.1f}",
        "trainings done / failed": f"{len(seen.trainings)} / {len(seen.failed)} in {(ended - began) / 60:.1f} minutes",
        **trained(seen),
        "sentences, alone / beside the trainings": "{} / {}".format(*(len(part) for part in halves(seen, began))),
        "  lost": "; ".join([str(len(seen.lost)), *seen.lost[:3]]),
        **{
            f"  {name}, median / p95 / most": waits([answer.seconds for _, answer in part])
            for name, part in zip(("alone", "beside the trainings"), halves(seen, began), strict=True)
        },
        "server CPU beside the trainings": f"{used / (ended - began):.0%} of a core",
        "health endpoint, alone, median / p95 / most": waits(seen.health[:quiet]),
        "  beside the trainings": waits(seen.health[quiet:]),
        **memory(seen, began),
    }


def halves(seen: Seen, began: float) -> tuple[list, list]:
    """The answers before the trainings began, and since."""
    before = [row for row in seen.answers if row[0] < began]
    return before, seen.answers[len(before) :]


def trained(seen: Seen) -> dict[str, str]:
    """How long the learners waited, and how often a page told news of a training of more than a second."""
    spans = [(one.first, one.ended, one.changes) for one in seen.trainings if one.first and one.ended]
    fresh = [span for span in spans if span[1] - span[0] > 1]
    shown = [sum(at > first for at in changes) / (ended - first) for first, ended, changes in fresh]
    looks = [look for training in seen.trainings for look in training.looks]
    rows = {
        "  failed": "; ".join(seen.failed[:3]) or "none",
        "  pressed to ended, median / p95 / most": waits([t.ended - t.asked for t in seen.trainings if t.ended]),
        "  pressed to first progress": waits([t.first - t.asked for t in seen.trainings if t.first]),
        "  a look at a training, median / p95 / most": waits(looks),
    }
    if shown:
        rows["  news a second while it is computed, median"] = f"{np.median(shown):.1f}"
    return rows


def memory(seen: Seen, began: float) -> dict[str, str]:
    """Of the server and its workers: start, middle and end, and the slope in MB per 100 trainings by least squares."""
    rows = np.array([row for row in seen.memory if row[0] >= began])
    whole = f"{seen.memory[0][2]:.0f} MB before, with all visitors seated"
    late = rows[len(rows) // 2 :]
    found = {"memory of the server": whole}
    for name, column in (("server", 2), ("workers", 3)):
        at = [rows[place, column] for place in (0, len(rows) // 2, -1)]
        slopes = [100 * np.polyfit(part[:, 1], part[:, column], 1)[0] for part in (rows, late)]
        found[f"  {name}, first / middle / last / most"] = (
            f"{at[0]:.0f} / {at[1]:.0f} / {at[2]:.0f} / {rows[:, column].max():.0f} MB"
        )
        found[f"  {name}, slope, whole / second half"] = "{:+.1f} / {:+.1f} MB per 100 trainings".format(*slopes)
    return found


def waits(seconds: list[float]) -> str:
    if not seconds:
        return "–"
    return "{:.0f} / {:.0f} / {:.0f} ms".format(*np.percentile(np.multiply(seconds, 1000), (50, 95, 100)))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.classroom", description=str(__doc__).splitlines()[0])
    parser.add_argument("--trainings", type=int, default=240)
    parser.add_argument("--minutes", type=float, default=10, help="at most so long")
    parser.add_argument("--alone", type=float, default=60, help="seconds of typing before the first training")
    chosen = parser.parse_args()
    with Server() as server:
        rows = asyncio.run(class_of(server, chosen.trainings, chosen.minutes, chosen.alone))
    for name, value in rows.items():
        print(f"{name:46} {value}")
    print(f"must reach: a sentence in {LIMITS} (p95), none failed, none lost, memory flat")


if __name__ == "__main__":
    main()
