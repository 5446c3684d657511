"""Who leaves in mid-training frees the place: the next visitor has it at once, and nothing goes on computing."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.bench.process import children, cpu_seconds
from tests.browser.server import Server
from tests.browser.wire import Wire

LONG = "lag:400"  # a duel of 20 s of work at the least: neither side solves it
NEXT = "flip-flop;seed:4"
LEFT = 17.0  # s of work that are still ahead of it when its visitor leaves
BUSY = 0.03  # s of work in two seconds: more than an idle worker does, less than one on a crowded machine
ENGLISH = {"language": "en", "may_lose_connection": True}  # each test's server ends before its pages


def close(opened, wire) -> None:
    opened.page.close()


def move_on(opened, wire) -> None:
    opened.keyed("chapters").get_by_role("link", name="What if").click()
    opened.page.wait_for_url("**/what-if**")
    opened.stage.tile(0).wait_for()


def reload(opened, wire) -> None:
    opened.page.reload()
    opened.keyed("duel-begin").wait_for()
    expect(opened.keyed("duel-stop")).to_have_count(0)


def lose(opened, wire) -> None:
    wire.cut()


def toy_network(opened, left: float) -> None:
    """Let the duel compute; `left` seconds of work are still ahead of it."""
    opened.keyed("duel-begin").get_by_role("button").click()
    said = opened.keyed("why-duel").get_by_text("s of work left at most")
    said.wait_for(timeout=300_000)
    assert float(re.search(r"(\d+) s of work left", said.inner_text())[1]) > left


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


@pytest.mark.parametrize("leave", [close, move_on, reload, lose])
def test_leaving_in_mid_training_frees_the_place(visit, serve, leave, monkeypatch):
    monkeypatch.setenv("GATEWALK_WORKERS", "1")
    cold = serve()
    with Wire(cold) as wire:
        first = visit(base=wire.url, chapter="long-memory", drawn=False, match=LONG, **ENGLISH)
        second = visit(base=cold.url, chapter="training", train=NEXT, **ENGLISH)
        toy_network(first, LEFT)
        second.keyed("train-start").get_by_role("button").click()
        second.page.get_by_text("number 1 in the queue").wait_for()
        becomes(cold, busy=True)
        leave(first, wire)
        then = worked(cold)
        expect(second.page.get_by_text("Done:")).to_be_visible(timeout=300_000)
        assert since(then, cold) < LEFT - 3  # the duel did not come to its end first
        becomes(cold, busy=False)


def test_stopping_frees_the_place_at_once(visit, serve, monkeypatch):
    monkeypatch.setenv("GATEWALK_WORKERS", "1")
    cold = serve()
    opened = visit(base=cold.url, chapter="long-memory", drawn=False, match=LONG, **ENGLISH)
    toy_network(opened, LEFT)
    opened.keyed("duel-stop").get_by_role("button").click()
    expect(opened.keyed("why-duel")).to_contain_text("Stopped.")
    then = worked(cold)
    becomes(cold, busy=False)
    assert since(then, cold) < LEFT - 3
