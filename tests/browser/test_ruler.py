"""The colour ruler on the page: the same in every view, its ticks legible, and what is painted has its colours."""

from itertools import pairwise

from pages.figures.colours import DARK, LIGHT
from tests.browser.axe import turn
from tests.browser.contexts import SIZES
from tests.browser.test_labels import become
from tests.pages.figures.test_ruler import plotted

TICKS = """root => [...root.querySelectorAll(".gw-tick")].map((tick) => {
  const box = tick.getBoundingClientRect();
  const card = tick.closest(".gw-slot").getBoundingClientRect();
  return { text: tick.textContent, left: box.left, right: box.right, width: box.width,
           type: parseFloat(getComputedStyle(tick).fontSize),
           inside: box.left >= card.left && box.right <= card.right && box.bottom <= card.bottom };
}).filter((tick) => tick.width)"""
# Of each square of a vector: its value, and the colour of the canvas beside its upper left corner.
PAINTED = """([root, vector]) => {
  const canvas = root.querySelector(".gw-cell-canvas");
  const board = canvas.getContext("2d", { willReadFrequently: true });
  const from = canvas.getBoundingClientRect();
  const scale = canvas.width / from.width;
  return [...root.querySelectorAll(`.gw-cell-svg [data-vector="${vector}"]`)].map((square, unit) => {
    const box = square.getBoundingClientRect();
    const at = [box.left + 3 - from.left, box.top + box.height / 2 - from.top].map((n) => Math.round(n * scale));
    const value = Number(square.parentElement.dataset.values.split(",")[unit]);
    return [value, [...board.getImageData(...at, 1, 1).data].slice(0, 3)];
  });
}"""
FEW, ALL = ["−10", "−1", "0", "1", "10"], ["−10", "−3", "−1", "0", "1", "3", "10"]


SEEN = (("projector", "zh"), ("projector", "en"), ("desk", "zh"))  # as wide pages are seen, one after the other


def test_every_view_has_the_one_ruler_with_its_colours_and_no_two_ticks_touch(visit):
    opened = visit(text="I love China", model="segmenter-en", step=8, unit=2)
    what_the_cell_paints_has_the_rulers_colours(opened, LIGHT)
    turn(opened, "dark")
    what_the_cell_paints_has_the_rulers_colours(opened, DARK)
    for size, language in SEEN:
        if size != "projector":
            become(opened, SIZES[size])
        if opened.address["lang"] != language:
            opened.switch_language()
            opened.settle()
        every_view_has_the_one_ruler(opened, size, language)


def test_on_a_phone_every_view_has_the_one_ruler_and_no_two_ticks_touch(visit):
    every_view_has_the_one_ruler(visit(size="phone", language="en"), "phone", "en")


def every_view_has_the_one_ruler(opened, *seen: str) -> None:
    for view in ("cell", "readers", "text"):
        opened.stage.choose(view)
        opened.stage.stands_at(view=view)
        ticks = opened.stage.root.evaluate(TICKS)
        assert [tick["text"] for tick in ticks] in (FEW, ALL), (seen, view)
        assert all(tick["inside"] and tick["type"] >= 11 for tick in ticks), (seen, view)
        for one, other in pairwise(ticks):
            assert one["right"] < other["left"], (seen, view, one, other)
        assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (seen, view)
    opened.stage.choose("cell")
    ruler = opened.stage.root.locator(".gw-ruler:visible")
    assert ruler.get_attribute("aria-label") == opened.words("stage.ruler_aria")
    assert "±" not in opened.stage.root.inner_text()


def what_the_cell_paints_has_the_rulers_colours(opened, colours) -> None:
    opened.settle()
    for vector in ("c_prev", "f_c_prev", "c", "h"):
        painted = opened.page.evaluate(PAINTED, [opened.stage.root.element_handle(), vector])
        assert len(painted) == 16
        for value, colour in painted:
            assert abs(plotted(colours, value) - colour).max() <= 2, (vector, value, colour)
