"""Models that differ in their cell alone: a link opens each, the walk offers the others, and lessons take the LSTM."""

from base64 import b64decode

import pytest

from lstm_core import load_specimen
from pages import chapters
from pages.stage import stage
from pages.stage.payload import floats
from pages.state import holds, model_names
from pages.words.words import LANGUAGES, words
from tests.pages.test_frame import opened

SIBLINGS = [name for name in model_names.models() if name not in (*model_names.shipped(), model_names.RANDOM)]
BORROWED = [  # what a reader has, and what reads in the lesson on another cell
    ("rnn", "segmenter-{}", "rnn-{}-both"),
    ("rnn", "segmenter-{}-forward", "rnn-{}"),
    ("rnn", "negation-{}", "rnn-{}-both"),
    ("rnn", "reviews-far-{}-lstm", "reviews-far-{}-rnn"),
    ("gru", "segmenter-{}", "gru-{}-both"),
    ("gru", "rnn-{}", "gru-{}"),
    ("gru", "negation-{}", "gru-{}-both"),
    ("gru", "reviews-far-{}-rnn", "reviews-far-{}-gru"),
]
ABOUT_LSTMS = ("forget_gate", "input_gate", "cell_update", "output_gate", "bi_lstm", "long_memory", "what_if")


@pytest.fixture
def sent(monkeypatch):
    """What the stage was sent."""
    payloads, mount = [], stage.mount
    monkeypatch.setattr(stage, "mount", lambda payload: (payloads.append(dict(payload)), mount(payload)))
    return payloads


def test_a_family_differs_in_its_cell_alone():
    for name in SIBLINGS:
        family = model_names.family(name)
        assert list(family) == [kind for kind in model_names.DRAWN if kind in family]
        members = {kind: load_specimen(one) for kind, one in family.items()}
        assert {kind: one.layer.kind for kind, one in members.items()} == {kind: kind for kind in family}
        first, *others = members.values()
        for other in others:
            assert other.tokeniser == first.tokeniser
            assert (other.card.direction, other.card.task, other.card.sizes) == (
                first.card.direction,
                first.card.task,
                first.card.sizes,
            )
    assert {f"{kind}-{lang}{both}" for kind in ("rnn", "gru") for lang in LANGUAGES for both in ("", "-both")} <= set(
        SIBLINGS
    )
    assert model_names.family("negation-zh") == model_names.family("random") == {}


@pytest.mark.parametrize("name", SIBLINGS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_to_a_sibling_opens_on_the_walk_with_its_own_cell(name, lang, sent):
    card = load_specimen(name).card
    page = opened("pages/frame.py", model=name, lang=lang, text=card.examples[0], step="1", unit="2")
    assert not page.exception
    state = page.session_state["gw-visit"].state
    assert (state.model, state.step, state.unit) == (name, 1, 2)
    assert page.session_state["gw-visit"].notice == ()
    kind = load_specimen(name).layer.kind
    assert (sent[-1]["kind"], sent[-1]["cells"]) == (kind, list(model_names.family(name)))
    for drawer in ("atlas", "numbers"):
        page.session_state[f"gw-{drawer}"] = True
    page.run()
    assert not page.exception


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ABOUT_LSTMS)
def test_a_page_about_lstms_takes_the_lstm_trained_alike_and_says_so(name, lang):
    kind = "rnn" if lang == "zh" else "gru"
    left = f"{kind}-{lang}" if name != "bi_lstm" else f"{kind}-{lang}-both"
    instead = model_names.family(left)["lstm"]
    page = opened("pages/frame.py", model=left, lang=lang)
    page.switch_page(str(chapters.script(name))).run()
    assert not page.exception
    assert page.session_state["gw-visit"].state.model == instead
    say = words(lang)
    names = {"left": say(f"models.{left}.name"), "model": say(f"models.{instead}.name")}
    assert any(say("walk.lstm_here", **names) in text.value for text in page.text)
    page.switch_page(str(chapters.script("walk"))).run()
    assert not page.exception
    assert not any(say("walk.lstm_here", **names) in text.value for text in page.text)


@pytest.mark.parametrize("hold", ["z:forward:1:2:0", "r:forward:*:2:1;z:forward:0:0:0.5"])
def test_a_door_of_the_gru_is_held_as_the_core_holds_it(sent, hold):
    page = opened("pages/frame.py", model="gru-zh", lang="zh", text="我爱中国", hold=hold)
    assert not page.exception
    entries = holds.parse(hold)
    assert page.session_state["gw-visit"].state.hold == entries
    by_hand = load_specimen("gru-zh").read("我爱中国", hold_forward=holds.of_direction(entries, "forward"))
    assert sent[-1]["forward"]["h"] == floats(by_hand.trace.h)
    assert sent[-1]["before"]["forward"]["h"] == floats(load_specimen("gru-zh").read("我爱中国").trace.h)
    assert len(sent[-1]["drags"]["held"]) == len(entries)
    assert b64decode(sent[-1]["forward"]["held"]) == by_hand.trace.held.astype("uint8").tobytes()


