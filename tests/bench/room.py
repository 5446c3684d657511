"""A class that follows: `python -m tests.bench.room [--listeners 200] [--seconds 20] [--students 0] [--replicas 2 …]`.

So many pages listen to a room; a teacher's page says a place each second. Beside them so many students in the full app
commit a sentence every 5 seconds each. Then pages join, one by one, and 500 tabs vote within five seconds. Listeners
and students are no browsers, but share this machine's cores, and so does whatever else runs on it. Prints how long a
word takes to all, what that costs the servers, how long the students wait, what a join weighs and costs, and how many
votes were taken and counted.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field

from lstm_core import load_specimen
from pages.classroom import room
from pages.classroom.storage.shared_store import shared
from pages.server import stage_files
from pages.stage.payload import run_part
from tests.bench.load import EVERY as BETWEEN
from tests.bench.load import type_on
from tests.bench.process import cpu_seconds, memory_mb
from tests.bench.visitor import Answer, Visitor
from tests.browser.server import HOST, free_port

EVERY, JOINS = 1.0, 20  # s between two words; pages that join
SENTENCES = {4: "我爱中国", 20: "研究生命的意义和目的是每个人都要面对的问题"[:20]}
FILES = ("page.css", "page.js")
VOTES, VOTE_SECONDS = 500, 5.0
VOTED, VOTED_KEY = "VVVV", "k" * 24  # the room of the votes, which each server opens if there is none
CHOICES = {letter: letter for letter in "ABCD"}
ASKED = {
    "id": "forget_gate.left.7",
    "letters": "ABCD",
    "question": {lang: {"text": "how much is left", "choices": CHOICES} for lang in ("zh", "en")},
    "right": "B",
    "mixup": {},
    "why": {},
}


def run_of(text: str) -> tuple[str, bytes]:
    """What a teacher's page puts into a room, under its digest."""
    model = load_specimen("segmenter-zh")
    here = {"text": text, "model": "segmenter-zh", "lang": "zh", "step": "0", "unit": "0", "view": "cell", "part": "c"}
    part = run_part(model, model.read(text), {})
    return room.packed({"picture": True, "run": text, "look": None, "address": here} | part)


def serve(port: int) -> None:
    """A server whose store has the runs already, and a room that can vote."""
    import uvicorn

    for text in SENTENCES.values():
        shared().keep(*run_of(text))
    shared().make(VOTED, {"key": room.locked(VOTED_KEY), "asked": ASKED})
    uvicorn.run("app:app", host=HOST, port=port, log_level="error")


async def ask(port: int, method: str, path: str, said: dict | None = None, key: str = "") -> tuple[int, bytes, int]:
    """(status, body as it travels, bytes on the wire) of one request on a connection of its own."""
    reader, writer = await asyncio.open_connection(HOST, port)
    body = json.dumps(said).encode() if said is not None else b""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}", "Accept: text/html", "Accept-Encoding: gzip"]
    lines += ["Connection: close", "Content-Type: application/json", f"Content-Length: {len(body)}"]
    lines += [f"Authorization: Bearer {key}"] * bool(key)
    writer.write("\r\n".join([*lines, "", ""]).encode() + body)
    answer = await reader.read()
    writer.close()
    head, _, rest = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), rest, len(answer)


