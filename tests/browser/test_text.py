"""The text in the colours of one unit, as a person sees and moves through it."""

POEM = "床前明月光，疑是地上霜。举头望明月，低头思故乡。"
GROUNDS = """tiles => tiles.map((tile) => {
  const word = tile.querySelector("span");
  return [getComputedStyle(word).backgroundColor, tile.dataset.value];
})"""


def rows(stage) -> list[str]:
    """The text as it stands: a line a row of tiles."""
    found: dict[float, str] = {}
    for tile in stage.tiles.all():
        box = tile.bounding_box()
        found[box["y"]] = found.get(box["y"], "") + tile.inner_text()
    return [found[y] for y in sorted(found)]


def grounds(stage) -> list[str]:
    return [ground for ground, _ in stage.tiles.evaluate_all(GROUNDS)]


def test_a_poem_stands_as_a_poem_and_takes_colour_as_it_is_read(visit):
    opened = visit(text=POEM, model="negation-zh", step=1, unit=2)
    stage = opened.stage
    stage.choose("text")
    stage.stands_at(view="text", step=1, unit=2)
    assert rows(stage) == [POEM[at : at + 6] for at in range(0, 24, 6)]
    blank = grounds(stage)[-1]
    assert [ground == blank for ground in grounds(stage)] == [False] * 2 + [True] * 22
    stage.press("ArrowRight")
    stage.stands_at(step=2)
    assert [ground == blank for ground in grounds(stage)] == [False] * 3 + [True] * 21
    stage.press("End")
    stage.stands_at(step=23)
    assert blank not in grounds(stage)
    shown = stage.tiles.evaluate_all(GROUNDS)
    alike = {value: ground for ground, value in shown}
    assert all(alike[value] == ground for ground, value in shown)
    assert len({ground for ground, _ in shown}) > 5
    before = grounds(stage)
    stage.press("ArrowDown")
    stage.stands_at(unit=3)
    assert grounds(stage) != before
    stage.choose("f")
    stage.stands_at(part="f")
    assert all(0 <= float(value) <= 1 for _, value in stage.tiles.evaluate_all(GROUNDS))
    stage.tile(7).click()
    stage.stands_at(step=7)
    opened.address_says(view="text", part="f", step=7, unit=3)
    again = visit(**opened.address)
    again.stage.stands_at(view="text", part="f", step=7, unit=3)
    assert grounds(again.stage)[:8] == grounds(stage)[:8]


def test_each_of_two_readers_colours_its_own_end(visit):
    stage = visit(text=POEM, model="segmenter-zh", view="text", step=11).stage
    stage.stands_at(view="text", direction="forward")
    forward = grounds(stage)
    blank = forward[-1]
    stage.choose("backward")
    stage.stands_at(direction="backward")
    backward = grounds(stage)
    assert [ground == blank for ground in backward] == [True] * 11 + [False] * 13
    assert forward[11] != backward[11]


def test_a_finger_taps_and_swipes_and_the_row_that_is_read_stays_in_sight_where_the_text_is_long(visit):
    opened = visit(text=POEM, model="random", units=4, seed=3, view="text", size="phone")
    opened.stage.tile(9).tap()
    opened.stage.stands_at(step=9)
    opened.swipe(opened.stage.tile(9), by=-120)
    opened.stage.stands_at(step=10)
    opened.type("我爱中国" * 64)
    opened.stage.reads("我爱中国" * 64)
    for key, step in (("End", 255), ("Home", 0)):
        opened.stage.press(key)
        opened.stage.stands_at(step=step)
        view = opened.stage.root.locator(".gw-text-view").bounding_box()
        tile = opened.stage.tile(step).bounding_box()
        assert view["y"] <= tile["y"]
        assert tile["y"] + tile["height"] <= view["y"] + view["height"]
