"""The cells of RNN and GRU come with a script of their own: while it is late nothing false is seen, nothing jumps."""

from playwright.sync_api import expect

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
