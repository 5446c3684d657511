"""The picture on a wall, as the last row sees it: what is too small there, over another, cut off or out of it."""

import re

from playwright.sync_api import expect

from tests.browser import labels

LEAST = 0.0146  # of the width
Sizes = tuple[tuple[int, int], ...]
SIZES: Sizes = ((1920, 1080), (1280, 720))
ANSWERED = "document.querySelector('[class*=st-key-gw-show-me] button').click()"
# What hangs out of the window, or of a piece that cuts it off; a strip longer than its window is meant to.
OUTSIDE = """() => {
  const root = document.querySelector(".gw-present"), out = [];
  const parts = ["formula", "verdicts", "head", "said", "key", "rows"].map((name) => `.gw-present-${name}`).join();
  for (const e of [root, ...root.querySelectorAll(parts)])
    if (e.checkVisibility() && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1))
      out.push(`${e.className} cuts off`);
  const range = document.createRange(), walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim() || !node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, width } of range.getClientRects())
      if (width && (left < 0 || right > innerWidth || top < -2 || bottom > innerHeight + 2))
        out.push(`${node.textContent} hangs out`);
  }
  if (scrollX || scrollY || getComputedStyle(document.documentElement).overflow !== "hidden") out.push("it scrolls");
  return out;
}"""
# A window on the whole screen cannot be made smaller.
ASKED = "window.asked = 0; Element.prototype.requestFullscreen = async () => void window.asked++;"
PRESENTING = {"present": 1, "drawn": False, "init": ASKED}
REACHED = (
    """() => { window.reached = []; document.addEventListener("keydown", ({ key }) => window.reached.push(key)); }"""
)
BLANK = "() => getComputedStyle(document.querySelector('.gw-present-blank')).backgroundColor"
INKS = """() => {
  const inks = new Set(), root = document.querySelector(".gw-present");
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.textContent.trim() || !e.checkVisibility({ visibilityProperty: true }) || e.closest(".gw-on")) continue;
    const { fill, color } = getComputedStyle(e);
    inks.add(e instanceof SVGElement ? fill : color);
  }
  return [...inks];
}"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def faults(page) -> list[str]:
    """What is too small, over another, cut off or out of the window."""
    return [*labels.faults(page, LEAST * page.viewport_size["width"], ".gw-present"), *page.evaluate(OUTSIDE)]


def contrast(ink: str) -> float:
    """Of a colour on white, by WCAG 2.2."""
    most = 1 if ink.startswith("color(srgb ") else 255
    parts = [float(part) / most for part in re.findall(r"[\d.]+", ink)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def is_written_strongly(page) -> None:
    """Where it is strong, by WCAG's highest measure."""
    if presented(page).get_attribute("data-strong") == "true":
        assert min(map(contrast, page.evaluate(INKS))) >= 7


def presented(page):
    """What has the whole window."""
    return page.locator(".gw-present")


def looked_at(opened, found: dict, name: str, sizes: Sizes = SIZES) -> None:
    """Every phase."""
    page, root = opened.page, opened.stage.root
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => document.querySelector('.gw-present').clientWidth === width", arg=width)
        for key in "12345":
            page.keyboard.press(key)
            page.wait_for_function(
                "() => document.querySelector('.gw-present-phases .gw-on')?.dataset.phase"
                " === document.querySelector('[data-testid=stage]').dataset.phase"
                " || document.querySelector('[data-testid=stage]').dataset.view === 'readers'"
            )
            wrong = faults(page)
            if wrong:
                found[f"{name} {width} {root.get_attribute('data-phase')}"] = wrong


# A raised sign of a font is half as high as its type: exponents have a type of their own.
RAISED = "() => document.querySelector('.gw-present').textContent.match(/[⁻⁰¹²³⁴-⁹]/g) ?? []"
# Head, picture and foot stand over one another and fill the window, and the picture has most of it.
SLIDE = """() => {
  const root = document.querySelector(".gw-present"), out = [];
  const boxes = [...root.children].filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect());
  if (boxes.length !== 3 || boxes.some(({ top }, n) => n > 0 && top < boxes[n - 1].bottom - 1)) out.push("in disorder");
  if (boxes[1].height < innerHeight / 2 || boxes.at(-1).bottom < 0.95 * innerHeight) out.push("not filled");
  return out;
}"""


def slide_looked_at(opened, found: dict, name: str, sizes: Sizes = SIZES) -> None:
    """With the question that is open and with its own sentence."""
    page, wall = opened.page, presented(opened.page)
    question, said = wall.locator(".gw-present-question"), wall.locator(".gw-present-said")
    for asked in (True, False):
        if asked:
            expect(question).to_be_visible()
        else:
            page.evaluate(ANSWERED)
            expect(question).to_be_hidden()
        expect(said).to_be_visible(visible=not asked)
        slide_fits(opened, found, name, sizes)


def slide_fits(opened, found: dict, name: str, sizes: Sizes = SIZES) -> None:
    """As it stands."""
    page = opened.page
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => document.querySelector('.gw-present').clientWidth === width", arg=width)
        page.evaluate(FRAMES)  # it is drawn anew once it is measured
        if wrong := [*faults(page), *page.evaluate(SLIDE), *page.evaluate(RAISED)]:
            found[f"{name} {width}"] = wrong
