"""What the browser remembers: progress and answers come back after a reload, and can be cleared.

After a restart of the server: in test_restart; that nothing stays on the server's disk: in test_copy.
"""

import json
import re

from playwright.sync_api import expect
from streamlit.runtime.memory_session_storage import MemorySessionStorage

from pages.reading import cache
from pages.words.words import LANGUAGES, words
from tests.browser.chapters import go
from tests.browser.walk import press

ENTRY = "gatewalk"
SHIFTS = """window.shifts = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
UNMOVED = 0.002  # of a page that waits for the record before it shows anything
STORE = "([name, value]) => localStorage.setItem(name, value)"
BROKEN = ['{"version": 2, "later": true}', '{"version": 1, "done": 3, "answers": {"forget_gate": 7}}']
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
});"""


def answer(opened, number: int = 1) -> str:
    """Answer, and what the card says then."""
    opened.keyed("show-me").wait_for()
    opened.settle()
    opened.page.locator("[class*=st-key-gw-answer-] button").nth(number).click()
    opened.keyed("another").wait_for()
    opened.settle()
    return card(opened)


def card(opened) -> str:
    opened.keyed("ask-foot").get_by_role("button").wait_for()
    return opened.keyed("ask").inner_text()


def kept(opened) -> dict | None:
    return json.loads(opened.page.evaluate(f"localStorage.getItem('{ENTRY}')") or "null")


def again(opened) -> None:
    opened.page.reload()
    opened.keyed("ask-foot").get_by_role("button").wait_for()
    opened.settle()


def test_answers_and_ticks_come_back_after_a_reload_and_are_cleared_by_one_control(visit):
    """And who has nothing to restore causes no run; of entries that no JSON parser reads: in the stage's tests."""
    opened = visit(language="en", init=SHIFTS)
    opened.settle()
    assert len(opened.sent) == 1
    opened.page.goto(opened.page.url.replace("/?", "/forget-gate?"))
    opened.keyed("show-me").wait_for()
    opened.settle()
    assert len(opened.sent) == 2
    question_and_answer_stand_as_they_were_without_a_jump(opened, "forget_gate", reload_the_question=True)
    ticks_and_the_mark_of_a_finished_chapter_come_back_and_all_is_cleared(opened)
    the_footer_names_all_that_stays_in_the_browser_and_nothing_else(opened)
    an_entry_that_is_broken_or_of_a_later_version_does_no_harm(opened)
    what_one_tab_clears_no_other_tab_brings_back(opened)


def question_and_answer_stand_as_they_were_without_a_jump(opened, slot: str, *, reload_the_question: bool) -> None:
    first = answer(opened)
    entry = kept(opened)
    assert entry["version"] == 1
    assert entry["answers"][slot]["letter"] == "B"
    assert entry["answers"][slot]["ask"].startswith(f"{slot}.")
    press(opened, "another")
    opened.keyed("show-me").wait_for()
    opened.settle()
    expect(opened.keyed("show-me")).to_be_visible()  # the record does not answer the next question too
    second = card(opened)
    assert second != first
    if reload_the_question:
        stands_after_a_reload(opened, second)
    stands_after_a_reload(opened, answer(opened))


def stands_after_a_reload(opened, said: str) -> None:
    place = (opened.address["step"], opened.address["unit"])
    again(opened)
    assert card(opened) == said
    assert (opened.address["step"], opened.address["unit"]) == place
    assert opened.page.evaluate("window.shifts") <= 0.03


