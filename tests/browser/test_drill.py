"""A gate's sum taken apart: what it shows is the model's, it is walked without the server, and it shuts again."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from lstm_core import load_specimen
from tests.browser.axe import violations
from tests.browser.wire import Wire

TEXT, STEP, UNIT = "我爱中国", 2, 3


def largest_of(gate: str, step: int) -> tuple[float, float]:
    """(the number, the weight) of a gate's largest product, from the model's own weights."""
    reader = load_specimen("segmenter-zh").read(TEXT).readers["forward"]
    row = "ifgo".index(gate) * reader.units + UNIT
    numbers = np.concatenate([reader.trace.x[step], reader.trace.h[step - 1]])
    weights = np.concatenate([reader.layer.weight_ih[row], reader.layer.weight_hh[row]])
    k = int(np.abs(numbers * weights).argmax())
    return float(numbers[k]), float(weights[k])


def printed(line: str) -> list[float]:
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.\d+", line)]


def test_a_gate_s_sum_opens_is_walked_without_the_server_and_shuts(visit, server):
    with Wire(server) as wire:
        opened = visit(base=wire.url, text=TEXT, step=STEP, unit=UNIT, may_lose_connection=True)
        opened.settle()
        drill, line = opened.page.locator(".gw-drill"), opened.page.locator(".gw-drill-line b")
        opener = opened.page.locator(".gw-formula-f .gw-drill-open")
        stage = opened.page.evaluate_handle("document.querySelector('[data-testid=stage]')")
        opener.focus()
        opened.page.keyboard.press("Enter")
        number, weight = largest_of("f", STEP)
        expect(line).to_be_visible()
        assert printed(line.inner_text()) == pytest.approx([number, weight, number * weight], abs=6e-4)
        expect(opened.page.locator(".gw-drill-line span")).to_contain_text("最大的一项")
        expect(opened.page.locator(".gw-cell")).to_have_count(0)
        opened.settle()
        assert stage.evaluate("stage => stage.isConnected")
        opened.address_says(step=STEP, unit=UNIT)
        assert violations(opened.page) == []

        wire.cut()
        expect(opened.keyed("offline")).to_be_visible()
        before = line.inner_text()
        opened.page.keyboard.press("ArrowRight")
        opened.stage.stands_at(step=STEP + 1)
        expect(line).not_to_have_text(before)
        drill.locator("[data-order=size]").click()
        expect(drill.locator(".gw-drill-names i")).to_have_count(12)
        drill.locator("[aria-current]").focus()
        opened.page.keyboard.press("ArrowDown")
        expect(drill.locator(".gw-product:focus")).to_have_attribute("aria-current", "true")
        opened.stage.stands_at(unit=UNIT)

        opened.page.locator(".gw-transport-units button").last.click()  # a unit that was not asked for
        opened.stage.stands_at(unit=UNIT + 1)
        expect(drill).to_contain_text(opened.words("stage.drill_offline"))
        expect(line).to_be_hidden()
        wire.mend()
        expect(line).to_be_visible()
        opened.settle()

        drill.locator("[aria-current]").focus()
        opened.page.keyboard.press("Escape")
        expect(drill).to_have_count(0)
        expect(opened.page.locator(".gw-cell")).to_be_visible()
        expect(opener).to_be_focused()
        opened.page.keyboard.press("Enter")
        expect(line).to_be_visible()
        opened.settle()
        its_picture_shows_the_cell(opened)


def its_picture_shows_the_cell(opened) -> None:
    opened.keyed("room").get_by_role("button").click()
    with opened.page.expect_download() as download:
        opened.page.locator('[data-share="svg"]').click()
    assert opened.words("stage.cell_dense") in download.value.path().read_text("utf-8")
