"""Whether the server's memory is level: `python -m tests.bench.lasting [--visitors 300] [--minutes 15]`.

First visitors come and go, a few at a time, each to a chapter drawn at random, where they commit three sentences; then
four type without rest for some minutes. None is a browser. Prints the server's memory along the way, the slope of
its second half, and what was lost; exit 1 where anything was.
"""

import argparse
import asyncio
import random
import sys
import time
from itertools import count

import numpy as np

from pages.chapters.contents import CHAPTERS
from tests.bench.load import CHARACTERS, type_on
from tests.bench.process import memory_mb
from tests.bench.visitor import Answer, Visitor
from tests.browser.server import Server

AT_ONCE, SENTENCES = 8, 3
TYPISTS, EVERY = 4, 0.2  # s from one commit to the next: the box's own pace
SHARED = ("", *(chapter.path for chapter in CHAPTERS[1:6]), "what-if")  # chapters with a sentence box


def sentence(draw: random.Random) -> str:
    return "".join(draw.choices(CHARACTERS, k=draw.randint(4, 20)))


async def come_and_go(server: Server, number: int, memory: list[float], lost: list[str]) -> None:
    """`number` visitors, AT_ONCE at a time; memory is read whenever a tenth of them has left."""
    numbers = count()

    async def visits() -> None:
        while (mine := next(numbers)) < number:
            draw = random.Random(mine)
            visitor = Visitor(server.port, chapter=draw.choice(SHARED))
            try:
                await visitor.start()
                for _ in range(SENTENCES):
                    text = sentence(draw)
                    answer = await visitor.say(text)
                    if answer.text != text:
                        lost.append(f"asked about {text}, answered about {answer.text}")
            except Exception as problem:
                lost.append(f"{type(problem).__name__}: {problem}")
            if visitor.troubled:
                lost.append("error page")
            await visitor.leave()
            if mine % max(1, number // 10) == 0:
                memory.append(memory_mb(server.process.pid))

    await asyncio.gather(*(visits() for _ in range(AT_ONCE)))
    memory.append(memory_mb(server.process.pid))


async def type_long(server: Server, minutes: float, memory: list[float], lost: list[str]) -> list[float]:
    """Four type; memory is read twenty times. The seconds of every answer."""
    typists = [Visitor(server.port) for _ in range(TYPISTS)]
    for visitor in typists:
        await visitor.start()
    until = time.perf_counter() + 60 * minutes
    answers: list[tuple[float, Answer]] = []

    def over() -> bool:
        return time.perf_counter() >= until

    async def look() -> None:
        while not over():
            memory.append(memory_mb(server.process.pid))
            await asyncio.sleep(3 * minutes)

    typing = (type_on(visitor, seed, EVERY, over, answers, lost) for seed, visitor in enumerate(typists))
    await asyncio.gather(look(), *typing)
    await asyncio.gather(*(visitor.leave() for visitor in typists))
    return [answer.seconds for _, answer in answers]


def level(memory: list[float]) -> str:
    """The readings, and what the second half of them gains by least squares."""
    late = np.array(memory[len(memory) // 2 :])
    gain = np.polyfit(np.arange(len(late)), late, 1)[0] * (len(late) - 1) if len(late) > 1 else 0.0
    return " ".join(f"{each:.0f}" for each in memory) + f" MB; second half {gain:+.1f} MB"


async def sweep(server: Server, visitors: int, minutes: float) -> list[str]:
    lost: list[str] = []
    memory: list[float] = []
    await come_and_go(server, visitors, memory, lost)
    print(f"{visitors} visitors came and went: {level(memory)}")
    memory = []
    seconds = await type_long(server, minutes, memory, lost)
    print(f"{TYPISTS} typed for {minutes:g} minutes, {len(seconds)} sentences: {level(memory)}")
    print(
        "a sentence, median / p95 / most: {:.0f} / {:.0f} / {:.0f} ms".format(
            *np.percentile(np.multiply(seconds, 1000), (50, 95, 100))
        )
    )
    return lost


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lasting", description=str(__doc__).splitlines()[0])
    parser.add_argument("--visitors", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=15)
    chosen = parser.parse_args()
    with Server() as server:
        lost = asyncio.run(sweep(server, chosen.visitors, chosen.minutes))
        logged = server.printed().count("log id")
    print(f"lost: {len(lost)} {lost[:3] or ''}; unexpected errors logged: {logged}")
    return bool(lost or logged)


if __name__ == "__main__":
    sys.exit(main())
