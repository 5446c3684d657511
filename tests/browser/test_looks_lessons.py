"""What the lessons and the lab are for an eye: nothing jumps, nothing lies over anything else, all of it in sight."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.chapters import PATHS, each, go
from tests.browser.contexts import SIZES
from tests.browser.test_looks import PARTS

CHAPTERS = (
    "what_if",
    "rnn",
    "forget_gate",
    "input_gate",
    "cell_update",
    "output_gate",
    "bi_lstm",
    "gru",
)  # it turns the view
HELD = "f:forward:5:*:1;o:forward:4:*:1;i:forward:4:*:1;g:forward:2:*:1"
SENTENCE = "the service was bad, but the food was good"
STAGE_SHIFT = """
window.stageShift = 0;
window.since = 0;  // a busy browser reports a move some time after it
const moves = ({ previousRect: from, currentRect: to }) => Math.hypot(to.x - from.x, to.y - from.y) > 1;
const along = ".gw-drapes, .gw-reader-tag, .gw-reads";
const isFixed = (element) => element?.closest("[data-testid=stage]") && !element.closest(along);
new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources, startTime }) => {
  const moved = sources.filter(moves).map(({ node }) => (node?.nodeType === 1 ? node : node?.parentElement));
  // curtains and what was read go with the playhead, a tag with the unit
  if (startTime > window.since && moved.some(isFixed)) window.stageShift += value;
})).observe({ type: "layout-shift", buffered: true });
"""
OVER = """([a, b]) => {
  const [one, other] = [a, b].map((found) => document.querySelector(found).getBoundingClientRect());
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}"""
BELOW = """selectors => selectors.filter((found) => [...document.querySelectorAll(found)]
    .some((e) => e.checkVisibility() && e.getBoundingClientRect().bottom > innerHeight))"""
WAYS = """() => [...document.querySelectorAll('[class*="st-key-gw-settle-"]')].map((way) => {
  const row = way.parentElement;
  const [box, words] = [row, row.children[1]].map((e) => e.getBoundingClientRect());
  const picture = row.querySelector("svg").getBoundingClientRect();
  const { right, bottom, left } = way.getBoundingClientRect();
  const label = way.querySelector("p");
  return { apart: picture.right <= left && Math.max(bottom, picture.bottom) <= words.top,
           inset: Math.round(box.right - right), whole: label.scrollWidth <= label.clientWidth };
})"""


def test_every_stage_keeps_its_place_in_every_step_and_is_all_in_sight(visit):
    """In both languages. That the page does on a first load: a newcomer looks at every chapter."""
    opened = visit(chapter=PATHS[CHAPTERS[0]], init=STAGE_SHIFT)
    for chapter in each(opened, CHAPTERS):
        opened.page.evaluate("[since, stageShift] = [performance.now(), 0]")
        opened.stage.press("ArrowRight", "ArrowRight", "End", "ArrowDown", "ArrowLeft", "ArrowUp", "Home")
        opened.settle()
        assert opened.page.evaluate("stageShift") < 0.004, chapter
        for switch in (opened.switch_language, lambda: None):
            below = opened.page.evaluate(BELOW, [*PARTS.values(), ".gw-slot-transport"])
            assert below == [], (chapter, opened.address["lang"])
            switch()
            opened.settle()


@pytest.mark.parametrize("size", ["projector", "phone"])
def test_what_settles_a_mix_up_stands_in_one_shape_the_corner_s_menu_goes_with_the_head_and_all_fits_a_phone(
    visit, size
):
    opened = visit(chapter="input-gate", language="en", size=size)
    opened.page.locator("[class*=st-key-gw-mixups-] summary").click()
    opened.page.locator('[class*="st-key-gw-settle-"] button').last.wait_for()
    opened.settle()
    ways = opened.page.evaluate(WAYS)
    assert len(ways) > 2
    assert all(way["apart"] and way["whole"] for way in ways), ways
    assert len({way["inset"] for way in ways}) == 1, ways
    menu = opened.page.locator('[data-testid="stMainMenu"]')
    opened.page.locator(".st-key-gw-ways").scroll_into_view_if_needed()
    expect(menu).not_to_be_in_viewport()
    opened.page.locator(".st-key-gw-head").scroll_into_view_if_needed()
    expect(menu).to_be_in_viewport()
    if size == "phone":
        sentence_examples_model_and_help_are_one_row_and_lines_of_code_keep_their_indent(opened)
        a_sentence_too_long_for_the_answer_s_line_fades_where_it_goes_on(opened)


@pytest.mark.parametrize("size", ["projector", "phone"])
def test_what_is_held_by_hand_is_said_once_in_the_head_of_every_view_and_what_is_read_instead_above(visit, size):
    given = {"model": "negation-en", "text": SENTENCE, "hold": HELD, "other": SENTENCE.replace("but", "and")}
    opened = visit(chapter="what-if", language="en", size=size, **given)
    opened.settle()
    held = opened.page.get_by_text("all units = 1")
    for view in ("cell", "text"):
        opened.stage.choose(view)
        opened.stage.stands_at(view=view)
        assert held.locator("visible=true").count() == 4
        assert opened.stage.root.locator(".gw-chip").locator("visible=true").count() == 4
        for one in opened.stage.root.locator(".gw-chip-off").locator("visible=true").all():
            one.scroll_into_view_if_needed()
            expect(one).to_be_in_viewport()
    for entry in ("drop-text", "reset"):
        assert not opened.page.evaluate(OVER, [f".st-key-gw-lab-{entry}", "[data-testid=stage]"]), entry
        box = opened.page.locator(f".st-key-gw-lab-{entry}").bounding_box()
        assert box["x"] >= 0, entry
        assert box["x"] + box["width"] <= opened.page.viewport_size["width"], entry


def sentence_examples_model_and_help_are_one_row_and_lines_of_code_keep_their_indent(opened) -> None:
    for _ in ("en", "zh"):
        opened.settle()
        boxes = [opened.box.bounding_box(), *(opened.keyed(key).bounding_box() for key in ("examples", "card", "help"))]
        middles = [box["y"] + box["height"] / 2 for box in boxes]
        assert max(middles) - min(middles) < 4
        assert all(left["x"] + left["width"] <= right["x"] for left, right in pairwise(boxes))
        assert boxes[-1]["x"] + boxes[-1]["width"] <= opened.page.viewport_size["width"]
        assert boxes[0]["width"] > 80
        opened.switch_language()
    opened.settle()
    opened.page.locator("[class*=st-key-gw-equations-] summary").click()
    line = opened.page.locator("[class*=st-key-gw-equations-] code > span").nth(1)
    line.wait_for()
    lefts = line.evaluate("""line => [...line.querySelectorAll("span")]
        .flatMap((part) => part.textContent.trim() ? [...part.getClientRects()].map((box) => box.left) : [])""")
    begins = line.evaluate("line => line.getBoundingClientRect().left")
    assert line.evaluate("line => line.getBoundingClientRect().height") > 30, "broken"
    assert min(lefts[1:]) >= begins + 28


def a_sentence_too_long_for_the_answer_s_line_fades_where_it_goes_on(opened) -> None:
    go(opened, "training")
    line = opened.stage.answer.locator(".gw-sentence")
    for key, before, after in (("Home", "false", "true"), ("End", "true", "false")):
        opened.stage.press(key)
        expect(line).to_have_attribute("data-before", before)
        expect(line).to_have_attribute("data-after", after)
        assert "gradient" in line.evaluate("line => getComputedStyle(line).maskImage")


ASIDE = """e => ["::before", "::after"].map((half) => getComputedStyle(e, half))
    .map(({ animationName, animationDuration, position }) => [animationName, animationDuration, position])"""
ENDED = "() => !document.getAnimations().some((one) => one.animationName === 'gw-drawn-aside')"
WIDTH = """e => ["::before", "::after"].map((half) => new DOMMatrix(getComputedStyle(e, half).transform).a)"""


def a_curtain_hangs(opened, curtain) -> None:
    """Ask on, until the open question is one of those that a figure would answer."""
    for _ in range(12):
        opened.keyed("show-me").wait_for()
        opened.settle()
        if curtain.count():
            return
        opened.keyed("show-me").get_by_role("button").click()
        opened.settle()
        opened.keyed("another").get_by_role("button").click()
    raise AssertionError("no question of twelve has a curtain")


def test_a_page_s_curtain_is_as_wide_as_its_figure_and_drawn_aside_in_half_a_second_and_nothing_moves_with_it(visit):
    """Of two questions, and for whoever wants no motion at once."""
    opened = visit(chapter="long-memory", drawn=False, motion="no-preference")
    curtain = opened.page.locator(".st-key-gw-why-gradients .gw-curtain, .st-key-gw-why-lives .gw-curtain")
    column = "curtain => curtain.closest('[data-testid=stColumn]').getBoundingClientRect().width"
    for motion, aside in (("no-preference", ["gw-drawn-aside", "0.5s"]), ("reduce", ["none", "0s"])):
        opened.page.emulate_media(reduced_motion=motion)
        a_curtain_hangs(opened, curtain)
        name = curtain.first.evaluate("curtain => curtain.closest('.st-key-gw-why-lives') ? 'lives' : 'gradients'")
        behind = opened.keyed(f"opened-{name}")  # the other figure may stand open from the question before
        wide = curtain.first.bounding_box()["width"]
        assert abs(wide - curtain.first.evaluate(column)) < 2, motion
        opened.keyed("show-me").get_by_role("button").click()
        expect(behind).to_have_count(1)
        assert behind.evaluate(ASIDE) == [[*aside, "absolute"]] * 2, motion
        opened.page.wait_for_function(ENDED)
        assert behind.evaluate(WIDTH) == [0, 0], motion
        widths = behind.evaluate("e => [e, e.parentElement].map((one) => one.getBoundingClientRect().width)")
        assert abs(widths[0] - widths[1]) < 2, motion
        opened.settle()
        opened.keyed("another").get_by_role("button").click()


BOXES = """list => {
  const places = [...list.children].map((box) => box.getBoundingClientRect());
  return places.map(({ x, y, width, height }) => [x, y - places[0].y, width, height].map(Math.round));
}"""


def test_an_answer_on_the_map_moves_none_of_its_boxes_and_its_row_of_letters_does_not_break(visit):
    opened = visit(chapter="map", drawn=False, language="en", lang="en")
    for size in ("projector", "desk"):
        width, height = SIZES[size]
        opened.page.set_viewport_size({"width": width, "height": height})
        an_answer_moves_no_box(opened, size)


def an_answer_moves_no_box(opened, size: str) -> None:
    way = opened.page.locator(".gw-stations")
    for _ in range(12):
        opened.settle()
        if opened.keyed("another").count():
            opened.keyed("another").get_by_role("button").click()
            opened.keyed("show-me").wait_for()
            opened.settle()
        before, curtains = way.evaluate(BOXES), way.locator(".gw-curtain").count()
        opened.keyed("show-me").get_by_role("button").click()
        opened.settle()
        assert way.evaluate(BOXES) == before, size
        if curtains:
            break
    assert curtains
    tops = (
        way.locator("li")
        .first.locator(".gw-way-tokens > span")
        .evaluate_all("all => all.map((e) => e.getBoundingClientRect().top)")
    )
    assert len(tops) == 5
    assert len(set(tops)) == 1
