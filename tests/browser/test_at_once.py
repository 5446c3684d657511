"""What is pressed right after a step: first the step arrives, then what was pressed; no error, no empty page.

On the way from every kind of chapter to every other, every widget shows the state; from every chapter to every other,
without a browser: in tests/pages/state.
"""

from itertools import cycle, pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.chapters import LESSONS, NAMES, STAGED, arrive, every_kind_after_every_other, go, kind_of, way_to
from tests.browser.test_widgets import read, shows_the_state
from tests.browser.walk import Walk
from tests.pages.state.test_every_pair import STATE

SENTENCE = "服务很差，但味道很好" * 2  # longer than any sequence of the training lab
POPOVER = '[data-testid="stPopoverBody"]'


def step(opened: Walk) -> int:
    """One step, on or at the end back, and where it leads."""
    last = opened.stage.tiles.count() - 1
    at = opened.stage.step
    to = at + 1 if at < last else at - 1
    opened.page.keyboard.press("ArrowRight" if to > at else "ArrowLeft")
    opened.stage.stands_at(step=to)
    return to


def by_mouse(opened: Walk, name: str) -> int:
    link = way_to(opened, name)
    link.scroll_into_view_if_needed()
    at = step(opened)
    link.click()
    return at


def by_key(opened: Walk, name: str) -> int:
    way_to(opened, name).focus()
    at = step(opened)
    opened.page.keyboard.press("Enter")
    return at


def is_whole(opened: Walk) -> None:
    expect(opened.page.locator("[class*=st-key-gw-trouble]")).to_have_count(0)
    expect(opened.keyed("foot")).to_be_visible()
    expect(opened.page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.long
def test_another_chapter_from_every_one_and_every_widget_shows_the_state(visit):
    """By mouse and by key in turn, so that each chapter is left and reached both ways."""
    opened = visit(**STATE, size="desk")  # where the bar has room
    walk = every_kind_after_every_other()
    assert {kind_of(name) for name in walk} == {kind_of(name) for name in NAMES}
    arrive(opened, walk[0])
    first: dict[str, dict[str, str]] = {}
    places = {False: STATE["step"]}  # the training lab walks a sequence of its own, and keeps its place in it
    for (before, name), leave in zip(pairwise(walk), cycle((by_mouse, by_key))):
        if before in STAGED:
            places[before == "training"] = leave(opened, name)
        else:
            way_to(opened, name).click()
        arrive(opened, name)
        is_whole(opened)
        lab = name == "training"
        at = places.get(lab, places[False])
        if name in STAGED:  # a sequence of the training lab is shorter
            at = places[lab] = min(at, opened.stage.tiles.count() - 1)
            opened.stage.stands_at(step=at)
        opened.address_says(step=at)
        shown = read(opened, sizes=name not in first)
        shows_the_state(shown, name, step=at)
        for follows in ("stage", "life-step"):
            shown.pop(follows, None)
        known = first.setdefault(name, shown)
        assert shown == {key: known[key] for key in shown}, f"{before} → {name}"


def test_the_links_at_the_foot_and_the_browsers_own_ways(visit):
    opened = visit(text=SENTENCE)
    names = LESSONS[1:4]  # on one model, one after the other
    for name in names:
        if name == names[0]:
            at = by_mouse(opened, name)
        else:
            link = opened.keyed("ways").locator("a").last
            link.scroll_into_view_if_needed()
            at = step(opened)
            link.click()
        arrive(opened, name)
        is_whole(opened)
        opened.stage.stands_at(step=at)
    for press, way in (("go_back", (names[1], names[0], NAMES[0])), ("go_forward", names)):
        for name in way:
            at = step(opened)
            getattr(opened.page, press)()
            arrive(opened, name)
            is_whole(opened)
            opened.stage.stands_at(step=at)
            opened.address_says(step=at)


def test_the_link_for_the_room(visit):
    opened = visit(text=SENTENCE)
    for name in ("walk", "forget_gate", "training", "what_if"):
        if name != "walk":
            go(opened, name)
        for _ in range(2 if name == "walk" else 1):
            at = step(opened)
            opened.keyed("room").get_by_role("button").click()
            expect(opened.page.locator(POPOVER)).to_contain_text(f"step={at}")
            expect(opened.page.locator(POPOVER)).to_contain_text(opened.words("frame.room_loopback", host="127.0.0.1"))
            opened.page.keyboard.press("Escape")
            expect(opened.page.locator(POPOVER)).to_have_count(0)


def test_the_other_language_another_model_and_an_example(visit):
    opened = visit(text=SENTENCE)
    for lang in ("en", "zh"):
        at = step(opened)
        opened.switch_language()
        opened.page.wait_for_function("lang => document.documentElement.lang === lang", arg=lang)
        opened.stage.stands_at(step=at)
        opened.address_says(step=at, lang=lang)
        expect(opened.keyed("lang")).to_contain_text({"en": "中文", "zh": "English"}[lang])
    opened.settle()
    for name in ("negation-zh", "random"):
        opened.stage.root.focus()  # a menu keeps its keys
        at = step(opened)
        opened.choose_model(name)
        opened.address_says(model=name, step=at)
        opened.stage.stands_at(step=at)
        is_whole(opened)
    opened.stage.root.focus()
    step(opened)
    opened.keyed("examples").get_by_role("button").click()
    opened.page.locator(POPOVER).get_by_role("button").first.click()
    opened.stage.stands_at(step=0)
    is_whole(opened)


def test_a_button_that_is_drawn_anew_between_press_and_release_is_pressed(visit):
    opened = visit(text=SENTENCE)
    opened.settle()
    opened.keyed("examples").get_by_role("button").hover()
    opened.page.mouse.down()
    pressed = opened.keyed("examples").get_by_role("button").element_handle()
    opened.keyed("lang").get_by_role("button").evaluate("button => button.click()")
    opened.settle()
    assert not pressed.evaluate("button => button.isConnected")
    opened.keyed("examples").get_by_role("button").hover()  # its new name has moved it
    opened.page.mouse.up()
    expect(opened.page.locator(POPOVER)).to_be_visible()


def test_a_sentence_typed_and_left_at_once_is_not_lost(visit):
    opened = visit(text=SENTENCE, size="desk")
    for name, text in (("forget_gate", "我爱中国"), ("what_if", "今天天气不错"), ("walk", "再见")):
        opened.type(text)
        way_to(opened, name).click()
        arrive(opened, name)
        is_whole(opened)
        opened.stage.reads(text)
        expect(opened.box).to_have_value(text)
