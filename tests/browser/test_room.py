"""A class: a teacher's page and phones that follow it, on a server below a path that is killed in between."""

import os
import signal

import pytest
from playwright.sync_api import expect

from tests.browser import chapters
from tests.browser.walk import Walk

TOKENS = "() => [...document.querySelectorAll('[data-testid=stage] [data-token]')].map((tile) => tile.textContent)"

SEEN = """state => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def show(phone: Walk, sentence: str) -> None:
    """Until a phone has this sentence."""
    phone.page.wait_for_function(f"wanted => ({TOKENS})().join('') === wanted", arg=sentence)


@pytest.mark.long
def test_phones_follow_a_class_from_the_first_scan_to_its_end(visit, serve):
    server = serve(way="uvicorn", base="lstm")
    teacher = visit(base=server.url, text="我爱中国", model="segmenter-zh", may_lose_connection=True)
    page, lobby = teacher.page, teacher.page.locator(".gw-lobby")
    code = teacher.open_class()
    phones = [visit(base=server.url, size="phone", r=typed, may_lose_connection=True) for typed in (code, code.lower())]
    first, second = phones
    expect(lobby.locator("[data-room-count]")).to_contain_text("2")
    page.keyboard.press("ArrowRight")
    expect(lobby).to_be_hidden()

    # steps and units, and what comes late
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    for phone in phones:
        phone.stage.stands_at(step=1, unit=1)
    late = visit(base=server.url, size="phone", r=code, may_lose_connection=True)
    late.stage.stands_at(step=1, unit=1)
    expect(first.page.locator(".gw-room-count")).to_contain_text("3")
    late.page.goto("about:blank")

    # a phone that sleeps hears nothing, and has caught up when it wakes
    first.page.evaluate(SEEN, "hidden")
    page.keyboard.press("ArrowRight")
    second.stage.stands_at(step=2, unit=1)
    first.stage.stands_at(step=1, unit=1)
    first.page.evaluate(SEEN, "visible")
    first.stage.stands_at(step=2, unit=1)
    page.keyboard.press("ArrowLeft")
    second.stage.stands_at(step=1, unit=1)

    # another sentence; one phone on its own and back
    teacher.settle()
    second.page.keyboard.press("ArrowRight")
    second.stage.stands_at(step=2, unit=1)
    expect(second.page.locator(".gw-room-chip")).to_have_attribute("aria-pressed", "false")
    teacher.type("研究生命")
    page.keyboard.press("Enter")
    show(first, "研究生命")
    show(second, "我爱中国")
    second.page.locator(".gw-room-chip").click()
    show(second, "研究生命")

    # a lesson with its own look; a chapter without a stage; back
    teacher.settle()
    chapters.go(teacher, "forget_gate")
    first.stage.stands_at(phase="forget")
    assert first.page.locator(".gw-drape, .gw-curtain").first.is_visible()  # an open question hides it from all
    teacher.settle()
    chapters.go(teacher, "review")
    expect(first.page.locator(".gw-room-card")).to_contain_text("复习")
    teacher.settle()  # a page that is still on its way would miss its scripts

    # the server dies; the room is opened again from the teacher's page, with the same code
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()
    expect(first.page.locator(".gw-room-count")).to_have_text("教室暂时断开")
    serve(way="uvicorn", base="lstm", port=server.port)
    expect(first.page.locator(".gw-room-count")).to_contain_text("2")
    page.goto(f"{server.url}/?text=我爱中国&model=segmenter-zh&step=2&lang=zh")
    for phone in phones:
        phone.stage.stands_at(step=2)
        show(phone, "我爱中国")

    # the end
    teacher.settle()
    teacher.keyed("room").get_by_role("button").first.click()
    page.locator("button[data-room=end]").click()
    for phone in phones:
        expect(phone.page.locator(".gw-room-card")).to_contain_text("这堂课结束了")
        kept = "() => [localStorage.length, sessionStorage.length, document.cookie].join()"
        assert phone.page.evaluate(kept) == "0,0,gw_seen=1"  # the last is the test's
    for opened in (teacher, *phones, late):  # while the server knew no such room
        opened.problems[:] = [one for one in opened.problems if not ("404" in one and "/room" in one)]
