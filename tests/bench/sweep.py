"""Many trainings and killed workers: `python -m tests.bench.sweep [--trainings 300] [--kills 20] [--workers 2]`.

Visitors train one after another through a pool of the app's own jobs, each looking at the pace that it is told.
First so many trainings, with the memory of the process and its workers read at the beginning, in the middle and at the
end. Then a worker that computes is killed so many times, by SIGKILL and by SIGSTOP in turns: whoever watched it has to
be told why, everybody else's training has to come to its end, and at last as many workers as before have to compute.
Exits with 1 where that is not so.
"""

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

from pages.jobs import Job, Limits, Pool, State
from pages.jobs.registry import JOBS
from tests.bench.process import children, memory_mb

VISITORS = 4
RECIPES = ("flip-flop", "latch", "brackets", "anbn")
SILENCE = 8.0  # s; the app's own limit only makes the sweep longer
TOLD = {signal.SIGKILL: "killed", signal.SIGSTOP: "silent"}


@dataclass
class Class:
    """Visitors on threads, until `wanted` trainings have begun or it is `over`."""

    pool: Pool
    wanted: float
    over: Event = field(default_factory=Event)
    begun: int = 0
    ended: list[State] = field(default_factory=list)
    memory: list[tuple[int, float, float]] = field(default_factory=list)  # trainings ended, the process, its workers
    lock: Lock = field(default_factory=Lock)

    def visit(self, visitor: int) -> None:
        while not self.over.is_set():
            with self.lock:
                if self.begun >= self.wanted:
                    return
                self.begun += 1
                number = self.begun
            choice = f"{RECIPES[number % len(RECIPES)]};seed:{number}"
            ended = watch(self.pool, Job.of("training", choice=choice), visitor)
            with self.lock:
                self.ended.append(ended)
                self.memory.append((len(self.ended), memory_mb(os.getpid()), workers_mb()))

    def start(self) -> list[Thread]:
        threads = [Thread(target=self.visit, args=(visitor,)) for visitor in range(VISITORS)]
        for thread in threads:
            thread.start()
        return threads


def watch(pool: Pool, job: Job, visitor: object) -> State:
    """Its last state, its records left out but for their number."""
    ticket = pool.join(job, visitor)
    while (told := ticket.state(since=1 << 30)).live:
        time.sleep(told.pace)
    return told


def workers_mb() -> float:
    found = 0.0
    for worker in children(os.getpid()):
        with suppress(OSError, StopIteration):  # it ended meanwhile
            found += memory_mb(worker)
    return found


def trained(pool: Pool, wanted: int) -> dict[str, str]:
    before, began = memory_mb(os.getpid()), time.perf_counter()
    class_ = Class(pool, wanted)
    for thread in class_.start():
        thread.join()
    phases = Counter(state.phase for state in class_.ended)
    rows = {"trainings": f"{dict(phases)} in {(time.perf_counter() - began) / 60:.1f} minutes"}
    rows["  memory of the process before"] = f"{before:.0f} MB"
    for name, column in (("process", 1), ("workers", 2)):
        at = [class_.memory[place][column] for place in (0, len(class_.memory) // 2, -1)]
        most = max(row[column] for row in class_.memory)
        rows[f"  {name}, first / middle / last / most"] = "{:.0f} / {:.0f} / {:.0f} / {:.0f} MB".format(*at, most)
    if phases != Counter(done=wanted):
        raise SystemExit(f"not all came to their end: {class_.ended}")
    return rows


def killed(pool: Pool, kills: int) -> dict[str, str]:
    """Kill workers that compute while a class trains on."""
    draw, class_ = random.Random(1), Class(pool, float("inf"))
    threads, told, waits = class_.start(), Counter(), []
    for number in range(kills):
        time.sleep(draw.uniform(0.2, 2.0))
        way = (signal.SIGKILL, signal.SIGSTOP)[number % 2]
        while not (at_work := [worker for worker in list(pool._workers.processes) if worker.run and worker.spoke]):
            time.sleep(0.02)
        worker = draw.choice(at_work)
        run, began = worker.run, time.perf_counter()
        with suppress(ProcessLookupError):
            os.kill(worker.program.pid, way)
        while worker in pool._workers.processes:
            time.sleep(0.02)
        waits.append((way, time.perf_counter() - began))
        if run and run.phase != "done":  # else it came to its end as the signal went out
            told[way.name, run.reason] += 1
            if run.reason != TOLD[way]:
                raise SystemExit(f"{way.name} was told as {run.phase}, {run.reason}")
        else:
            told[way.name, "came to its end first"] += 1
    class_.over.set()
    for thread in threads:
        thread.join()
    failed = Counter(state.reason for state in class_.ended if state.phase == "failed")
    expected = Counter({reason: told[way.name, reason] for way, reason in TOLD.items()})
    if failed != +expected or {state.phase for state in class_.ended} - {"done", "failed"}:
        raise SystemExit(f"told {failed}, killed {expected}")
    longest = {way.name: max(seconds for each, seconds in waits if each == way) for way in TOLD}
    return {
        "kills, and what their visitors were told": ", ".join(f"{way} {why} {n}" for (way, why), n in told.items()),
        "  until the worker was given up, at most": ", ".join(f"{way} {s:.1f} s" for way, s in longest.items()),
        "  trainings beside that came to their end": str(sum(state.phase == "done" for state in class_.ended)),
        "  at work afterwards, at once": f"{strength(pool)} of {pool.limits.workers}",
    }


def strength(pool: Pool) -> int:
    """The workers that compute at the same time when there is enough to do."""
    jobs = [Job.of("cost", inputs=4, units=4, steps=4, seconds=5.0, again=str(n)) for n in range(VISITORS)]
    tickets = [pool.join(job, visitor) for visitor, job in enumerate(jobs)]
    most = 0
    while [ticket for ticket in tickets if ticket.state(since=1 << 30).live]:
        most = max(most, sum(worker.busy and worker.spoke for worker in list(pool._workers.processes)))
        time.sleep(0.1)
    if most != pool.limits.workers:
        raise SystemExit(f"only {most} of {pool.limits.workers} workers are left")
    return most


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.sweep", description=str(__doc__).splitlines()[0])
    parser.add_argument("--trainings", type=int, default=300)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    pool = Pool(JOBS, Limits(workers=chosen.workers, silence=SILENCE))
    try:
        rows = (trained(pool, chosen.trainings) if chosen.trainings else {}) | (
            killed(pool, chosen.kills) if chosen.kills else {}
        )
    finally:
        pool.close()
    rows["processes left"] = str(len(children(os.getpid())))
    for name, value in rows.items():
        print(f"{name:46} {value}")


if __name__ == "__main__":
    sys.exit(main())
