"""The figures below the stage: they frame the stage's step without the server, and have the stage's colours."""

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

# A step and the figures of two frames later: before any word from the server, which is told only at rest.
STEPPED = f"""async (drawers) => {{
  const frame = () => new Promise(requestAnimationFrame);
  const stage = document.querySelector("[data-testid=stage]");
  stage.dispatchEvent(new KeyboardEvent("keydown", {{ key: "ArrowRight", bubbles: true, cancelable: true }}));
  await frame();
  await frame();
  return drawers.map({PLACES});
}}"""


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


def test_the_figures_frame_the_step_as_it_is_walked_ask_nobody_and_have_the_stage_s_colours(visit):
    opened = visit(text=TEXT, step=1, unit=3)
    opened.settle()
    drawers = [(opened.open_drawer(name), count) for name, count in (("atlas", 12), ("ledger", 1))]
    for drawer, count in drawers:
        assert framed(settled(opened, drawer, count)) == {"爱"}
    colour_the_cell_state_by_the_stage_s_ruler(opened, drawers)
    opened.settle()
    walked = opened.page.evaluate(STEPPED, [drawer.element_handle() for drawer, _ in drawers])
    for (_, count), places in zip(drawers, walked, strict=True):
        assert len(places["marks"]) == count
        assert framed(places) == {"中"}
    opened.settle()
    the_frame_stays_on_its_column_when_the_reader_zooms(opened, drawers[0][0])


def colour_the_cell_state_by_the_stage_s_ruler(opened, drawers) -> None:
    inks = ("negative-deep", "negative", "zero", "positive", "positive-deep")
    stage = "names => names.map((name) => getComputedStyle(document.documentElement).getPropertyValue(`--gw-${name}`))"
    expected = opened.page.evaluate(stage, inks)
    ticks = opened.stage.root.locator(".gw-films .gw-tick").all_inner_texts()
    for (drawer, _), place in zip(drawers, (3, 0), strict=True):
        heat = drawer.locator(".js-plotly-plot").evaluate("(e, at) => e.data[at]", place)
        assert [colour for _, colour in heat["colorscale"]] == expected
        assert (heat["zmin"], heat["zmax"]) == (-1, 1)
        assert set(heat["colorbar"]["ticktext"]) <= set(ticks)


def the_frame_stays_on_its_column_when_the_reader_zooms(opened, drawer) -> None:
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
