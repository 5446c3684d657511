"""The figures below the stage: they frame the stage's step without the server, and print the stage's range."""

import re

import pytest
from playwright.sync_api import expect

TEXT = "我爱中国"
# [left, right] of each frame, and of the columns by the middles of the tokens under the last row: token → middles
PLACES = """drawer => {
  const box = e => e.getBoundingClientRect(), middle = e => (box(e).left + box(e).right) / 2;
  const ticks = [...drawer.querySelectorAll(".xaxislayer-above text")];
  const marks = [...drawer.querySelectorAll(".gw-mark:not([hidden])")];
  return {
    marks: marks.map(e => [box(e).left, box(e).right, box(e).height]),
    middles: ticks.map(e => [e.textContent, middle(e)]),
  };
}"""


def settled(opened, drawer, count: int) -> dict:
    expect(drawer.locator(".gw-mark:not([hidden])")).to_have_count(count)
    opened.page.wait_for_timeout(300)
    return drawer.evaluate(PLACES)


def framed(places: dict) -> set[str]:
    """The tokens whose middles lie in a frame; each frame has to have its middle at a token's."""
    found = set()
    for left, right, height in places["marks"]:
        assert height > 20
        near = [token for token, middle in places["middles"] if abs((left + right) / 2 - middle) < 2]
        assert len(near) == 1, (left, right, places["middles"])
        found.update(near)
    return found


@pytest.mark.parametrize(("name", "count"), [("atlas", 12), ("ledger", 1)])
def test_a_figure_frames_the_step_as_it_is_walked_and_asks_nobody(visit, name, count):
    opened = visit(text=TEXT, step=1)
    opened.settle()
    drawer = opened.open_drawer(name)
    assert framed(settled(opened, drawer, count)) == {"爱"}
    opened.settle()
    before = len(opened.sent)
    opened.stage.press("ArrowRight")
    expect(drawer.locator(".gw-mark:not([hidden])")).to_have_count(count)
    assert framed(drawer.evaluate(PLACES)) == {"中"}
    assert len(opened.sent) == before


def test_the_frame_stays_on_its_column_when_the_reader_zooms(visit):
    opened = visit(text=TEXT, step=2)
    opened.settle()
    drawer = opened.open_drawer("atlas")
    wide = settled(opened, drawer, 12)["marks"][0]
    plot = drawer.locator(".nsewdrag").first
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    middle = box["y"] + box["height"] / 2
    opened.page.mouse.move(box["x"] + box["width"] * 0.4, middle)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + box["width"] * 0.95, middle, steps=5)
    opened.page.mouse.up()
    opened.page.wait_for_timeout(500)
    near = settled(opened, drawer, 12)
    assert framed(near) == {"中"}
    assert near["marks"][0][1] - near["marks"][0][0] > 1.5 * (wide[1] - wide[0])
    opened.page.mouse.dblclick(box["x"] + box["width"] * 0.6, middle)
    expect(drawer.locator(".gw-mark:not([hidden])")).to_have_count(12)
    opened.page.wait_for_timeout(500)
    again = settled(opened, drawer, 12)["marks"][0]
    assert abs((again[1] - again[0]) - (wide[1] - wide[0])) < 2
    named = drawer.locator(".modebar-btn").evaluate_all("buttons => buttons.map(button => button.dataset.title)")
    assert {"Zoom in", "Zoom out"} <= set(named)
    assert any(name.startswith("Download") for name in named)


def test_the_stage_and_both_figures_print_one_range_of_the_cell_state(visit):
    opened = visit(text="我爱中国的山和水", step=1, unit=3)
    film = opened.stage.root.locator(".gw-film-name.gw-part-c small")
    bound = re.fullmatch(r"±([\d.]+)", film.inner_text())[1]
    for name, place in (("atlas", 3), ("ledger", 0)):
        drawer = opened.open_drawer(name)
        expect(drawer.locator(".gw-mark").first).to_be_attached()
        z = drawer.locator(".js-plotly-plot").evaluate("(e, at) => [e.data[at].zmin, e.data[at].zmax]", place)
        assert z == [-float(bound), float(bound)]
