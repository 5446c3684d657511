"""The list of chapters in the bar: whole at every width, and its groups opened, walked and left by keyboard."""

from playwright.sync_api import expect

from tests.browser.chapters import PATHS, arrive

WIDTHS = (641, 700, 899, 900, 1024, 1279, 1280, 1366, 1599, 1600, 1650, 1700)
TICKED = """document.querySelectorAll(".st-key-gw-head [class*=st-key-gw-] p").forEach((p) => {
  if (p.closest(".st-key-gw-chapters, .st-key-gw-groups, .st-key-gw-folded") && !p.textContent.includes("✓"))
    p.append(" ✓");
})"""
IN_THE_WAY = """() => {
  const boxes = [...document.querySelectorAll(".st-key-gw-head :is(h1, a, button)")]
    .filter((e) => e.checkVisibility()).map((e) => ({ name: e.textContent, box: e.getBoundingClientRect() }))
    .sort((one, other) => one.box.left - other.box.left);
  const pairs = boxes.slice(1).map((e, k) => [boxes[k], e]).filter(([one, next]) => next.box.left < one.box.right - 1);
  const aside = boxes.filter(({ box }) => box.right > innerWidth);
  return [...pairs.map(([one, next]) => `${one.name} | ${next.name}`), ...aside.map(({ name }) => name)];
}"""


def test_a_group_is_opened_walked_and_left_by_keyboard_and_the_bar_is_whole_at_every_width(visit):
    opened = visit(chapter=PATHS["map"], language="en", drawn=False)
    arrive(opened, "map")
    opened.settle()
    control = opened.keyed("folded-of-deeper").get_by_role("button")
    inside = opened.page.get_by_test_id("stPopoverBody")
    control.focus()
    opened.page.keyboard.press("Enter")
    expect(inside).to_be_visible()
    expect(control).to_have_attribute("aria-expanded", "true")
    expect(inside.get_by_role("link")).to_have_count(5)
    opened.settle()  # Streamlit opens a popover once more by an answer that comes after it was shut
    opened.page.keyboard.press("Escape")
    expect(inside).to_have_count(0)
    expect(control).to_be_focused()
    opened.settle()
    opened.page.keyboard.press("Enter")
    expect(control).to_have_attribute("aria-expanded", "true")
    links = inside.get_by_role("link")
    expect(links).to_have_count(5)
    for link in links.all():
        opened.page.keyboard.press("Tab")
        expect(link).to_be_focused()
    opened.page.keyboard.press("Shift+Tab")
    opened.page.keyboard.press("Enter")
    arrive(opened, "gru")
    expect(control.locator("p")).to_have_text(opened.words("gru.tab"))
    opened.settle()
    no_chapter_lies_under_another_thing_at_any_width_though_all_are_done(opened)


def no_chapter_lies_under_another_thing_at_any_width_though_all_are_done(opened) -> None:
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 768})
        opened.page.evaluate(TICKED)
        assert opened.page.evaluate(IN_THE_WAY) == [], width
