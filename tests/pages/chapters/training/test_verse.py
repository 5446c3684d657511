"""The verse model that is trained live: it learns to count, and what the lab tells of it is its own network's."""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from lstm_core import load_specimen, open_specimen, save_specimen
from lstm_core.recipes.verse.languages import ZH
from lstm_core.recipes.verse.poems import LIVE, shipped
from lstm_core.recipes.verse.runs import run
from lstm_core.recipes.verse.units import correlation
from lstm_core.toys import SOLVED
from lstm_core.train import fit
from pages.chapters.training import verse
from pages.chapters.training.job import CUT, SUBJECTS, training
from pages.chapters.training.outcome import COUNTS
from pages.chapters.training.session import CLOSED
from pages.chapters.training.snapshot import PROBES
from pages.state.training_settings import USUAL, parse
from pages.words.words import LANGUAGES, words

SUBJECT = SUBJECTS["verse-zh"]


@pytest.fixture(scope="module")
def trained():
    return list(training("verse-zh"))


@pytest.mark.slow
def test_it_learns_to_count_and_the_forget_gate_of_its_counter_falls_at_the_marks(trained):
    first, last = trained[0], trained[-1]
    assert last.final >= SOLVED
    assert last.counter.r >= COUNTS
    assert first.doors.f_mark > 0.5
    assert last.doors.f_mark < CLOSED / 2
    assert last.doors.f_rest > 0.8
    fallen = next(record.update for record in trained if record.doors.f_mark < CLOSED)
    assert fallen < last.updates / 2
    assert trained[1].loss > 10 * last.loss


@pytest.mark.slow
def test_its_moments_are_few_and_each_says_how_far_it_is(trained):
    updates = LIVE.epochs * LIVE.drawn
    assert [record.update for record in trained] == list(range(0, updates + 1, SUBJECT.every))
    assert {record.updates for record in trained} == {updates}
    assert trained[-1].progress == 1


@pytest.mark.slow
def test_the_doors_told_are_those_of_the_unit_that_counts(trained):
    """By the run of each poem alone, as the cards of the shipped models are measured."""
    record = trained[-1]
    specimen = SUBJECT.specimen(USUAL, record)
    poems = shipped()[1][:PROBES]
    runs = run(ZH, specimen, poems)
    asked, unit = runs.expected >= 0, record.counter.unit
    assert (record.accuracy, record.doors.f_mark) == pytest.approx(
        (runs.right[runs.later].mean(), runs.f[asked & runs.ends, unit].mean()), abs=1e-4
    )
    assert record.doors.f_rest == pytest.approx(runs.f[asked & ~runs.ends, unit].mean(), abs=1e-4)
    assert record.doors.i_mark == pytest.approx(runs.i[asked & runs.ends, unit].mean(), abs=1e-4)
    found = [asked & (runs.metre == metre) for metre in ZH.metres]
    r = [abs(correlation(runs.c[here], runs.place[here].astype(float))[unit]) for here in found]
    assert record.counter.r == pytest.approx(min(r), abs=1e-4)


@pytest.mark.slow
def test_it_is_judged_behind_the_first_line_on_poems_that_it_does_not_learn_from(trained):
    learnt, held_back = shipped()
    assert SUBJECT.fresh == len(held_back) < CUT
    assert not set(learnt) & set(held_back)
    runs = run(ZH, SUBJECT.specimen(USUAL, trained[-1]), held_back)
    assert trained[-1].final == pytest.approx(runs.right[runs.later].mean(), abs=1e-4)
    first = runs.right[(runs.line == 0) & (runs.place == 5)]
    assert first.mean() < 0.9  # five or seven? nobody can tell yet


def test_an_update_reads_poems_of_one_length_and_at_most_as_many_as_the_page_says():
    drawn = verse._examples()(np.random.default_rng(0))
    assert len(drawn) == LIVE.drawn
    assert all(batch.lengths is None for batch in drawn)
    assert max(batch.inputs.shape[1] for batch in drawn) == LIVE.batch == 32
    for lang in LANGUAGES:
        assert str(LIVE.batch) in words(lang)("training.reads_poems")


def test_it_learns_from_the_poems_that_are_not_held_back():
    drawn = verse._examples()(np.random.default_rng(1))
    read = load_specimen("verse-zh").tokeniser
    held_back = {read(poem[:-1]).rows for poem in shipped()[1]}
    assert not held_back & {tuple(poem) for batch in drawn for poem in batch.inputs.T.tolist()}


def test_the_numbers_of_poems_are_those_that_ship_and_that_of_the_shipped_model_s_card():
    learnt, held_back = shipped()
    saw = load_specimen("verse-zh").card.training["texts"]
    counts = {"poems": 8000, "learnt": len(learnt), "held_back": len(held_back), "saw": saw}
    assert len(learnt) + len(held_back) == counts["poems"] < saw
    assert SUBJECT.facts == {name: f"{count:,}" for name, count in counts.items()}


def test_every_switch_reaches_the_network_and_the_plan():
    switches = parse("verse-zh;units:3;rate:0.02;forget:2;into:-1;thrift:0.1;still:1;seed:4").switches
    network = SUBJECT.untrained(switches)
    assert network.layer.hidden_size == 3
    assert network.layer.bias.tolist() == [-1] * 3 + [2] * 3 + network.layer.bias[6:].tolist()
    first, *some = islice(SUBJECT.follow(switches), 4)
    assert first.update == 0
    assert not any(record.network.layer.weight_hh.any() for record in (first, *some))
    unlike = [SUBJECT.follow(replace(switches, **other)) for other in ({"gate_penalty": 0.0}, {"rate": None})]
    ends = [list(islice(one, 4))[-1].network.flat() for one in unlike]
    assert not any(np.array_equal(some[-1].network.flat(), end) for end in ends)


def test_the_first_updates_are_those_of_the_recipe_itself():
    network = verse.verse_network(LIVE, len(load_specimen("verse-zh").tokeniser.vocabulary), 0)
    recipe = islice(fit(network, verse._examples(), verse.plan(LIVE, 0)), 3)
    for mine, its in zip(islice(SUBJECT.follow(USUAL), 1, 4), recipe, strict=True):
        assert np.array_equal(mine.network.flat(), its.network.flat())


def test_its_card_says_what_it_was_trained_on_and_survives_its_file():
    switches = parse("verse-zh;units:4;seed:7").switches
    *_, record = islice(SUBJECT.follow(switches), 3)
    specimen = SUBJECT.specimen(switches, replace(record, accuracy=0.5))
    again = open_specimen(save_specimen(specimen))
    card = again.card
    assert (card.seed, card.sizes["units"], card.sizes["embedding"]) == (7, 4, LIVE.inputs)
    assert (card.training["texts"], card.training["update"], card.metrics) == (7800, 2, {"share": 0.5})
    assert card.data[0]["file"] == "poems.txt.bz2"
    assert card.parameters == record.network.flat().size
    text = SUBJECT.example
    assert np.array_equal(again.read(text).trace.c, SUBJECT.read(specimen, text).trace.c)
    assert not any(again.read(text).unknown)
