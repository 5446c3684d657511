"""The mixed test: all lessons have their turn, mix-ups believed before come first, and the sheet says what is left."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import Place, load_specimen
from pages.chapters.contents import CHAPTERS
from pages.quiz.mixed import QUESTIONS, round_of, themes
from pages.stage.answers import Kept
from pages.stage.met_mixups import BELIEVED, PASSED, SLOT
from pages.state.question_name import Name
from pages.words.words import LANGUAGES, words
from tests.pages.test_frame import opened
from tests.sweep import swept

REVIEW = next(chapter for chapter in CHAPTERS if chapter.name == "review")
LESSONS = (
    "map",
    "rnn",
    "forget_gate",
    "input_gate",
    "cell_update",
    "output_gate",
    "bi_lstm",
    "long_memory",
    "training",
    "cost",
    "gru",
)
PAIRS = st.lists(st.tuples(st.sampled_from([*LESSONS, "gone"]), st.sampled_from("abc")), max_size=40)


@pytest.mark.parametrize(
    ("lang", "word"), [("zh", re.compile("(?<!展开的)图[上里下中]")), ("en", re.compile("in the picture"))]
)
def test_no_question_speaks_of_a_picture_for_there_is_none(lang, word):
    asked = {key: text for key, text in words(lang).table.items() if key.split(".")[0] in LESSONS and ".ask." in key}
    assert len(asked) > 200
    assert [key for key, text in asked.items() if word.search(text)] == []


def page_of(**address: str):
    page = opened("pages/frame.py", REVIEW, **address)
    assert not page.exception
    return page


def press(page, key: str):
    page.button(key=key).click().run()
    assert not page.exception
    return page


def html(page) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def asked(page) -> Kept:
    visit = page.session_state["gw-visit"]
    return visit.answers[f"review-{'abcdefghijkl'[visit.mixed_at]}"]


def answer(page, *, rightly: bool) -> Kept:
    slot = "abcdefghijkl"[page.session_state["gw-visit"].mixed_at]
    choices = asked(page).question.choices
    number = next(n for n, choice in enumerate(choices) if (choice.mixup is None) == rightly)
    press(page, f"gw-answer-review-{slot}-{number}")
    return asked(page)


def numbers(page) -> set[str]:
    return set(re.findall(r'data-(?:numbers|count)="\w+">([^<]*)<', unescape(html(page))))


def group(page, name: str) -> list[str]:
    (found,) = re.findall(rf'<ul data-group="{name}">(.*?)</ul>', html(page), re.DOTALL)
    return [re.sub(r" ?<small>.*", "", line) for line in re.findall(r"<li>(.*?)</li>", found)]


@given(believed=PAIRS)
def test_a_round_begins_with_what_was_believed_and_has_every_lesson(believed):
    made = round_of(believed, LESSONS)
    assert len(made) == QUESTIONS
    assert {lesson for lesson, _ in made} == set(LESSONS)
    named = [pair for pair in made if pair[1]]
    assert list(made[: len(named)]) == named
    known = [pair for pair in dict.fromkeys(believed) if pair[0] in LESSONS]
    assert set(named) <= set(known)
    assert len(named) == len(known) or len(made) - len(named) == len(set(LESSONS) - {lesson for lesson, _ in named})


@pytest.mark.parametrize(
    ("lang", "model", "text"),
    swept([("zh", "segmenter-zh", "我爱中国"), ("en", "negation-en", "the service was bad, but the food was good")]),
)
def test_a_round_asks_every_lesson_and_shows_its_numbers_only_after_the_answer(lang, model, text):
    page = page_of(lang=lang, model=model, text=text)
    assert "?" not in numbers(page)
    press(page, "gw-review-start")
    names, offered = [], set()
    for turn in range(QUESTIONS):
        assert numbers(page) == {"?"}
        kept = answer(page, rightly=turn % 4 != 3)
        names.append((kept.name.lesson, kept.name.kind))
        assert words(lang)("review.from", lesson=words(lang)(f"{kept.name.lesson}.title")) in html(page)
        offered |= {choice.mixup for choice in kept.question.choices if choice.mixup}
        assert "?" not in numbers(page)
        press(page, "gw-review-next")
    assert {lesson for lesson, _ in names} == set(LESSONS)
    assert len(set(names)) == QUESTIONS
    assert words(lang)("review.came", right=9, of=QUESTIONS) in html(page)
    label = words(lang)
    met = {unescape(one) for one in group(page, "believed") + group(page, "passed")}
    assert met <= {label(f"review.mixup.{mixup}") for mixup in offered}
    assert group(page, "believed")


@pytest.mark.parametrize("lang", swept(LANGUAGES[::-1]))
def test_what_was_believed_is_asked_first_and_is_gone_once_it_is_answered(lang):
    page = page_of(lang=lang)
    sentence = words(lang)("review.mixup.one-gate")
    before = Kept(Name("forget_gate", "doors", 3), "f" * 16, Place(0, 0), BELIEVED)
    page.session_state["gw-visit"].answers[f"{SLOT}one-gate"] = before
    page.run()
    assert group(page, "believed") == [sentence]
    press(page, "gw-review-start")
    assert (asked(page).name.lesson, asked(page).name.kind) == ("forget_gate", "doors")
    answer(page, rightly=True)
    assert sentence in group(page, "passed")
    assert page.session_state["gw-visit"].answers[f"{SLOT}one-gate"].chosen == PASSED
    assert group(page, "believed") == []
    assert set(group(page, "passed")) & set(group(page, "unmet")) == set()


def believed(mixup: str, *, in_lesson: str, kind: str) -> dict[str, Kept]:
    return {f"{SLOT}{mixup}": Kept(Name(in_lesson, kind, 3), "f" * 16, Place(0, 0), BELIEVED)}


def test_of_two_mix_ups_the_one_believed_last_is_asked_first():
    page = page_of(lang="en")
    kept = page.session_state["gw-visit"].answers
    kept |= believed("one-gate", in_lesson="forget_gate", kind="doors")
    kept |= believed("last-output", in_lesson="bi_lstm", kind="peek")
    press(page, "gw-review-start")
    assert page.session_state["gw-visit"].mixed[:2] == (("bi_lstm", "peek"), ("forget_gate", "doors"))


def test_a_mix_up_believed_once_more_is_the_latest():
    page = opened("pages/frame.py", CHAPTERS[[c.name for c in CHAPTERS].index("cost")], lang="en")
    kept = page.session_state["gw-visit"].answers
    number, mixup = next((n, one.mixup) for n, one in enumerate(kept["cost"].question.choices) if one.mixup)
    kept |= believed(mixup, in_lesson="cost", kind="longer")
    kept |= believed("one-gate", in_lesson="forget_gate", kind="doors")
    press(page, f"gw-answer-{number}")
    met = [slot for slot in page.session_state["gw-visit"].answers if slot.startswith(SLOT)]
    assert met[-2:] == [f"{SLOT}one-gate", f"{SLOT}{mixup}"]


def test_with_all_else_the_round_is_forgotten():
    page = press(page_of(lang="en"), "gw-review-start")
    answer(page, rightly=True)
    press(page, "gw-review-next")
    press(page, "gw-forget")
    visit = page.session_state["gw-visit"]
    assert (visit.mixed, visit.mixed_at) == ((), 0)
    assert words("en")("review.start") in [button.label for button in page.button]


POINTING = {
    "en": re.compile(r"\b(?:strips?|above|below)\b(?! (?:1|one half)\b)", re.IGNORECASE),
    "zh": re.compile("横带|(?:[下上]面|下方|上方)(?!再叠|那层)"),
}
HERE = {"en": re.compile(r"\bhere\b", re.IGNORECASE), "zh": re.compile("这里")}  # of this run it may be said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_question_of_the_mixed_test_points_at_what_is_only_in_its_lesson(lang):
    model = load_specimen(f"segmenter-{lang}")
    reader = model.read("我爱中国").readers["forward"]
    told = words(lang).table
    finished = load_specimen(f"negation-{lang}").card
    pointing = {}
    for lesson, theme in themes(reader, {}, finished).items():
        for kind in theme.kinds:
            pattern = re.compile(rf"{lesson}\.ask\.{kind.name}(?:-[\w-]+)?\.")
            texts = {key: text for key, text in told.items() if pattern.match(key)}
            assert texts, kind.name
            patterns = [POINTING[lang]] + [HERE[lang]] * (lesson in ("rnn", "long_memory"))
            pointing |= {key: text for key, text in texts.items() if any(one.search(text) for one in patterns)}
    assert pointing == {}


def test_a_wrong_answer_in_a_lesson_stands_in_the_sheet_and_comes_back_from_the_record():
    page = opened("pages/frame.py", CHAPTERS[[c.name for c in CHAPTERS].index("cost")], lang="en")
    visit = page.session_state["gw-visit"]
    question = visit.answers["cost"].question
    number, mixup = next((n, one.mixup) for n, one in enumerate(question.choices) if one.mixup)
    press(page, f"gw-answer-{number}")
    kept = page.session_state["gw-visit"].answers[f"{SLOT}{mixup}"]
    assert (kept.name.lesson, kept.name.kind, kept.chosen) == ("cost", question.kind, BELIEVED)
    assert Kept.read(kept.spelt()) == kept


def test_every_chapter_that_asks_has_its_turn():
    """A chapter asks where its texts have questions."""
    asking = {key.partition(".")[0] for key in words("en").table if re.fullmatch(r"\w+\.ask\.[\w-]+\.question", key)}
    assert asking & {chapter.name for chapter in CHAPTERS} == set(LESSONS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mix_up_that_these_lessons_name_has_its_line_in_the_sheet(lang):
    pattern = re.compile(rf"(?:{'|'.join(LESSONS)})\.ask\.[\w-]+\.why_([a-z-]+)")
    named = {found[1] for key in words(lang).table if (found := pattern.fullmatch(key))} - {"right"}
    assert len(named) > 15
    assert named == {key.removeprefix("mixup.") for key in words(lang).file("review") if key.startswith("mixup.")}
