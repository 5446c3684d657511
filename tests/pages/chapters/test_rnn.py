"""The lesson on the plain RNN: its tasks, its account, its seeds and the way to the first door."""

from random import Random

import numpy as np
import pytest

from lstm_core import account
from lstm_core.recipes.far.seeds import kept
from lstm_core.recipes.far.training import Setting
from pages.chapters.contents import CHAPTERS
from pages.chapters.rnn import page as rnn
from pages.lesson.account_bars import told
from pages.quiz.cells import rnn as quiz
from pages.quiz.question import at
from pages.words.digits import decimals, parsed
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import RNNS, readers, specimen
from tests.pages.test_frame import opened
from tests.sweep import swept

RUNS = [reader for name in RNNS for text in specimen(name).card.examples[:3] for reader in readers(name, text)]
CHAPTER = next(chapter for chapter in CHAPTERS if chapter.name == "rnn")


def html(page) -> str:
    return "".join(element.proto.body for element in page.get("html"))


def test_the_bias_task_is_done_where_the_bias_is_more_than_all_else():
    task, seen = next(task for task in rnn.LESSON.tasks if task.name == "bias"), set()
    for reader in RUNS:
        layer, trace = reader.layer, reader.trace
        others = np.abs(trace.h_prev[:, None, :] * layer.weight_hh).sum(axis=-1) + np.abs(trace.z_x)
        np.testing.assert_array_equal(task.where(reader), np.abs(layer.bias) > others)
        seen |= set(task.where(reader).ravel().tolist())
    assert seen == {True, False}


def test_a_case_has_the_numbers_of_the_run():
    for reader in RUNS:
        for settled in rnn.LESSON.settled:
            for case in settled.cases:
                place = case(reader)
                shown, trace = settled.numbers(reader, place), reader.trace
                assert float(parsed(shown["old"])) == pytest.approx(trace.h_prev[place.step, place.unit], abs=0.006)
                assert float(parsed(shown["new"])) == pytest.approx(np.tanh(reader.z("h", place)), abs=0.006)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_many_seeds_learn_near_and_far_is_the_table_s(lang):
    told, table = rnn.seeds(lang), kept()
    for cell in ("rnn", "lstm"):
        for name, most in (("near", 4), ("far", 40)):
            assert told[f"{cell}_{name}"] == table[lang, Setting(cell, "keras", most)].solved
    assert (told["rnn_near"], told["lstm_near"], told["lstm_far"]) == (10, 10, 10)
    assert told["rnn_far"] < 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_account_of_the_followed_unit_is_there_once_a_question_was_answered(lang):
    page = opened("pages/frame.py", CHAPTER, lang=lang)
    say = words(lang)
    assert say("rnn.account.note") not in html(page)
    page.button(key="gw-show-me").click().run()
    assert say("rnn.account.note") in html(page)
    state = page.session_state["gw-visit"].state
    assert say("rnn.account.heading", unit=state.unit + 1) in html(page)
    (drawn,) = (
        shown.value for shown in page.markdown if shown.value.startswith("<svg") and "gw-stacked" in shown.value
    )
    (reader, *_) = readers(state.model, state.text)
    own = account(reader.layer, reader.trace, state.unit)[state.step, 0]
    assert f"{say('rnn.account.own')} {told(float(own))}" in drawn


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lesson_ends_with_the_way_to_the_first_door(lang):
    page = opened("pages/frame.py", CHAPTER, lang=lang)
    labels = {link.proto.label: link.proto.page for link in page.get("page_link")}
    assert labels[words(lang)("rnn.last.go")] == labels[words(lang)("forget_gate.tab")] == "forget-gate"


