"""The stage's speed in headless Chromium: `python -m tests.bench.stage`.

Prints of each kind of cell, and of the three side by side, key press → second animation frame against an empty handler
on the same page (the same key, caught before the stage sees it; interleaved), what stepping sends, how a new sentence
reaches the screen, the start. `python -m tests.bench.stage three` prints the three alone.
"""

import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from pages.chapters.contents import CHAPTERS
from pages.state.model_names import RANDOMS
from pages.words.words import LANGUAGES
from tests.__main__ import find_chromium
from tests.bench.process import cpu_seconds
from tests.browser.conftest import QUIET, SIZES
from tests.browser.server import HOST, Server
from tests.browser.visit import Visit, link
from tests.browser.wire import Wire

PRESSES = 200
MOTIONS, APART, FINISHED = 40, 2000, 600  # steps that move; ms between two, and from a press to the one that ends it
STILL = ("long_memory", "cost")  # chapters without a stage
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
window.empty = false; window.taken = []; window.sentAt = 0; window.shown = 0; window.wanted = null;
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
  if (window.empty) { event.stopImmediatePropagation(); event.preventDefault(); }
}, true);
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  window.sentAt = performance.now();
  return send.call(this, data);
};
new MutationObserver(() => {
  if (window.wanted === null) return;
  const tiles = [...document.querySelectorAll("[data-testid=stage] [data-token]")];
  if (tiles.length !== window.wanted.length) return;
  if (!tiles.every((tile, at) => tile.textContent.includes(window.wanted[at]))) return;
  window.wanted = null;
  painted((now) => { window.shown = now - window.sentAt; });
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
"""


@contextmanager
def page(browser: Browser, base: str, chapter: str = "", **parameters: Any) -> Iterator[Visit]:
    width, height = SIZES["projector"]
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": height})
    context.add_init_script(CLOCK)
    opened = Visit(context.new_page(), HOST)
    opened.page.goto(link(base, chapter, **parameters))
    opened.stage.tile(0).wait_for()
    yield opened
    opened.close()


def stepping(opened: Visit) -> tuple[list[float], list[float], int]:
    """Milliseconds of each press in the stage and at the empty handler, and the frames sent meanwhile."""
    draw, length = random.Random(0), opened.stage.tiles.count()
    opened.settle()
    opened.stage.root.focus()
    before, step, taken = len(opened.sent), 0, {False: [], True: []}
    for press in range(2 * PRESSES):
        empty = press % 2 == 1
        opened.page.evaluate("empty => { window.empty = empty; taken.length = 0; }", empty)
        key = "Home" if step == length - 1 else "ArrowRight"
        opened.page.keyboard.press(key)
        step = step if empty else (0 if key == "Home" else step + 1)
        opened.page.wait_for_function("() => taken.length === 1")
        taken[empty].append(opened.page.evaluate("taken[0]"))
        opened.page.wait_for_timeout(draw.uniform(20, 60))
    return taken[False], taken[True], len(opened.sent) - before


def moving(opened: Visit) -> dict[str, list[float]]:
    """Milliseconds of presses that start a motion, of those that end it, of the empty handler, and of the frames."""
    opened.settle()
    opened.stage.root.focus()
    last, step = opened.stage.tiles.count() - 1, 0
    taken: dict[str, list[float]] = {"empty": [], "starting": [], "finishing": [], "frames": []}
    for _ in range(MOTIONS):
        if step == last:
            opened.page.keyboard.press("Home")
            opened.page.wait_for_timeout(APART)
        step = step + 1 if step < last else 1
        for kind, rest in (("empty", FINISHED), ("starting", FINISHED), ("finishing", APART - FINISHED)):
            opened.page.evaluate("empty => { window.empty = empty; taken.length = 0; }", kind == "empty")
            opened.page.keyboard.press("ArrowRight")
            opened.page.wait_for_function("() => taken.length === 1")
            taken[kind].append(opened.page.evaluate("taken[0]"))
            opened.page.evaluate("frames.length = 0")
            opened.page.wait_for_timeout(rest)
            if kind == "starting":
                taken["frames"] += opened.page.evaluate("frames")
    return taken


def moving_table(browser: Browser, server: Server) -> None:
    print("the same where a step moves, beyond the empty handler, ms, median / p95")
    for kind, text, units, view in CASES:
        if view != "cell":
            continue
        with page(browser, server.url, text=text, model=RANDOMS[kind], units=units, seed=3, view=view) as opened:
            taken = moving(opened)
        empty = np.percentile(taken["empty"], (50, 95))
        for press in ("starting", "finishing"):
            more = np.percentile(taken[press], (50, 95)) - empty
            print(f"  {kind:4} {len(text)} × {units}, {press:10} " + "{:+.1f} /{:+6.1f}".format(*more))
        frames = taken["frames"]
        print(f"  {kind:4} {len(text)} × {units}, a frame's script {quantiles(frames)}, {len(frames)} frames")


def quantiles(values: list[float]) -> str:
    return "{:6.1f} /{:6.1f}".format(*np.percentile(values, (50, 95)))


def steps_table(browser: Browser, server: Server) -> None:
    print("key press → second animation frame, ms, median / p95; frames sent while stepping")
    for kind, text, units, view in CASES:
        with page(browser, server.url, text=text, model=RANDOMS[kind], units=units, seed=3, view=view) as opened:
            stage, empty, sent = stepping(opened)
        name = f"{kind:4} {len(text)} × {units}, {view}"
        more = np.percentile(stage, (50, 95)) - np.percentile(empty, (50, 95))
        difference = "{:+.1f} /{:+6.1f}".format(*more)
        print(f"  {name:29} stage {quantiles(stage)}   empty {quantiles(empty)}   {difference}   sent {sent}")


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
            taken: dict[bool, list[float]] = {False: [], True: []}
            draw = random.Random(0)
            for press in range(2 * PRESSES):
                empty = press % 2 == 1
                opened.page.evaluate("empty => { window.empty = empty; taken.length = 0; }", empty)
                opened.page.keyboard.press("ArrowRight")
                opened.page.wait_for_function("() => taken.length === 1")
                taken[empty].append(opened.page.evaluate("taken[0]"))
                opened.page.wait_for_timeout(draw.uniform(20, 60))
            at = opened.page.locator(".gw-three > input:checked").get_attribute("id")
            assert at == f"gw-three-{PRESSES % steps.count()}", f"{PRESSES} presses led to {at}"
        more = np.percentile(taken[False], (50, 95)) - np.percentile(taken[True], (50, 95))
        difference = "{:+.1f} /{:+6.1f}".format(*more)
        print(f"  {language:4} stage {quantiles(taken[False])}   empty {quantiles(taken[True])}   {difference}")


def sentences_table(browser: Browser, server: Server, kind: str) -> None:
    draw, shown, sizes, pid = random.Random(1), [], [], server.process.pid
    model = {"model": RANDOMS[kind], "units": 16, "seed": 3, "view": "readers"}
    with Wire(server) as wire, page(browser, wire.url, **model) as opened:
        opened.settle()
        used = cpu_seconds(pid)
        for _ in range(SENTENCES):
            text, before = "".join(draw.choices(CHARACTERS, k=20)), wire.received
            opened.page.evaluate("text => { window.shown = 0; window.wanted = [...text]; }", text)
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
    paths = [chapter.path for chapter in CHAPTERS[1:] if chapter.name not in STILL]
    seconds: list[float] = []
    with page(browser, server.url) as opened:
        for path in paths * 4:
            opened.settle()
            began = time.perf_counter()
            opened.page.locator(f'.st-key-gw-chapters a[href*="{path}"]').click()
            opened.page.wait_for_url(f"**/{path}?**")
            opened.stage.tile(0).wait_for()
            opened.page.locator(".st-key-gw-text button, .st-key-gw-lab button").first.wait_for()
            opened.page.evaluate("new Promise((done) => painted(done))")
            seconds.append(time.perf_counter() - began)
    warm = [1000 * one for one in seconds[len(paths) :]]
    print(f"opening a lesson from another, ms, median / p95 {quantiles(warm)}")


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        with Server() as server:
            if sys.argv[1:] == ["three"]:
                return three_table(browser, server)
            steps_table(browser, server)
            moving_table(browser, server)
            three_table(browser, server)
            for kind in RANDOMS:
                sentences_table(browser, server, kind)
            lessons_table(browser, server)
        start_table(browser)
        browser.close()


if __name__ == "__main__":
    main()
