"""Questions of the long-memory chapter: one right answer, right by the numbers, and sentences for every answer."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import numpy as np
import pytest

from lstm_core.memory import kept_from
from lstm_core.recipes.far.seeds import kept
from lstm_core.recipes.far.training import Setting
from pages.chapters.long_memory import mixups, seeds
from pages.quiz.long_memory import KINDS, Counted, Span, learnt
from pages.quiz.question import FEWEST, at
from pages.words.digits import parsed
from pages.words.markup import inline
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import felt, readers, specimen

RUNS = [("negation-zh", "服务很差，但味道很好"), ("segmenter-en", "goodbyeandgoodnight"), ("random", "我爱中国人")]
STARTS = mixups.starts()


def spans():
    for model, text in RUNS:
        assert specimen(model)
        for reader in readers(model, text):
            yield Span(**vars(reader), starts=STARTS, counts=seeds.counted("zh"))


def asked():
    draw = Random(0)
    for span in spans():
        for kind in KINDS:
            for place in draw.sample(span.places(), 20):
                if question := at(kind, span, place, draw):
                    yield span, question


ASKED = list(asked())


def test_every_kind_and_every_mixup_of_the_chapter_is_asked():
    assert {question.kind for _, question in ASKED} == {kind.name for kind in KINDS}
    wanted = {"never-vanishes", "always-better", "rule-is-enough", "backward-is-backprop"}
    assert wanted <= {choice.mixup for _, question in ASKED for choice in question.choices}
    assert {"more-rnn", "more-lstm"} <= {question.text for _, question in ASKED}


def test_one_answer_is_right_and_no_two_are_alike():
    for _, question in ASKED:
        assert sum(choice.mixup is None for choice in question.choices) == 1
        assert len(question.choices) >= FEWEST
        assert felt(question)
        assert len({(choice.value or choice.mixup) for choice in question.choices}) == len(question.choices)


def test_what_is_kept_is_the_products_of_the_run():
    for span, question in ASKED:
        if question.kind == "kept":
            place, way = question.place, -1 if span.trace.reverse else 1
            kept = kept_from(span.trace, place.step)[place.step + 3 * way, place.unit]
            digits = len(question.slots["answer"].split(".")[1])
            assert abs(float(question.slots["answer"]) - kept) <= 0.5001 * 10**-digits


def test_powers_are_those_of_the_printed_numbers():
    for _, question in ASKED:
        if question.kind in ("through", "gain"):
            base = Decimal(question.slots["f" if question.kind == "through" else "gain"])
            answer = Decimal(question.slots["answer"])
            assert abs(base ** int(question.slots["steps"]) - answer) <= Decimal("0.0051")


def test_a_wrong_number_is_what_the_reply_to_it_says_that_it_is():
    seen = set()
    for _, question in ASKED:
        choices = [choice for choice in question.choices if choice.mixup and choice.value]
        wrong = {choice.mixup: float(parsed(choice.value)) for choice in choices}
        slots = question.slots
        if question.kind == "kept":
            doors = np.array([float(slots[name]) for name in "abc"])
            meant = {"never-vanishes": 1, "keep-not-forget": np.prod(1 - doors), "adds": doors.sum()}
        elif question.kind == "through":
            f, steps = float(slots["f"]), int(slots["steps"])
            meant = {"never-vanishes": 1, "keep-not-forget": (1 - f) ** steps, "adds": 1 - steps * (1 - f)}
        elif question.kind == "gain":
            meant = {"never-vanishes": 1, "adds": 1 + int(slots["steps"]) * (float(slots["gain"]) - 1)}
        else:
            assert not wrong
            continue
        seen |= {(question.kind, name) for name in wrong}
        assert wrong == {name: pytest.approx(meant[name], abs=0.0051) for name in wrong}
    assert len(seen) == 3 + 3 + 2


def test_the_comparison_is_that_of_the_medians():
    for start, dials in zip(STARTS, mixups.STARTS, strict=True):
        curves = mixups.curves(dials)
        assert start.rnn == pytest.approx(np.median(curves["rnn_h"][:, 0]), rel=1e-12)
        assert start.lstm == pytest.approx(np.median(curves["lstm_c"][:, 0]), rel=1e-12)
        assert (start.gain, start.bias, start.steps) == (dials.gain, dials.bias, 100)


def test_who_has_learnt_is_counted_as_the_table_has_it():
    asked_of = {question.slots["n"]: question.slots for _, question in ASKED if question.kind == "learnt"}
    assert sorted(asked_of) == ["20", "40"]
    for farthest, slots in asked_of.items():
        rnn, lstm = (kept()["zh", Setting(cell, "keras", int(farthest))].solved for cell in ("rnn", "lstm"))
        assert (slots["rnn"], slots["seeds"]) == (str(rnn), str(lstm))
        assert 0 < rnn < lstm == 10


@pytest.mark.parametrize(("rnn", "lstm"), [(0, 10), (10, 10), (5, 9)])
def test_nobody_is_asked_who_has_learnt_where_the_answer_would_not_be_right(rnn, lstm):
    span = next(spans())
    assert learnt(replace(span, counts=(Counted(20, rnn, lstm, 10),)), span.places()[0]) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_has_its_sentences(lang):
    say = words(lang)
    for _, question in ASKED:
        name = f"long_memory.ask.{question.text}"
        assert inline(say, f"{name}.question", **question.slots)
        for choice in question.choices:
            assert inline(say, f"{name}.why_{choice.mixup or 'right'}", **question.slots)
            assert choice.value or say(f"{name}.{choice.mixup or 'right'}", **question.slots)
