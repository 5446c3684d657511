"""The pictures of pages without a stage on the wall: what they hide, their keys, and that all of it fits."""

import re

from playwright.sync_api import expect

from tests.browser.visit import link
from tests.browser.wall import (
    ASKED,
    BLANK,
    PRESENTING,
    REACHED,
    SIZES,
    faults,
    is_written_strongly,
    presented,
    slide_fits,
    slide_looked_at,
)

# A third column, as after a measurement, of a machine as slow as it likes.
WIDER = """() => {
  const node = document.querySelector("[data-slide]"), told = JSON.parse(node.dataset.slide);
  told.heads.push("Time");
  for (const { cells } of told.rows) cells.push({ share: 0.5, number: "12,345 ms", ratio: "10.3 ×" });
  node.dataset.slide = JSON.stringify(told);
  node.parentElement.append(document.createElement("i"));
}"""

EXTREMES = (
    ("long-memory", {"reach": "source:silence;gain:1.5;steps:200", "lang": "en"}),
    ("cost", {"price": "inputs:128;units:128;steps:256;layers:4", "lang": "en"}),
)


def test_a_slide_hides_what_its_page_hides_has_the_keys_that_are_not_for_walking_and_fits(visit):
    """Of a sentence as long as can be; what else is extreme fits as well."""
    place = {
        "reach": "source:sentence;gain:1.5",
        "text": "其实我不觉得" * 8,
        "ask": "long_memory.through.1",
        "lang": "zh",
    }
    opened, found = visit(chapter="long-memory", theme="dark", **place, **PRESENTING), {}
    page, wall = opened.page, presented(opened.page)
    curves, drape = wall.locator(".gw-present-curves"), wall.locator(".gw-drape")
    expect(drape).to_be_visible()
    assert not curves.is_visible()
    slide_looked_at(opened, found, "a long sentence", SIZES[:1])
    expect(curves).to_be_visible()
    expect(drape).to_have_count(0)
    blank = page.locator(".gw-present-blank")
    for key, back, shade in (("b", "PageDown", "rgb(0, 0, 0)"), (".", "ArrowUp", "rgb(0, 0, 0)"), ("w", "w", None)):
        page.keyboard.press(key)
        expect(blank).to_be_visible()
        assert page.evaluate(BLANK) == (shade or "rgb(255, 255, 255)")
        page.keyboard.press(back)
        expect(blank).to_be_hidden()
    page.evaluate(REACHED)
    grounds = set()
    for _ in range(3):
        page.keyboard.press("c")
        grounds.add(wall.evaluate("e => getComputedStyle(e).getPropertyValue('--gw-muted')"))
        is_written_strongly(page)
    assert len(grounds) == 3
    for key in ("F5", "r", "PageDown", "ArrowLeft", " "):
        page.keyboard.press(key)
    assert page.evaluate("window.reached") == []
    page.keyboard.press("Escape")
    expect(wall).to_have_count(0)
    opened.settle()
    assert "present" not in page.url
    page.keyboard.press("p")
    expect(curves).to_be_visible()
    opened.settle()
    opened.address_says(present="1")
    base = page.evaluate("location.origin")
    for (chapter, place), size in zip(EXTREMES, SIZES[::-1], strict=True):
        opened.settle()
        page.goto(link(base, chapter, present=1, **place))
        expect(wall.locator(".gw-present-head b")).not_to_be_empty()
        slide_fits(opened, found, str(place), (size,))
    page.evaluate(WIDER)
    expect(wall.locator(".gw-present-column")).to_have_count(3)
    slide_fits(opened, found, "three columns", SIZES[1:])
    assert found == {}


def test_a_plan_leads_to_a_slide_and_on_from_it(visit):
    """From item to item without scrolling the page under it, in either direction."""
    opened = visit(plan="two-readers", lang="zh", drawn=False, init=ASKED)
    page, wall = opened.page, presented(opened.page)
    page.locator(".gw-start").click()
    opened.stage.tile(0).wait_for()
    opened.settle()
    page.keyboard.press("l")
    page.locator(".gw-plan-item").nth(5).click()
    expect(page).to_have_url(re.compile(r"/cost\?"))
    opened.settle()
    page.keyboard.press("p")
    expect(wall.locator(".gw-present-rows")).to_be_visible()
    page.keyboard.press("PageUp")
    expect(page).to_have_url(re.compile(r"/bi-lstm\?"))
    expect(wall.locator(".gw-present-films canvas").first).to_be_visible()
    page.wait_for_function("() => !('moves' in document.documentElement.dataset)")
    opened.settle()
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile(r"/cost\?"))
    expect(wall.locator(".gw-present-rows")).to_be_visible()
    page.wait_for_function("() => !('moves' in document.documentElement.dataset)")
    page.keyboard.press("PageDown")
    expect(page.locator(".gw-plan-line")).to_have_text(opened.words("plan.last"))
    assert faults(page) == []
