"""What the page says of a finished training, and that its advice brings what it promises."""

from types import SimpleNamespace

import pytest

from lstm_core.toys import SOLVED
from pages.chapters.training import outcome
from pages.chapters.training.job import SUBJECTS, training
from pages.chapters.training.session import CLOSED, Run
from pages.chapters.training.snapshot import PROBES, Counter, Doors, Snapshot
from pages.state.training_settings import RECIPES, parse
from pages.words.words import LANGUAGES, words


def finished(choice: str, *, i_rest=0.9, f_rest=0.97, f_mark=0.04, final=1.0, cut=0.7, right=1.0, counter=None) -> Run:
    """A run as it stands at its end, with doors of our choosing."""
    doors = Doors(f_mark, f_rest, 0.9, i_rest)
    last = Snapshot(800, 800, None, accuracy=right, doors=doors, counter=counter, final=final, cut=cut)
    return Run(parse(choice), SimpleNamespace(), [last], SimpleNamespace(phase="done"))


def said(run: Run) -> list[str]:
    return [key for key, _ in outcome.sayings(run)]


@pytest.mark.parametrize(
    ("choice", "i_rest", "told"),
    [
        ("flip-flop", 0.98, {"input-open", "next-thrift"}),
        ("flip-flop;thrift:0.05", 0.99, {"input-open", "next-more-thrift"}),
        ("flip-flop;thrift:0.2;into:-4", 0.01, {"input-shut", "next-compare"}),
        ("latch;thrift:0.4;into:-4", 0.38, {"input-half", "next-thrift-most"}),
        ("flip-flop", 0.55, {"input-half", "next-thrift"}),
        ("flip-flop;into:-4", 0.1, {"input-shut", "next-compare"}),
        ("flip-flop", 0.1, {"input-shut", "next-shut-here"}),
        ("latch", 0.1, {"input-shut", "next-shut-here"}),
        ("sample-and-hold", 0.01, {"input-shut", "next-shut-already"}),
        ("brackets", 0.09, {"input-writes", "next-holds"}),
        ("anbn", 0.8, {"input-writes", "next-holds"}),
        ("negation-zh", 0.6, {"input-writes", "next-holds"}),
    ],
)
def test_an_input_gate_is_asked_to_shut_only_where_nothing_is_to_be_written(choice, i_rest, told):
    assert told <= set(said(finished(choice, i_rest=i_rest)))


def test_when_the_short_check_was_passed_is_said_only_where_it_was():
    assert "passed" in said(finished("flip-flop"))
    assert "passed" not in said(finished("flip-flop", right=0.98))
    assert {"passed", "solved"}.isdisjoint(said(finished("flip-flop", final=0.5)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_numbers_of_sequences_and_the_score_named_are_those_of_the_course(lang):
    say = words(lang)
    for recipe, fresh in (("flip-flop", 2000), ("negation-zh", 2000), ("verse-zh", 200)):
        for final in (0.5, 1.0):
            key, slots = next(outcome.sayings(finished(recipe, final=final)))
            assert f" {fresh:,} " in say(f"training.outcome.{key}", **slots)
            assert SUBJECTS[recipe].fresh == fresh
    assert f"{SOLVED:g}" in say("training.outcome.unsolved", final="", count="")
    passed = say("training.outcome.passed", update="")
    assert f"{SOLVED:g}" in passed
    assert f"{PROBES} " in passed
    slots = dict.fromkeys(("update", "mark", "rest", "f_mark", "f_rest", "i_mark", "i_rest", "unit"), "")
    for told in ("doors_now", "doors_counter"):
        assert f"{PROBES} " in say(f"training.{told}", **slots)
    assert f"{outcome.COUNTS:g}" in say("training.outcome.counts-less", unit="", r="")


@pytest.mark.parametrize(
    ("r", "f_mark", "f_rest", "told"),
    [
        (0.95, 0.01, 0.95, "counts"),
        (0.89, 0.01, 0.95, "counts-less"),
        (0.95, 0.3, 0.95, "counts-less"),
        (0.95, 0.01, 0.8, "counts-less"),
    ],
)
def test_a_unit_counts_only_where_its_cell_goes_with_the_place_and_its_gate_clears(r, f_mark, f_rest, told):
    run = finished("verse-zh", f_mark=f_mark, f_rest=f_rest, counter=Counter(2, r))
    (slots,) = [slots for key, slots in outcome.sayings(run) if key == told]
    assert (slots["unit"], slots["r"]) == ("3", f"{r:.2f}")
    assert len([key for key in said(run) if key.startswith("counts")]) == 1
    assert not any(key.startswith("counts") for key in said(finished("negation-zh")))


def test_a_score_below_zero_has_the_true_minus_sign():
    run = finished("brackets", cut=-1.413)
    assert all(slots["cut"] == "−1.413" for _, slots in outcome.sayings(run))


@pytest.mark.parametrize(("f_rest", "told"), [(0.97, "clears"), (0.67, "leaks"), (0.3, "other")])
def test_a_forget_gate_is_the_textbooks_only_where_it_keeps(f_rest, told):
    assert f"forget-{told}" in said(finished("latch", f_rest=f_rest))


@pytest.mark.parametrize(("f_mark", "told"), [(0.04, "clears"), (0.45, "other"), (0.6, "keeps")])
def test_a_door_nearly_half_open_does_not_clear(f_mark, told):
    assert f"forget-{told}" in said(finished("latch", f_mark=f_mark))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_saying_has_its_words(lang):
    say = words(lang)
    for recipe in RECIPES:
        for switches in ("", ";thrift:0.05", ";thrift:0.4;into:-4", ";still:1"):
            for i_rest, f_rest in ((0.1, 0.3), (0.4, 0.6), (0.9, 0.95)):
                for final in (0.5, 1.0):
                    run = finished(recipe + switches, i_rest=i_rest, f_rest=f_rest, final=final)
                    for key, slots in outcome.sayings(run):
                        assert "{" not in say(f"training.outcome.{key}", **slots, mark="", rest="")


@pytest.mark.slow
@pytest.mark.parametrize(("switches", "shuts"), [("thrift:0.05", False), ("thrift:0.2;into:-4", True)])
def test_the_flip_flop_shuts_its_input_gate_by_the_gate_penalty_that_the_page_advises_and_not_by_less(switches, shuts):
    *_, last = training(f"flip-flop;{switches}")
    assert last.final >= SOLVED
    assert (last.doors.i_rest < CLOSED) is shuts
