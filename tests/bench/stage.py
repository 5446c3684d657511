"""The stage's speed in headless Chromium: `python -m tests.bench.stage`.

Prints of each kind of cell, and of the three side by side, key press → second animation frame against two handlers on
the same page (the same key, caught before the stage sees it; interleaved): an empty one, and one that outlines a tile,
the least that can be seen. A frame in which nothing changes does not wait for the screen, so the first says less than
the second about what the stage costs. Where a step moves, the press that ends it is set against an
empty one of the same motion, too. Then what stepping sends, how a new sentence reaches the screen, the start.
`python -m tests.bench.stage three` prints the three alone, `… keys` steps and motions.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from pages.state.model_names import RANDOMS
from pages.state.visit import SEEN
from pages.words.words import LANGUAGES
from tests.__main__ import find_chromium
from tests.bench.process import cpu_seconds
from tests.browser.chapters import NAMES, STAGED, arrive, way_to
from tests.browser.conftest import QUIET, SIZES
from tests.browser.server import HOST, Server
from tests.browser.visit import Visit, link
from tests.browser.walk import Walk
from tests.browser.wire import Wire

PRESSES = 200
ROUNDS, APART, FINISHED = 30, 2000, 600  # of presses where steps move; ms between two, and to one in a motion
SENTENCES = 60
CHARACTERS = "我爱中国人民的一是在不了有和这上大为来学会说很好但味道服务天地山水"
TWENTY = "我们在学校里学习了很多东西，今天天气很好"
LONGEST = "我爱中国" * 64
CASES = [
    (kind, text, units, view)
    for kind in RANDOMS
    for text, units in ((TWENTY, 16), (LONGEST, 64))
    for view in ("readers", "cell", "text")
]
CLOCK = """
window.handler = "stage"; window.taken = []; window.sentAt = 0; window.shown = 0;
const frame = requestAnimationFrame.bind(window);
window.painted = (done) => frame(() => frame(() => done(performance.now())));
window.frames = [];
window.requestAnimationFrame = (draw) => frame((now) => {
  const began = performance.now();
  draw(now);
  frames.push(performance.now() - began);
});
addEventListener("keydown", (event) => {
  const began = event.timeStamp;
  painted((now) => taken.push(now - began));
  if (handler === "stage") return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (handler === "least") {
    const tiles = [...document.querySelectorAll("[data-token]")], at = tiles.findIndex((tile) => tile.style.outline);
    if (at >= 0) tiles[at].style.outline = "";
    tiles[(at + 1) % tiles.length].style.outline = "2px solid";
  }
}, true);
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  window.sentAt = performance.now();
  return send.call(this, data);
};
const watch = new MutationObserver(() => {
  const tiles = [...document.querySelectorAll("[data-testid=stage] [data-token]")];
  if (tiles.length !== window.wanted.length) return;
  if (!tiles.every((tile, at) => tile.textContent.includes(window.wanted[at]))) return;
  watch.disconnect();
  painted((now) => { window.shown = now - window.sentAt; });
});
window.want = (tokens) => {
  [window.wanted, window.shown] = [tokens, 0];
  watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
};
"""


@contextmanager
def page(browser: Browser, base: str, chapter: str = "", **parameters: Any) -> Iterator[Walk]:
    width, height = SIZES["projector"]
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": height})
    context.add_init_script(CLOCK)
    context.add_cookies([{"name": SEEN, "value": "1", "url": base}])  # a first visit begins with the first minute
    opened = Walk(context.new_page(), HOST)
    opened.page.goto(link(base, chapter, **parameters))
    opened.stage.tile(0).wait_for()
    yield opened
    opened.close()


HANDLERS = ("stage", "empty", "least")


def press(opened: Visit, handler: str, key: str) -> float:
    """Milliseconds from a key that `handler` takes to the second frame."""
    opened.page.evaluate("name => { window.handler = name; taken.length = 0; }", handler)
    opened.page.keyboard.press(key)
    opened.page.wait_for_function("() => taken.length === 1")
    return opened.page.evaluate("taken[0]")


def pressed(opened: Visit, keys: Callable[[int], str]) -> dict[str, list[float]]:
    """Milliseconds of the presses that each handler took, in an order drawn anew for each press of the stage's own."""
    draw = random.Random(0)
    taken: dict[str, list[float]] = {handler: [] for handler in HANDLERS}
    for number in range(PRESSES):
        for handler in draw.sample(HANDLERS, len(HANDLERS)):
            taken[handler].append(press(opened, handler, keys(number)))
            opened.page.wait_for_timeout(draw.uniform(20, 60))
    return taken


