"""A narrow phone: nothing of any chapter stands beyond the edge of the window, in either language."""

import pytest

from tests.browser import chapters

NARROW = {"width": 360, "height": 780}
# Elements, and lines of text, which may be wider than the element they are in. What stands in a box that scrolls
# sideways can be reached there; pictures and the stage's rows, which are panned, may be cut, and labels that end in an
# ellipsis. A phone's `innerWidth` grows with what is too wide.
BEYOND = """most => {
  const scrolls = (at, e) => {
    const { overflowX, textOverflow } = getComputedStyle(at);
    const mayBeCut = textOverflow === "ellipsis" || e.closest("svg, canvas, [data-testid=stage]");
    return ["auto", "scroll"].includes(overflowX) || (mayBeCut && overflowX !== "visible");
  };
  const reached = (e) => {
    for (let at = e; at && !at.matches("[data-testid=stMain], body"); at = at.parentElement) {
      const { left, right } = at.getBoundingClientRect();
      if (scrolls(at, e) && left >= -1 && right <= most + 1) return true;
    }
    return false;
  };
  const isOut = ({ left, right, width, height }) => width > 1 && height > 1 && (left < -1 || right > most + 1);
  const out = [];
  for (const e of document.querySelectorAll("[data-testid=stMain] *, [data-testid=stHeader] *")) {
    if (!e.checkVisibility({ visibilityProperty: true })) continue;
    const lines = [...e.childNodes].filter((node) => node.nodeType === 3 && node.data.trim()).flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
    if (e.closest(".gw-hidden")) continue; // what is only heard
    const box = [e.getBoundingClientRect(), ...lines].find(isOut);
    if (!box || reached(e)) continue;
    const name = `${e.tagName} ${e.getAttribute("class") ?? ""}`.slice(0, 60);
    out.push(`${name} ${Math.round(box.left)} to ${Math.round(box.right)}: ${e.textContent.slice(0, 40)}`);
  }
  const pages = [document.documentElement, document.querySelector("[data-testid=stMain]")];
  const wide = Math.max(...pages.map((e) => e.scrollWidth));
  return wide > most ? [`page ${wide}`, ...out] : out;
}"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_stands_beyond_the_edge_of_a_narrow_phone(visit, lang):
    opened = visit(lang=lang, size="phone")
    opened.page.set_viewport_size(NARROW)
    found = {}
    for name in chapters.each(opened, chapters.NAMES):
        for asked in (True, False):
            if wrong := opened.page.evaluate(BEYOND, NARROW["width"]):
                found[f"{name}, {'asked' if asked else 'told'}"] = wrong
            show = opened.keyed("show-me").get_by_role("button")
            if asked and show.count():
                show.first.click()
                show.first.wait_for(state="detached")
                opened.settle()
    assert found == {}
