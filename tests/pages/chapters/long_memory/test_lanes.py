"""The account of the lanes that carry "not": of the shipped models, told as a run by hand has it."""

import re

import numpy as np
import pytest

from lstm_core import load_specimen
from lstm_core.recipes.far.languages import FAR
from pages.chapters.long_memory import lanes
from pages.lesson import account_bars, carriers
from pages.lesson.account_bars import CELL_COLOURS
from pages.words.digits import percent
from pages.words.markup import prose
from pages.words.words import LANGUAGES, words
from tests.pages.chapters.test_long_memory import opened
from tests.pages.figures.svg.test_counted import boxes
from tests.sweep import swept

TURNS = {"zh": "不", "en": "never"}
JUDGED = {"zh": 2, "en": 1}  # tokens of the word that is turned round


def runs(lang: str, cell: str):
    one = load_specimen(FAR[lang].name(cell))
    return [one.read(text) for text in FAR[lang].shown], "c" if cell == "lstm" else "h"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("cell", CELL_COLOURS)
def test_the_lane_is_the_one_that_differs_most_before_the_judged_word(lang, cell):
    (denied, affirmed), part = runs(lang, cell)
    step = len(denied.tokens) - JUDGED[lang] - 1
    apart = np.abs(getattr(denied.trace, part) - getattr(affirmed.trace, part))[step]
    found = carriers.lane(lang, cell)
    assert (found.unit, found.step) == (apart.argmax(), step)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("cell", CELL_COLOURS)
def test_the_shares_told_are_those_of_a_run_by_hand(lang, cell):
    (denied, _), _ = runs(lang, cell)
    found, reader = carriers.lane(lang, cell), denied.readers["forward"]
    layer, trace, unit, rows = reader.layer, reader.trace, found.unit, []
    for step in range(denied.tokens.index(TURNS[lang]) + 1, found.step + 1):
        if cell == "rnn":
            products = [abs(layer.weight_hh[unit, k] * trace.h[step - 1, k]) for k in range(layer.hidden_size)]
            own = products.pop(unit)
            addends = [own, sum(products), abs(layer.weight_ih[unit] @ trace.x[step]), abs(layer.bias[unit])]
        elif cell == "lstm":
            addends = [abs(trace.f[step] * trace.c[step - 1])[unit], abs(trace.i[step] * trace.g[step])[unit]]
        else:
            addends = [abs(trace.z[step] * trace.h[step - 1])[unit], abs((1 - trace.z[step]) * trace.n[step])[unit]]
        rows.append(np.array(addends) / sum(addends))
    assert list(found.shares.values()) == pytest.approx(np.mean(rows, 0), abs=1e-4)
    told = prose(words(lang), f"long_memory.lanes.{cell}", **carriers.facts(lang, cell))
    assert account_bars.told(float(np.mean(rows, 0)[0])) in told
    if cell != "rnn":
        doors = getattr(trace, "f" if cell == "lstm" else "z")[denied.tokens.index(TURNS[lang]) + 1 : found.step + 1]
        assert carriers.within(float(doors[:, unit].min())) in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_rnn_s_lane_is_put_together_anew_and_an_lstm_s_is_kept(lang):
    shares = {cell: carriers.lane(lang, cell).shares for cell in CELL_COLOURS}
    assert shares["rnn"]["own"] < 0.25
    assert shares["rnn"]["others"] > 0.5
    assert shares["lstm"]["kept"] > 0.75


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_range_told_is_that_of_the_cards(lang):
    told = re.findall(r"\d+%", prose(words(lang), "long_memory.lanes.chosen", **lanes.chosen(lang)))
    metrics = {cell: load_specimen(FAR[lang].name(cell)).card.metrics for cell in CELL_COLOURS}
    ends = (metrics["rnn"]["own_most"], metrics["lstm"]["own_least"], metrics["gru"]["own_least"])
    assert told == [percent(share, 0) for share in ends]
    assert metrics["rnn"]["own"] <= metrics["rnn"]["own_most"]
    assert all(metrics[cell]["own"] >= metrics[cell]["own_least"] for cell in ("lstm", "gru"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_has_the_shares_of_the_lanes(lang):
    page = opened(lang=lang)
    (picture,) = [text.value for text in page.markdown if "gw-stacked" in text.value]
    shares = [share for cell in CELL_COLOURS for share in carriers.lane(lang, cell).shares.values()]
    assert [box["width"] for box in boxes(picture)] == pytest.approx([100 * share for share in shares], abs=0.01)
    for share in shares:
        assert account_bars.told(share) in picture


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_the_sentence_is_brought_with_its_lstm_to_the_lane(lang):
    page = opened(lang=lang)
    assert not page.button(key="gw-lanes-bring").click().run().exception
    here, found = page.session_state["gw-visit"].state, carriers.lane(lang, "lstm")
    assert (here.text, here.model) == (FAR[lang].shown[0], FAR[lang].name("lstm"))
    assert (here.step, here.unit) == (found.step, found.unit)


@pytest.mark.parametrize(
    ("share", "printed"),
    [(0.114, "11%"), (0.9996, "99.96%"), (0.9949, "99%"), (0.997, "99.7%"), (0.0004, "0.04%"), (0.5, "50%")],
)
def test_no_share_reads_nothing_or_all(share, printed):
    assert account_bars.told(share) == printed


@pytest.mark.parametrize(("door", "printed"), [(0.9623, "0.96"), (0.996, "0.996"), (0.99994, "0.9999"), (0.5, "0.50")])
def test_no_door_reads_one(door, printed):
    assert carriers.within(door) == printed
