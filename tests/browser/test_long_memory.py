"""Long memory in a browser: what stands still while a duel runs and a network learns.

What they come to, a newcomer sees; that a duel is stopped, paused and goes on: in test_leaving.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.test_keys import no_letter_reaches_streamlit
from tests.browser.test_questions import asked
from tests.browser.visit import WORK
from tests.browser.walk import press

TOPS = """() => {
  const shown = (part) => [...document.querySelectorAll(part)].find((e) => e.checkVisibility());
  const top = (part) => shown(part).getBoundingClientRect().top;
  const first = top(".st-key-gw-why h2");
  return [".gw-seeds", ".st-key-gw-why-lanes", ".st-key-gw-why-duel"].map((part) => top(part) - first);
}"""
# At every change of the page; nothing moves by itself for who wants no motion.
WATCH = f"""() => {{
  window.tops = [];
  const all = {{ attributes: true, characterData: true, childList: true, subtree: true }};
  new MutationObserver(() => window.tops.push(({TOPS})())).observe(document.body, all);
}}"""


def test_the_question_stays_while_keys_are_pressed_and_a_duel_runs_and_nothing_moves_while_a_network_learns(visit):
    """On a phone, where all that could move stands in one column."""
    opened = visit(chapter="long-memory", language="en", size="phone", drawn=False, match="lag:10;units:8")
    opened.keyed("show-me").wait_for()
    keeps_its_question_while_keys_are_pressed_its_dials_turn_and_a_duel_runs(opened)
    a_network_of_one_s_own_joins_the_dots_and_nothing_moves_meanwhile(opened)


def keeps_its_question_while_keys_are_pressed_its_dials_turn_and_a_duel_runs(opened) -> None:
    no_letter_reaches_streamlit(opened)
    before = asked(opened)
    opened.keyed("reach-gain").get_by_role("slider").press("ArrowRight")
    opened.settle()
    assert asked(opened) == before
    press(opened, "duel-begin")
    opened.settle()
    expect(opened.keyed("duel-outcome")).to_be_visible(timeout=1000 * WORK)
    assert asked(opened) == before


def a_network_of_one_s_own_joins_the_dots_and_nothing_moves_meanwhile(opened) -> None:
    """Of the shortest sentences, which it has read soonest."""
    press(opened, "show-me")
    own = opened.page.locator("circle[style*='--gw-ink']:visible")
    dots = opened.page.locator(".gw-seeds:visible")
    dots.locator("circle").first.wait_for()
    opened.keyed("own-range").get_by_role("radio").first.click()
    opened.settle()
    before = opened.page.evaluate(TOPS)
    expect(own).to_have_count(0)
    opened.page.evaluate(WATCH)
    press(opened, "own-begin")
    expect(opened.keyed("own-run")).to_contain_text("seed 10", timeout=1000 * WORK)
    expect(own).to_have_count(1)
    opened.settle()
    assert opened.page.evaluate(TOPS) == pytest.approx(before, abs=1)
    tops = opened.page.evaluate("() => window.tops")
    assert len(tops) > 3
    assert all(top == pytest.approx(before, abs=1) for top in tops)
