"""The README's pictures, one of each chapter, taken of the running app: `python -m tests.browser.picture`."""

from playwright.sync_api import Browser, sync_playwright

from tests.__main__ import ROOT, find_chromium
from tests.browser.conftest import QUIET, SIZES
from tests.browser.server import HOST, Server
from tests.browser.visit import Visit, link

FOLDER = ROOT / "assets" / "readme"
VERSE = {"text": "床前明月光，疑是地上霜。", "model": "verse-zh", "unit": 2}
HIDDEN = {"text": "这部电影不好看", "model": "negation-zh", "unit": 0}
CHAPTERS = {  # path of the chapter → what its picture shows
    "": {"text": "我爱中国", "model": "segmenter-zh", "step": 2},
    "forget-gate": VERSE | {"step": 5},
    "input-gate": {"text": "服务很差，但味道很好", "model": "negation-zh", "step": 3},
    "cell-update": VERSE | {"step": 10},
    "output-gate": HIDDEN | {"step": 4},
    "bi-lstm": {"text": "我在中国", "model": "segmenter-zh", "step": 2},
    "long-memory": {},
    "training": {},
    "cost": {},
    "what-if": {"text": "服务很差，但味道很好", "model": "negation-zh", "step": 6, "hold": "f:forward:5:*:1"},
}
ANSWERED = ("forget-gate", "output-gate")  # an open question may hide the doors


def take(browser: Browser, server: Server, path: str, shown: dict) -> None:
    width, height = SIZES["projector"]
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": height})
    opened = Visit(context.new_page(), HOST)
    opened.page.goto(link(server.url, path, lang="zh", **shown))
    if "step" in shown:
        opened.stage.stands_at(step=shown["step"])
    if path:
        opened.page.locator("h2").first.wait_for()
        opened.page.wait_for_timeout(2000)  # Plotly draws when it likes
    if path in ANSWERED:
        opened.page.locator(".st-key-gw-show-me button").click()
        opened.page.locator(".gw-reply-right").wait_for()
        opened.page.mouse.move(0, 0)
    if path == "training":  # doors that have learnt say more than doors that have not
        opened.page.locator(".st-key-gw-train-start button").click()
        opened.page.locator(".st-key-gw-train-another").wait_for()
    opened.settle()
    opened.page.screenshot(path=FOLDER / f"{path or 'walk'}.png")
    opened.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with Server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        for path, shown in CHAPTERS.items():
            take(browser, server, path, shown)
        browser.close()


if __name__ == "__main__":
    main()
