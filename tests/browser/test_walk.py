"""What a person does with a sentence: type it and walk through it by key, click, swipe and play."""

from lstm_core import load_specimen

SENTENCE = "服务很差，但味道很好"


def test_opens_without_a_click_on_the_decoded_sentence(visit):
    opened = visit()
    opened.stage.reads("我爱中国")
    opened.stage.stands_at(step=0, view="cell", direction="forward")
    assert load_specimen("segmenter-zh").read("我爱中国").answer == ("我", "爱", "中国")
    assert opened.stage.words() == ["我", "爱", "中国"]


def test_opens_in_english_on_a_sentence_of_its_own(visit):
    opened = visit(language="en")
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    tokens = opened.stage.tiles.all_inner_texts()
    assert len(tokens) > 3
    assert all(token.isascii() for token in tokens)
    opened.stage.stands_at(step=0)


def test_typing_shows_the_new_sentence(visit):
    opened = visit()
    opened.box.click()
    opened.page.keyboard.press("End")
    opened.page.keyboard.type("人民")
    opened.stage.reads("我爱中国人民")
    opened.address_says(text="我爱中国人民")


def test_half_typed_letters_of_an_input_method_are_not_sent(visit):
    opened = visit()
    opened.box.click()
    opened.page.keyboard.press("End")
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


def test_arrow_and_page_keys_step(visit):
    stage = visit(text=SENTENCE, model="negation-zh").stage
    stage.press("ArrowRight", "ArrowRight")
    stage.stands_at(step=2)
    stage.press("ArrowLeft")
    stage.stands_at(step=1)
    stage.press("PageDown", "PageDown")
    stage.stands_at(step=3)
    stage.press("PageUp")
    stage.stands_at(step=2)
    stage.press("End")
    stage.stands_at(step=stage.tiles.count() - 1)
    stage.press("ArrowRight")
    stage.stands_at(step=stage.tiles.count() - 1)
    stage.press("Home", "ArrowLeft")
    stage.stands_at(step=0)


def test_shift_and_arrows_walk_the_phases(visit):
    stage = visit().stage
    stage.stands_at(phase="output", step=0)
    for phase in ("update", "input", "forget", "concat"):
        stage.press("Shift+ArrowLeft")
        stage.stands_at(phase=phase, step=0)
    stage.press("Shift+ArrowRight", "Shift+ArrowRight")
    stage.stands_at(phase="input", step=0)


def test_up_and_down_follow_another_unit(visit):
    stage = visit(unit=2).stage
    stage.stands_at(unit=2)
    stage.press("ArrowDown")
    stage.stands_at(unit=3)
    stage.press("ArrowUp", "ArrowUp")
    stage.stands_at(unit=1)


def test_handled_keys_neither_scroll_the_page_nor_reach_streamlit(visit):
    opened = visit(size="phone")
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


def test_a_click_on_a_tile_goes_there(visit):
    stage = visit().stage
    stage.tile(2).click()
    stage.stands_at(step=2)


def test_a_click_on_a_square_follows_its_unit(visit):
    stage = visit(unit=0).stage
    for unit, vector in enumerate(("c_prev", "f", "f_c_prev", "g", "i", "i_g", "c", "tanh_c", "o", "h"), 1):
        stage.root.locator(f'[data-vector="{vector}"][data-unit="{unit}"]').first.click()
        stage.stands_at(unit=unit, step=0)


def test_a_swipe_steps(visit):
    opened = visit(size="phone")
    opened.swipe(opened.stage.tile(0), by=-120)
    opened.stage.stands_at(step=1)
    opened.swipe(opened.stage.tile(1), by=120)
    opened.stage.stands_at(step=0)


def test_play_walks_to_the_end_and_sends_nothing_on_the_way(visit):
    opened = visit()
    opened.settle()
    before = len(opened.sent)
    opened.stage.press("Space")
    opened.stage.stands_at(step=2)
    assert len(opened.sent) == before
    opened.stage.stands_at(step=3)
    opened.settle()
    opened.address_says(step=3)


def test_a_second_press_of_space_pauses(visit):
    opened = visit(text=SENTENCE, model="negation-zh")
    opened.stage.press("Space")
    opened.stage.stands_at(step=1)
    opened.stage.press("Space")
    held = opened.stage.step
    opened.page.wait_for_timeout(2500)
    opened.stage.stands_at(step=held)


def test_play_runs_in_the_backward_readers_direction(visit):
    opened = visit(direction="backward", step=3)
    opened.stage.stands_at(step=3, direction="backward")
    opened.stage.press("Space")
    opened.stage.stands_at(step=0)


def test_right_is_always_one_character_to_the_right(visit):
    stage = visit(direction="backward", step=1).stage
    stage.press("ArrowRight")
    stage.stands_at(step=2, direction="backward")
