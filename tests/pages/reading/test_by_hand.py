"""What is set by hand on the walk and in the lab: the same picture of both runs, and what is said of it."""

import json

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lstm_core.text.decode import LEGAL
from pages.chapters.contents import CHAPTERS
from pages.jobs.lru import Lru
from pages.stage import stage
from pages.state import holds, visit
from pages.words.digits import percent
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import specimen
from tests.pages.test_frame import opened

PAGES = {chapter.name: chapter for chapter in CHAPTERS}
LOVE = {"text": "我爱中国", "model": "segmenter-zh", "step": "2", "unit": "3"}
HOLD = "o:forward:2:3:0"


@pytest.fixture
def sent(monkeypatch):
    """Every payload that the pages mount."""
    payloads: list[dict] = []
    mount = stage.mount
    monkeypatch.setattr(stage, "mount", lambda payload: (payloads.append(payload), mount(payload)))
    return payloads


def page(chapter: str, lang: str = "zh", **address: str) -> AppTest:
    shown = opened("pages/frame.py", PAGES[chapter], lang=lang, **address)
    assert not shown.exception
    return shown


def pictures(sent: list[dict], hold: str) -> dict[str, dict]:
    last = {}
    for name in ("walk", "what_if"):
        page(name, hold=hold, **LOVE)
        last[name] = sent[-1]
    return last


@pytest.mark.parametrize("hold", [HOLD, f"{HOLD};f:backward:1:2:1;c:forward:0:0:-0.9", "f:forward:*:*:1"])
def test_the_walk_shows_what_the_lab_shows_of_the_same_hold(sent, hold):
    both = pictures(sent, hold)
    for name, spreads in (("walk", False), ("what_if", True)):
        assert both[name]["drags"].pop("spreads") == spreads
    walk, lab = (
        {name: both[page][name] for name in both[page] if name not in ("visit", "first", "cells")} for page in both
    )
    assert json.dumps(walk, sort_keys=True, default=str) == json.dumps(lab, sort_keys=True, default=str)
    assert walk["before"] is not None
    assert walk["address"]["hold"] == hold


def test_what_is_sent_is_the_run_with_the_door_held(sent):
    page("walk", hold=HOLD, **LOVE)
    held = specimen("segmenter-zh").read("我爱中国", hold_forward=[("o", 2, 3, 0.0)])
    assert sent[-1]["forward"]["h"] == stage.run_part(specimen("segmenter-zh"), held, {})["forward"]["h"]
    assert sent[-1]["before"]["forward"]["h"] != sent[-1]["forward"]["h"]


def test_each_reader_speaks_where_another_visit_has_held_a_door_before(sent, monkeypatch):
    """The run without the hold is behind that visit's, where only both readers speak."""
    monkeypatch.setattr(stage, "_runs", Lru(64, 32_000_000, stage._size))
    for _ in range(2):
        page("walk", hold=HOLD, **LOVE)
        page("walk", **LOVE)
        assert set(sent[-1]["verdicts"]) == {"both", "forward", "backward"}


def test_without_a_hold_the_walk_compares_nothing(sent):
    page("walk", **LOVE)
    assert sent[-1]["before"] is None
    assert sent[-1]["drags"] == {"held": [], "spreads": False, "said": None}


@pytest.mark.parametrize(("model", "part"), [("segmenter-en", "g"), ("gru-en", "n"), ("segmenter-en", "c")])
def test_of_what_is_no_door_it_is_not_said_that_it_is_shut(sent, model, part):
    page("walk", lang="en", text="I love China", model=model, hold=f"{part}:forward:2:3:0")
    text = sent[-1]["drags"]["said"]["text"]
    assert "set to 0.00" in text
    assert "shut" not in text


def test_no_other_chapter_offers_doors_to_a_hand_or_shows_what_is_held(sent):
    page("forget_gate", hold=HOLD, **LOVE)
    assert "drags" not in sent[-1]
    assert "held" not in sent[-1]["forward"]
    assert sent[-1]["address"]["hold"] == HOLD


def test_a_door_that_is_let_go_in_the_browser_is_checked_like_an_address(monkeypatch):
    page_ = page("walk", **LOVE)
    here = page_.session_state["gw-visit"]
    monkeypatch.setattr(visit, "current", lambda: here)
    for told, kept in ((HOLD, HOLD), ("o:forward:2:3:7", HOLD), ("nonsense", HOLD), (None, ""), (HOLD, HOLD), ("", "")):
        monkeypatch.setattr(stage.widgets, "value", lambda key, told=told: {"hold": told})
        stage._take_hold()
        assert holds.spell(here.state.hold) == kept


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "model", "hold"),
    [
        ("我爱中国", "segmenter-zh", HOLD),
        ("我爱中国", "segmenter-zh", "f:forward:0:3:0"),
        ("I love China", "segmenter-en", "f:forward:5:*:1"),
        ("服务很差，但味道很好", "negation-zh", "f:forward:5:*:1"),
        ("我爱中国", "segmenter-zh", "i:forward:*:*:0"),
    ],
)
def test_what_came_of_it_is_the_largest_change_of_a_probability(sent, lang, text, model, hold):
    page("walk", lang, text=text, model=model, hold=hold)
    known, say, (entry,) = specimen(model), words(lang), holds.parse(hold)
    before, after = (known.read(text, hold_forward=one) for one in (None, holds.of_direction([entry], "forward")))
    moved = np.abs(after.probabilities - before.probabilities).max(axis=1)
    step, said = int(moved.argmax()), sent[-1]["drags"]["said"]
    assert said["part"] == entry.part
    assert entry.steps is None or known.tokenise(text).tokens[entry.steps[0]] in said["text"]
    assert (
        say("what_if.all_units" if entry.units is None else "what_if.one_unit", unit=(entry.units or (0,))[0] + 1)
        in said["text"]
    )
    if moved.max() < 0.0005:
        assert say("what_if.still") in said["text"]
        return
    for share in (before, after):
        assert percent(share.probabilities[step].max()) in said["text"]
    assert after.tokens[step] in said["text"]
    if known.card.task != "segmentation":
        return
    illegal = [pair for pair in zip(after.labels, after.labels[1:], strict=False) if "".join(pair) not in LEGAL]
    if before.answer != after.answer:
        assert say("what_if.words_now", words=" · ".join(after.answer)) in said["text"]
    elif before.labels != after.labels and illegal:
        assert say("what_if.words_because", first=illegal[0][0], second=illegal[0][1]) in said["text"]
    else:
        assert say("what_if.words_same") in said["text"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_an_answer_nothing_is_said_of_it(sent, lang):
    page("walk", lang, text="我爱中国", model="random", hold="f:forward:1:*:0")
    assert sent[-1]["drags"]["said"] is None
    assert len(sent[-1]["drags"]["held"]) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_run_has_no_place_for_is_said_on_the_walk(lang):
    shown = page("walk", lang, text="我爱中国", model="segmenter-zh", hold=f"f:forward:99:*:1;{HOLD}")
    assert words(lang)("what_if.unfit", count=1) in [element.value for element in shown.text]
    assert holds.spell(shown.session_state["gw-visit"].state.hold) == HOLD
