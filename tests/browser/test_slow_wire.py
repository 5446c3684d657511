"""A slow network: what a visitor does while an answer is on its way stands when the answer has come."""

import pytest

from tests.browser.wire import Wire

SECONDS = 0.4  # that each piece of an answer takes
GAP, LETTER = 130, 350  # ms between two presses, and between two letters that are each sent: both within one answer
MOVES = 9
SLIDERS = [("cost", "price-inputs", "price", "inputs"), ("long-memory", "match-lag", "match", "lag")]


@pytest.fixture
def late(server):
    with Wire(server, late=SECONDS) as wire:
        yield wire


@pytest.mark.parametrize(("chapter", "key", "parameter", "name"), SLIDERS)
def test_a_slider_moved_on_while_its_first_move_is_answered_stands_where_it_was_moved(
    late, visit, chapter, key, parameter, name
):
    opened = visit(base=late.url, chapter=chapter, drawn=False)
    opened.keyed("foot").wait_for()
    opened.settle()
    slider = opened.keyed(key).get_by_role("slider")
    before = int(slider.input_value())
    slider.focus()
    for _ in range(MOVES):
        opened.page.keyboard.press("ArrowRight")
        opened.page.wait_for_timeout(GAP)
    opened.settle()
    assert opened.address[parameter] == f"{name}:{before + MOVES}"
    assert slider.input_value() == str(before + MOVES)


def test_a_slider_moved_while_the_move_of_another_is_answered_stands_where_it_was_moved(late, visit):
    opened = visit(base=late.url, chapter="cost", drawn=False)
    opened.keyed("foot").wait_for()
    opened.settle()
    sliders = [opened.keyed(key).get_by_role("slider") for key in ("price-inputs", "price-units")]
    before = [int(slider.input_value()) for slider in sliders]
    for slider in sliders:
        slider.focus()
        for _ in range(MOVES):
            opened.page.keyboard.press("ArrowRight")
            opened.page.wait_for_timeout(GAP)
    opened.settle()
    assert [int(slider.input_value()) for slider in sliders] == [value + MOVES for value in before]


def test_letters_typed_while_the_ones_before_are_answered_stay(late, visit):
    opened = visit(base=late.url, text="我")
    opened.settle()
    opened.box.focus()
    opened.page.keyboard.press("End")
    for letter in "爱中国人民":
        opened.page.keyboard.insert_text(letter)
        opened.page.wait_for_timeout(LETTER)
    opened.settle()
    assert opened.box.input_value() == "我爱中国人民"
    opened.stage.reads("我爱中国人民")
    opened.address_says(text="我爱中国人民")
