"""The worksheet in print: two pages of A4 or US Letter, nothing cut off, its numbers the core's, its blanks blank."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Page, expect

from lstm_core import Place, load_specimen
from pages.words.digits import parsed
from pages.words.words import words
from pages.worksheet import route
from pages.worksheet.questions import questions, told
from pages.worksheet.sheet import cut
from tests.browser.axe import COLOURS, violations
from tests.browser.contexts import SIZES

FORMATS = {"A4": (794, 1123), "Letter": (816, 1056)}  # CSS px
LEAST = 7  # px of a text in the sheet's picture: 5 points, where the questions are long
LONG = "incomprehensibilities"
CASES = (  # model, sentence, direction, step, unit, language
    ("segmenter-en", "I love China", "forward", 9, 1, "en"),
    ("rnn-en-both", "I love China", "backward", 2, 3, "en"),
    ("gru-en-both", "to be honest, we never thought the soup we ate", "forward", 9, 3, "en"),
    ("segmenter-zh", "其实我不觉得昨天晚上跟朋友在城里看的电影好看", "forward", 9, 3, "zh"),
    (  # words of 21 letters, and of 95
        "reviews-far-en-gru",
        f"the {LONG} of {LONG} was {LONG} and counterrevolutionaries {LONG} were {'un' * 40}popularisations",
        "forward",
        4,
        3,
        "en",
    ),
    (
        "negation-en",
        "the service was bad, but the food was good, and I would not go there again",
        "forward",
        5,
        2,
        "en",
    ),
)
ROWS = """paper => [...paper.querySelectorAll(".gw-sheet-equation")].map(
  (row) => [...row.querySelectorAll(".gw-sheet-slot")].map(
    (slot) => [slot.querySelector("small").textContent, slot.firstElementChild.textContent]))"""
# Line boxes of the text and what is wrong with them: outside the margins, over another, too small in the picture.
WRONG = """([id, least]) => {
  const paper = document.getElementById(id), page = paper.getBoundingClientRect(), wrong = [], boxes = [];
  if (paper.scrollHeight > paper.clientHeight) wrong.push("longer than a page");
  const inner = (r) => r.left >= page.left + 40 && r.right <= page.right - 40 && r.top >= page.top + 25
    && r.bottom <= page.bottom - 20;
  const walk = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest("title, metadata")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const inPicture = !!node.parentElement.closest("svg");
    for (const box of range.getClientRects()) {
      if (!inner(box)) wrong.push(`outside: ${node.data}`);
      if (!inPicture) boxes.push([node.data, box]);
    }
    const svg = node.parentElement.closest("svg");
    if (svg && least) {
      const size = parseFloat(getComputedStyle(node.parentElement).fontSize) * svg.getScreenCTM().a;
      if (size < least) wrong.push(`small: ${node.data} ${size}`);
    }
  }
  for (const svg of paper.querySelectorAll(".gw-sheet-cell svg, .gw-sheet-films svg"))
    boxes.push(["a picture", svg.getBoundingClientRect()]);
  boxes.forEach(([one, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 0.35 * Math.min(a.height, b.height)) wrong.push(`over: ${one} | ${other}`);
  }));
  return wrong;
}"""


# On paper: texts beyond the sheet's edge, what else of the body is seen, and the picture's ground.
HEAR = """() => {
  window.printed = [];
  matchMedia("print").addEventListener("change", ({ matches }) => {
    const svg = document.querySelector("body > .gw-print");
    if (!matches || !svg) return;
    const sheet = svg.getBoundingClientRect();
    const outside = [...svg.querySelectorAll("text")].map((text) => text.getBoundingClientRect())
      .filter((box) => box.left < sheet.left || box.right > sheet.right || box.bottom > sheet.bottom);
    const seen = [...document.body.children].filter((one) => getComputedStyle(one).display !== "none");
    printed.push([outside.length, seen.length, getComputedStyle(svg.querySelector("rect")).fill]);
  });
  addEventListener("afterprint", () => printed.push("after"));
}"""

CODE = route.code("https://here.example/?" + "x" * 150, None).body  # as long as most


def check_numbers(page: Page, model: str, text: str, way: str, step: int, unit: int, lang: str) -> None:
    """The key's equations and answers against the core's own run, and the sheet without them."""
    reading = load_specimen(model).read(text)
    reader, place = reading.readers[way], Place(step, unit)
    key, sheet = page.locator("#key"), page.locator("#sheet")
    names = {"C̃t": "g", "Ct": "c", "st": "sum", **{f"{name}t": name for name in "fiohrzn"}}
    found = [(names[row[-1][0]], row) for row in key.evaluate(ROWS)]
    assert [name for name, _ in found] == {"lstm": list("figcoh"), "gru": list("rnzh"), "rnn": ["sum", "h"]}[
        reader.kind
    ]
    for name, row in found:
        shown = parsed(row[-1][1])
        value = reader.z("h", place) if name == "sum" else reader.value(name, place)
        assert abs(float(shown) - value) <= 10.0 ** shown.as_tuple().exponent / 2 + 1e-9
        if row[0][0].startswith(("z", "s")) and name not in ("h", "sum"):
            assert abs(float(parsed(row[0][1])) - reader.z(name, place)) <= 5e-4 + 1e-6
        slot = sheet.locator(".gw-sheet-equation", has=page.locator(".gw-sheet-blank")).nth(
            [one for one, _ in found].index(name)
        )
        assert row[-1][1] not in slot.inner_text()
    asked = [cut(told(*one, lang), reading.tokens) for one in questions(reader, _run(page, way), place)]
    assert key.locator(".gw-sheet-right").all_inner_texts() == [
        f"{one['right']} {one['choices'][one['right']]} ✓" for one in asked
    ]
    assert key.locator(".gw-sheet-questions > li > p:first-child").all_inner_texts() == [one["text"] for one in asked]
    replies = " ".join(key.locator(".gw-sheet-why").all_inner_texts())
    for one in asked:
        for reply in one["why"].values():
            assert reply in replies
            assert reply not in sheet.inner_text()


def _run(page: Page, way: str) -> str:
    here = {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}
    return "|".join((here["model"], here.get("units", "16"), here.get("seed", "3"), here["text"], way))


def pages_of(page: Page, paper: str) -> int:
    """How many sheets of that paper the page takes, in its own margins."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


