"""From letting a door go to the second frame that shows what came of it: `python -m tests.bench.drag`."""

import random

from playwright.sync_api import Browser, sync_playwright

from tests.__main__ import find_chromium
from tests.bench.stage import TWENTY, page, quantiles
from tests.browser.conftest import QUIET
from tests.browser.server import Server

DRAGS = 60
MODELS = ("segmenter-zh", "gru-zh")  # the RNN has no doors
GONE = """
window.letGo = 0; window.came = 0;
addEventListener("keydown", (event) => {
  if (event.key === "Enter" && document.activeElement?.role === "slider") { letGo = event.timeStamp; came = 0; }
}, true);
new MutationObserver(() => {
  if (letGo && !document.querySelector(".gw-cell-board[data-pulls]"))
    painted((now) => { came = came || now - letGo; });
}).observe(document.querySelector(".gw-cell-board"), { attributes: true });
"""


def drags(browser: Browser, base: str, model: str) -> list[float]:
    """Milliseconds of sixty doors in a sentence of 20 characters, each at a height that it was not held at yet."""
    draw, took = random.Random(1), []
    with page(browser, base, text=TWENTY, model=model, step=5, unit=2) as opened:
        opened.settle()
        opened.page.evaluate(GONE)
        keys = opened.page.keyboard
        for _ in range(DRAGS):
            opened.stage.press("Enter", "End")
            for _ in range(draw.randrange(1, 20)):
                keys.press("ArrowUp")
            for _ in range(draw.randrange(5)):
                keys.press("Shift+ArrowUp")
            opened.page.wait_for_timeout(200)
            keys.press("Enter")
            opened.page.wait_for_function("() => window.came > 0")
            took.append(opened.page.evaluate("came"))
            opened.page.evaluate("() => { letGo = came = 0; }")
            opened.page.wait_for_timeout(100)
            keys.press(draw.choice(("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft")))
    return took


def main() -> None:
    print("a door let go → second frame with its answer, ms, median / p95")
    with sync_playwright() as playwright, Server() as server:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        for model in MODELS:
            print(f"  {model:12} {quantiles(drags(browser, server.url, model))}")
        browser.close()


if __name__ == "__main__":
    main()
