"""What a step asks of the browser's style engine, by Chromium's own record: nothing beyond what it changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

TIMELINE = "disabled-by-default-devtools.timeline"
RECORD = f"devtools.timeline,{TIMELINE}.stack,{TIMELINE}.invalidationTracking"
PUT = """place => {
  const come = document.createElement("span");
  come.className = "tick";
  document.querySelector(place).append(come);
  come.getBoundingClientRect();
  come.remove();
  document.body.getBoundingClientRect();
}"""


@contextmanager
def recorded(page) -> Iterator[list[dict[str, Any]]]:
    """Chromium's record of what the page does meanwhile; whole at the end."""
    session, events, ended = page.context.new_cdp_session(page), [], []
    session.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    session.on("Tracing.tracingComplete", lambda _: ended.append(True))
    session.send("Tracing.start", {"categories": RECORD, "transferMode": "ReportEvents"})
    yield events
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)


def data(event: dict[str, Any]) -> dict[str, Any]:
    return event["args"].get("data") or event["args"].get("beginData") or {}


def of_step(event: dict[str, Any]) -> bool:
    """Whether the stage's own code asked for it: of Streamlit's and of what comes later nothing is said here."""
    stack = data(event).get("stackTrace") or [{}]
    return "stage" in stack[0].get("url", "")


def walk(opened) -> None:
    """A step that moves, the press that ends it, and one in haste."""
    for rest in (250, 500, 100, 100):
        opened.page.keyboard.press("ArrowRight")
        opened.page.wait_for_timeout(rest)


@pytest.mark.parametrize(("chapter", "link"), [("", {}), ("forget-gate", {"ask": "forget_gate.opening.7"})])
def test_a_step_asks_no_ancestor_for_its_style_no_whole_subtree_and_none_within_its_handler(visit, chapter, link):
    """In the lesson under curtains, which hang over every step."""
    opened = visit(chapter=chapter, text="我们在学校里学习", motion="no-preference", **link)
    opened.settle()
    assert (opened.page.locator(".gw-drape").count() > 0) == bool(link)
    walk(opened)  # what is drawn for the first time is drawn
    opened.page.wait_for_timeout(1000)
    opened.page.keyboard.press("Home")
    opened.settle()
    with recorded(opened.page) as events:
        walk(opened)
    asked = [event for event in events if data(event).get("reason") == "Affected by :has()" and of_step(event)]
    assert {(data(event)["nodeName"], data(event)["stackTrace"][0]["functionName"]) for event in asked} == set()
    whole = [event for event in events if data(event).get("subtree") and of_step(event)]
    assert {data(event)["nodeName"] for event in whole} == set()
    styled = [event for event in events if event["name"] == "UpdateLayoutTree" and data(event).get("stackTrace")]
    assert [data(event)["stackTrace"][0]["functionName"] for event in styled if of_step(event)] == []
    pressed = [event for event in events if event["name"] == "EventDispatch" and data(event).get("type") == "keydown"]
    assert len(pressed) >= 4


@pytest.mark.parametrize("chapter", ["forget-gate", "long-memory", "cost"])
def test_what_comes_to_the_page_asks_only_for_its_own_style(visit, chapter):
    """As the pieces of a chart do, that come and go by the hundred while it is drawn."""
    opened = visit(chapter=chapter, drawn=False)
    opened.settle()
    with recorded(opened.page) as events:
        for place in ("body", "[data-testid=stMain]"):
            opened.page.evaluate(PUT, place)
    ours = [event for event in events if (data(event).get("stackTrace") or [{}])[0].get("url") == ""]
    styled = [data(event)["nodeName"] for event in ours if event["name"] == "StyleRecalcInvalidationTracking"]
    assert styled == ["SPAN class='tick'"] * 2
