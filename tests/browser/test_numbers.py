"""One number, one source: what the page shows and exports is what the core computes, to the last bit."""

import csv
import io

import numpy as np
from playwright.sync_api import expect

from lstm_core import load_specimen, random_specimen, specimens
from tests.browser.visit import link


def expected(trace, x, step):
    """vector → (units,) float32 of one reader at one step."""
    names = {"i_g": "i_g", "f_c_prev": "f_c_prev", "c_prev": "c_prev", "h_prev": "h_prev", "tanh_c": "tanh_c"}
    names |= {name: name for name in ("f", "i", "g", "c", "o", "h")}
    return {vector: getattr(trace, name)[step] for vector, name in names.items()} | {"x": x[step]}


def assert_squares(opened, reading, whole, case):
    length = len(reading.tokens)
    for direction, trace in reading.traces.items():
        for step in sorted({0, length - 1}):
            opened.stage.go(step=step, direction=direction)
            shown, wanted = opened.stage.squares(), expected(trace, reading.x, step)
            assert set(shown) == set(wanted), case
            for vector, column in wanted.items():
                if whole:
                    assert sorted(shown[vector]) == list(range(len(column))), (case, vector)
                for unit, value in shown[vector].items():
                    assert np.float32(float(value)) == column[unit], (case, direction, step, vector, unit)


def test_every_square_bears_the_cores_number(visit):
    """In a model of every task and every way of reading."""
    opened = visit()
    cards = {name: load_specimen(name).card for name in specimens()}
    for name in {(card.task, card.direction): name for name, card in cards.items()}.values():
        specimen = load_specimen(name)
        text = specimen.card.examples[0]
        opened.choose_model(name)
        opened.settle()  # the model brings an example of its own into the box
        opened.type(text)
        opened.settle()
        opened.address_says(model=name, text=text)
        assert_squares(opened, specimen.read(text), whole=True, case=name)


def test_every_square_of_a_random_model_bears_the_cores_number(visit):
    text = "我爱中国"
    opened = visit(text=text, model="random", units=1, seed=3)
    for units in (1, 64):
        if units > 1:
            opened.page.goto(
                link(opened.page.url.split("?")[0].rstrip("/"), text=text, model="random", units=units, seed=3)
            )
            opened.stage.reads(text)
        assert_squares(opened, random_specimen(units=units, seed=3).read(text), whole=units <= 24, case=units)


def test_verdicts_are_the_models_and_its_siblings_and_the_table_downloads_as_csv_with_every_number(visit):
    text, classes = "我爱中国", ["B", "M", "E", "S"]
    models = {"both": "segmenter-zh", "forward": "segmenter-zh-forward", "backward": "segmenter-zh-backward"}
    opened = visit(text=text, view="readers", step=2)
    opened.stage.stands_at(step=2, view="readers")
    for verdict, model in models.items():
        probabilities = load_specimen(model).read(text).probabilities[2]
        shown = opened.stage.verdict(verdict)
        expect(shown).to_have_attribute("data-label", classes[int(np.argmax(probabilities))])
        assert np.float32(float(shown.get_attribute("data-probability"))) == probabilities.max()
    opened.type("=我爱")
    opened.stage.reads("=我爱")
    assert_csv(opened.download_numbers(), load_specimen("segmenter-zh").read("=我爱"))


def assert_csv(raw, reading):
    """Every number of the reading, and no token that a spreadsheet takes for a formula."""
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert list(rows[0])[:6] == ["token", "step", "direction", "unit", "part", "value"]
    assert {row["token"] for row in rows} == {"'=", "我", "爱"}
    found = {(r["direction"], r["part"], int(r["step"]), int(r["unit"])): float(r["value"]) for r in rows}
    for direction, trace in reading.traces.items():
        for part in ("f", "i", "g", "o", "c", "h"):
            for (step, unit), value in np.ndenumerate(getattr(trace, part)):
                assert np.float32(found[direction, part, step + 1, unit + 1]) == value
