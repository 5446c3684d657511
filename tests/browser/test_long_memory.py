"""Long memory in a browser: a duel that is stopped, paused and goes on. What it comes to, a newcomer sees."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import WORK

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


def test_a_network_of_one_s_own_joins_the_dots_and_nothing_moves_meanwhile(visit):
    """On a phone, where all that could move stands in one column."""
    opened = visit(chapter="long-memory", language="en", size="phone", drawn=False)
    opened.keyed("show-me").get_by_role("button").click()
    own = opened.page.locator("circle[style*='--gw-ink']:visible")
    dots = opened.page.locator(".gw-seeds:visible")
    dots.locator("circle").first.wait_for()
    opened.settle()
    before = opened.page.evaluate(TOPS)
    expect(own).to_have_count(0)
    opened.page.evaluate(WATCH)
    opened.keyed("own-begin").get_by_role("button").click()
    expect(opened.keyed("own-run")).to_contain_text("seed 10", timeout=1000 * WORK)
    expect(own).to_have_count(1)
    opened.settle()
    assert opened.page.evaluate(TOPS) == pytest.approx(before, abs=1)
    tops = opened.page.evaluate("() => window.tops")
    assert len(tops) > 3
    assert all(top == pytest.approx(before, abs=1) for top in tops)


def test_a_duel_is_stopped_begins_anew_is_paused_and_goes_on(visit):
    opened = visit(chapter="long-memory", language="en", match="lag:300", drawn=False)
    opened.page.locator(".js-plotly-plot").first.wait_for()
    opened.keyed("duel-begin").get_by_role("button").click()
    opened.keyed("duel-stop").get_by_role("button").click()
    expect(opened.keyed("why-duel")).to_contain_text("Stopped.")
    expect(opened.keyed("duel-stop")).to_have_count(0)
    opened.keyed("duel-begin").get_by_role("button").click()
    opened.keyed("why-duel").get_by_text("s of work left at most").wait_for(timeout=1000 * WORK)
    opened.page.locator('[data-state="learning"]').first.wait_for()
    opened.keyed("duel-pause").get_by_role("button").click()
    expect(opened.keyed("why-duel")).to_contain_text("Paused")
    rivals = opened.page.locator(".gw-rivals").first
    said = rivals.inner_text()
    opened.page.wait_for_timeout(1500)
    assert rivals.inner_text() == said
    opened.keyed("duel-resume").get_by_role("button").click()
    expect(rivals).not_to_have_text(said, use_inner_text=True, timeout=60_000)
    expect(opened.keyed("why-duel")).not_to_contain_text("Paused")
    opened.keyed("duel-stop").get_by_role("button").click()
    expect(opened.keyed("why-duel")).to_contain_text("Stopped.")
