"""Questions about a training: one right answer, recomputed from the run, and words for all in both languages."""

from dataclasses import replace
from random import Random
from types import SimpleNamespace

import numpy as np
import pytest

from lstm_core.train import Record
from pages.chapters.training.job import SUBJECTS
from pages.quiz.question import at
from pages.quiz.training import DOORS, TRAINING, Trained
from pages.state.training_settings import RECIPES, parse
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import felt, right_answer

KINDS = (*DOORS, *TRAINING)


def reader_of(job: str, trained: bool) -> Trained:
    chosen = parse(job)
    subject = SUBJECTS[chosen.recipe]
    network = subject.untrained(chosen.switches)
    if trained:
        *_, last = subject.follow(chosen.switches)
        network = last.network
    text = subject.example
    tokens = subject.read(_specimen(subject, chosen, network), text)
    trace = getattr(tokens.trace, "forward", tokens.trace)
    layer = getattr(network.layer, "forward", network.layer)
    return Trained(tokens.tokens, layer, trace, None, subject.marks(tokens.tokens), trained)


def _specimen(subject, chosen, network):
    return subject.specimen(chosen.switches, Record(0, 1, network))


@pytest.fixture(scope="module")
def readers():
    jobs = ("flip-flop", "flip-flop;thrift:0.2;into:-4", "sample-and-hold", "sandwich", "negation-zh;seed:193")
    return [reader_of(job, True) for job in jobs]


@pytest.mark.slow
def test_each_question_has_one_right_answer_and_words_for_all(readers):
    seen = set()
    for draw in range(600):
        reader, kind = readers[draw % len(readers)], KINDS[draw % len(KINDS)]
        question = at(kind, reader, Random(draw).choice(reader.places()), Random(draw))
        if question is None:
            continue
        seen.add(question.kind)
        choices = question.choices
        assert [choice.mixup for choice in choices].count(None) == 1
        values = [choice.value for choice in choices if choice.value]
        assert len(set(values)) == len(values)
        assert felt(question)
        for lang in LANGUAGES:
            table, stem = words(lang), f"training.ask.{question.text}"
            table(f"{stem}.question", **question.slots)
            for choice in choices:
                table(f"{stem}.why_{choice.mixup or 'right'}", **question.slots)
                assert choice.value or table(f"{stem}.{choice.mixup or 'right'}", **question.slots)
        _check(question, reader)
    assert seen == {kind.name for kind in KINDS}


def _check_mistakes(question, reader) -> None:
    """A wrong number is what the reply to it says that it is."""
    wrong = {choice.mixup: choice.value for choice in question.choices if choice.mixup}
    if question.kind in ("into", "lasting"):
        f = float(question.slots["f"])
        meant = {
            "into": {"sum-to-one": 1 - f, "one-gate": f, "switch": float(f < 0.5)},
            "lasting": {"never-vanishes": f, "keep-not-forget": (1 - f) ** 10, "switch": float(f >= 0.5)},
        }[question.kind]
        assert {name: float(value) for name, value in wrong.items()} == {
            name: pytest.approx(meant[name], abs=0.0051) for name in wrong
        }
    if question.kind == "parameters":
        one = reader.layer.weight_ih.size // 4 + reader.layer.weight_hh.size // 4 + reader.layer.bias.size // 4
        meant = {"new-weights-each-step": 4 * one * reader.steps, "one-gate": one, "dense-in-update": 5 * one}
        assert wrong == {name: f"{meant[name]:,}" for name in wrong}


def _check(question, reader) -> None:
    _check_mistakes(question, reader)
    place, right = question.place, right_answer(question)
    if question.kind == "into":
        assert float(right) == pytest.approx(float(reader.trace.i[place.step, place.unit]), abs=0.006)
    if question.kind == "lasting":
        assert float(right) == pytest.approx(float(reader.trace.f[place.step, place.unit]) ** 10, abs=0.006)
    if question.kind == "parameters":
        layer = reader.layer
        assert right == f"{layer.weight_ih.size + layer.weight_hh.size + layer.bias.size:,}"
    if question.kind in ("mark", "rest"):
        f = reader.trace.f[place.step, place.unit]
        assert question.slots["case"] == ("open" if f > 0.5 else "shut")
        assert question.slots["f"] not in ("0.00", "1.00")  # its texts say that σ never reaches 0 or 1
        assert bool(reader.marks[place.step]) == (question.kind == "mark")


@pytest.mark.parametrize("recipe", RECIPES)
def test_before_training_nothing_can_be_asked_about_doors_and_all_else_can(recipe):
    reader = reader_of(recipe, False)
    assert [kind for kind in DOORS if any(kind.make(reader, place) for place in reader.places())] == []
    assert all(any(kind.make(reader, place) for place in reader.places()) for kind in TRAINING)


@pytest.mark.slow
def test_after_training_there_are_doors_to_ask_about(readers):
    for reader in readers:
        assert sum(any(kind.make(reader, place) for place in reader.places()) for kind in DOORS) > 1


@pytest.mark.slow
def test_of_half_open_doors_nothing_is_asked(readers):
    half = np.full_like(readers[0].trace.f, 0.5)
    trace = SimpleNamespace(f=half, i=readers[0].trace.i, h=readers[0].trace.h, reverse=False)
    reader = replace(readers[0], trace=trace, marks=np.ones(len(half), bool))
    assert [kind for kind in DOORS if any(kind.make(reader, place) for place in reader.places())] == []