def stepping(opened: Visit) -> tuple[dict[str, list[float]], int]:
    """What each handler took, and the frames sent meanwhile."""
    length = opened.stage.tiles.count()
    opened.settle()
    opened.stage.root.focus()
    before = len(opened.sent)
    taken = pressed(opened, lambda number: "Home" if number % length == length - 1 else "ArrowRight")
    return taken, len(opened.sent) - before


def moving(opened: Visit) -> dict[str, list[float]]:
    """Milliseconds of presses that start a motion, of those that end it, of the other handlers, and of the frames.

    In a round each handler is pressed after the same rest, in an order drawn anew. `passing` is an empty handler's
    press while the step moves: a key waits there for the frame that is under way.
    """
    opened.settle()
    opened.stage.root.focus()
    draw = random.Random(0)
    last, step = opened.stage.tiles.count() - 1, 0
    names = ("empty", "least", "starting", "passing", "finishing", "frames")
    taken: dict[str, list[float]] = {name: [] for name in names}

    def taking(kind: str) -> None:
        handler = {"starting": "stage", "passing": "empty", "finishing": "stage"}.get(kind, kind)
        opened.page.evaluate("frames.length = 0")
        taken[kind].append(press(opened, handler, "ArrowRight"))

    def rest(ms: float) -> None:
        opened.page.wait_for_timeout(ms + draw.uniform(0, 34))  # a key comes at any moment of the screen's frame

    rest(APART)
    for _ in range(ROUNDS):
        for kind in draw.sample(("empty", "empty", "least", "passing", "finishing"), 5):
            if kind in HANDLERS:
                taking(kind)
                rest(APART)
                continue
            if step == last:
                press(opened, "stage", "Home")
                rest(APART)
            step = step + 1 if step < last else 1
            for one, pause in (("starting", FINISHED), (kind, APART)):
                taking(one)
                rest(pause)
                taken["frames"] += opened.page.evaluate("frames")
    return taken


def beyond(stage: list[float], taken: dict[str, list[float]], names: tuple[str, ...] = HANDLERS[1:]) -> str:
    """Median and p95 of the stage beyond those of other handlers."""
    return "   ".join(
        f"beyond {name} "
        + "{:+.1f} /{:+6.1f}".format(*(np.percentile(stage, (50, 95)) - np.percentile(taken[name], (50, 95))))
        for name in names
    )


def moving_table(browser: Browser, server: Server) -> None:
    print("the same where a step moves, ms, median / p95")
    for kind, text, units, view in CASES:
        if view == "text":
            continue  # nothing moves there
        name = f"{kind:4} {len(text)} × {units}, {view},"
        with page(browser, server.url, text=text, model=RANDOMS[kind], units=units, seed=3, view=view) as opened:
            taken = moving(opened)
        for what, others in (("starting", HANDLERS[1:]), ("finishing", (*HANDLERS[1:], "passing"))):
            print(f"  {name:24} {what:10} {quantiles(taken[what])}   " + beyond(taken[what], taken, others))
        frames = taken["frames"]
        print(f"  {name:24} a frame's script {quantiles(frames)}, most {max(frames):.1f}, {len(frames)} frames")


def quantiles(values: list[float]) -> str:
    return "{:6.1f} /{:6.1f}".format(*np.percentile(values, (50, 95)))


def steps_table(browser: Browser, server: Server) -> None:
    print("key press → second animation frame, ms, median / p95; frames sent while stepping")
    for kind, text, units, view in CASES:
        with page(browser, server.url, text=text, model=RANDOMS[kind], units=units, seed=3, view=view) as opened:
            taken, sent = stepping(opened)
        name = f"{kind:4} {len(text)} × {units}, {view}"
        print(f"  {name:29} {quantiles(taken['stage'])}   {beyond(taken['stage'], taken)}   sent {sent}")


