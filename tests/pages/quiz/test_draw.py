"""Which question is asked: drawn from its name and the run, where the learner is, none twice while others are left."""

from collections import Counter
from itertools import pairwise
from operator import attrgetter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core import Place
from pages.quiz.draw import Sheet, drawn, fresh, noted, of_kind
from pages.quiz.question import Kind, statements
from pages.state import model_names
from pages.state.question_name import Name
from tests.pages.lessons import LESSONS, NAMES, models_of, readers, specimen
from tests.sweep import swept

ZH = "segmenter-zh"


def sheet_of(lesson, reader, run: str = "a run") -> Sheet:
    return Sheet(lesson.name, lesson.kinds, reader, run)


def asked(sheet: Sheet, count: int, **wishes) -> list:
    """`count` questions, one after the other, as a learner is asked them."""
    past, found = [], []
    for number in range(count):
        name, question = fresh(sheet, past, Random(number), **wishes)
        past.append(noted(name, question))
        found.append((name, question, past[-1].rpartition(".")[2]))
    return found


def of_chinese(lesson) -> str:
    return ZH if lesson.cell == "lstm" else model_names.family(ZH)[lesson.cell]


@pytest.mark.parametrize("lesson", swept(LESSONS, attrgetter("cell")), ids=NAMES)
@settings(max_examples=30, deadline=None)
@given(data=st.data(), seed=st.integers(0, 10**6), step=st.integers(0, 9), unit=st.integers(0, 15))
def test_a_question_is_drawn_from_its_name_and_the_run_alone(lesson, data, seed, step, unit):
    model = data.draw(st.sampled_from(models_of(lesson)))
    text = (specimen(model).card.examples or ["我爱中国"])[0]
    for reader in readers(model, text):
        place = Place(min(step, reader.steps - 1), min(unit, reader.units - 1))
        for kind in lesson.kinds:
            name = Name(lesson.name, kind.name, seed)
            near = [place for scope in sheet_of(lesson, reader).near(name, place) for place in scope]
            first = drawn(name, sheet_of(lesson, reader), near)
            again = first and drawn(Name.parse(str(name)), sheet_of(lesson, reader), [first.place])
            assert again == first
            assert first == drawn(name, sheet_of(lesson, reader), near)


def test_the_order_of_the_answers_is_that_of_name_and_run():
    lesson = next(lesson for lesson in LESSONS if lesson.name == "forget_gate")
    reader = readers(ZH, "我爱中国")[0]
    orders = {
        tuple(choice.mixup for choice in drawn(Name("forget_gate", "looks", seed), sheet, [Place(1, 1)]).choices)
        for seed in range(9)
        for sheet in [sheet_of(lesson, reader, "one"), sheet_of(lesson, reader, "two")]
    }
    assert len(orders) > 3


@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_every_kind_that_can_be_asked_is_asked_once_before_any_is_asked_twice(lesson):
    for reader in readers(of_chinese(lesson), "我爱中国"):
        sheet = sheet_of(lesson, reader)
        can = [kind.name for kind in lesson.kinds if any(kind.make(reader, place) for place in reader.places())]
        kinds = [name.kind for name, *_ in asked(sheet, 3 * len(can))]
        assert set(kinds[: len(can)]) == set(can)
        assert all(before != after for before, after in pairwise(kinds))


@pytest.mark.parametrize("lesson", swept(LESSONS, attrgetter("cell")), ids=NAMES)
@pytest.mark.parametrize("text", ["我", "我爱"])
def test_no_question_is_repeated_while_others_are_left(lesson, text):
    reader = readers(of_chinese(lesson), text)[0]
    sheet = sheet_of(lesson, reader)
    every = {
        noted(Name(lesson.name, kind.name, 0), question).rpartition(".")[2]
        for kind in lesson.kinds
        for place in reader.places()
        if (question := drawn(Name(lesson.name, kind.name, 0), sheet, [place]))
    }
    said = [digest for *_, digest in asked(sheet, len(every) + 5)]
    assert set(said[: len(every)]) == every, Counter(said).most_common(3)


