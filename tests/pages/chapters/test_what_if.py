"""What the lab says of what is held, and of the run before and after it."""

from dataclasses import replace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lstm_core import LSTM
from pages.chapters.contents import CHAPTERS
from pages.stage import stage
from pages.state import holds
from pages.words.digits import parsed, percent
from pages.words.escape import literal
from pages.words.markup import inline, prose
from pages.words.powers import power
from pages.words.words import LANGUAGES, words
from tests.pages.files import made
from tests.pages.lessons import specimen
from tests.pages.menu import choose
from tests.pages.test_frame import opened, said
from tests.sweep import swept

WHAT_IF = next(chapter for chapter in CHAPTERS if chapter.name == "what_if")
LOVE = {"text": "我爱中国", "model": "segmenter-zh"}
TURN = {"text": "服务很差，但味道很好", "model": "negation-zh"}
SAYINGS = ("no_answer", "no_classes", "same", "other_length")


def lab(lang: str, **address: str) -> AppTest:
    page = opened("pages/frame.py", WHAT_IF, lang=lang, **address)
    assert not page.exception
    return page


def shown(page: AppTest) -> str:
    return "".join(html.proto.body for html in page.get("html"))


def hold(page: AppTest, what: str) -> None:
    kept = page.session_state["gw-visit"]
    kept.state = replace(kept.state, hold=holds.parse(what))
    page.run()


@pytest.fixture
def sent(monkeypatch):
    """Every payload that the pages mount."""
    payloads: list[dict] = []
    mount = stage.mount
    monkeypatch.setattr(stage, "mount", lambda payload: (payloads.append(payload), mount(payload)))
    return payloads


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_said_to_be_changed_until_something_is(lang):
    nothing = prose(words(lang), "what_if.nothing")
    assert nothing in shown(lab(lang, **LOVE))
    assert nothing not in shown(lab(lang, hold="f:forward:1:*:0", **LOVE))


@pytest.mark.parametrize(
    ("hold", "zh", "en"),
    [
        ("f:forward:0,2:1,3:0.5", "位置 1、3 · 单元 2、4 = 0.5", "places 1, 3 · units 2, 4 = 0.5"),
        ("f:forward:1,2:5:0", "位置 2 到 3 · 单元 6 = 0", "places 2 to 3 · unit 6 = 0"),
        ("f:forward:2,2:5,5:0", "「中」（位置 3） · 单元 6 = 0", "“中” (place 3) · unit 6 = 0"),
        ("f:forward:*:*:1", "每一步 · 全部单元 = 1", "every step · all units = 1"),
    ],
)
def test_what_is_held_is_said_by_its_places_and_units_counted_from_1(sent, hold, zh, en):
    for lang, told in (("zh", zh), ("en", en)):
        say = words(lang)
        start = f"{say('walk.forward')} · {say('stage.part_f')}"
        page = lab(lang, hold=hold, **LOVE)
        assert sent[-1]["drags"]["held"] == [f"{start} · {told}"]
        assert not any(literal(told) in button.label for button in page.button)  # the stage alone says it


def test_a_place_is_named_by_the_token_that_is_read_there_now(sent):
    lab("en", hold="f:forward:2:*:0", other="我爱人国", **LOVE)
    assert "“人” (place 3)" in sent[-1]["drags"]["held"][0]


@pytest.mark.parametrize("lang", swept(LANGUAGES[::-1]))
@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("no_answer", {"text": "我爱中国", "model": "random", "hold": "f:forward:1:*:0"}),
        ("same", LOVE | {"hold": "f:forward:0:*:0"}),  # before it there is nothing to forget
        ("other_length", LOVE | {"other": "我爱"}),
    ],
)
def test_it_is_said_where_there_is_nothing_to_compare(lang, told, address):
    page = shown(lab(lang, **address))
    for name in SAYINGS:
        assert (prose(words(lang), f"what_if.{name}") in page) == (name == told)


