"""What a person does with a sentence: type it and walk through it by key, click, swipe and play."""

from itertools import cycle

from lstm_core import load_specimen

SENTENCE = "服务很差，但味道很好"


def test_opens_on_the_decoded_sentence_plays_reads_what_is_typed_and_is_walked_by_keys_and_clicks(visit):
    opened = visit()
    opens_without_a_click_on_the_decoded_sentence(opened)
    play_walks_to_the_end_and_sends_nothing_on_the_way(opened)
    right_is_always_one_character_to_the_right_and_play_runs_in_the_backward_readers_direction(opened.stage)
    opened.box.click()
    opened.page.keyboard.press("End")
    half_typed_letters_of_an_input_method_are_not_sent(opened)
    opened.page.keyboard.type("很好")
    opened.stage.reads("我爱中国人民很好")
    opened.address_says(text="我爱中国人民很好")
    opened.type(SENTENCE)
    opened.stage.reads(SENTENCE)
    opened.stage.go(step=0, direction="forward")
    for walked in (arrow_and_page_keys_step, shift_and_arrows_walk_the_phases, up_and_down_follow_another_unit):
        walked(opened.stage)
    for walked in (a_click_on_a_tile_goes_there, a_click_on_a_square_follows_its_unit):
        walked(opened.stage)
    a_second_press_of_space_pauses(opened)


def opens_without_a_click_on_the_decoded_sentence(opened) -> None:
    opened.stage.reads("我爱中国")
    opened.stage.stands_at(step=0, view="cell", direction="forward")
    assert load_specimen("segmenter-zh").read("我爱中国").answer == ("我", "爱", "中国")
    assert opened.stage.words() == ["我", "爱", "中国"]


def half_typed_letters_of_an_input_method_are_not_sent(opened) -> None:
    opened.settle()
    method, before = opened.page.context.new_cdp_session(opened.page), len(opened.sent)
    for letters in ("r", "re", "ren", "ren min"):
        method.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
        opened.page.wait_for_timeout(300)
    assert opened.box.input_value().endswith("ren min")
    assert len(opened.sent) == before
    method.send("Input.insertText", {"text": "人民"})
    opened.stage.reads("我爱中国人民")
    assert opened.box.input_value() == "我爱中国人民"


def arrow_and_page_keys_step(stage) -> None:
    last = stage.tiles.count() - 1
    stage.press("ArrowRight", "ArrowRight")
    stage.stands_at(step=2)
    stage.press("ArrowLeft")
    stage.stands_at(step=1)
    stage.press("PageDown", "PageDown")
    stage.stands_at(step=3)
    stage.press("PageUp")
    stage.stands_at(step=2)
    stage.press("End")
    stage.stands_at(step=last)
    stage.press("ArrowRight")
    stage.stands_at(step=last)
    stage.press("Home", "ArrowLeft")
    stage.stands_at(step=0)


def shift_and_arrows_walk_the_phases(stage) -> None:
    stage.stands_at(phase="output", step=0)
    for phase in ("update", "input", "forget", "concat"):
        stage.press("Shift+ArrowLeft")
        stage.stands_at(phase=phase, step=0)
    stage.press("Shift+ArrowRight", "Shift+ArrowRight")
    stage.stands_at(phase="input", step=0)


def up_and_down_follow_another_unit(stage) -> None:
    stage.root.locator('[data-vector="c"][data-unit="2"]').first.click()
    stage.stands_at(unit=2)
    stage.press("ArrowDown")
    stage.stands_at(unit=3)
    stage.press("ArrowUp", "ArrowUp")
    stage.stands_at(unit=1)


def a_click_on_a_tile_goes_there(stage) -> None:
    for step in (2, 0):
        stage.tile(step).click()
        stage.stands_at(step=step)


def a_click_on_a_square_follows_its_unit(stage) -> None:
    for unit, vector in zip(cycle(range(2, 8)), ("c_prev", "f", "f_c_prev", "g", "i", "i_g", "c", "tanh_c", "o", "h")):
        stage.root.locator(f'[data-vector="{vector}"][data-unit="{unit}"]').first.click()
        stage.stands_at(unit=unit, step=0)


def a_second_press_of_space_pauses(opened) -> None:
    opened.stage.press("Space")
    opened.stage.comes_to(1)
    opened.stage.press("Space")
    held = opened.stage.step
    opened.page.wait_for_timeout(2500)
    opened.stage.stands_at(step=held)


def test_on_a_phone_in_english_a_swipe_steps_and_handled_keys_neither_scroll_the_page_nor_reach_streamlit(visit):
    opened = visit(size="phone", language="en")
    opens_in_english_on_a_sentence_of_its_own(opened)
    opened.settle()
    top, before = "document.querySelector('[data-testid=stMain]').scrollTop + scrollY", len(opened.sent)
    opened.stage.root.focus()
    start = opened.page.evaluate(top)
    for key in ("r", "c", "R", "ArrowDown", "ArrowUp", "Space", "Space", "PageDown", "PageUp", "End", "Home"):
        opened.page.keyboard.press(key)
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate(top) == start
    assert opened.page.get_by_role("dialog").count() == 0
    assert len(opened.sent) == before
    opened.stage.stands_at(step=0)
    opened.swipe(opened.stage.tile(0), by=-120)
    opened.stage.stands_at(step=1)
    opened.swipe(opened.stage.tile(1), by=120)
    opened.stage.stands_at(step=0)


def opens_in_english_on_a_sentence_of_its_own(opened) -> None:
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    tokens = opened.stage.tiles.all_inner_texts()
    assert len(tokens) > 3
    assert all(token.isascii() for token in tokens)
    opened.stage.stands_at(step=0)


def play_walks_to_the_end_and_sends_nothing_on_the_way(opened) -> None:
    opened.settle()
    before = len(opened.sent)
    opened.stage.press("Space")
    opened.stage.comes_to(2)
    assert len(opened.sent) == before
    opened.stage.stands_at(step=3)
    opened.settle()
    opened.address_says(step=3)


def right_is_always_one_character_to_the_right_and_play_runs_in_the_backward_readers_direction(stage) -> None:
    stage.go(step=1, direction="backward")
    stage.press("ArrowRight")
    stage.stands_at(step=2, direction="backward")
    stage.press("Space")
    stage.stands_at(step=0, direction="backward")