def test_every_old_number_goes_into_every_sum_and_nothing_of_it_stands_beside():
    for reader in RUNS:
        layer, trace = reader.layer, reader.trace
        assert (layer.weight_hh != 0).all()
        total = trace.x @ layer.weight_ih.T + trace.h_prev @ layer.weight_hh.T + layer.bias
        np.testing.assert_allclose(trace.h, np.tanh(total), atol=1e-5)
        assert trace.x.shape[1] == reader.inputs
        assert layer.weight_ih.size + layer.weight_hh.size == reader.units * (reader.inputs + reader.units)
        assert layer.bias.size == reader.units == trace.h.shape[1]
        assert np.abs(trace.h).max() <= 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_read_first_is_still_to_be_seen_at_the_end_of_the_short_sentence(lang):
    model, text = rnn.LESSON.sentences[0].of[lang]
    for reader in readers(model, text):
        assert 0.05 < quiz.left(reader) < 0.8


@pytest.mark.parametrize(("text", "name"), [("我", "case_same"), ("我我爱", "case_same"), ("我爱", "case")])
def test_where_the_change_is_none_no_change_is_told(text, name):
    settled = next(settled for settled in rnn.LESSON.settled if settled.mixup == "rnn-no-memory")
    reader = specimen("rnn-zh-both").read(text).readers["forward"]
    place = settled.cases[0](reader)
    assert settled.text(reader, place) == name
    assert np.array_equal(quiz.swapped(reader), reader.trace.h) == (name == "case_same")
    for lang in LANGUAGES:
        told = words(lang)("rnn.mixup.rnn-no-memory.case_same", token="我", unit=1, **settled.numbers(reader, place))
        assert decimals(reader.value("h", place)) in told


def test_the_two_rows_of_a_changed_beginning_are_the_two_runs_with_the_end_framed(monkeypatch):
    rows = []
    monkeypatch.setattr(rnn, "strip", lambda *drawn: rows.extend(drawn) or "")
    for reader in RUNS:
        rnn._two_runs(reader, last := rnn._furthest(reader))
        np.testing.assert_array_equal(rows[-2].values, reader.trace.h[:, last.unit])
        np.testing.assert_array_equal(rows[-1].values, quiz.swapped(reader)[:, last.unit])
        assert rows[-1].full == rows[-2].full == quiz.ends(reader)[-1]


@pytest.mark.parametrize(("shares", "asked"), [((0.1, 0.2, 0.6, 0.1), "largest-input"), ((0.2, 0.3, 0.45, 0.05), None)])
def test_of_the_largest_part_a_token_is_asked_where_it_is_more_than_the_whole_old_column(monkeypatch, shares, asked):
    """For a reply says that the old column is not even the larger part."""
    monkeypatch.setattr(quiz, "_shares", lambda *_: list(shares))
    (kind,) = (kind for kind in quiz.KINDS if kind.name == "largest")
    question = at(kind, RUNS[0], RUNS[0].places()[0], Random(0))
    assert (question and question.text) == asked


def test_how_much_has_been_read_is_counted_here_and_where_that_is_too_little_at_the_end():
    (kind,) = (kind for kind in quiz.KINDS if kind.name == "hands")
    for reader in RUNS:
        way = list(range(reader.steps))[:: -1 if reader.trace.reverse else 1]
        for place in reader.places()[:: reader.units]:
            question = at(kind, reader, place, Random(0))
            told, count = question.slots, way.index(place.step) + 1
            fits = count >= 2 and count != reader.units
            assert int(told["read"]) == (count if fits else len(way) if len(way) != reader.units else len(way) - 1)
            assert told["after"] == reader.tokens[way[int(told["read"]) - 1]]


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_of_the_sentence_that_most_begin_with_every_kind_is_asked(lang):
    page = opened("pages/frame.py", CHAPTER, lang=lang)
    asked = set()
    for _ in rnn.LESSON.kinds:
        asked.add(page.session_state["gw-visit"].answers["rnn"].name.kind)
        page.button(key="gw-show-me").click().run()
        page.button(key="gw-another").click().run()
    state = page.session_state["gw-visit"].state
    reader = readers(state.model, state.text)[state.direction == "backward"]
    can = {kind.name for kind in rnn.LESSON.kinds if any(kind.make(reader, place) for place in reader.places())}
    assert asked == can >= {"new", "stays", "hands", "longer", "numbers", "proposal", "first"}
