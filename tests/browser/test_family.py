"""The cells of RNN and GRU come with a script of their own: while it is late nothing false is seen, nothing jumps."""

from playwright.sync_api import expect

from pages.words.words import words
from tests.browser.axe import violations

TEXT = "我爱中国"
PLACES = """() => [".gw-stage", ".gw-slot-films", ".gw-right", ".gw-slot-transport"].map((where) => {
  const box = document.querySelector(where)?.getBoundingClientRect();
  return box ? [box.left, box.top + scrollY, box.width, box.height] : null;
})"""


def test_a_gru_whose_script_is_late_shows_nothing_false_and_says_so_where_it_does_not_come(visit):
    asked, isBroken = [], [True]
    held = lambda route: asked.append(route) if isBroken[0] else route.continue_()  # noqa: E731
    place = {"step": 2, "unit": 3}
    opened = visit(text=TEXT, routes={"**/family.js*": held}, may_lose_connection=True, **place)
    opened.settle()
    assert asked == []
    places = opened.page.evaluate(PLACES)
    stage, why = opened.stage.root, opened.page.locator(".gw-lack")

    opened.stage.choose("gru")
    expect(why).to_be_attached()
    opened.page.wait_for_timeout(100)
    assert len(asked) == 1
    for seen in (".gw-cell", ".gw-formulas", ".gw-films", ".gw-voice-shown", ".gw-answer"):
        expect(stage.locator(seen)).to_be_hidden()
    assert opened.page.evaluate(PLACES) == places

    asked[0].abort()
    expect(why).to_have_text(opened.words("stage.shell_offline"))
    expect(why).to_be_visible()
    expect(stage.locator(".gw-cell")).to_be_hidden()
    assert opened.page.evaluate(PLACES) == places

    isBroken[0] = False
    for late in asked[1:]:
        late.continue_()
    expect(stage.locator(".gw-cell")).to_be_visible()
    expect(stage.locator('.gw-formulas[data-kind="gru"]')).to_be_visible()
    expect(why).to_have_count(0)
    opened.settle()
    opened.address_says(model="gru-zh-both", **place)
    opened.stage.stands_at(**place)
    assert opened.page.evaluate(PLACES) == places

    opened.keyed("room").get_by_role("button").click()
    with opened.page.expect_download() as download:
        opened.page.locator('[data-share="svg"]').click()
    saved = download.value.path().read_text("utf-8")
    assert opened.words("stage.part_r") in saved
    assert opened.words("stage.part_i") not in saved


SHOWN = """() => [...document.querySelectorAll(".gw-three [data-at] > div")]
  .filter((piece) => piece.getClientRects().length)
  .map((piece) => [Number(piece.parentElement.dataset.at), piece.className.match(/gw-three-(rnn|lstm|gru)/)[1]])"""
CARDS = """() => [...document.querySelectorAll(".gw-three-card")].map((card) => {
  const { x, y } = card.getBoundingClientRect();
  return [Math.round(x), Math.round(y)];
})"""
CELLS = ("rnn", "lstm", "gru")


def is_told(opened, way: str, other: str) -> None:
    """How the three cells are gone through, in both languages: by keys, or by touch."""
    section = opened.keyed("three")
    for lang in ("zh", "en"):
        said = {one: section.get_by_text(words(lang)(f"rnn.three.way_{one}")) for one in (way, other)}
        expect(said[way]).to_be_visible()
        expect(said[other]).to_be_hidden()
        if lang == "zh":
            opened.settle()
            opened.switch_language()


def test_a_phone_is_told_of_taps_on_the_three_cells_alone(visit):
    opened = visit(chapter="rnn", lang="zh", size="phone")
    opened.keyed("show-me").get_by_role("button").click()
    is_told(opened, "touch", "key")
    three = opened.page.locator(".gw-three")
    three.locator(".gw-three-gru label").nth(7).tap()
    assert opened.page.evaluate(SHOWN) == [[7, cell] for cell in CELLS for _ in range(2)]


def test_three_cells_side_by_side_step_together_without_the_server_and_stand_below_each_other_on_a_phone(visit):
    opened = visit(chapter="rnn", may_lose_connection=True)
    opened.settle()
    opened.keyed("show-me").get_by_role("button").click()
    three = opened.page.locator(".gw-three")
    expect(three).to_be_visible()
    is_told(opened, "key", "touch")
    opened.settle()
    sent = len(opened.sent)

    three.locator(".gw-three-gru label").nth(7).click()
    assert opened.page.evaluate(SHOWN) == [[7, cell] for cell in CELLS for _ in range(2)]
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.evaluate(SHOWN) == [[8, cell] for cell in CELLS for _ in range(2)]
    expect(three.get_by_role("radio", checked=True)).to_have_count(1)
    assert len(opened.sent) == sent
    across, down = zip(*opened.page.evaluate(CARDS), strict=True)
    assert list(across) == sorted(set(across))
    assert len(set(down)) == 1
    assert violations(opened.page) == []

    opened.page.set_viewport_size({"width": 390, "height": 844})
    opened.settle()
    across, down = zip(*opened.page.evaluate(CARDS), strict=True)
    assert len(set(across)) == 1
    assert list(down) == sorted(set(down))
    label = three.locator(".gw-three-lstm label").nth(12)
    label.scroll_into_view_if_needed()
    before = label.bounding_box()
    label.click()
    assert label.bounding_box() == before  # the button that it presses is out of sight, and nothing scrolls to it
    assert opened.page.evaluate(SHOWN) == [[12, cell] for cell in CELLS for _ in range(2)]
