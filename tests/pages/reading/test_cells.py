"""Models that differ in their cell alone: a link opens each, the walk offers the others, and lessons take the LSTM."""

from base64 import b64decode
from dataclasses import replace
from operator import itemgetter

import numpy as np
import pytest

from lstm_core import (
    GRU,
    LSTM,
    RNN,
    BiGRU,
    BiLSTM,
    BiRNN,
    Specimen,
    SpecimenError,
    load_specimen,
    open_specimen,
    random_specimen,
    save_specimen,
)
from pages import chapters
from pages.chapters.contents import CHAPTERS
from pages.reading import model_menu
from pages.stage import stage
from pages.stage.payload import floats
from pages.state import address, holds, model_names
from pages.words.words import LANGUAGES, words
from tests.pages.files import made
from tests.pages.menu import choose, opened_menu
from tests.pages.test_frame import opened, said
from tests.sweep import swept

PAGES = {chapter.name: chapter for chapter in CHAPTERS}
NOT_SIBLINGS = (*model_names.shipped(), *model_names.RANDOMS.values())
SIBLINGS = [name for name in model_names.models() if name not in NOT_SIBLINGS]
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
ABOUT_LSTMS = (
    "map",
    "forget_gate",
    "input_gate",
    "cell_update",
    "output_gate",
    "bi_lstm",
    "long_memory",
    "what_if",
    "review",
)


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
    assert model_names.family("negation-zh") == {}
    assert model_names.family("random") == model_names.RANDOMS


@pytest.mark.parametrize("name", swept(SIBLINGS, lambda name: name.partition("-")[0]))
@pytest.mark.parametrize("lang", swept(LANGUAGES))
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


@pytest.mark.parametrize(("kind", "model"), model_names.RANDOMS.items())
def test_a_random_model_has_any_of_the_cells_and_keeps_its_units_and_seed(kind, model, sent):
    page = opened("pages/frame.py", model=model, units="5", seed="17", lang="zh", text="我爱中国", step="1")
    assert not page.exception
    assert page.session_state["gw-visit"].notice == ()
    shown = random_specimen(5, 17, kind).read("我爱中国")
    assert (sent[-1]["kind"], sent[-1]["cells"], sent[-1]["meaningless"]) == (kind, list(model_names.RANDOMS), True)
    assert sent[-1]["forward"]["h"] == floats(shown.readers["forward"].trace.h)
    opened_menu(page).number_input(key="gw-units").set_value(7).run()
    assert sent[-1]["sizes"]["H"] == 7
    assert sent[-1]["kind"] == kind
    page.switch_page(str(chapters.script("rnn"))).run()
    assert sent[-1]["forward"]["h"] == floats(random_specimen(7, 17, "rnn").read("我爱中国").readers["forward"].trace.h)
    page.switch_page(str(chapters.script("walk"))).run()
    assert page.session_state["gw-visit"].state.model == model