@pytest.mark.parametrize(("name", "hold"), [("gru-zh", "f:forward:1:2:0"), ("segmenter-zh", "z:forward:1:2:0")])
def test_the_door_of_another_cell_is_taken_off(name, hold):
    page = opened("pages/frame.py", model=name, lang="zh", text="我爱中国", hold=hold)
    assert not page.exception
    assert page.session_state["gw-visit"].state.hold == ()


@pytest.mark.parametrize("name", ["rnn-zh"])
def test_what_is_held_is_taken_off_where_a_cell_has_no_such_door(sent, name):
    page = opened("pages/frame.py", model=name, lang="zh", text="我爱中国", hold="f:forward:1:2:0")
    assert not page.exception
    assert page.session_state["gw-visit"].state.hold == ()
    assert sent[-1].get("drags") is None


def test_of_what_reads_both_ways_only_the_lstm_has_two_siblings(sent):
    for name in ("rnn-zh-both", "gru-zh-both"):
        opened("pages/frame.py", model=name, lang="zh", text="我爱中国", view="readers")
        assert list(sent[-1]["verdicts"]) == ["both", "forward"]


def test_needs_lstm_leaves_an_lstm_as_it_is():
    page = opened("pages/frame.py", model="segmenter-zh-forward", lang="zh", text="我爱中国")
    page.switch_page(str(chapters.script("forget_gate"))).run()
    assert page.session_state["gw-visit"].state.model == "segmenter-zh-forward"
    assert page.session_state["gw-visit"].gave_way == ""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("cell", "left", "read"), BORROWED)
def test_a_lesson_on_another_cell_borrows_one_and_gives_the_reader_s_own_model_back(cell, left, read, lang, sent):
    left, read, say = left.format(lang), read.format(lang), words(lang)
    page = opened("pages/frame.py", model=left, lang=lang, text=load_specimen(left).card.examples[0])
    text = page.session_state["gw-visit"].state.text
    page.switch_page(str(chapters.script(cell))).run()
    assert not page.exception
    assert (page.session_state["gw-visit"].state.model, sent[-1]["kind"]) == (read, cell)
    names = {"left": say(f"models.{left}.name"), "model": say(f"models.{read}.name")}
    assert any(say(f"walk.{cell}_here", **names) in text.value for text in page.text)
    page.switch_page(str(chapters.script("cost"))).run()
    state = page.session_state["gw-visit"].state
    assert (state.model, state.text) == (left, text)
    assert page.session_state["gw-visit"].gave_way == ""
    assert not any(say("walk.lstm_here", left=names["model"], model=names["left"]) in text.value for text in page.text)


def test_an_rnn_of_the_reader_s_own_reads_in_its_lesson_and_stays():
    page = opened("pages/frame.py", model="rnn-zh", lang="zh", text="我爱中国")
    page.switch_page(str(chapters.script("rnn"))).run()
    assert (page.session_state["gw-visit"].state.model, page.session_state["gw-visit"].lent) == ("rnn-zh", "")
    page.switch_page(str(chapters.script("walk"))).run()
    assert page.session_state["gw-visit"].state.model == "rnn-zh"


def test_a_sentence_that_the_lesson_brings_keeps_no_model_but_the_reader_s():
    page = opened("pages/frame.py", model="segmenter-zh", lang="zh", text="我爱中国")
    page.switch_page(str(chapters.script("rnn"))).run()
    page.button(key="gw-show-me").click().run()
    page.button(key="gw-sentence-far").click().run()
    assert page.session_state["gw-visit"].state.model == "reviews-far-zh-rnn"
    page.switch_page(str(chapters.script("cost"))).run()
    assert page.session_state["gw-visit"].state.model == "segmenter-zh"


def test_from_one_borrowed_cell_to_another_the_reader_s_own_model_is_kept():
    page = opened("pages/frame.py", model="segmenter-zh", lang="zh", text="我爱中国")
    for chapter, model in (("rnn", "rnn-zh-both"), ("gru", "gru-zh-both"), ("rnn", "rnn-zh-both")):
        page.switch_page(str(chapters.script(chapter))).run()
        visit = page.session_state["gw-visit"]
        assert (visit.state.model, visit.lent) == (model, "segmenter-zh")
    page.switch_page(str(chapters.script("walk"))).run()
    assert page.session_state["gw-visit"].state.model == "segmenter-zh"


@pytest.mark.parametrize(("name", "part"), [("rnn-{}", "wall"), ("gru-{}", "door"), ("segmenter-{}", "door")])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_speaks_of_what_the_cell_has(name, part, lang):
    page = opened("pages/frame.py", model=name.format(lang), lang=lang)
    told = " ".join(one.proto.body for one in page.get("html"))
    other = {"wall": "door", "door": "wall"}[part]
    say = words(lang)
    assert say(f"walk.hint_{part}") in told
    assert say(f"walk.hint_{other}") not in told
