"""A lesson plan as a teacher goes by it, and as one is changed: in the browser alone."""

import json
import re

import pytest
from playwright.sync_api import expect

from pages.classroom.plans import parse, shipped
from pages.words.words import words
from tests.browser.axe import COLOURS, violations

ITEM = '[[item]]\nlink = "{link}"\nminutes = 3\nnote = "<b>x</b>"\n'
SAY = words("zh")


def file(*links: str) -> dict:
    """A plan's file of these links, as a file is chosen."""
    text = 'title = "T"\nminutes = 6\n' + "".join(ITEM.format(link=link) for link in links)
    return {"name": "mine.toml", "mimeType": "application/toml", "buffer": text.encode()}


@pytest.mark.long
def test_a_lesson_is_given_by_its_plan(visit):
    """Step by step, from item to item, by the list and back, in present mode, with notes, until it is left."""
    plan = shipped("one-lesson", "zh")
    teacher = visit(plan="one-lesson", lang="zh", drawn=False)
    page, stage = teacher.page, teacher.stage
    chip, line = page.locator(".gw-plan-chip"), page.locator(".gw-plan-line")

    def on_item(number: int, path: str) -> None:
        expect(chip).to_have_text(SAY("plan.chip", place=f"{number} / {len(plan.items)}"))
        expect(page).to_have_url(re.compile(rf"/{path}\?"))
        page.wait_for_function("() => !('moves' in document.documentElement.dataset)")
        teacher.settle()

    page.locator(".gw-start").click()
    stage.tile(0).wait_for()
    on_item(1, "")
    page.keyboard.press("PageUp")
    expect(line).to_have_text(SAY("plan.first"))
    for step in (1, 2, 3):
        page.keyboard.press("PageDown")
        stage.stands_at(step=step)
    page.keyboard.press("PageDown")
    on_item(2, "")
    page.keyboard.press("PageDown")  # it begins at the last step
    on_item(3, "forget-gate")
    page.keyboard.press("PageDown")
    on_item(4, "forget-gate")
    asked = page.locator("[data-ask]")
    expect(asked).to_have_attribute("data-ask", "forget_gate.left.7")
    teacher.open_class()
    page.keyboard.press("Enter")
    teacher.settle()
    board, done = page.locator(".gw-vote-board"), SAY("desk.done")
    page.keyboard.press("PageDown")  # what is to be asked is asked before the plan goes on
    expect(board.locator(".gw-vote-question")).to_be_visible()
    expect(board).not_to_have_attribute("aria-busy", "true")
    board.get_by_role("button", name=done).click()
    expect(board).to_have_count(0)
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator(".gw-note")).to_have_text(plan.items[3].note)
    expect(notes.locator(".gw-clock")).to_contain_text("6:")
    page.keyboard.press("p")
    expect(page.locator(".gw-present")).to_be_visible()
    page.keyboard.press("l")
    expect(page.locator(".gw-plan [aria-current=step]")).to_have_text(re.compile("^4"))
    page.locator(".gw-plan-item").nth(7).click()
    on_item(8, "cell-update")
    expect(page.locator(".gw-present")).to_be_visible()
    expect(notes.locator(".gw-note")).to_have_text(plan.items[7].note)
    expect(board.locator(".gw-vote-question")).to_be_visible()
    expect(board).not_to_have_attribute("aria-busy", "true")
    board.get_by_role("button", name=done).click()
    expect(board).to_have_count(0)
    assert violations(notes) == []
    page.keyboard.press("PageUp")
    on_item(7, "input-gate")
    page.keyboard.press("p")
    expect(page.locator(".gw-present")).to_have_count(0)
    page.keyboard.press("l")
    assert violations(page) == []
    page.get_by_role("button", name=SAY("plan.add")).click()
    expect(page.locator(".gw-plan [role=status]")).to_have_text(SAY("plan.added", n=8))
    expect(page.locator(".gw-plan-item")).to_have_count(11)
    page.locator(".gw-plan-item").nth(10).click()
    expect(chip).to_have_text(SAY("plan.chip", place="11 / 11"))
    page.wait_for_function("() => !('moves' in document.documentElement.dataset)")
    for key in ("End", "PageDown"):
        page.keyboard.press(key)
    expect(line).to_have_text(SAY("plan.last"))
    page.keyboard.press("l")
    page.get_by_role("button", name=SAY("plan.leave")).click()
    expect(line).to_have_text(SAY("plan.left"))
    expect(chip).to_be_hidden()
    page.keyboard.press("l")
    expect(page.locator(".gw-plan")).to_have_count(0)


