"""Who leaves in mid-training frees the place: the next visitor has it at once, and nothing goes on computing.

That one who stops a training does so, too: in test_training.
"""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.bench.process import children, cpu_seconds
from tests.browser.chapters import go, name_of
from tests.browser.server import Server
from tests.browser.visit import WORK
from tests.browser.wire import Wire

LONG = "lag:400"  # a duel of 20 s of work at the least: neither side solves it
NEXT = "sandwich;units:16"  # long enough to be seen at work
LEFT = 17.0  # s of work that are still ahead of it when its visitor leaves
BUSY = 0.03  # s of work in two seconds: more than an idle worker does, less than one on a crowded machine
ENGLISH = {"language": "en", "may_lose_connection": True}  # the server ends before its pages


def move_on(opened, wire) -> None:
    go(opened, "what_if")


def reload(opened, wire) -> None:
    opened.page.reload()
    opened.keyed("duel-begin").wait_for()
    expect(opened.keyed("duel-stop")).to_have_count(0)


def lose(opened, wire) -> None:
    wire.cut()


# The page is left for another, its visit begins anew, its connection ends, as it does when a page is shut.
WAYS = (move_on, reload, lose)


def toy_network(opened, left: float) -> None:
    """Let a new duel compute; `left` seconds of work are still ahead of it."""
    if name_of(opened) != "long_memory":
        go(opened, "long_memory")
    opened.keyed("duel-again").get_by_role("button").click()
    said = opened.keyed("why-duel").get_by_text("s of work left at most")
    said.wait_for(timeout=1000 * WORK)
    assert float(re.search(r"(\d+) s of work left", said.inner_text())[1]) > left


def wait_in_the_queue(opened) -> None:
    """For a training that nobody has had yet."""
    again = opened.keyed("train-another")
    (again if again.count() else opened.keyed("train-start")).get_by_role("button").click()
    opened.page.get_by_text("number 1 in the queue").wait_for()


def has_the_place(opened) -> None:
    """Until its training is at work; then it is stopped."""
    opened.page.get_by_text("s left").first.wait_for(timeout=1000 * WORK)
    opened.keyed("train-stop").get_by_role("button").click()
    opened.page.get_by_text("Stopped at update").wait_for()


def worked(server: Server) -> dict[int, float]:
    """Each worker's seconds of work so far."""
    return {pid: cpu_seconds(pid) for pid in children(server.process.pid)}


def since(before: dict[int, float], server: Server) -> float:
    """Seconds that the workers there are have worked since."""
    return sum(seconds - before.get(pid, 0.0) for pid, seconds in worked(server).items())


def becomes(server: Server, *, busy: bool) -> None:
    """Wait until its workers compute, or no longer do: on a crowded machine either takes its time."""
    deadline = time.monotonic() + 120
    while True:
        before = worked(server)
        time.sleep(2.0)
        if (since(before, server) > BUSY) == busy:
            return
        assert time.monotonic() < deadline


@pytest.mark.long
def test_leaving_in_mid_training_frees_the_place(visit, serve, monkeypatch):
    monkeypatch.setenv("GATEWALK_WORKERS", "1")
    cold = serve()
    second = visit(base=cold.url, chapter="training", train=NEXT, **ENGLISH)
    with Wire(cold) as wire:
        first = visit(base=wire.url, chapter="long-memory", drawn=False, match=LONG, **ENGLISH)
        for leave in WAYS:
            toy_network(first, LEFT)
            wait_in_the_queue(second)
            if leave is WAYS[0]:
                becomes(cold, busy=True)
            then = worked(cold)
            leave(first, wire)
            has_the_place(second)
            assert since(then, cold) < LEFT - 3, f"{leave.__name__}: the duel came to its end first"
            becomes(cold, busy=False)
