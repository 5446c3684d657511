"""A class at once: `python -m tests.bench.load [--visitors 100] [--seconds 60]`.

Every visitor commits another sentence every 5 seconds to one server on this machine; the visitors share its
cores. Prints the waiting times, the server's memory and what was lost.
"""

import argparse
import asyncio
import random
import time
from collections.abc import Callable

import numpy as np

from tests.bench.process import cpu_seconds, memory_mb
from tests.bench.visitor import Answer, Visitor
from tests.browser.server import Server

EVERY = 5.0  # seconds between two sentences of one visitor
CHARACTERS = "我爱中国人民的一是在不了有和这上大为来学会说很好但味道服务天地山水"


async def type_on(
    visitor: Visitor, seed: int, every: float, over: Callable[[], bool], answers: list[tuple[float, Answer]], lost: list
) -> None:
    """Commit a sentence every so many s until it is over; `answers` takes when each was asked and what came.

    What does not come back about the same sentence is lost.
    """
    draw = random.Random(seed)
    await asyncio.sleep(draw.uniform(0, every))
    while not over():
        text, began = "".join(draw.choices(CHARACTERS, k=draw.randint(8, 20))), time.perf_counter()
        try:
            answer = await visitor.say(text)
        except Exception as problem:
            lost.append(f"{type(problem).__name__}: {problem}")
            return
        answers.append((began, answer))
        if answer.text != text:
            lost.append(f"asked about {text}, answered about {answer.text}")
        await asyncio.sleep(max(0.0, began + every - time.perf_counter()))


async def watch(pid: int, until: float, memory: list[float]) -> None:
    while time.perf_counter() < until:
        memory.append(memory_mb(pid))
        await asyncio.sleep(EVERY)


async def classroom(server: Server, visitors: int, seconds: float) -> dict[str, str]:
    """The rows of the table."""
    pid, warm = server.process.pid, Visitor(server.port)
    await warm.start()
    await warm.say("你好")
    alone = memory_mb(pid)
    class_ = [Visitor(server.port) for _ in range(visitors)]
    arrivals = [await visitor.start() for visitor in class_]
    seated = memory_mb(pid)

    answers: list[tuple[float, Answer]] = []
    lost: list[str] = []
    memory: list[float] = []
    used, began = cpu_seconds(pid), time.perf_counter()
    until = began + seconds
    tasks = [
        type_on(visitor, seed, EVERY, lambda: time.perf_counter() >= until, answers, lost)
        for seed, visitor in enumerate(class_)
    ]
    await asyncio.gather(watch(pid, until, memory), *tasks)
    elapsed, used = time.perf_counter() - began, cpu_seconds(pid) - used
    await asyncio.gather(*(visitor.leave() for visitor in [warm, *class_]))

    waits = np.percentile([answer.seconds * 1000 for _, answer in answers], (50, 95, 100))
    end = memory[-1]
    return {
        "visitors, sentences": f"{visitors}, {len(answers)}",
        "lost": "; ".join([str(len(lost)), *lost[:3]]),
        "first load, median": f"{np.median([arrival.seconds for arrival in arrivals]) * 1000:.0f} ms",
        "a sentence, median / p95 / most": "{:.0f} / {:.0f} / {:.0f} ms".format(*waits),
        "bytes of an answer, median": f"{np.median([answer.size for _, answer in answers]) / 1000:.1f} kB",
        "server CPU a sentence": f"{used / len(answers) * 1000:.1f} ms",
        "server CPU": f"{used / elapsed:.0%} of a core",
        "server memory with one visitor": f"{alone:.0f} MB",
        "with all, before and after": f"{seated:.0f} / {end:.0f} MB",
        "a visitor": f"{(end - alone) / visitors:.2f} MB",
        "in the second half of the time": f"{end - memory[len(memory) // 2]:+.1f} MB",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--visitors", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    with Server() as server:
        rows = asyncio.run(classroom(server, options.visitors, options.seconds))
    for name, value in rows.items():
        print(f"{name:32} {value}")


if __name__ == "__main__":
    main()
