"""The README's picture, taken of the running app: `python -m tests.browser.picture`."""

from playwright.sync_api import sync_playwright

from tests.__main__ import ROOT, find_chromium
from tests.browser.conftest import QUIET, SIZES
from tests.browser.server import HOST, Server
from tests.browser.visit import Visit, link

SHOWN = {"text": "我爱中国", "model": "segmenter-zh", "step": 2, "lang": "zh"}
PICTURE = ROOT / "assets" / "readme" / "walk.png"


def main() -> None:
    width, height = SIZES["projector"]
    with Server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": height})
        opened = Visit(context.new_page(), HOST)
        opened.page.goto(link(server.url, **SHOWN))
        opened.stage.stands_at(step=SHOWN["step"])
        opened.settle()
        PICTURE.parent.mkdir(exist_ok=True)
        opened.page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
