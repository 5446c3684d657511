"""A door that is moved by hand: by pointer, finger, keyboard and tap; taken back; and where the server is away."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.chapters import go
from tests.browser.wire import Wire
from tests.pages.lessons import specimen

HERE = {"text": "我爱中国", "model": "segmenter-zh", "step": 2, "unit": 3, "lang": "zh"}


def middle(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def grip(opened, part: str):
    return opened.stage.root.locator(f".gw-grip.gw-tone-{part}")


def says(opened, part: str) -> float:
    return float(opened.stage.squares()[part][HERE["unit"]])


def taken_back(opened, phase: str) -> None:
    """Nothing is held, and the stage stands as the link has it."""
    opened.settle()
    opened.stage.press("Backspace")
    while opened.stage.get("phase") != phase:
        opened.stage.press("Shift+ArrowRight")
    opened.settle()
    assert "hold" not in opened.address
    opened.stage.stands_at(step=HERE["step"], unit=HERE["unit"])


def test_a_door_is_moved_by_pointer_or_keys_and_the_model_computes_on_from_there(visit):
    """On the walk, and the cell state in the lab, too."""
    opened = visit(**HERE)
    opened.settle()
    phase = opened.stage.get("phase")
    a_door_is_dragged(opened)
    opened.stage.go(step=HERE["step"], direction="forward")
    taken_back(opened, phase)
    a_door_is_moved_by_keys_alone(opened)
    taken_back(opened, phase)
    the_cell_state_is_moved_sideways_by_pointer_and_by_keys(opened)
    taken_back(opened, phase)
    go(opened, "what_if")
    opened.settle()
    the_cell_state_is_moved_sideways_by_pointer_and_by_keys(opened)


def test_a_tap_offers_values_and_the_chip_takes_them_back(visit):
    """On the walk, and those of the cell state in the lab, too."""
    opened = visit(size="phone", **HERE)
    opened.settle()
    phase = opened.stage.get("phase")
    a_tap_on_a_door_offers_values(opened)
    taken_back(opened, phase)
    a_tap_on_the_cell_state_offers_values_too(opened)
    taken_back(opened, phase)
    go(opened, "what_if")
    opened.settle()
    a_tap_on_the_cell_state_offers_values_too(opened)


def a_door_is_dragged(opened) -> None:
    x, y = middle(grip(opened, "o"))
    mouse = opened.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y + 12)
    assert "松手，模型从这里重算" in opened.stage.said()
    opened.address_says(step=2)
    assert "hold" not in opened.address
    mouse.move(x, y + 300)
    mouse.up()
    opened.address_says(hold="o:forward:2:3:0")
    opened.settle()
    known = specimen("segmenter-zh")
    held = known.read("我爱中国", hold_forward=[("o", 2, 3, 0.0)])
    assert says(opened, "h") == 0
    opened.stage.go(step=3, direction="forward")
    assert says(opened, "c") == held.readers["forward"].trace.c[3, 3]
    share = f"{100 * held.probabilities[3].max():.1f}%"
    expect(opened.stage.answer.locator(".gw-change-now").nth(3)).to_have_text(f"{held.labels[3]} {share}")
    assert [
        found for found in violations(opened.page) if "gw-ch" in found or "gw-pull" in found or "slider" in found
    ] == []
    opened.stage.press("Backspace")
    opened.settle()
    assert "hold" not in opened.address
    expect(opened.stage.root.locator(".gw-change")).to_have_count(0)
    assert says(opened, "c") == known.read("我爱中国").readers["forward"].trace.c[3, 3]


def a_door_is_moved_by_keys_alone(opened) -> None:
    opened.stage.press("Enter", "End", "ArrowUp", "Shift+ArrowUp")
    slider = opened.stage.root.get_by_role("slider")
    expect(slider).to_be_focused()
    assert "0.06" in slider.get_attribute("aria-valuetext")
    opened.page.keyboard.press("Enter")
    opened.address_says(hold="o:forward:2:3:0.06")
    expect(opened.stage.root).to_be_focused()
    opened.page.keyboard.press("]")
    opened.address_says(hold="o:forward:2:3:0.16")
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Home")
    opened.page.keyboard.press("Escape")
    opened.settle()
    opened.address_says(hold="o:forward:2:3:0.16")


def the_cell_state_is_moved_sideways_by_pointer_and_by_keys(opened) -> None:
    old = says(opened, "c")
    x, y = middle(grip(opened, "c"))
    mouse = opened.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 60, y, steps=3)
    expect(opened.stage.root.get_by_role("slider")).to_have_attribute("aria-orientation", "horizontal")
    mouse.up()
    opened.page.wait_for_function("() => location.search.includes('hold')")
    opened.settle()
    part, *place, value = opened.address["hold"].split(":")
    assert [part, *place] == ["c", "forward", "2", "3"]
    assert float(value) == pytest.approx(old + 60 / 240 * 8, abs=0.01)  # the ruler of 240 px goes from -4 to 4
    held = specimen("segmenter-zh").read("我爱中国", hold_forward=[("c", 2, 3, float(value))])
    assert says(opened, "h") == held.readers["forward"].trace.h[2, 3]
    opened.stage.press("Backspace")
    opened.settle()
    assert "hold" not in opened.address
    opened.stage.press("Shift+ArrowLeft", "Enter", "ArrowUp", "ArrowUp", "Enter")  # back to the update of the cell
    opened.address_says(hold=f"c:forward:2:3:{round(round(old + 0.05, 2) + 0.05, 2):g}")


def a_tap_on_a_door_offers_values(opened) -> None:
    grip(opened, "o").tap()
    choices = opened.stage.root.locator(".gw-pull-choices button")
    expect(choices).to_have_count(5)
    choices.nth(3).tap()
    opened.address_says(hold="o:forward:2:3:1")
    opened.stage.root.locator(".gw-chip-off").tap()
    opened.settle()
    assert "hold" not in opened.address


def a_tap_on_the_cell_state_offers_values_too(opened) -> None:
    opened.stage.press("Shift+ArrowLeft")
    opened.settle()
    grip(opened, "c").tap()
    choices = opened.stage.root.locator(".gw-pull-choices button")
    expect(choices).to_have_count(4)
    choices.nth(0).tap()
    opened.address_says(hold="c:forward:2:3:0")
    opened.settle()
    assert says(opened, "c") == 0


def test_without_a_server_the_door_springs_back_and_says_so(visit, server):
    with Wire(server) as wire:
        opened = visit(base=wire.url, may_lose_connection=True, **HERE)
        opened.settle()
    opened.page.wait_for_function("() => document.querySelector('.stApp').dataset.testConnectionState !== 'CONNECTED'")
    opened.stage.press("Enter", "End", "Enter")
    expect(opened.stage.root.locator(".gw-voice-shown")).to_have_text("连不上服务器，门弹回了原处。")
    expect(opened.stage.root.get_by_role("slider")).to_have_count(0)
    assert "hold" not in opened.address
