"""An opened file whose gates have a hard σ: the stage names it and computes with it, and every page shows the model."""

import re
from dataclasses import replace

from playwright.sync_api import expect

from lstm_core import BiLSTM, load_specimen, save_specimen
from tests.browser.chapters import go

LATER = ("forget_gate", "input_gate", "cell_update", "output_gate", "bi_lstm", "what_if")
LINE = re.compile(r"^(?:hard|硬) σ\((−?[\d.]+)\) ([=≈]) ([01]\.\d{3})$")


def model_file(name="segmenter-zh"):
    """A shipped model with the gates of old Keras."""
    one = load_specimen(name)
    sides = (replace(side, hard_slope=0.2) for side in (one.layer.forward, one.layer.backward))
    return save_specimen(replace(one, layer=BiLSTM(*sides)))


def test_the_stage_names_a_hard_sigma_and_its_arithmetic_is_true_and_every_staged_page_takes_it(visit):
    opened = visit(language="en", size="phone", text="我爱中国", model="segmenter-zh", unit=2)
    opened.settle()
    opened.open_file("mine.safetensors", model_file())
    opened.address_says(model="file", timeout=40)
    opened.said(opened.words("walk.hard_sigma"))
    opened.stage.press("ArrowRight")
    for gate, phase in (("f", "forget"), ("i", "input"), ("o", "output")):
        while opened.stage.get("phase") != phase:
            opened.stage.press("Shift+ArrowRight")
        row = opened.stage.root.locator(f".gw-formula-{gate} > .gw-row").first
        expect(row.locator(".gw-math")).to_contain_text("σ(")
        z, sign, value = LINE.fullmatch(row.locator(".gw-numbers").text_content().strip()).groups()
        line = min(1, max(0, 0.2 * float(z.replace("−", "-")) + 0.5))
        assert abs(line - float(value)) < (0.0006 if sign == "=" else 0.0011)
        unit = opened.stage.unit
        assert abs(float(opened.stage.squares()[gate][unit]) - float(value)) <= 0.0005001
    for name in LATER:
        opened.settle()
        go(opened, name)
        expect(opened.page.locator("[class*=st-key-gw-trouble]")).to_have_count(0)
        opened.address_says(model="file", timeout=40)
