"""A class that waits: `python -m tests.bench.waiting [--waiting 100] [--seconds 40]`.

On one server with one worker so many visitors ask for trainings of their own, so that one is computed and the others
stand in the queue, while ten others commit a sentence every 2 seconds; first these alone, for comparison. The visitors
are no browsers, but share this machine's cores, and so does whatever else runs on it.
Prints the looks a second, what they cost the server, the waits of those who typed, and how late a turn was told.
"""

import argparse
import asyncio
import os
import time

from tests.bench.classroom import EVERY, TYPISTS, waits
from tests.bench.learner import Learner
from tests.bench.load import type_on
from tests.bench.process import cpu_seconds
from tests.bench.visitor import Visitor
from tests.browser.server import Server

RECIPE = "negation-zh"  # the longest there is
SETTLING, PRESSES = 10.0, 0.3  # s after the last press, and of warming up; s between two presses


async def class_of(server: Server, waiting: int, seconds: float) -> dict[str, str]:
    """The rows of the table."""
    pid, over = server.process.pid, False
    typists = [Visitor(server.port) for _ in range(TYPISTS)]
    learners = [Learner(server.port, RECIPE, 1) for _ in range(waiting + 1)]
    for visitor in (*typists, *learners):
        await visitor.start()
    answers, lost = [], []
    typing = [
        asyncio.create_task(type_on(visitor, seed, EVERY, lambda: over, answers, lost))
        for seed, visitor in enumerate(typists)
    ]
    await asyncio.sleep(SETTLING)
    alone = await measured(pid, seconds)
    presses = []
    for seed, learner in enumerate(learners):
        presses.append(asyncio.create_task(learner.train(1000 + seed)))
        await asyncio.sleep(PRESSES)
    await asyncio.sleep(SETTLING)
    before = looks(learners)
    beside = await measured(pid, seconds)
    made = looks(learners) - before
    over = True
    await asyncio.gather(*typing)
    ended = [press for press in presses if press.done()]
    for press in presses:
        press.cancel()
    await asyncio.gather(*presses, return_exceptions=True)
    cost, last = beside["cpu"] - alone["cpu"], [learner.now for learner in learners if learner.now]
    typed = [[answer.seconds for at, answer in answers if part["from"] <= at < part["to"]] for part in (alone, beside)]
    return {
        "load of the machine": f"{os.getloadavg()[0]:.1f}",
        "waiting, of whom ended meanwhile": f"{waiting}, {len(ended)}",
        "looks a second": f"{made / seconds:.1f}",
        "server CPU, typing alone / beside who waits": f"{alone['cpu']:.1%} / {beside['cpu']:.1%} of a core",
        "  so the looks take": f"{cost:.1%} of a core, {1000 * cost * seconds / max(made, 1):.1f} ms each",
        "a sentence, alone, median / p95 / most": waits(typed[0]),
        "  beside who waits": waits(typed[1]),
        "  lost": "; ".join([str(len(lost)), *lost[:3]]),
        "a look, median / p95 / most": waits([look for now in last for look in now.looks]),
        "pressed to ended": waits([now.ended - now.asked for now in last if now.ended]),
    }


def looks(learners: list[Learner]) -> int:
    return sum(len(learner.now.looks) for learner in learners if learner.now)


async def measured(pid: int, seconds: float) -> dict[str, float]:
    """The server's share of a core for so long, and when that was."""
    began, used = time.perf_counter(), cpu_seconds(pid)
    await asyncio.sleep(seconds)
    ended = time.perf_counter()
    return {"from": began, "to": ended, "cpu": (cpu_seconds(pid) - used) / (ended - began)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.waiting", description=str(__doc__).splitlines()[0])
    parser.add_argument("--waiting", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=40, help="of each half")
    chosen = parser.parse_args()
    os.environ["GATEWALK_WORKERS"] = "1"
    with Server() as server:
        rows = asyncio.run(class_of(server, chosen.waiting, chosen.seconds))
    for name, value in rows.items():
        print(f"{name:46} {value}")
    print("must reach: the looks under 10 % of a core, a sentence in 500 ms (p95)")


if __name__ == "__main__":
    main()
