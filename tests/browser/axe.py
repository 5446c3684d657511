"""axe-core in the page: what keeps people with a screen reader or weak sight out."""

from playwright.sync_api import Page

from tests.browser.server import ROOT

AXE = ROOT / "assets" / "stage" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`))"""
STILL = """() => document.getAnimations().every(({ playState, timeline, effect }) => playState !== "running"
  || timeline !== document.timeline || effect.getComputedTiming().endTime === Infinity)"""


def violations(page: Page) -> list[str]:
    """Every finding of every rule, on the whole page, once nothing on it moves: a drawer that opens is half hidden."""
    page.wait_for_function(STILL)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN)