@pytest.mark.parametrize("lang", swept(LANGUAGES[::-1]))
def test_a_model_without_classes_has_no_answer_to_compare(lang):
    page = opened("pages/frame.py", WHAT_IF, lang=lang)
    page.session_state["gw-visit"].opened = ("made", made("none", (), "both", 2, "graphemes"))
    page.run()
    choose(page, "file")
    hold(page, "f:forward:1:*:0")
    assert prose(words(lang), "what_if.no_classes") in shown(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_compared_until_something_is_changed(lang):
    say, fresh, changed = words(lang), lab(lang, **LOVE), lab(lang, hold="f:forward:1:*:0", **LOVE)
    for page, compared in ((fresh, False), (changed, True)):
        assert (prose(say, "what_if.invite") in shown(page)) != compared
        assert (f"<h3>{say('what_if.answer')}</h3>" in shown(page)) == compared
        assert bool([box for box in page.expander if box.label == say("what_if.difference")]) == compared


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize("update", [0, 400])
def test_the_answer_of_an_untrained_network_is_not_called_the_model_s(lang, update):
    known = specimen(LOVE["model"])
    file = replace(known, card=replace(known.card, training=known.card.training | {"update": update}))
    page = opened("pages/frame.py", WHAT_IF, lang=lang)
    page.session_state["gw-visit"].opened = (f"after {update} updates", file)
    page.run()
    choose(page, "file")
    hold(page, "f:forward:1:*:0")
    told = {
        name: f"<h3>{words(lang)(f'what_if.{name}')}</h3>" in shown(page) for name in ("answer", "answer_untrained")
    }
    assert told == {"answer": update > 0, "answer_untrained": update == 0}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_no_label_turns_the_largest_change_is_told_as_the_bars_have_it(lang):
    before, after = (specimen(LOVE["model"]).read(LOVE["text"], hold_forward=hold) for hold in (None, [("o", 2, 5, 0)]))
    moved = np.abs(after.probabilities - before.probabilities).max(1)
    assert before.labels == after.labels
    page = shown(lab(lang, hold="o:forward:2:5:0", **LOVE))
    assert prose(words(lang), "what_if.unmoved", most=power(moved.max())) in page
    was, now = (parsed(percent(each.probabilities[moved.argmax()].max())[:-1]) for each in (before, after))
    assert power(float(abs(now - was)) / 100) == power(moved.max())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_label_that_turns_is_told_with_both_probabilities(lang):
    known, say = specimen(TURN["model"]), words(lang)
    before, after = (known.read(TURN["text"], hold_forward=hold) for hold in (None, [("f", 5, None, 1)]))
    page = shown(lab(lang, hold="f:forward:5:*:1", **TURN))
    turned = [step for step in range(len(before.tokens)) if before.labels[step] != after.labels[step]]
    assert turned
    assert page.count("<li>") == len(turned)
    for step in turned:
        slots = {"step": step + 1, "token": before.tokens[step]}
        for name, probability, reading in (("old", "was", before), ("new", "now", after)):
            slots[name] = say(f"stage.answer_class_{reading.labels[step]}")
            slots[probability] = percent(reading.probabilities[step].max())
        assert inline(say, "what_if.moved", **slots) in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_label_that_turns_with_its_character_is_told_of_both_characters(lang):
    """Before and after, something else stands there: what was said of the one was never said of the other."""
    text, other = "床前明月光，疑是地上霜。", "床前明月光，疑是地上下霜"
    before, after = (specimen("verse-zh").read(line) for line in (text, other))
    page = shown(lab(lang, model="verse-zh", text=text, other=other))
    turned = [step for step in range(len(before.tokens)) if before.labels[step] != after.labels[step]]
    assert turned == [11]
    quoted = {"zh": "「{}」", "en": "“{}”"}[lang]
    line = next(line for line in page.split("<li>")[1:] if "12" in line).partition("</li>")[0]
    old, new = line.split("→")
    assert quoted.format("。") in old
    assert quoted.format("霜") in new
    assert "霜" not in old


WORDS = {  # (text, hold): the list's label against the words', no word against the list, nothing against nothing
    "segmenter-zh": ("我爱中国", "i:forward:2:*:0;i:backward:2:*:0"),
    "segmenter-en-backward": ("I love China", "i:backward:5:*:0"),
    "segmenter-en": ("I love China", "i:forward:1:*:0;i:backward:1:*:0"),
}


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize("model", WORDS)
def test_where_the_words_and_the_list_differ_it_is_said_why_and_where(lang, model):
    (text, raw), say = WORDS[model], words(lang)
    before, held = specimen(model).read(text), holds.parse(raw)
    after = specimen(model).read(
        text, **{f"hold_{way}": holds.of_direction(held, way) or None for way in holds.DIRECTIONS}
    )
    page = shown(lab(lang, text=text, model=model, hold=raw))
    expected = [
        inline(
            say,
            "what_if.decoded_at",
            when=say(f"what_if.{name}"),
            step=step + 1,
            token=before.tokens[step],
            label=say(f"stage.answer_class_{reading.labels[step]}"),
            tag=say(f"stage.answer_class_{reading.tags[step]}"),
        )
        for name, reading in (("before", before), ("after", after))
        for step in range(len(text.replace(" ", "")))
        if (before.labels[step], before.tags[step]) != (after.labels[step], after.tags[step])
        and reading.labels[step] != reading.tags[step]
    ]
    assert bool(expected) == (model != "segmenter-en")
    assert (prose(say, "what_if.decoded") in page) == bool(expected)
    assert all(line in page for line in expected)
    if model == "segmenter-zh":
        assert len(expected) == 1  # 位置 3「中」 after: S by itself, B in the words
    else:
        assert before.labels == after.labels  # the words may change where no label does


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_ledgers_stand_with_what_they_do_not_say(lang):
    page = lab(lang, hold="f:forward:1:*:0", **LOVE)
    page.session_state["gw-ledgers"] = True
    assert words(lang)("what_if.ledgers_about") in said(page.run())


def test_a_later_gate_depends_on_an_earlier_token():
    layer, x = LSTM.random(3, 4, seed=1), np.random.default_rng(1).normal(size=(5, 3))
    changed = x.copy()
    changed[0] += 1
    before, after = layer(x), layer(changed)
    for part in ("f", "i", "g", "o"):
        assert (getattr(before, part) != getattr(after, part)).any(axis=1).all(), part
