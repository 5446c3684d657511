"""Work that is under way is stopped, paused and goes on, and who leaves it frees the place.

The next visitor has it at once, and nothing goes on computing.
"""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.bench.process import children, cpu_seconds
from tests.browser.chapters import arrive, go, name_of
from tests.browser.server import Server
from tests.browser.visit import WORK
from tests.browser.walk import press
from tests.browser.wire import Wire

LONG = "lag:400"  # a duel of 20 s of work at the least: neither side solves it
NEXT = "sandwich;units:16"  # long enough to be seen at work
LEFT = 17.0  # s of work that are still ahead of it when its visitor leaves
BUSY = 0.03  # s of work in two seconds: more than an idle worker does, less than one on a crowded machine
ENGLISH = {"language": "en", "may_lose_connection": True}  # the server ends before its pages
WATCH = """() => {
  window.seen = new Set();
  const bar = document.querySelector(".st-key-gw-train");
  new MutationObserver(() => {
    const said = bar.querySelector("[data-testid=stProgress] p")?.textContent;
    if (said) window.seen.add(said);
  }).observe(bar, { childList: true, subtree: true, characterData: true });
}"""


def stop(opened, wire) -> None:
    press(opened, "duel-stop")
    expect(opened.keyed("why-duel")).to_contain_text("Stopped.")


def move_on(opened, wire) -> None:
    """By the link below the page."""
    opened.keyed("ways").locator("a").first.click()
    arrive(opened, "bi_lstm")


def reload(opened, wire) -> None:
    opened.page.reload()
    opened.keyed("duel-begin").wait_for()
    expect(opened.keyed("duel-stop")).to_have_count(0)


def lose(opened, wire) -> None:
    wire.cut()


# It is stopped, its visit begins anew, its page is left for another, its connection ends, as when a page is shut.
WAYS = (stop, reload, move_on, lose)


def toy_network(opened, left: float) -> None:
    """Let a new duel compute; `left` seconds of work are still ahead of it."""
    if name_of(opened) != "long_memory":
        go(opened, "long_memory")
    press(opened, "duel-again")
    said = opened.keyed("why-duel").get_by_text("s of work left at most")
    said.wait_for(timeout=1000 * WORK)
    assert float(re.search(r"(\d+) s of work left", said.inner_text())[1]) > left


def wait_in_the_queue(opened) -> None:
    """For a training that nobody has had yet."""
    press(opened, "train-another" if opened.keyed("train-another").count() else "train-start")
    opened.page.get_by_text("number 1 in the queue").wait_for()


def has_the_place(opened) -> None:
    """Until its training is at work."""
    opened.page.get_by_text("s left").first.wait_for(timeout=1000 * WORK)


def is_stopped(opened) -> None:
    press(opened, "train-stop")
    opened.page.get_by_text("Stopped at update").wait_for()


def is_stopped_at_once(opened) -> None:
    """A duel, and begins anew."""
    press(opened, "duel-begin")
    stop(opened, None)
    expect(opened.keyed("duel-stop")).to_have_count(0)


def is_paused_and_goes_on(opened) -> None:
    """A duel."""
    opened.page.locator('[data-state="learning"]').first.wait_for()
    press(opened, "duel-pause")
    expect(opened.keyed("why-duel")).to_contain_text("Paused")
    rivals = opened.page.locator(".gw-rivals").first
    said = rivals.inner_text()
    opened.page.wait_for_timeout(1500)
    assert rivals.inner_text() == said
    press(opened, "duel-resume")
    expect(rivals).not_to_have_text(said, use_inner_text=True, timeout=60_000)
    expect(opened.keyed("why-duel")).not_to_contain_text("Paused")


def tells_its_progress_is_paused_and_goes_on(opened) -> None:
    """A training."""
    press(opened, "train-pause")
    paused = opened.page.get_by_text("Paused at update")
    paused.wait_for()
    said = paused.inner_text()
    opened.page.wait_for_timeout(1500)
    assert paused.inner_text() == said
    press(opened, "train-resume")
    expect(paused).to_have_count(0)
    opened.page.evaluate(WATCH)
    opened.page.wait_for_function("() => window.seen.size >= 3")


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
def test_work_is_stopped_paused_and_goes_on_and_who_leaves_it_frees_the_place(visit, serve):
    cold = serve(environment={"GATEWALK_WORKERS": "1"})
    second = visit(base=cold.url, chapter="training", train=NEXT, **ENGLISH)
    with Wire(cold) as wire:
        first = visit(base=wire.url, chapter="long-memory", drawn=False, match=LONG, **ENGLISH)
        is_stopped_at_once(first)
        for leave in WAYS:
            toy_network(first, LEFT)
            if leave is stop:
                is_paused_and_goes_on(first)
            wait_in_the_queue(second)
            if leave is stop:
                becomes(cold, busy=True)
            then = worked(cold)
            leave(first, wire)
            has_the_place(second)
            assert since(then, cold) < LEFT - 3, f"{leave.__name__}: the duel came to its end first"
            if leave is stop:
                tells_its_progress_is_paused_and_goes_on(second)
            is_stopped(second)
            becomes(cold, busy=False)
        second.settle()
