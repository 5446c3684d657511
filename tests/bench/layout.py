"""How far pages move while they load: `python -m tests.bench.layout [--slower 6]`.

Every chapter is opened afresh in both languages at three sizes with the browser's processor slowed down. Prints the
browser's own sum of layout shifts (cumulative layout shift), and for the largest what moved; exit 1 over the limit.
"""

import argparse
import sys

from playwright.sync_api import Browser, sync_playwright

from pages.chapters.contents import CHAPTERS
from tests.__main__ import find_chromium
from tests.browser.conftest import QUIET, SIZES
from tests.browser.server import Server
from tests.browser.visit import link

MOST = 0.03
SHIFTS = """
window.shift = 0;
window.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources, startTime } of list.getEntries()) {
    window.shift += value;
    for (const { node, previousRect: was, currentRect: is } of sources) {
      const element = node?.nodeType === 1 ? node : node?.parentElement;
      const key = element?.closest("[class*=st-key-]")?.className.match(/st-key-[\\w-]+/)?.[0];
      const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
      const what = `${key} ${element?.tagName} ${box(was)} to ${box(is)}`;
      window.moved.push(`${Math.round(startTime)} ms ${value.toFixed(3)} ${what}`);
    }
  }
}).observe({ type: "layout-shift", buffered: true });
"""


def shift(browser: Browser, url: str, path: str, language: str, size: str, slower: float) -> tuple[float, list[str]]:
    """The sum of the layout shifts of a first load, and what moved."""
    width, height = SIZES[size]
    phone = size == "phone"
    locale = {"zh": "zh-CN", "en": "en-US"}[language]
    context = browser.new_context(
        locale=locale, viewport={"width": width, "height": height}, is_mobile=phone, has_touch=phone
    )
    context.add_init_script(SHIFTS)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(link(url, path))
    page.locator(".st-key-gw-foot").wait_for(timeout=90_000)
    page.locator('[data-test-script-state="notRunning"]').wait_for(timeout=90_000)
    page.wait_for_timeout(1500)
    found = page.evaluate("[shift, moved]")
    context.close()
    return found[0], found[1]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.layout", description=str(__doc__).splitlines()[0])
    parser.add_argument("--slower", type=float, default=6)
    parser.add_argument("--chapter", help="only this one, by its path")
    chosen = parser.parse_args()
    worst = 0.0
    with Server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        for chapter in CHAPTERS:
            path = "" if chapter is CHAPTERS[0] else chapter.path
            if chosen.chapter not in (None, chapter.path):
                continue
            for language in ("zh", "en"):
                for size in SIZES:
                    value, moved = shift(browser, server.url, path, language, size, chosen.slower)
                    worst = max(worst, value)
                    print(f"{chapter.name:14} {language} {size:10} {value:.4f}", flush=True)
                    if value > MOST:
                        print(*(f"    {each}" for each in moved), sep="\n", flush=True)
        browser.close()
    print(f"most {worst:.4f}, must be {MOST} or less")
    return worst > MOST


if __name__ == "__main__":
    sys.exit(main())
