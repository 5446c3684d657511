"""What is pressed right after a step or a sentence: first that arrives, then what was pressed; no error, no empty page.

Another chapter and the share menu: in test_widgets.
"""

from playwright.sync_api import expect

from tests.browser.chapters import arrive, way_to
from tests.browser.test_widgets import POPOVER, is_whole, step
from tests.browser.walk import Walk

SENTENCE = "服务很差，但味道很好" * 2


def test_what_is_pressed_right_after_a_step_or_a_sentence_comes_after_it(visit):
    opened = visit(text=SENTENCE, size="desk")
    a_button_that_is_drawn_anew_between_press_and_release_is_pressed(opened)
    the_other_language_another_model_and_an_example_keep_the_step(opened)
    a_sentence_typed_and_left_at_once_is_not_lost(opened)


def a_button_that_is_drawn_anew_between_press_and_release_is_pressed(opened: Walk) -> None:
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
    opened.settle()  # a list that is shut before the server has heard of it is opened again by the answer
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator(POPOVER)).to_have_count(0)


def the_other_language_another_model_and_an_example_keep_the_step(opened: Walk) -> None:
    for lang in ("zh", "en"):
        opened.stage.root.focus()
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


def a_sentence_typed_and_left_at_once_is_not_lost(opened: Walk) -> None:
    for name, text in (("forget_gate", "我爱中国"), ("what_if", "今天天气不错"), ("walk", "再见")):
        opened.type(text)
        way_to(opened, name).click()
        arrive(opened, name)
        is_whole(opened)
        opened.stage.reads(text)
        expect(opened.box).to_have_value(text)