@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_another_question_of_a_kind_is_one_about_other_numbers_while_there_is_one(lesson):
    sheet = sheet_of(lesson, readers(of_chinese(lesson), "我爱中国")[0])
    for kind in lesson.kinds:
        past, found = [], of_kind(kind.name, sheet, [])
        for _ in range(2):
            if found is None:
                break
            name, question = found
            assert name.kind == kind.name
            assert drawn(name, sheet, [question.place]) == question
            past.append(noted(name, question))
            found = of_kind(kind.name, sheet, past)
        every = {
            noted(Name(lesson.name, kind.name, 0), one).rpartition(".")[2]
            for place in sheet.places
            if (one := drawn(Name(lesson.name, kind.name, 0), sheet, [place]))
        }
        digests = {entry.rpartition(".")[2] for entry in past}
        assert len(digests) == len(past) or len(every) == 1
    assert of_kind("nosuch", sheet, []) is None


@pytest.mark.parametrize("lesson", swept(LESSONS, attrgetter("cell")), ids=NAMES)
def test_the_first_question_of_a_visit_is_an_opening_one(lesson):
    opening = {kind.name for kind in lesson.kinds if kind.first}
    assert len(opening) >= 2
    for model in models_of(lesson):
        texts = (specimen(model).card.examples or ["我爱中国"])[:2]
        for reader in (run for text in texts for run in readers(model, text)):
            if lesson.both and reader.opposite is None:
                continue
            for place in Random(1).sample(reader.places(), 20):
                first, again = asked(sheet_of(lesson, reader), 2, first=place, opening=True)
                assert {first[0].kind, again[0].kind} <= opening
                assert first[0].kind != again[0].kind


def test_where_no_opening_question_can_be_asked_another_one_is():
    reader = readers(ZH, "我爱中国")[0]
    never = Kind("never", lambda reader, place: None, first=True)
    always = next(kind for lesson in LESSONS for kind in lesson.kinds if kind.name == "looks")
    name, _ = fresh(Sheet("forget_gate", (never, always), reader, ""), [], Random(0), opening=True)
    assert name.kind == "looks"


def test_a_question_is_asked_at_the_place_in_view_or_at_its_step():
    reader = readers(ZH, "我爱中国")[0]
    even = Kind("looks", lambda reader, place: statements("adds", "writes") if place.unit % 2 == 0 else None)
    sheet = Sheet("forget_gate", (even,), reader, "")
    assert fresh(sheet, [], Random(0), first=Place(2, 4))[1].place == Place(2, 4)
    beside = fresh(sheet, [], Random(0), first=Place(2, 5))[1].place
    assert beside.step == 2
    assert beside.unit % 2 == 0


@pytest.mark.parametrize("lesson", swept(LESSONS, attrgetter("cell")), ids=NAMES)
def test_a_step_in_view_is_left_only_where_no_opening_question_can_be_asked(lesson):
    opening = [kind for kind in lesson.kinds if kind.first]
    for model in models_of(lesson):
        text = (specimen(model).card.examples or ["我爱中国"])[0]
        for reader in readers(model, text):
            if lesson.both and reader.opposite is None:
                continue
            for step in range(reader.steps):
                places = [place for place in reader.places() if place.step == step]
                can = any(kind.make(reader, place) for kind in opening for place in places)
                _, question = fresh(sheet_of(lesson, reader), [], Random(step), first=places[0], opening=True)
                assert not can or question.place.step == step
                assert can or lesson.cell == "lstm"


def test_a_place_that_a_link_names_is_left_only_where_nothing_can_be_asked():
    for lesson in LESSONS:
        for reader in readers(of_chinese(lesson), "我爱中国"):
            for place in reader.places():
                _, question = fresh(sheet_of(lesson, reader), [], Random(0), first=place, opening=True, pinned=True)
                can = any(kind.make(reader, place) for kind in lesson.kinds)
                assert not can or question.place == place


@pytest.mark.parametrize("raw", ["", "left", "a.left", "a.left.-1", "a.left.²", "a.b.1e9", "a.b.99999999999", ".b.1"])
def test_what_is_no_name_is_refused(raw):
    with pytest.raises(ValueError, match="no name"):
        Name.parse(raw)
