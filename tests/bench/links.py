"""Links that nobody would write: `python -m tests.bench.links [--links 5000] [--seed 0]`.

Each is opened by a visitor of its own, without a browser, on one server: parameters valid, mutated, foreign, repeated,
missing and far too long, on a chapter drawn at random. Prints what the answers weighed and how long they took, and
every link that met an unexpected error; exit 1 where there was one, or an answer over the limit.
"""

import argparse
import asyncio
import random
import sys
import time
from urllib.parse import quote_plus

import numpy as np

from pages.chapters.contents import CHAPTERS
from pages.state.address import PARAMETERS
from tests.bench.process import memory_mb
from tests.bench.visitor import Visitor
from tests.browser.server import Server

AT_ONCE = 4
LARGEST = 2_000_000  # bytes of an answer: 256 characters × 64 units, both readers
VALID = {
    "text": ["我爱中国", "I love China", "not good", "服务很差，但味道很好", "1 0 0 1", "好" * 300, "a"],
    "model": ["segmenter-zh", "segmenter-en", "segmenter-zh-backward", "negation-zh", "negation-en", "random", "file"],
    "units": ["1", "16", "64"],
    "seed": ["0", "3", "2147483647"],
    "step": ["0", "3", "255"],
    "unit": ["0", "15", "63"],
    "direction": ["forward", "backward"],
    "view": ["cell", "readers", "text"],
    "part": ["c", "f"],
    "present": ["1"],
    "back": ["K7QT"],
    "lang": ["zh", "en"],
    "hold": ["f:forward:1:*:1", "c:backward:0:2:-0.9;i:forward:*:0:0.5"],
    "other": ["我爱你", "x" * 4000],
    "reach": ["source:sentence", "steps:400;units:64", "source:silence;bias:5.0"],
    "match": ["lag:10", "lag:400;units:1"],
    "price": ["units:64;steps:200", "along:steps"],
    "train": ["flip-flop;seed:3", "negation-zh", "latch;updates:7"],
    "sequence": ["1 0 1", "( ( ) )"],
}
ODD = [
    "",
    " ",
    "０",
    "-1",
    "1e9",
    "nan",
    "NaN",
    "∞",
    "null",
    "[]",
    "{}",
    "%",
    "%00",
    "\x00",
    "\u202e",
    "\ud7ff",
    "<b>x</b>",
    "${7*7}",
    "{0}",
    "../../etc",
    "a" * 300,
    "1" * 400,
    ";" * 200,
    ":" * 50,
    "*",
    "👩‍👩‍👧",
    "e\u0301" * 40,
    "\u200b",
    "\ufeff",
]


def value(draw: random.Random, name: str) -> str:
    """A value of the parameter, mutated or foreign more often than not."""
    given = draw.choice(VALID.get(name, ["1"]))
    fate = draw.randrange(5)
    if fate < 2:
        return given
    if fate == 2:
        return draw.choice(ODD)
    at = draw.randrange(len(given) + 1)
    if fate == 3:
        return given[:at] + draw.choice(ODD) + given[at + draw.randrange(2) :]
    return draw.choice(VALID[draw.choice(sorted(VALID))])


def link(draw: random.Random) -> tuple[str, str]:
    """(chapter's path, query)."""
    chapter = draw.choice(("", *(chapter.path for chapter in CHAPTERS[1:])))
    names = draw.choices([*PARAMETERS, "nonsense", "TEXT", "embed"], k=draw.randrange(9))
    pairs = [f"{quote_plus(name)}={quote_plus(value(draw, name))}" for name in names]
    return chapter, "&".join(pairs)


async def opened(server: Server, links: list[tuple[str, str]], seen: dict[str, list]) -> None:
    while links:
        chapter, query = links.pop()
        visitor = Visitor(server.port, chapter=chapter, query=query, locale="en-US")
        try:
            answer = await visitor.start()
        except Exception as problem:
            seen["failed"].append((type(problem).__name__, chapter, query))
        else:
            seen["size"].append(answer.size)
            seen["seconds"].append(answer.seconds)
            if visitor.troubled:
                seen["failed"].append(("error page", chapter, query))
            if answer.size > LARGEST:
                seen["failed"].append((f"{answer.size} bytes", chapter, query))
        await visitor.leave()


async def sweep(server: Server, number: int, seed: int) -> dict[str, list]:
    draw = random.Random(seed)
    links = [link(draw) for _ in range(number)]
    seen: dict[str, list] = {"failed": [], "size": [], "seconds": [], "memory": [memory_mb(server.process.pid)]}
    quarter = max(1, number // 4)
    while links:
        part, links = links[:quarter], links[quarter:]
        await asyncio.gather(*(opened(server, part, seen) for _ in range(AT_ONCE)))
        seen["memory"].append(memory_mb(server.process.pid))
    return seen


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.links", description=str(__doc__).splitlines()[0])
    parser.add_argument("--links", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    began = time.perf_counter()
    with Server() as server:
        seen = asyncio.run(sweep(server, chosen.links, chosen.seed))
        logged = server.printed().count("log id")
    print(f"links opened          {len(seen['size'])} of {chosen.links} in {time.perf_counter() - began:.0f} s")
    print(
        "answer, median / p95 / most  {:.0f} / {:.0f} / {:.0f} kB".format(
            *np.percentile(seen["size"], (50, 95, 100)) / 1000
        )
    )
    print(
        "seconds, median / p95 / most {:.2f} / {:.2f} / {:.2f}".format(*np.percentile(seen["seconds"], (50, 95, 100)))
    )
    print("server memory, by quarters   " + " / ".join(f"{each:.0f}" for each in seen["memory"]) + " MB")
    print(f"unexpected errors logged     {logged}")
    for reason, chapter, query in seen["failed"][:20]:
        print(f"FAILED {reason}: /{chapter}?{query[:300]}")
    print(f"failed                {len(seen['failed'])}")
    return bool(seen["failed"] or logged)


if __name__ == "__main__":
    sys.exit(main())
