"""Questions of every lesson over every specimen: one right answer, right for the digits shown, and no two alike."""

import re
from collections import Counter
from decimal import Decimal
from operator import attrgetter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.quiz.question import FEWEST, FREE, MOST, Choice, at, number
from pages.words.digits import decimals, parsed, plain, printed, sigmoid, spelt
from pages.words.markup import inline
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import LESSONS, NAMES, felt, models_of, readers, specimen
from tests.sweep import swept

CHINESE = "我爱中国人民的一是在不了有和这上大为来学会说很好但味道服务天地山水，"
ENGLISH = ("the", "food", "was", "not", "good", "but", "i", "love", "china", "you", "this", "is")
SENTENCES = st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=6).map(" ".join)
TEXTS = st.text(CHINESE, min_size=1, max_size=12) | SENTENCES
BELOW = re.compile(r"σ|tanh|W_|\bz\b|全连接|dense|拼接|concat|权重|weight|偏置|bias|公式|formula|PyTorch|`[xo]")
DECIMALS = re.compile(r"−?[0-9]+\.[0-9]+")
FREE_SLOTS = {"answer", "token", *FREE, *(f"{name}_factor" for name in FREE)}
RUNS = 60  # hypothesis examples; each asks every kind of a lesson at several places


def questions(lesson, reader, seed: int, most: int):
    """Up to `most` questions of every kind, at places drawn at random."""
    draw = Random(seed)
    for kind in lesson.kinds:
        places = draw.sample(reader.places(), min(most, len(reader.places())))
        yield from filter(None, (at(kind, reader, place, draw) for place in places))


def check(lesson, reader, question) -> None:
    """One right answer, between FEWEST and MOST in all, no two alike, each with its sentences in both languages."""
    right = [choice for choice in question.choices if choice.mixup is None]
    assert len(right) == 1
    assert FEWEST <= len(question.choices) <= MOST
    assert felt(question)
    assert question.hidden is not None
    for lang in LANGUAGES:
        say, name = words(lang), f"{lesson.name}.ask.{question.text}"
        parts = [choice.mixup or "right" for choice in question.choices]
        answers = zip(parts, question.choices, strict=True)
        shown = [choice.value or say(f"{name}.{part}", **question.slots) for part, choice in answers]
        assert len(set(shown)) == len(shown), shown
        for part in ("question", *(f"why_{part}" for part in parts)):
            assert inline(say, f"{name}.{part}", **question.slots)


@pytest.mark.parametrize("lesson", swept(LESSONS, attrgetter("cell")), ids=NAMES)
@settings(max_examples=RUNS, deadline=None)
@given(text=TEXTS, data=st.data(), seed=st.integers(0, 2**20))
def test_every_question_has_one_right_answer(lesson, text, data, seed):
    for reader in readers(data.draw(st.sampled_from(models_of(lesson))), text):
        for question in questions(lesson, reader, seed, most=3):
            check(lesson, reader, question)


@pytest.mark.parametrize("lesson", swept(LESSONS), ids=NAMES)
def test_every_kind_and_every_mixup_of_its_sentences_occurs(lesson):
    kinds, mixups = Counter(), set()
    for model in models_of(lesson):
        texts = specimen(model).card.examples or ["我爱中国", "今天天气很好"]
        for reader in (run for text in texts for run in readers(model, text)):
            for question in questions(lesson, reader, 0, most=20):
                check(lesson, reader, question)
                kinds[question.kind] += 1
                mixups |= {(question.text, choice.mixup) for choice in question.choices}
    assert set(kinds) == {kind.name for kind in lesson.kinds}
    assert len(lesson.kinds) >= 4
    start = f"{lesson.name}.ask."
    told = [key.removeprefix(start).split(".") for key in words("zh").table if key.startswith(start)]
    written = {(kind, part.removeprefix("why_")) for kind, part in told if part.startswith("why_")}
    assert {(kind, mixup or "right") for kind, mixup in mixups} == written


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_an_opening_question_uses_nothing_that_the_text_below_it_has_yet_to_say(lesson, lang):
    asked = words(lang).file(lesson.name)
    opening = {kind.name for kind in lesson.kinds if kind.first}
    sentences = {key: text for key, text in asked.items() if re.match(r"ask\.[a-z]+", key)}
    found = {key: text for key, text in sentences.items() if re.split(r"[.-]", key)[1] in opening}
    seen = {key: text for key, text in found.items() if ".why_" not in key}
    assert {re.split(r"[.-]", key)[1] for key in seen} == opening
    assert {key: text for key, text in seen.items() if BELOW.search(text)} == {}


@given(value=st.floats(-3, 3) | st.floats(-0.01, 0.01), digits=st.integers(1, 4))
def test_nothing_is_printed_with_a_negative_zero(value, digits):
    text = decimals(value, digits)
    assert "-" not in text
    assert text.startswith("−") == (value < 0)
    if printed(value, digits):
        assert parsed(text) == printed(value, digits)
    assert plain(-0.0) == "0"
    assert plain(value) == f"{value + 0:g}".replace("-", "−") or "e" in f"{value:g}"


@given(z=st.floats(-30, 30), digits=st.sampled_from([2, 3]))
def test_numbers_are_printed_as_a_calculator_rounds(z, digits):
    shown = printed(z, digits)
    assert abs(shown - Decimal(z)) <= Decimal(5).scaleb(-digits - 1)
    assert -shown.as_tuple().exponent == digits
    assert "-" not in spelt(shown)
    assert 0 <= sigmoid(shown) <= 1


@given(f=st.floats(0.01, 0.99), c=st.floats(-2, 2))
def test_a_number_question_is_true_of_its_printed_digits_or_not_asked(f, c):
    wrong = {"adds": lambda f, c: f + c, "writes": lambda f, c: f}
    made = number({"f": f, "c": c}, f * c, lambda f, c: f * c, wrong)
    if made is None:
        return
    choices, slots = made
    value = {name: parsed(slots[name]) for name in ("f", "c", "answer")}
    assert slots["c_factor"] == (f"({slots['c']})" if value["c"] < 0 else slots["c"])
    digits = -value["answer"].as_tuple().exponent
    assert printed(value["f"] * value["c"], digits) == value["answer"] == printed(f * c, digits)
    assert choices[0] == Choice(None, slots["answer"])
    assert len({choice.value for choice in choices}) == len(choices)


@pytest.mark.parametrize("lesson", swept(LESSONS), ids=NAMES)
def test_no_question_gives_a_number_that_reads_0_or_1(lesson):
    """σ and tanh never reach them, and a sum of them asks nothing."""
    given = 0
    for model in models_of(lesson):
        texts = (specimen(model).card.examples or ["我爱中国", "今天天气很好"])[:2]
        for reader in (run for text in texts for run in readers(model, text)):
            for kind, place in ((kind, place) for kind in lesson.kinds for place in reader.places()):
                question = at(kind, reader, place, Random(0))
                if not question:
                    continue
                asks = any("." in choice.value for choice in question.choices)  # for a number with decimals
                named = {name for name in question.slots if asks or name in "figo"} - FREE_SLOTS
                shown = {name: question.slots[name] for name in named if DECIMALS.fullmatch(question.slots[name])}
                flat = {name: text for name, text in shown.items() if abs(parsed(text)) in (0, 1)}
                assert not flat, (model, place, question.kind)
                given += len(shown)
    assert given or not lesson.kinds