def check_pages(page: Page) -> None:
    """As it is printed."""
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_be_hidden()
    for name, (width, height) in FORMATS.items():
        page.set_viewport_size({"width": width, "height": height})
        for paper in ("sheet", "key"):
            assert page.evaluate(WRONG, [paper, LEAST]) == []
            assert page.locator(f"#{paper}").bounding_box()["height"] <= height
        assert pages_of(page, name) == 2


def check_print_without_the_key(page: Page) -> None:
    for name in FORMATS:
        page.evaluate("document.body.dataset.print = 'sheet'")
        assert pages_of(page, name) == 1
        page.evaluate("delete document.body.dataset.print")


def check_screen(page: Page) -> None:
    """On screen, in both themes: the paper stays white; of the other one, what is judged by colours."""
    for theme, only in (("light", None), ("dark", COLOURS)):
        page.emulate_media(media="screen", color_scheme=theme)
        for size in ("projector", "phone"):
            width, height = SIZES[size]
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("() => document.documentElement.scrollWidth") == width
            expect(page.locator("#sheet")).to_have_css("background-color", "rgb(255, 255, 255)")
            assert violations(page, only) == []


def check_print_of_the_app(page: Page) -> None:
    """A page of the app that is printed is its picture alone, light, and whole on one sheet."""
    page.wait_for_function("() => globalThis.gwDrawing !== undefined")
    page.evaluate(HEAR)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    assert page.evaluate("window.printed") == [[0, 1, "rgb(255, 255, 255)"], "after"]
    expect(page.get_by_test_id("stage")).to_be_visible()


def test_the_menu_opens_a_worksheet_and_its_key_that_print_on_two_pages(visit):
    opened = visit(text="我爱中国", model="segmenter-zh", step=3, unit=1, theme="dark")
    check_print_of_the_app(opened.page)
    opened.keyed("room").get_by_role("button").click()
    with opened.page.context.expect_page() as popup:
        opened.page.get_by_role("link", name=words("zh")("frame.sheet")).click()
    page, told_of = popup.value, []
    page.on("console", lambda message: told_of.append(message.text))
    page.on("pageerror", lambda error: told_of.append(str(error)))
    page.on("response", lambda one: told_of.append(one.url) if one.status >= 400 else None)
    base = page.url.partition("sheet?")[0]
    page.locator("footer").first.wait_for()
    expect(page.locator("footer img")).to_have_count(0)  # only this computer opens a link of 127.0.0.1
    expect(page.locator("footer").first).not_to_contain_text(words("zh")("sheet.scan"))
    page.route("**/sheet/code?*", lambda asked: asked.fulfill(content_type="image/svg+xml", body=CODE))
    page.reload()
    here = {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}
    assert (here["text"], here["step"], here["unit"]) == ("我爱中国", "3", "1")
    check_numbers(page, "segmenter-zh", "我爱中国", "forward", 3, 1, "zh")
    code = page.locator("footer img").first
    assert code.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    to = parse_qs(urlsplit(code.get_attribute("src")).query)["to"][0]
    assert to.startswith(f"{base}?text=")
    assert parse_qs(urlsplit(to).query)["step"] == ["3"]
    check_screen(page)
    check_pages(page)
    check_print_without_the_key(page)
    for model, text, way, step, unit, lang in CASES:
        where = {"text": text, "model": model, "direction": way, "step": step, "unit": unit, "lang": lang}
        page.goto(f"{base}sheet?{urlencode(where)}")
        check_numbers(page, model, text, way, step, unit, lang)
        check_pages(page)
    page.emulate_media(media="screen")
    page.goto(f"{base}sheet?model=nothing&step=x&lang=en")
    expect(page.get_by_role("status")).to_contain_text("model, step")
    page.get_by_role("link", name=words("en")("sheet.language")).click()
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    assert told_of == []
    page.close()