def ticks_and_the_mark_of_a_finished_chapter_come_back_and_all_is_cleared(opened) -> None:
    entry = kept(opened)
    entry["done"]["forget_gate"] = ["answered", "complete", "forgets"]
    entry["plans"] = {"mine": "a plan"}
    opened.page.evaluate(STORE, [ENTRY, json.dumps(entry)])
    again(opened)
    expect(opened.keyed("chapters")).to_contain_text("1 Forget ✓")
    expect(opened.page.locator('[data-task="forgets"]')).to_have_attribute("data-done", "true")
    press(opened, "another")
    opened.settle()
    assert kept(opened)["plans"] == {"mine": "a plan"}
    opened.switch_theme("dark")
    press(opened, "forget")
    expect(opened.keyed("live-cleared")).to_have_text(opened.words("frame.cleared"))
    opened.settle()
    assert kept(opened) == {"version": 1, "done": {}, "answers": {}, "plans": {"mine": "a plan"}}
    assert any(name.startswith("stActiveTheme") for name in opened.page.evaluate("Object.keys(localStorage)"))
    assert [cookie["name"] for cookie in opened.page.context.cookies() if cookie["name"].startswith("gw")] == []
    expect(opened.keyed("chapters")).not_to_contain_text("✓")
    expect(opened.page.locator('[data-task="forgets"]')).to_have_attribute("data-done", "false")
    again(opened)
    expect(opened.keyed("show-me")).to_be_visible()
    expect(opened.keyed("chapters")).not_to_contain_text("✓")


def the_footer_names_all_that_stays_in_the_browser_and_nothing_else(opened) -> None:
    """With what an answer and a theme leave, on a lesson and on the first chapter."""
    answer(opened)
    opened.page.evaluate("fetch('_stcore/health')")  # asked by the page itself when the wire was cut
    for name in ("walk", "forget_gate"):
        go(opened, name)
        opened.settle()
        cookies = {cookie["name"] for cookie in opened.page.context.cookies()}
        entries = {name.split("-")[0] for name in opened.page.evaluate("Object.keys(localStorage)")}
        assert opened.page.evaluate("Object.keys(sessionStorage)") == []
        named = set(opened.keyed("foot").locator("code").all_inner_texts())
        assert named == cookies | entries
    for lang in LANGUAGES:
        assert set(re.findall("`(.+?)`", words(lang)("frame.privacy"))) == named


def an_entry_that_is_broken_or_of_a_later_version_does_no_harm(opened) -> None:
    for value in BROKEN:
        opened.page.evaluate(STORE, [ENTRY, value])
        again(opened)
        answer(opened)
        stored = opened.page.evaluate(f"localStorage.getItem('{ENTRY}')")
        if '"version": 2' in value:
            assert stored == value
        else:
            assert json.loads(stored)["answers"]["forget_gate"]["letter"] == "B", value


def what_one_tab_clears_no_other_tab_brings_back(opened) -> None:
    assert kept(opened)["answers"]
    other = opened.page.context.new_page()
    other.goto(opened.page.url)
    other.locator(".st-key-gw-another button").wait_for()
    other.locator(".st-key-gw-forget button").click()
    opened.keyed("show-me").wait_for()  # the question is open again in both
    other.locator(".st-key-gw-show-me").wait_for()
    opened.stage.press("ArrowRight")
    opened.settle()
    done = (kept(opened) or {}).get("done", {}).get("forget_gate", [])
    assert not {"answered", "complete"} & set(done)  # the step itself may have ended a task
    assert all(not one["letter"] for one in (kept(opened) or {}).get("answers", {}).values())


def test_pages_that_wait_for_the_record_show_nothing_that_its_answer_moves(visit):
    opened = visit(chapter="long-memory", language="en", size="desk", drawn=False, init=SHIFTS)
    question_and_answer_stand_as_they_were_without_a_jump(opened, "long_memory", reload_the_question=False)
    assert opened.page.evaluate("window.shifts") <= UNMOVED
    go(opened, "training")
    answer(opened)
    again(opened)
    assert opened.page.evaluate("window.shifts") <= UNMOVED


def test_without_storage_the_page_works(visit):
    opened = visit(chapter="forget-gate", language="en", init=FORBIDDEN)
    answer(opened)
    opened.page.reload()
    expect(opened.keyed("show-me")).to_be_visible()


def test_what_the_footer_says_of_the_servers_memory_is_so():
    storage = MemorySessionStorage()
    assert storage._cache.ttl == 2 * 60
    assert cache.READINGS == 256
    for lang in ("zh", "en"):
        assert "256" in words(lang)("frame.privacy")
