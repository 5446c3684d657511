"""A slow network: what a visitor does while an answer is on its way stands when the answer has come."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chapters import go
from tests.browser.wire import Wire

SECONDS = 0.4  # that each piece of an answer takes while a visitor moves or types
GAP, LETTER = 130, 350  # ms between two presses, too short for the first to be sent, and between two letters
MOVES = 6  # of a slider, so that the answer to what was moved before comes among them


@pytest.fixture
def wire(server):
    with Wire(server) as wire:
        yield wire


@contextmanager
def late(opened, wire: Wire) -> Iterator[None]:
    """What the visitor does here is done while answers are on their way; then they come, and the page settles."""
    opened.keyed("foot").wait_for()
    opened.settle()
    wire.late = SECONDS
    yield
    wire.late = 0.0
    opened.settle()


@contextmanager
def asked(opened) -> Iterator[None]:
    """What is done here has been asked for at the end."""
    sent = len(opened.sent)
    yield
    while len(opened.sent) == sent:
        opened.page.wait_for_timeout(GAP)


def press(opened, slider: Locator) -> None:
    slider.focus()
    opened.page.keyboard.press("ArrowRight")


def test_a_slider_moved_while_a_move_is_answered_stands_where_it_was_moved_and_the_page_lives(wire, visit):
    opened = visit(base=wire.url, chapter="long-memory", drawn=False)
    is_moved_to_and_fro(opened, wire)
    go(opened, "cost")
    is_moved(opened, wire, "price-inputs", "price-units")


def is_moved_to_and_fro(opened, wire: Wire) -> None:
    """Before anything is answered it asks for the picture it stood at again, which no answer under way shows."""
    slider = opened.keyed("reach-steps").get_by_role("slider")
    stood = slider.input_value()
    with late(opened, wire):
        wire.late = 2 * SECONDS
        slider.focus()
        for key in [*["ArrowRight"] * 3, *["ArrowLeft"] * 3]:
            opened.page.keyboard.press(key)
            opened.page.wait_for_timeout(2 * GAP)  # each is sent
    expect(slider).to_have_value(stood)


def is_moved(opened, wire: Wire, first: str, then: str) -> None:
    """The same slider again and another, while the answers to what was moved before come."""
    sliders = {key: opened.keyed(key).get_by_role("slider") for key in (first, then)}
    with late(opened, wire):
        wanted = {key: int(slider.input_value()) for key, slider in sliders.items()}
        sent = len(opened.sent)
        for key in (*[first] * MOVES, *[then] * MOVES):
            press(opened, sliders[key])
            wanted[key] += 1
            opened.page.wait_for_timeout(GAP)
            while len(opened.sent) == sent:
                opened.page.wait_for_timeout(GAP)
    parameter = first.partition("-")[0]
    opened.address_says(**{parameter: ";".join(f"{key.partition('-')[2]}:{value}" for key, value in wanted.items())})
    for key, value in wanted.items():
        expect(sliders[key]).to_have_value(str(value))


def test_what_is_typed_while_an_answer_comes_leaves_box_stage_and_address_agreed(wire, visit):
    opened = visit(base=wire.url, text="我")
    letters_typed_while_the_ones_before_are_answered_stay(opened, wire)
    a_letter_is_typed_while_an_example_comes(opened, wire)


def a_letter_is_typed_while_an_example_comes(opened, wire: Wire) -> None:
    """Which of the two the box shows is for the network to say."""
    opened.keyed("examples").get_by_role("button").first.click()
    example = opened.page.get_by_test_id("stPopoverBody").get_by_role("button").first
    with late(opened, wire):
        with asked(opened):
            example.click()
        opened.box.focus()
        with asked(opened):
            opened.page.keyboard.insert_text("爱")
    shown = opened.box.input_value()
    opened.stage.reads(shown)
    opened.address_says(text=shown)


def letters_typed_while_the_ones_before_are_answered_stay(opened, wire: Wire) -> None:
    with late(opened, wire):
        opened.box.focus()
        opened.page.keyboard.press("End")
        for letter in "爱中国人民":
            opened.page.keyboard.insert_text(letter)
            opened.page.wait_for_timeout(LETTER)
    assert opened.box.input_value() == "我爱中国人民"
    opened.stage.reads("我爱中国人民")
    opened.address_says(text="我爱中国人民")