def test_a_plan_is_changed_saved_and_opened_again(visit):
    teacher = visit(plan="two-readers", lang="zh", drawn=False)
    page = teacher.page
    said, rows = page.get_by_role("status"), page.locator("tbody tr")
    plan = shipped("two-readers", "zh")
    for theme, only in (("light", None), ("dark", COLOURS)):
        page.emulate_media(color_scheme=theme)
        assert violations(page, only) == []
    page.get_by_role("button", name=f"{SAY('plan.delete')} 2").click()
    page.get_by_role("button", name=f"{SAY('plan.up')} 3").click()
    page.get_by_label(f"{SAY('plan.note')} 1").fill("n" * 600)
    page.get_by_label(f"{SAY('plan.minutes')} 2", exact=True).fill("9")
    page.locator(".gw-title").fill("<i>T</i>")
    page.locator(".gw-title").press("Enter")
    expect(said).to_have_text(SAY("plan.kept"))
    link = page.get_by_label(SAY("plan.link"))
    for typed, answer in (
        ("https://evil.example/cost", "foreign"),
        ("./nowhere", "foreign"),
        ("./cost?lang=zh", "kept"),
    ):
        link.fill(typed)
        link.press("Enter")
        expect(said).to_have_text(SAY(f"plan.{answer}"))
    here = page.url
    page.reload()
    expect(rows).to_have_count(len(plan.items))
    with page.expect_download() as download:
        page.get_by_role("button", name=SAY("plan.save")).click()
    saved = parse(download.value.path().read_text("utf-8"), "zh")
    first, _, third, *others = plan.items
    assert saved.title == "<i>T</i>"
    assert [item.href for item in saved.items] == [
        *(item.href for item in (first, others[0], third, *others[1:])),
        "./cost?lang=zh",
    ]
    assert (len(saved.items[0].note), saved.items[1].minutes) == (500, 9)
    chosen = page.locator("input[type=file]")
    for links, answer in (
        (("cost", "//evil.example/"), SAY("plan.refused", name="mine.toml")),
        (("nowhere",), SAY("plan.refused", name="mine.toml")),
        (('cost"',), SAY("plan.unread", line=4)),
        (("cost?lang=zh", "sheet?text=我爱中国&step=1&lang=zh"), SAY("plan.opened", name="mine.toml")),
    ):
        chosen.set_input_files(file(*links))
        expect(said).to_have_text(answer)
    expect(rows).to_have_count(2)
    expect(page.locator("textarea").first).to_have_value("<b>x</b>")
    assert page.locator("main b, main i").count() == 0
    page.locator(".gw-start").click()
    page.locator("html[lang^=zh] .gw-plan-chip").wait_for()
    page.keyboard.press("l")
    expect(page.locator(".gw-plan-item").last).to_contain_text(SAY("sheet.name"))
    page.locator(".gw-plan-item").last.click()
    expect(page).to_have_url(re.compile(r"/sheet\?"))
    expect(page.locator("#sheet h2")).to_contain_text("我爱中国")
    page.go_back()
    expect(page.locator(".gw-plan-chip")).to_have_text(SAY("plan.chip", place="2 / 2"))
    page.go_forward()
    page.locator("#sheet h2").wait_for()
    page.keyboard.press("PageUp")
    expect(page.locator(".gw-plan-chip")).to_have_text(SAY("plan.chip", place="1 / 2"))
    expect(page).to_have_url(re.compile(r"/cost\?"))
    page.goto(here)
    page.get_by_role("button", name=SAY("plan.back")).click()
    expect(rows).to_have_count(len(plan.items))
    assert "evil" not in json.dumps(page.evaluate("localStorage.gatewalk"))
