"""By keyboard and ear: the focus goes where something came, the first tab stop to the stage; notices are announced.

That a title names its chapter in the page's language, `arrive` holds wherever a test comes to a chapter.
"""

from playwright.sync_api import expect

from tests.browser.chapters import arrive, go

INSIDE = "selector => !!document.querySelector(selector)?.contains(document.activeElement)"


def enter(opened, key: str) -> None:
    button = opened.keyed(key).get_by_role("button").first
    button.focus()
    opened.page.keyboard.press("Enter")


def has_focus(opened, selector: str) -> None:
    """Until the focus is in the element."""
    opened.page.wait_for_function(INSIDE, arg=selector)


def the_first_tab_stop_leads_to_the_stage(opened) -> None:
    opened.page.keyboard.press("Tab")
    expect(opened.page.locator(".gw-skip")).to_be_focused()
    assert opened.page.locator(".gw-skip").inner_text() == "To the picture"
    opened.page.keyboard.press("Enter")
    expect(opened.stage.root).to_be_focused()


def test_the_focus_goes_where_something_came_and_a_lesson_is_gone_through_by_keyboard_alone(visit):
    """In a lesson, from there to the next, in the lab and beside a training."""
    opened = visit(chapter="forget-gate", language="en")
    opened.keyed("show-me").wait_for()
    opened.settle()
    the_first_tab_stop_leads_to_the_stage(opened)
    answer = opened.page.locator("[class*=st-key-gw-answer-] button").nth(1)
    answer.focus()
    opened.page.keyboard.press("Enter")
    has_focus(opened, ".st-key-gw-ask-foot [data-focus]")
    assert opened.page.evaluate("document.activeElement.innerText").strip()
    enter(opened, "another")
    has_focus(opened, ".st-key-gw-ask [data-focus]")
    enter(opened, "show-me")
    has_focus(opened, ".st-key-gw-ask-foot [data-focus]")
    opened.page.locator(".st-key-gw-mixups-forget_gate summary").focus()
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator(".gw-belief").first).to_be_visible()
    opened.settle()
    opened.keyed("ways").locator("a").last.focus()
    opened.page.keyboard.press("Enter")
    arrive(opened, "input_gate")
    go(opened, "what_if")
    opened.settle()
    the_focus_stays_in_the_lab_where_a_change_is_taken_back(opened)
    go(opened, "training")
    opened.settle()
    enter(opened, "train-start")
    has_focus(opened, ".st-key-gw-train")


def the_focus_stays_in_the_lab_where_a_change_is_taken_back(opened) -> None:
    opened.keyed("lab-reset").wait_for()
    enter(opened, "lab-reset")
    has_focus(opened, ".st-key-gw-lab")


def test_the_focus_stays_near_a_button_that_goes_and_a_notice_comes_into_a_region_that_was_there(visit):
    """Where there is no stage, the first tab stop leads to the chapter."""
    opened = visit(chapter="map", language="en", drawn=False)
    arrive(opened, "map")
    opened.settle()
    opened.page.keyboard.press("Tab")
    expect(opened.page.locator(".gw-skip")).to_have_text("To the chapter")
    opened.page.keyboard.press("Enter")
    has_focus(opened, ".st-key-gw-map")
    go(opened, "walk")
    opened.settle()
    enter(opened, "examples")
    opened.page.locator(".st-key-gw-example-1 button").wait_for()
    opened.settle()
    enter(opened, "example-1")
    has_focus(opened, ".st-key-gw-examples")
    opened.settle()
    region = opened.page.locator(".gw-voice[role=status]")
    region.evaluate("region => { region.marked = true; }")
    opened.type("")
    expect(region.locator(".gw-hidden")).to_contain_text("Type a sentence")
    assert region.evaluate("region => region.marked")
