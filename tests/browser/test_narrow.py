"""A phone: every text of every picture is legible, and on a narrow one nothing of any chapter is beyond the edge."""

import pytest

from tests.browser.chapters import LESSONS, NAMES, arrive, go
from tests.browser.contexts import SIZES
from tests.browser.test_labels import become, pictures_are_legible, turn_the_language

NARROW = (360, 780)
ALIKE = LESSONS[:-2]  # but for their words, which are longest in English
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
    // what is only heard, a slider's input among it, and what the stage alone hears
    if (e.closest(".gw-hidden, input[type=range], .st-key-gw-heard")) continue;
    const box = [e.getBoundingClientRect(), ...lines].find(isOut);
    if (!box || reached(e)) continue;
    const name = `${e.tagName} ${e.getAttribute("class") ?? ""}`.slice(0, 60);
    out.push(`${name} ${Math.round(box.left)} to ${Math.round(box.right)}: ${e.textContent.slice(0, 40)}`);
  }
  const pages = [document.documentElement, document.querySelector("[data-testid=stMain]")];
  const wide = Math.max(...pages.map((e) => e.scrollWidth));
  return wide > most ? [`page ${wide}`, ...out] : out;
}"""
WIDER = """box => [...box.querySelectorAll("p, button, h3")]
    .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => e.textContent)"""


def all_is_within(opened, *where: str) -> None:
    """Nothing is beyond the edge, and no line of the question overflows its box."""
    assert opened.page.evaluate(BEYOND, NARROW[0]) == [], where
    card = opened.keyed("ask")
    assert not card.count() or card.evaluate(WIDER) == [], where


def show(opened) -> None:
    button = opened.keyed("show-me").get_by_role("button")
    button.first.click()
    button.first.wait_for(state="detached")
    opened.settle()


@pytest.mark.long
def test_on_a_phone_every_picture_is_legible_and_on_a_narrow_one_nothing_stands_beyond_the_edge(visit):
    """Every chapter, the next in the language and the width of the last."""
    opened = visit(language="en", size="phone")
    steps = [pictures_on_a_phone, texts_on_a_narrow_one]
    for name in NAMES:
        come_to(opened, name)
        for step in steps:
            step(opened, name)
        steps.reverse()


def come_to(opened, name: str) -> None:
    """By the link to the next chapter below the last one."""
    if name == NAMES[1]:
        go(opened, name)  # below the first one there is none
    elif name != NAMES[0]:
        opened.keyed("ways").locator("a").last.click()
        arrive(opened, name)
    opened.settle()


def pictures_on_a_phone(opened, name: str) -> None:
    be(opened, SIZES["phone"])
    pictures_are_legible(opened, name, "phone")


def texts_on_a_narrow_one(opened, name: str) -> None:
    """Asked, and told; of a lesson a second question, of all that are not like others in both languages."""
    be(opened, NARROW)
    all_is_within(opened, name, opened.address["lang"], "asked")
    asks = opened.keyed("show-me").count()
    if asks:
        show(opened)
        all_is_within(opened, name, opened.address["lang"], "told")
    if name not in ALIKE:
        turn_the_language(opened)
        all_is_within(opened, name, opened.address["lang"], "told" if asks else "asked")
    if name in LESSONS:
        opened.keyed("another").get_by_role("button").click()
        opened.keyed("show-me").wait_for()
        opened.settle()
        all_is_within(opened, name, opened.address["lang"], "asked")


def be(opened, size: tuple[int, int]) -> None:
    if opened.page.viewport_size["width"] != size[0]:
        become(opened, size)
