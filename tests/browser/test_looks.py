"""What the page is for an eye, a reader with a screen reader and a projector."""

import json

import pytest
from playwright.sync_api import Locator, expect

from lstm_core import load_specimen
from tests.browser.chapters import NAMES, go

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) for (const { node, previousRect: was, currentRect: is } of entry.sources) {
    const element = node?.nodeType === 1 ? node : node?.parentElement;
    const moved = Math.abs(was.x - is.x) > 1 || Math.abs(was.y - is.y) > 1;
    if (moved && element?.closest("[data-testid=stage]"))
      window.shifts.push([element.className.baseVal ?? element.className, was, is]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# The browser's own sum, of all that is on screen.
SHIFT = """
window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shift += value)))
  .observe({ type: "layout-shift", buffered: true });
"""
# A line box has leading around its ink, and a corner bracket half its width: cut is what hangs out farther.
CLIPPED = """([root, strips]) => {
  const found = [];
  for (const e of root.querySelectorAll("*")) {
    const words = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!words || !e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const box = e.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue; // for screen readers only
    const svg = e instanceof SVGElement && e.ownerSVGElement;
    const frame = svg ? svg.getBoundingClientRect() : { left: 0, right: innerWidth, top: -1e6, bottom: 1e6 };
    const aside = Math.max(frame.left - box.left, box.right - frame.right);
    const over = Math.max(frame.top - box.top, box.bottom - frame.bottom);
    if ((over > box.height / 4 || aside > box.height * .4) && !e.closest(strips))
      found.push(["out of its frame", e.textContent]);
    if (!svg && e.clientWidth && e.scrollWidth > e.clientWidth + 1)
      found.push(["wider than its box", e.textContent]);
  }
  return found;
}"""
STRIPS = ".gw-films-view, .gw-readers-view, .gw-sentence, .gw-text-view"  # they slide with the playhead
PARTS = {
    "tiles": "[data-token]",
    "cell": "[data-vector]",
    "films": ".gw-slot-films",
    "formulas": ".gw-slot-formulas",
    "answer": ".gw-slot-answer",
}
INSIDE = """([root, selector]) => [...root.querySelectorAll(selector)].map((e) => e.getBoundingClientRect())
    .filter((b) => b.width && b.height)
    .map((b) => [b.left >= 0, b.top >= 0, b.right <= innerWidth, b.bottom <= innerHeight])"""


def clipped(stage) -> list[list[str]]:
    return stage.page.evaluate(CLIPPED, [stage.root.element_handle(), STRIPS])


OTHER_VIEWS = {"phone": "readers", "projector": "text"}


@pytest.mark.parametrize("size", ["projector", "desk", "phone"])
def test_nothing_moves_on_a_first_load_nor_in_the_stage_while_stepping_and_no_text_is_clipped(visit, size):
    opened = visit(size=size, text="我爱中国", model="segmenter-zh", unit=0, init=SHIFT + SHIFTS, cold=True)
    opened.settle()
    assert opened.page.evaluate("shift") < 0.02
    phase = [] if size == "phone" else ["Shift+ArrowRight"]  # on a phone each phase has films of its own
    opened.stage.press("ArrowRight", *phase, "ArrowRight", "ArrowDown", "End")
    opened.settle()
    assert json.dumps(opened.page.evaluate("shifts")) == "[]"
    for language in ("zh",) if size == "desk" else ("zh", "en"):  # there it has the projector's shape and more room
        opened.stage.press("Home")
        for _ in range(3):
            assert clipped(opened.stage) == [], f"{language}, place {opened.stage.step}"
            opened.stage.press("ArrowRight", "Shift+ArrowRight")
        if language == "zh" and size != "desk":
            opened.switch_language()
            opened.settle()
    opened.stage.press("ArrowUp")
    two_carets_beside_the_squares_point_at_the_followed_row(opened, size)
    if size in OTHER_VIEWS:
        opened.page.goto(f"{opened.page.url.split('?')[0]}?view={OTHER_VIEWS[size]}")
        opened.stage.tile(0).wait_for()
        opened.settle()
        assert opened.page.evaluate("shift") < 0.02


# Of a picture: its squares' box, the carets' boxes from left to right, and what stands dashed round the followed row.
CARETS = """([root, squares]) => {
  const boxes = (selector) => [...root.querySelectorAll(selector)].filter((e) => e.checkVisibility())
    .map((e) => e.getBoundingClientRect()).map((b) => [b.left, b.top, b.right, b.bottom]);
  return [boxes(squares), boxes(".gw-carets b")];
}"""


def two_carets_beside_the_squares_point_at_the_followed_row(opened, size: str) -> None:
    """In the films one pair each, in the two readers' view one pair beside the reader whose unit it is."""
    opened.stage.stands_at(unit=0)
    rows = {}
    for unit in (0, 7):
        opened.stage.press(*["ArrowDown"] * unit)
        opened.stage.stands_at(unit=unit)
        opened.settle()
        (films,), carets = opened.page.evaluate(CARETS, [opened.stage.root.element_handle(), ".gw-films-view"])
        shown = opened.stage.root.locator(".gw-film-name").locator("visible=true").count()
        assert len(carets) == 2 * shown
        rows[unit] = [(top + bottom) / 2 for _, top, _, bottom in carets[::2]]
        for left, right in zip(carets[::2], carets[1::2], strict=True):
            assert left[1] == right[1]
            assert left[2] <= films[0]
            assert right[0] >= films[2]
    high = [
        film["height"] for film in map(Locator.bounding_box, opened.stage.root.locator(".gw-film-name").all()) if film
    ]
    for first, last, height in zip(rows[0], rows[7], high, strict=True):
        assert last - first == pytest.approx(7 / 8 * height, abs=1)
    opened.stage.choose("readers")
    opened.stage.stands_at(view="readers")
    opened.settle()
    (view,), carets = opened.page.evaluate(CARETS, [opened.stage.root.element_handle(), ".gw-readers-view"])
    assert len(carets) == 2
    assert carets[0][1] == carets[1][1]
    assert size == "phone" or (carets[0][2] <= view[0] and carets[1][0] >= view[2])


FITTED = (  # model and language, so that one of them changes from each to the next
    ("segmenter-zh", "zh"),
    ("segmenter-zh", "en"),
    ("negation-zh", "en"),
    ("segmenter-en", "en"),
    ("segmenter-en", "zh"),
    ("verse-zh", "zh"),
    ("verse-zh", "en"),
)


def test_everything_fits_on_the_projector_without_scrolling(visit):
    opened = visit(language="zh", model="segmenter-zh", lang="zh")
    for model, language in FITTED:
        if opened.address["model"] != model:
            opened.choose_model(model)
            opened.type(load_specimen(model).card.examples[0])
        if opened.address["lang"] != language:
            opened.switch_language()
        opened.settle()
        opened.address_says(model=model, lang=language)
        for name, selector in PARTS.items():
            case = f"{name} of {model}, {language}"
            inside = opened.page.evaluate(INSIDE, [opened.stage.root.element_handle(), selector])
            assert inside, case
            assert all(all(sides) for sides in inside), (case, inside)


EXTREMES = {1: ("我", "我爱中国" * 5), 64: ("我", "我爱中国" * 64)}  # units of a model without training → sentences


@pytest.mark.parametrize("units", EXTREMES)
def test_every_size_of_sentence_and_state_is_drawn_and_both_readers_keep_their_place_on_a_first_load(visit, units):
    opened = visit(text=EXTREMES[units][0], model="random", units=units, seed=3, view="readers", init=SHIFT, cold=True)
    opened.settle()
    assert opened.page.evaluate("shift") < 0.02
    for text in EXTREMES[units]:
        opened.type(text)
        opened.stage.reads(text)
        for view in ("cell", "readers", "text"):
            opened.stage.choose(view)
            opened.stage.press("End")
            opened.stage.stands_at(step=len(text) - 1, view=view)
            opened.page.wait_for_timeout(100)
            assert clipped(opened.stage) == [], f"{text[:4]} × {len(text)}, {view}"


# chapter, whether the language is changed there or the chapter left
STOPS = (("what_if", "change"), ("what_if", "leave"), ("gru", "stay"))
# Beside what it shows, a control with this in the place of its chapter's name: its words' inset, and what hangs out.
NAMED = """(control, name) => {
  const words = control.querySelector("p");
  const before = words.textContent;
  words.textContent = name;
  const inset = words.getBoundingClientRect().left - control.getBoundingClientRect().left;
  const found = [inset, control.scrollWidth - control.clientWidth];
  words.textContent = before;
  return found;
}"""


def test_on_a_phone_one_control_names_the_open_chapter_and_lists_the_others(visit):
    opened = visit(chapter="what-if", language="zh", size="phone")
    control = opened.keyed("folded-list").get_by_role("button")
    for chapter, then in STOPS:
        expect(control.locator("p")).to_have_text(opened.words(f"{chapter}.tab"))
        opened.settle()
        expect(opened.page.get_by_test_id("stPopoverBody")).to_have_count(0)
        control.click()
        links = opened.page.get_by_test_id("stPopoverBody").get_by_role("link")
        expect(links).to_have_text([opened.words(f"{name}.tab") for name in NAMES])
        control.click()
        if then == "leave":
            opened.keyed("ways").locator("a").first.click()
        if then == "change":
            before = opened.page.evaluate("document.documentElement.lang")
            opened.switch_language()
            opened.page.wait_for_function("lang => document.documentElement.lang !== lang", arg=before)
    opened.settle()
    for name in NAMES:
        inset, over = control.evaluate(NAMED, opened.words(f"{name}.tab"))
        assert inset >= 8, name
        assert over <= 0, name
    go(opened, "bi_lstm")
