"""axe-core in the page: what keeps people with a screen reader or weak sight out."""

from playwright.sync_api import Page

from tests.browser.server import ROOT
from tests.browser.visit import Visit

AXE = ROOT / "assets" / "stage" / "node_modules" / "axe-core" / "axe.min.js"
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules that judge by colours
GROUND = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
RUN = """async (only) => (await axe.run(document, {
  resultTypes: ["violations"], ...(only ? { runOnly: { type: "rule", values: only } } : {}),
})).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`))"""
STILL = """() => document.getAnimations().every(({ playState, timeline, effect }) => playState !== "running"
  || timeline !== document.timeline || effect.getComputedTiming().endTime === Infinity)"""


def violations(page: Page, only: list[str] | None = None) -> list[str]:
    """Every finding of every rule, or of those named, once nothing moves: a drawer that opens is half hidden."""
    page.wait_for_function(STILL)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN, only)


def turn(opened: Visit, theme: str) -> None:
    """To the other colours of its system."""
    before = opened.page.evaluate(GROUND)
    opened.page.emulate_media(color_scheme=theme)
    opened.page.wait_for_function(f"before => ({GROUND})() !== before", arg=before)
    opened.settle()


def violations_in(opened: Visit, theme: str) -> list[str]:
    """Those of the rules that judge by colours, once the page has turned to the other colours."""
    turn(opened, theme)
    return violations(opened.page, COLOURS)