def three_table(browser: Browser, server: Server) -> None:
    """The three cells side by side, walked with the arrow keys of their row of buttons."""
    print("the three cells side by side: key press → second animation frame, ms, median / p95")
    for language in LANGUAGES:
        with page(browser, server.url, "rnn", lang=language) as opened:
            opened.page.locator(".st-key-gw-show-me button").click()
            opened.page.locator(".gw-three").wait_for()
            opened.settle()
            steps = opened.page.locator(".gw-three > input")
            steps.first.focus()
            taken = pressed(opened, lambda _: "ArrowRight")
            at = opened.page.locator(".gw-three > input:checked").get_attribute("id")
            assert at == f"gw-three-{PRESSES % steps.count()}", f"{PRESSES} presses led to {at}"
        print(f"  {language:4} {quantiles(taken['stage'])}   {beyond(taken['stage'], taken)}")


def sentences_table(browser: Browser, server: Server, kind: str) -> None:
    draw, shown, sizes, pid = random.Random(1), [], [], server.process.pid
    model = {"model": RANDOMS[kind], "units": 16, "seed": 3, "view": "readers"}
    with Wire(server) as wire, page(browser, wire.url, **model) as opened:
        opened.settle()
        used = cpu_seconds(pid)
        for _ in range(SENTENCES):
            text, before = "".join(draw.choices(CHARACTERS, k=20)), wire.received
            opened.page.evaluate("text => want([...text])", text)
            opened.type(text)
            opened.page.wait_for_function("() => window.shown > 0")
            shown.append(opened.page.evaluate("window.shown"))
            opened.page.wait_for_timeout(300)
            sizes.append(wire.received - before)
        used = cpu_seconds(pid) - used
    print(f"a new sentence of 20 characters, {kind}, 16 units, both readers")
    print(f"  commit leaving the browser → second frame after repaint, ms, median / p95 {quantiles(shown)}")
    print(f"  bytes of the answer, median {np.median(sizes) / 1000:.1f} kB")
    print(f"  server CPU a sentence {used / SENTENCES * 1000:.1f} ms")


def start_table(browser: Browser) -> None:
    seconds, sizes = [], []
    for _ in range(3):
        began = time.perf_counter()
        with Server() as server, Wire(server) as wire, page(browser, wire.url) as opened:
            opened.page.evaluate("new Promise((done) => painted(done))")
            seconds.append(time.perf_counter() - began)
            opened.settle()
            sizes.append(wire.received)
    print("start, median of 3")
    print(f"  server start → first painted step {np.median(seconds):.1f} s")
    print(f"  first screen over the wire {np.median(sizes) / 1e6:.2f} MB")


def lessons_table(browser: Browser, server: Server) -> None:
    """From the click on a chapter to the second frame of its stage and question, all lessons in turn, three times."""
    names = [name for name in NAMES[1:] if name in STAGED]
    seconds: list[float] = []
    with page(browser, server.url) as opened:
        for name in names * 4:
            opened.settle()
            way = way_to(opened, name)
            began = time.perf_counter()
            way.click()
            arrive(opened, name)
            opened.page.locator(".st-key-gw-text button, .st-key-gw-lab button").first.wait_for()
            opened.page.evaluate("new Promise((done) => painted(done))")
            seconds.append(time.perf_counter() - began)
    warm = [1000 * one for one in seconds[len(names) :]]
    print(f"opening a lesson from another, ms, median / p95 {quantiles(warm)}")


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        with Server() as server:
            if sys.argv[1:] == ["three"]:
                return three_table(browser, server)
            steps_table(browser, server)
            moving_table(browser, server)
            if sys.argv[1:] == ["keys"]:
                return
            three_table(browser, server)
            for kind in RANDOMS:
                sentences_table(browser, server, kind)
            lessons_table(browser, server)
        start_table(browser)
        browser.close()


if __name__ == "__main__":
    main()