@dataclass
class Listener:
    port: int
    path: str
    heard: dict[int, float] = field(default_factory=dict)  # step → when

    async def listen(self) -> None:
        reader, writer = await asyncio.open_connection(HOST, self.port)
        writer.write(f"GET {self.path}/events HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
        try:
            while line := await reader.readline():
                if line.startswith(b"data: "):
                    step = json.loads(line[6:]).get("at", {}).get("step", -1)
                    self.heard.setdefault(step, time.perf_counter())
        finally:
            writer.close()


@dataclass
class Students:
    """Who has the full app open beside the room, and what they saw."""

    visitors: list[Visitor]
    answers: list[tuple[float, Answer]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    over: bool = False
    tasks: list[asyncio.Task] = field(default_factory=list)

    async def sit_down(self) -> None:
        for visitor in self.visitors:
            await visitor.start()

    def type(self) -> None:
        self.tasks = [
            asyncio.create_task(type_on(visitor, seed, BETWEEN, lambda: self.over, self.answers, self.lost))
            for seed, visitor in enumerate(self.visitors)
        ]

    async def leave(self) -> None:
        self.over = True
        await asyncio.gather(*self.tasks)
        await asyncio.gather(*(visitor.leave() for visitor in self.visitors))

    def rows(self, memory: float) -> dict[str, str]:
        if not self.answers:
            return {}
        waits = sorted(answer.seconds for _, answer in self.answers)
        taken = (statistics.median(waits), waits[int(0.95 * len(waits))], waits[-1])
        return {
            "students, sentences, lost": f"{len(self.visitors)}, {len(self.answers)}, "
            + "; ".join([str(len(self.lost)), *self.lost[:3]]),
            "a sentence, median / p95 / most": " / ".join(f"{1000 * wait:.0f}" for wait in taken) + " ms",
            "memory a student": f"{memory / len(self.visitors):.2f} MB",
        }


async def warmed(ports: list[int]) -> list[Visitor]:
    """The first visitor of each server, who has it load what all share."""
    first = [Visitor(port) for port in ports]
    for visitor in first:
        await visitor.start()
        await visitor.say("你好")
    return first


async def follow(ports: list[int], pids: list[int], listeners: int, seconds: float, students: int) -> dict[str, str]:
    """The rows of the table."""
    class_ = Students([Visitor(ports[number % len(ports)]) for number in range(students)])
    warm = await warmed(ports) if students else []
    empty = sum(map(memory_mb, pids))
    await class_.sit_down()
    made = json.loads((await ask(ports[0], "POST", "/room", {}))[1])
    path, key = f"/room/{made['code']}", made["key"]
    pages = [Listener(ports[number % len(ports)], path) for number in range(listeners)]
    tasks = [asyncio.create_task(page.listen()) for page in pages]
    await asyncio.sleep(3)
    class_.type()
    said: dict[int, float] = {}
    began, used = time.perf_counter(), sum(map(cpu_seconds, pids))
    for step in range(int(seconds / EVERY)):
        said[step] = time.perf_counter()
        status, *_ = await ask(ports[0], "POST", f"{path}/say", {"at": {"step": step}}, key)
        assert status == 204, status
        await asyncio.sleep(max(0.0, said[step] + EVERY - time.perf_counter()))
    await asyncio.sleep(0.5)
    cost = (sum(map(cpu_seconds, pids)) - used) / (time.perf_counter() - began)
    full = sum(map(memory_mb, pids))
    await class_.leave()
    await asyncio.gather(*(visitor.leave() for visitor in warm))
    waits = sorted(page.heard[step] - at for page in pages for step, at in said.items() if step in page.heard)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    p95 = waits[int(0.95 * len(waits))]
    return (
        {
            "load of the machine": f"{os.getloadavg()[0]:.1f}",
            "listeners, servers": f"{listeners}, {len(ports)}",
            "heard": f"{len(waits)} of {listeners * len(said)}",
            "a word to a listener, median / p95 / most": " / ".join(
                f"{1000 * wait:.0f}" for wait in (statistics.median(waits), p95, waits[-1])
            )
            + " ms",
            "servers, of a core": f"{cost:.1%}",
        }
        | class_.rows(full - empty)
        | await joins(ports[0], pids, path)
        | await votes(ports, pids)
    )


async def joins(port: int, pids: list[int], path: str) -> dict[str, str]:
    """What a join weighs for each sentence, and what it costs when all is warm."""
    rows, digest = {}, stage_files.files()[0]
    for length, text in SENTENCES.items():
        run = f"{path}/run/{run_of(text)[0]}"
        asked = ["/?r=" + path[-4:], *(f"/stage/{digest}/{name}" for name in FILES), "/room/words/zh.json", run]
        weights = []
        for one in asked:
            status, _, weight = await ask(port, "GET", one)
            assert status == 200, one
            weights.append(weight / 1000)
        used = sum(map(cpu_seconds, pids))
        for _ in range(JOINS):
            for one in asked:
                await ask(port, "GET", one)
        cost = (sum(map(cpu_seconds, pids)) - used) / JOINS
        parts = " + ".join(f"{weight:.1f}" for weight in weights)
        rows[f"a join, {length} characters"] = f"{sum(weights):.1f} kB ({parts}), {1000 * cost:.0f} ms of CPU"
    return rows


async def votes(ports: list[int], pids: list[int]) -> dict[str, str]:
    """500 tabs vote within five seconds, each on a connection of its own; what was taken, and what is counted then."""
    path = f"/room/{VOTED}"
    await ask(ports[0], "POST", f"{path}/say", {"vote": "done"}, VOTED_KEY)  # of a run before
    status, *_ = await ask(ports[0], "POST", f"{path}/say", {"vote": "ask"}, VOTED_KEY)
    assert status == 204, status
    number = json.loads((await ask(ports[0], "GET", f"{path}/now"))[1])["vote"]["number"]

    async def vote(tab: int) -> tuple[int, float]:
        await asyncio.sleep(tab * VOTE_SECONDS / VOTES)
        began = time.perf_counter()
        said = {"number": number, "round": 1, "tab": f"tab{tab:09}", "a": "ABCD"[tab % 4]}
        status, *_ = await ask(ports[tab % len(ports)], "POST", f"{path}/vote", said)
        return status, time.perf_counter() - began

    began, used = time.perf_counter(), sum(map(cpu_seconds, pids))
    heard = await asyncio.gather(*map(vote, range(VOTES)))
    seconds, cost = time.perf_counter() - began, sum(map(cpu_seconds, pids)) - used
    tally = json.loads((await ask(ports[-1], "GET", f"{path}/tally", key=VOTED_KEY))[1])
    counted, taken = sum(tally["counts"][-1].values()), sum(status == 204 for status, _ in heard)
    waits = sorted(wait for _, wait in heard)
    return {
        f"{VOTES} votes in {seconds:.1f} s, taken / counted": f"{taken} / {counted}, p95 {1000 * waits[475]:.0f} ms, "
        f"{cost / seconds:.1%} of a core"
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.room", description=str(__doc__).splitlines()[0])
    parser.add_argument("--listeners", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--students", type=int, default=0, help="in the full app beside them")
    parser.add_argument("--replicas", type=int, default=1, help="servers; more than one share the rooms at --url")
    parser.add_argument("--url", default="", help="of a Redis")
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.serve:
        return serve(chosen.serve)
    ports = [free_port() for _ in range(chosen.replicas)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "GATEWALK_ROOMS_URL": chosen.url}
    command = [sys.executable, "-m", "tests.bench.room", "--serve"]
    servers = [subprocess.Popen([*command, str(port)], env=environment) for port in ports]
    try:
        asyncio.run(ready(ports))
        pids = [server.pid for server in servers]
        rows = asyncio.run(follow(ports, pids, chosen.listeners, chosen.seconds, chosen.students))
    finally:
        for server in servers:
            server.kill()
            server.wait()
    for name, value in rows.items():
        print(f"{name:46} {value}")
    print("must reach: p95 100 ms, 3 % of a core; a join 100 kB, 140 kB at 20 characters, 50 ms of CPU; no vote lost")
    print("beside students (their sentences are the servers' work, too): a sentence 500 ms (p95), 1 MB each, none lost")


async def ready(ports: list[int]) -> None:
    for port in ports:
        for _ in range(600):
            try:
                await ask(port, "GET", "/_stcore/health")
                break
            except OSError:
                await asyncio.sleep(0.1)


if __name__ == "__main__":
    main()
