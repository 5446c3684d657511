"""A server that is killed under a learner: `python -m tests.bench.restarts [--kills 10]`.

One browser page types a sentence, answers a question, ticks a task and walks to a place; then the server is killed
with SIGKILL and started again at the same port, each time. Sentence, place, answer and ticks are compared with those
before the kill, without a touch on the page. Exit 1 where one differs.
"""

import argparse
import random
import re
import sys
import time

from playwright.sync_api import Page, sync_playwright

from tests.__main__ import find_chromium
from tests.bench.load import CHARACTERS
from tests.browser.conftest import QUIET
from tests.browser.server import HOST, Server
from tests.browser.walk import Walk

FORGOTTEN = "() => window.of_before_the_kill !== true && document.querySelector('.st-key-gw-ask-foot button')"


def state(opened: Walk) -> dict[str, object]:
    """What must outlive the server."""
    page = opened.page
    return {
        "sentence": opened.box.input_value(),
        "tiles": page.locator("[data-testid=stage] [data-token]").all_inner_texts(),
        "place": [opened.stage.get(name) for name in ("step", "unit", "direction")],
        "question": opened.keyed("ask").inner_text(),
        "ticks": [each.get_attribute("data-done") for each in page.locator("[data-task]").all()],
        "address": re.sub(r"^[^?]*", "", page.url),
    }


def learn(opened: Walk, draw: random.Random) -> None:
    """Another sentence, a question answered, a place walked to."""
    text = "".join(draw.choices(CHARACTERS, k=draw.randint(5, 12)))
    opened.type(text)
    opened.stage.reads(text, timeout=30_000)
    opened.settle()
    answers = opened.page.locator("[class*=st-key-gw-answer-] button:enabled")
    if answers.count():
        answers.nth(draw.randrange(answers.count())).click()
        opened.keyed("another").wait_for()
        opened.settle()
    for _ in range(draw.randint(1, 4)):
        opened.page.keyboard.press(draw.choice(["ArrowRight", "ArrowLeft", "ArrowDown"]))
    opened.settle()
    opened.page.wait_for_timeout(1500)


def kill(server: Server) -> Server:
    server.process.kill()
    server.process.wait()
    port = server.port
    server.log.close()
    return Server(port=port)


def differing(page: Page, opened: Walk, server: Server) -> tuple[Server, list[str], float]:
    """The new server, the names of what differs after the kill, and the seconds until all was there."""
    before = state(opened)
    page.evaluate("window.of_before_the_kill = true")
    server = kill(server)
    began = time.perf_counter()
    page.wait_for_function(FORGOTTEN, timeout=90_000)
    opened.settle()
    seconds = time.perf_counter() - began
    after = state(opened)
    return (
        server,
        [f"{name}: {before[name]!r} → {after[name]!r}" for name in before if before[name] != after[name]],
        seconds,
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.restarts", description=str(__doc__).splitlines()[0])
    parser.add_argument("--kills", type=int, default=10)
    chosen = parser.parse_args()
    wrong, waits, draw = 0, [], random.Random(0)
    server = Server()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
            context = browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 768})
            context.set_default_timeout(60_000)
            opened = Walk(context.new_page(), HOST, True)
            opened.page.goto(f"{server.url}/forget-gate")
            opened.stage.tile(0).wait_for()
            for number in range(1, chosen.kills + 1):
                learn(opened, draw)
                server, differs, seconds = differing(opened.page, opened, server)
                waits.append(seconds)
                wrong += bool(differs)
                print(f"kill {number}: {seconds:.1f} s, {'; '.join(differs) or 'all as before'}", flush=True)
            browser.close()
        logged = server.printed().count("log id")
    finally:
        server.close()
    print(f"{chosen.kills} kills, {wrong} with a difference; longest {max(waits):.1f} s; errors logged: {logged}")
    return bool(wrong or logged)


if __name__ == "__main__":
    sys.exit(main())
