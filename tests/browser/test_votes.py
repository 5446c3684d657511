"""A class votes: the question on the wall, two phones, two rounds, and the answer at the end."""

import json
import re
import tomllib
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import labels
from tests.browser.axe import violations
from tests.browser.walk import Walk
from tests.browser.wall import ASKED, LEAST, SIZES, faults, presented

SECRETS = ("right", "mixup", "why")


def tap(phone: Walk, letter: str) -> None:
    """Choose, until the phone says that it is noted."""
    phone.page.locator("button.gw-vote-choice", has=phone.page.get_by_text(letter, exact=True)).click()
    expect(phone.page.locator(".gw-vote-foot")).to_contain_text(phone.words("room.noted", letter=letter)[:8])


def check(*pages: Page) -> None:
    """Nothing on them keeps out who hears a page or sees little of it."""
    for page in pages:
        assert violations(page) == []


@pytest.mark.long
def test_a_class_votes_alone_talks_votes_again_and_sees_what_was_right(visit, server):
    """The teacher goes on by keys and by the remote, which sees the bars first."""
    teacher = visit(chapter="forget-gate", text="我爱中国", model="segmenter-zh", step=3, ask="forget_gate.left.7")
    page, board = teacher.page, teacher.page.locator(".gw-vote-board")
    code = teacher.open_class()
    looks = (("zh", "light"), ("en", "dark"))
    phones = [visit(size="phone", r=code, language=language, theme=theme) for language, theme in looks]
    first, second = phones
    check(page)  # the lobby
    page.keyboard.press("Enter")
    away = visit(size="phone", text="我爱中国", back=code)  # in the full app
    remote = visit(size="phone", r="XXXXX", drawn=False)
    expect(remote.page.get_by_role("status")).to_contain_text("XXXXX")
    key = page.evaluate("code => JSON.parse(localStorage.getItem('gatewalk')).rooms[code]", code)
    remote.page.goto(f"{server.url}/?r={code}#{key}")
    expect(remote.page.locator(".gw-remote-page")).to_have_text("遗忘门")
    check(first.page, remote.page)
    steps, acts = remote.page.locator(".gw-remote-steps button"), remote.page.locator(".gw-remote-acts")
    for to, press in ((2, steps.first), (3, steps.last)):
        press.click()
        teacher.stage.stands_at(step=to)
        first.stage.stands_at(step=to)

    def heard() -> dict | None:
        with urllib.request.urlopen(f"{server.url}/room/{code}/now") as answer:
            return json.load(answer).get("vote")

    def stands(state: str, round: int) -> dict:
        """Until the wall is there; nothing of the answer has left the server before its end."""
        expect(board.locator(".gw-vote-choices")).to_have_attribute("data-state", state)
        expect(board).not_to_have_attribute("aria-busy", "true")  # a press now would be for the state before
        said = heard()
        assert (said["state"], said["round"]) == (state, round)
        assert [name in said for name in SECRETS] == [state == "revealed"] * 3
        return said

    def tell(act: str) -> None:
        """Press it on the remote, once that has turned, too."""
        expect(acts.get_by_text(act)).to_be_visible()
        expect(acts).not_to_have_attribute("aria-busy", "true")
        acts.get_by_text(act).click()

    acts.get_by_role("button").first.click()
    stands("open", 1)
    picture = page.locator(".gw-present-within svg")
    expect(picture.first).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")  # for the button that has the focus, not for the picture
    expect(page.locator(".gw-vote-clock")).to_have_text(re.compile("1:2"))
    expect(away.page.locator(".gw-back [role=status]")).to_have_text(away.words("desk.back_asks"))
    expect(away.page.locator(".gw-back a")).to_have_attribute("href", f"/?r={code}")
    expect(away.page).not_to_have_url(re.compile("back="))  # a link that is copied from the bar leads no one else here
    away.page.reload()
    away.stage.tile(0).wait_for()
    expect(away.page.locator(".gw-back [role=status]")).to_have_text(away.words("desk.back_asks"))
    expect(away.page).not_to_have_url(re.compile("back="))
    expect(first.page.locator(".gw-vote-question")).to_have_text(board.locator(".gw-vote-question").inner_text())
    check(page, first.page, second.page, remote.page)
    for turned in (first, remote):
        turned.page.emulate_media(color_scheme="dark")  # as a phone turns in the evening
    check(remote.page)
    tap(first, "A")
    tap(second, "A")
    tap(second, "B")
    expect(board.locator(".gw-vote-count")).to_contain_text("2 / 3")
    first.page.reload()
    expect(first.page.locator("[aria-pressed=true].gw-vote-choice")).to_contain_text("A")
    page.keyboard.press("PageDown")
    stands("closed", 1)
    expect(remote.page.locator(".gw-vote-bar b")).to_have_text(["1", "1", "0", "0"])
    expect(remote.page.locator(".gw-remote-proposal")).to_be_visible()
    expect(first.page.locator("button.gw-vote-choice").first).to_be_disabled()
    page.keyboard.press("ArrowRight")
    stands("open", 2)
    expect(first.page.locator(".gw-vote-talk")).to_be_visible()
    for phone in phones:
        tap(phone, "C")
    page.keyboard.press("ArrowRight")
    stands("closed", 2)
    expect(board.locator(".gw-vote-bar")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    assert stands("bars", 2)["counts"] == [{"A": 1, "B": 1}, {"C": 2}]
    expect(second.page.locator(".gw-vote-bar")).to_have_count(8)
    check(page, second.page)
    page.keyboard.press("ArrowRight")
    right = stands("revealed", 2)["right"]
    for shown in (board, *(phone.page.locator(".gw-vote:not([hidden])") for phone in phones)):
        expect(shown.locator(".gw-vote-right .gw-vote-letter")).to_have_text(right)
    assert first.page.locator(".gw-vote-why p").count() == (1 if right == "C" else 2)
    check(page, first.page, remote.page)
    question = board.locator(".gw-vote-question").inner_text()
    tell("同类新题")
    expect(board.locator(".gw-vote-question")).not_to_have_text(question)
    assert stands("open", 1)["id"].startswith("forget_gate.left.")
    expect(first.page.locator("[aria-pressed=true].gw-vote-choice")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    stands("closed", 1)
    tell("揭晓")
    stands("revealed", 1)
    tell("结束投票")
    expect(board).to_have_count(0)
    assert heard() is None
    expect(page.locator(".gw-present")).to_have_count(0)  # it was there for the vote
    expect(page.locator('[class*="st-key-gw-show-me"]')).to_have_count(0)  # the page shows the answer, too
    first.stage.stands_at(phase="forget")


TEXTS = Path("assets/text")
PUT = """({ question, answers }) => {
  const board = document.querySelector(".gw-vote-board"), choices = board.querySelector(".gw-vote-choices");
  const row = choices.firstElementChild;
  board.querySelector(".gw-vote-question").textContent = question;
  choices.replaceChildren(...answers.map((answer, n) => {
    const choice = row.cloneNode(true);
    choice.querySelector(".gw-vote-letter").textContent = "ABCDEF"[n];
    choice.querySelector(".gw-vote-text").textContent = answer;
    return choice;
  }));
  document.dispatchEvent(new Event("gw-wall"));
  const wall = document.querySelector(".gw-present"), isWithin = wall.matches(".gw-present-within");
  const fits = board.scrollHeight <= board.clientHeight + 1;
  const [one, ...others] = [wall, ...board.querySelectorAll("h2, .gw-vote-choice, footer")]
    .map((e) => e.getBoundingClientRect());
  const meets = others.some((other) => one.top < other.bottom - 1 && other.top < one.bottom - 1);
  const cut = [wall, wall.querySelector(".gw-present-cell")]
    .some((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
  return { isWithin, fits, height: one.height, wrong: isWithin && (meets || cut || !fits) };
}"""


def questions(lang: str) -> list[dict]:
    """Every kind's own; a number stands for what is filled in."""
    found = []
    for file in sorted(TEXTS.glob(f"{lang}/*.toml")):
        kinds = tomllib.loads(file.read_text(encoding="utf-8")).get("ask", {})
        for texts in kinds.values() if isinstance(kinds, dict) else ():
            if not isinstance(texts, dict) or "question" not in texts:
                continue
            spoken = {
                key: re.sub(r"\[\w|]*\||[\]*`_]", "", re.sub(r"\{\w+\}", "−0.68", said)) for key, said in texts.items()
            }
            answers = [said for key, said in spoken.items() if key != "question" and not key.startswith("why_")]
            found.append({"question": spoken["question"], "answers": answers[:4] or ["0.44", "−0.68", "0.13", "1.80"]})
    return found


def test_an_open_vote_leaves_room_to_the_picture_that_it_asks_about(visit):
    """Veiled as on the page, in type for the last row; where the question needs all the room it has it."""
    opened = visit(
        chapter="forget-gate", text="我爱中国", model="segmenter-zh", step=3, ask="forget_gate.left.7", lang="zh"
    )
    page, wall, board = opened.page, presented(opened.page), opened.page.locator(".gw-vote-board")
    opened.open_class()
    page.keyboard.press("Enter")
    page.evaluate(ASKED)
    page.keyboard.press("p")
    expect(wall).to_be_visible()
    page.keyboard.press("v")
    expect(board).to_be_visible()
    expect(page.locator(".gw-present-within .gw-present-cell")).to_be_visible()
    assert page.locator(".gw-present-within .gw-drape").count() >= 1
    assert page.locator(".gw-present-within .gw-present-cell").get_by_text("0.13").count() == 0  # the right answer

    zh, en = map(questions, ("zh", "en"))  # each at one size in one language, at the other in the other
    wrong, shown = [], 0
    for (width, height), texts in zip(SIZES, (zh[::2] + en[1::2], zh[1::2] + en[::2]), strict=True):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => document.querySelector('.gw-vote-board').clientWidth === width", arg=width)
        heights = set()  # of the picture, which is the same in the same room
        for asked in texts:
            said = page.evaluate(PUT, asked)
            shown += said["isWithin"]
            is_new = said["isWithin"] and said["height"] not in heights
            heights.add(said["height"])
            small = labels.faults(page, LEAST * width, ".gw-present-within") if is_new else []
            if said["wrong"] or small:
                wrong.append((width, asked["question"], said, small))
        assert not labels.faults(page, LEAST * width, ".gw-vote-board")
    assert wrong == []
    assert shown >= 0.8 * len(zh + en)

    for state in ("closed", "open", "closed", "bars", "revealed"):
        page.keyboard.press("PageDown")
        expect(board.locator(".gw-vote-choices")).to_have_attribute("data-state", state)
        expect(page.locator(".gw-present-within")).to_have_count(int(state in ("open", "closed")))
        expect(board).not_to_have_attribute("aria-busy", "true")
    page.keyboard.press("PageDown")  # opens the curtain
    expect(board).to_have_count(0)
    expect(wall.locator(".gw-drape")).to_have_count(0)
    expect(wall.locator(".gw-present-formula")).to_be_visible()
    assert faults(page) == []