def of_a_file(kind: str, direction: str) -> Specimen:
    """A model as a file of this cell may hold it."""
    one = made("segmentation", ("B", "M", "E", "S"), direction, 6, "graphemes")
    cells = {"rnn": (RNN, BiRNN), "lstm": (LSTM, BiLSTM), "gru": (GRU, BiGRU)}
    layer = cells[kind][direction == "both"].random(3, 6, seed=2, dtype=np.float32)
    return open_specimen(save_specimen(replace(one, layer=layer)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["rnn", "gru"])
@pytest.mark.parametrize("direction", ["forward", "backward", "both"])
def test_a_file_of_another_cell_is_stepped_like_the_shipped_ones(kind, direction, sent):
    one, lang = of_a_file(kind, direction), "zh" if direction == "both" else "en"
    page = opened("pages/frame.py", lang=lang, text="我爱中国")
    page.session_state["gw-visit"].opened = (f"{kind} {direction}", one)
    choose(page, "file")
    assert not page.exception
    for way, reader in one.read("我爱中国").readers.items():
        assert (sent[-1]["kind"], sent[-1][way]["h"]) == (kind, floats(reader.trace.h))
    if kind == "gru":
        reads = next(iter(one.read("我爱中国").readers))
        state = page.session_state["gw-visit"].state
        page.session_state["gw-visit"].state = replace(state, hold=holds.parse(f"z:{reads}:1:2:0"))
        page.run()
        held = one.read("我爱中国", **{f"hold_{reads}": [("z", 1, 2, 0.0)]})
        assert sent[-1][reads]["h"] == floats(held.readers[reads].trace.h)
    for chapter in CHAPTERS:
        assert page.session_state["gw-visit"].state.model == "file", f"before {chapter.name}"
        page.switch_page(str(chapters.script(chapter.name))).run()
        assert not page.exception, chapter.name
        state, say = page.session_state["gw-visit"].state, words(lang)
        borrows = chapter.name in ("rnn", "gru") and chapter.name != kind
        assert (state.model == "file") == (chapter.name not in ABOUT_LSTMS and not borrows), chapter.name
        assert state.lent == ("file" if borrows or chapter.name in ABOUT_LSTMS else "")
        if chapter.name in ABOUT_LSTMS:
            names = {"left": say("models.file.name"), "model": say(f"models.{state.model}.name")}
            assert state.model == "segmenter-zh"
            assert any(say("walk.lstm_instead", **names) in text.value for text in page.text)
        page.switch_page(str(chapters.script("walk"))).run()  # which shows any: it is back


def test_a_gru_whose_reset_gates_stand_elsewhere_than_the_stage_draws_them_is_refused():
    one = of_a_file("gru", "both")
    layer = one.layer.each(lambda reader: replace(reader, reset_after=False))
    with pytest.raises(SpecimenError, match="header: expected layer: reset_after true, got false"):
        model_menu.opened(save_specimen(replace(one, layer=layer)))
    assert model_menu.opened(save_specimen(one)).layer.kind == "gru"


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize("name", swept(ABOUT_LSTMS, lambda name: name == "bi_lstm"))
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


def noticed(page) -> list[str]:
    """The kinds of what is said of sentence, link and model."""
    found, blocks = [], [page.main]
    while blocks:
        block = blocks.pop()
        found.append(getattr(block.proto, "id", "").partition("-gw-notice-")[2])
        blocks += [child for child in block.children.values() if hasattr(child, "children")]
    return [kind for kind in found if kind]


def test_a_link_that_could_not_be_read_is_said_to_be_wrong_though_another_model_reads(sent):
    page = opened("pages/frame.py", model="segmenter-zh", lang="zh", text="我爱中国", unit="x")
    assert noticed(page) == ["wrong"]
    page.switch_page(str(chapters.script("rnn"))).run()
    assert noticed(page) == ["wrong"]


def test_needs_lstm_leaves_an_lstm_as_it_is():
    page = opened("pages/frame.py", model="segmenter-zh-forward", lang="zh", text="我爱中国")
    page.switch_page(str(chapters.script("forget_gate"))).run()
    assert page.session_state["gw-visit"].state.model == "segmenter-zh-forward"
    assert page.session_state["gw-visit"].gave_way == ""


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize(("cell", "left", "read"), swept(BORROWED, itemgetter(0)))
def test_a_lesson_on_another_cell_borrows_one_and_gives_the_reader_s_own_model_back(cell, left, read, lang, sent):
    left, read, say = left.format(lang), read.format(lang), words(lang)
    page = opened("pages/frame.py", model=left, lang=lang, text=load_specimen(left).card.examples[0])
    text = page.session_state["gw-visit"].state.text
    page.switch_page(str(chapters.script(cell))).run()
    assert not page.exception
    assert (page.session_state["gw-visit"].state.model, sent[-1]["kind"]) == (read, cell)
    names = {"left": say(f"models.{left}.name"), "model": say(f"models.{read}.name")}
    assert any(say(f"walk.{cell}_here", **names) in text.value for text in page.text)
    assert noticed(page) == ["remark"]  # nothing is wrong
    page.switch_page(str(chapters.script("cost"))).run()
    state = page.session_state["gw-visit"].state
    assert (state.model, state.text) == (left, text)
    assert page.session_state["gw-visit"].gave_way == ""
    assert not any(say("walk.lstm_here", left=names["model"], model=names["left"]) in text.value for text in page.text)


def test_an_rnn_of_the_reader_s_own_reads_in_its_lesson_and_stays():
    page = opened("pages/frame.py", model="rnn-zh", lang="zh", text="我爱中国")
    page.switch_page(str(chapters.script("rnn"))).run()
    state = page.session_state["gw-visit"].state
    assert (state.model, state.lent) == ("rnn-zh", "")
    page.switch_page(str(chapters.script("walk"))).run()
    assert page.session_state["gw-visit"].state.model == "rnn-zh"


@pytest.mark.parametrize(
    ("lang", "brought", "after"),
    swept([("en", "near", CHAPTERS[2:3]), ("en", "", CHAPTERS[:1]), ("zh", "far", CHAPTERS)]),
    ids=lambda one: one if isinstance(one, str) else len(one),
)
def test_a_reload_of_the_lesson_on_the_rnn_keeps_the_reader_s_own_model_for_every_page_after_it(lang, brought, after):
    own = f"segmenter-{lang}-forward" if brought else f"negation-{lang}"
    page = opened("pages/frame.py", model=own, lang=lang, text=load_specimen(own).card.examples[0])
    page.switch_page(str(chapters.script("rnn"))).run()
    if brought:
        page.button(key="gw-show-me").click().run()
        page.button(key=f"gw-sentence-{brought}").click().run()
    left = page.session_state["gw-visit"].state
    link = address.spell(left)
    assert link["lent"] == own
    for chapter in after:
        again = opened("pages/frame.py", PAGES["rnn"], **link)
        assert not again.exception
        assert address.spell(again.session_state["gw-visit"].state) == link
        if chapter.name == "rnn":
            continue
        again.switch_page(str(chapters.script(chapter.name))).run()
        assert not again.exception
        state = again.session_state["gw-visit"].state
        if chapter.name == "gru":
            assert state.lent == own
        else:
            assert (state.model, state.lent, "lent" in address.spell(state)) == (own, "", False)
        again.switch_page(str(chapters.script("rnn"))).run()
        assert again.session_state["gw-visit"].state.lent == own


def test_a_model_chosen_in_the_lesson_on_the_rnn_is_the_reader_s_own_from_then_on():
    page = opened("pages/frame.py", PAGES["rnn"], model="segmenter-zh", lang="zh", text="我爱中国")
    assert page.session_state["gw-visit"].state.lent == "segmenter-zh"
    choose(page, "negation-zh")
    assert page.session_state["gw-visit"].state.lent == "negation-zh"
    page.switch_page(str(chapters.script("cost"))).run()
    assert page.session_state["gw-visit"].state.model == "negation-zh"


def test_what_was_lent_comes_back_at_once_on_a_page_that_borrows_nothing():
    page = opened("pages/frame.py", model="rnn-zh-both", lent="segmenter-zh", lang="zh", text="我爱中国")
    state = page.session_state["gw-visit"].state
    assert (state.model, state.lent) == ("segmenter-zh", "")


@pytest.mark.parametrize("lang", swept(LANGUAGES[::-1]))
def test_a_file_that_was_lent_and_is_gone_is_said_to_be_so(lang):
    link = {"model": f"rnn-{lang}-both", "lent": "file", "lang": lang, "text": words(lang)("walk.first_sentence")}
    page, say = opened("pages/frame.py", PAGES["rnn"], **link), words(lang)
    assert say("errors.file_again", model=say(f"models.rnn-{lang}-both.name")) in said(page)
    page.switch_page(str(chapters.script("cost"))).run()
    assert page.session_state["gw-visit"].state.model == f"segmenter-{lang}"


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
        assert (visit.state.model, visit.state.lent) == (model, "segmenter-zh")
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
