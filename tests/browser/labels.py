"""What is written in the pictures of a page, as a browser has set it: what is too small, broken or over another."""

from playwright.sync_api import Page

LEAST = 11  # px
PAGE = "[data-testid=stMain]"

# A label is all the text of one line: its subscripts belong to it. What hangs out of a strip or a box is not seen.
# A line box has leading around its ink, so that of two lines one may reach into the other's.
FAULTS = """([least, where]) => {
  const root = document.querySelector(where);
  const seen = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const cut = (box, e) => {
    for (let up = e; up && up !== root; up = up.parentElement) {
      if (up instanceof SVGElement && !(up instanceof SVGSVGElement)) continue;
      if (getComputedStyle(up).overflow === "visible") continue;
      const frame = up.getBoundingClientRect();
      box = { left: Math.max(box.left, frame.left), right: Math.min(box.right, frame.right),
              top: Math.max(box.top, frame.top), bottom: Math.min(box.bottom, frame.bottom) };
    }
    return box;
  };
  const scaleOf = (e) => {
    if (e instanceof SVGElement) return e.ownerSVGElement ? Math.abs(e.getScreenCTM().d) : 1;
    while (getComputedStyle(e).display === "inline") e = e.parentElement; // it may be broken into lines
    const { width, height } = e.getBoundingClientRect();
    const [shown, set] = width > height ? [width, e.offsetWidth] : [height, e.offsetHeight];
    return set && Math.abs(shown - set) > 0.5 ? shown / set : 1; // what is set is rounded
  };
  const small = [], labels = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement, text = node.textContent.trim();
    if (!text || e.closest("style, script, title, desc, .gw-hidden, [data-testid=stMainMenu]") || !seen(e)) continue;
    const picture = e.closest("[data-testid=stage], .gw-present, svg, .js-plotly-plot, .gw-first-bar");
    range.selectNodeContents(node);
    for (const piece of range.getClientRects()) {
      const box = cut(piece, e);
      if (box.right - box.left < 2 || box.bottom - box.top < 4) continue;
      const type = parseFloat(getComputedStyle(e).fontSize) * scaleOf(e);
      if (!type) continue; // Streamlit takes a chart's own title away so
      if (type < least - 0.01) small.push(`${text.slice(0, 30)}: ${type.toFixed(1)} px`);
      if (!picture) continue;
      const label = e.closest("text, math, .gw-math, .gw-numbers, button, p, li") ?? e;
      const middle = (piece.top + piece.bottom) / 2;
      const ink = { text, left: box.left + 1, right: box.right - 1,
                    top: Math.max(box.top, middle - type * 0.42), bottom: Math.min(box.bottom, middle + type * 0.42) };
      if (ink.right <= ink.left || ink.bottom <= ink.top) continue;
      ink.bar = e.closest(".gw-narrow .gw-slot-transport, .gw-narrow .gw-first-bar"); // the page scrolls under it
      ink.drape = e.closest(".gw-drape"); // a curtain lies over what it hides
      labels.set(label, [...(labels.get(label) ?? []), ink]);
    }
  }
  const broken = [...root.querySelectorAll(".gw-formula .gw-math")].filter((e) => {
    if (!seen(e)) return false;
    const boxes = [...e.querySelectorAll("math")].map((part) => part.getBoundingClientRect())
      .filter(({ height }) => height > 4); // a space has none
    return boxes.some(({ top }) => top > boxes[0].bottom - 4);
  }).map((e) => `broken: ${e.textContent}`);
  const over = [], all = [...labels].flatMap(([label, inks]) => inks.map((ink) => ({ label, ...ink })));
  all.sort((a, b) => a.left - b.left);
  all.forEach((one, k) => {
    for (let n = k + 1; n < all.length && all[n].left < one.right; n++) {
      const other = all[n];
      if (other.label === one.label || other.bar !== one.bar || !other.drape !== !one.drape) continue;
      if (one.bottom <= other.top || other.bottom <= one.top) continue;
      over.push(`${one.text.slice(0, 30)} | ${other.text.slice(0, 30)}`);
    }
  });
  return [...new Set([...small, ...broken, ...over])];
}"""


def faults(page: Page, least: float = LEAST, where: str = PAGE) -> list[str]:
    """What is written in a piece of the page smaller than `least` px, broken, or over something else."""
    return page.evaluate(FAULTS, [least, where])


BELOW = """most => [...document.querySelectorAll("[data-testid=stage] .gw-slot")]
  .filter((e) => e.checkVisibility() && !e.matches(".gw-slot-transport, .gw-slot-head"))
  .map((e) => [e.className, Math.round(e.getBoundingClientRect().bottom)]).filter(([, bottom]) => bottom > most)"""


def below(page: Page, most: int) -> list[list]:
    """The stage's cards that end farther down than `most` px, and where."""
    return page.evaluate(BELOW, most)
