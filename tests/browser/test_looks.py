"""What the page is for an eye, a reader with a screen reader and a projector."""

import json

import pytest

from tests.browser.server import ROOT
from tests.browser.walk import DRAWERS

AXE = ROOT / "assets" / "stage" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NOT_OURS: dict[str, str] = {}  # selector of Streamlit's own chrome → why we cannot mend it

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) for (const source of entry.sources) {
    const node = source.node?.nodeType === 1 ? source.node : source.node?.parentElement;
    if (node?.closest("[data-testid=stage]"))
      window.shifts.push([node.className.baseVal ?? node.className, source.previousRect, source.currentRect]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
CLIPPED = """root => {
  const scrolls = (e) => ["auto", "scroll"].includes(getComputedStyle(e).overflowX);
  const inScroller = (e) => e !== root && (scrolls(e) || inScroller(e.parentElement));
  const found = [];
  for (const e of root.querySelectorAll("*")) {
    const words = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!words || inScroller(e)) continue;
    if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const box = e.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue; // for screen readers only
    const svg = e instanceof SVGElement && e.ownerSVGElement;
    const frame = svg ? svg.getBoundingClientRect() : { left: 0, right: innerWidth, top: -1e6, bottom: 1e6 };
    const out = frame.left - box.left > 1 || box.right - frame.right > 1 ||
      frame.top - box.top > 1 || box.bottom - frame.bottom > 1;
    if (out) found.push(["out of its frame", e.textContent]);
    if (!svg && e.clientWidth && e.scrollWidth > e.clientWidth + 1)
      found.push(["wider than its box", e.textContent]);
  }
  return found;
}"""
PARTS = {
    "tiles": "[data-token]",
    "cell": "[data-vector]",
    "films": ".gw-slot-films",
    "formulas": ".gw-slot-formulas",
    "answer": ".gw-slot-answer",
}
INSIDE = """([root, selector]) => [...root.querySelectorAll(selector)].map((e) => e.getBoundingClientRect())
    .filter((b) => b.width && b.height)
    .map((b) => [b.left >= 0, b.top >= 0, b.right <= innerWidth, b.bottom <= innerHeight])"""


def violations(page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": {"type": "tag", "values": TAGS}}
    found = page.evaluate(
        "([exclude, options]) => axe.run({ exclude }, options)", [[[s] for s in NOT_OURS], options]
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", ["cell", "readers"])
def test_no_wcag_violation(visit, language, theme, view):
    opened = visit(language=language, theme=theme, view=view)
    opened.stage.press("ArrowRight")
    opened.settle()
    for drawer in DRAWERS:
        opened.open_drawer(drawer)
    opened.settle()
    assert violations(opened.page) == []


@pytest.mark.parametrize("size", ["projector", "phone"])
def test_nothing_in_the_stage_moves_while_loading_or_stepping(visit, size):
    opened = visit(size=size, init=SHIFTS)
    opened.settle()
    opened.stage.press("ArrowRight", "Shift+ArrowRight", "ArrowRight", "ArrowDown", "End")
    opened.settle()
    assert json.dumps(opened.page.evaluate("shifts")) == "[]"


@pytest.mark.parametrize("model", ["segmenter-zh", "negation-zh", "segmenter-en"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_fits_on_the_projector_without_scrolling(visit, language, model):
    opened = visit(language=language, model=model)
    opened.settle()
    for name, selector in PARTS.items():
        inside = opened.page.evaluate(INSIDE, [opened.stage.root.element_handle(), selector])
        assert inside, name
        assert all(all(sides) for sides in inside), (name, inside)


@pytest.mark.parametrize("size", ["projector", "desk", "phone"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_is_clipped(visit, language, size):
    opened = visit(language=language, size=size)
    opened.settle()
    for _ in range(3):
        assert opened.stage.root.evaluate(CLIPPED) == []
        opened.stage.press("ArrowRight", "Shift+ArrowRight")


EXTREMES = [("我", 1), ("我", 64), ("我爱中国" * 64, 64), ("我爱中国" * 5, 4)]


@pytest.mark.parametrize(("text", "units"), EXTREMES)
@pytest.mark.parametrize("view", ["cell", "readers"])
def test_every_size_of_sentence_and_state_is_drawn(visit, text, units, view):
    opened = visit(text=text, model="random", units=units, seed=3, view=view)
    opened.stage.reads(text)
    opened.stage.press("End")
    opened.stage.stands_at(step=len(text) - 1, view=view)
    assert opened.stage.root.evaluate(CLIPPED) == []
