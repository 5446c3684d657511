"""Lesson plans: each link opens what it says, each question can be asked there, and the notes are true."""

import json
import re

import pytest

from pages.chapters.contents import CHAPTERS, addresses
from pages.classroom import plan_page, plans
from pages.classroom.plans import NAMES, parse, shipped
from pages.words.words import LANGUAGES, words
from pages.worksheet import sheet
from tests.pages.lessons import readers
from tests.pages.server.asked import scope
from tests.pages.test_frame import opened, said
from tests.pages.test_stories import WEATHER

EVERY = [(name, lang) for name in NAMES for lang in LANGUAGES]
ITEMS = sorted({(item, lang) for name, lang in EVERY for item in shipped(name, lang).items}, key=str)
OPENED = {(item.href, lang): item for item, lang in ITEMS}
LEAST = 'title = "T"\nminutes = 1\n[[item]]\nminutes = 1\nlink = "{link}"\n{more}'


@pytest.mark.slow
@pytest.mark.parametrize(("href", "lang"), OPENED, ids=str)
def test_a_link_opens_its_chapter_says_nothing_and_asks_its_question(href, lang):
    item = OPENED[href, lang]
    if item.path == plans.SHEET:
        made = sheet.made(dict(item.parameters), lang)
        assert (made["lang"], made["notice"], made["sent"]["address"]["text"]) == (lang, "", item.text)
        return
    chapter = next(one for one in CHAPTERS if one.name == item.chapter)
    page = opened("pages/frame.py", chapter, **dict(item.parameters), **({"ask": str(item.ask)} if item.ask else {}))
    assert not page.exception
    start, _ = words(lang)("errors.link", names="|").split("|")
    assert start not in said(page)
    here = page.session_state["gw-visit"]
    assert here.state.lang == lang
    if item.text:
        assert here.state.text == item.text
    if item.ask:
        assert item.ask.lesson == item.chapter
        assert here.answers[item.chapter].name == item.ask


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_the_minutes_of_a_plan_are_those_of_its_items_and_a_vote_has_rounds(name, lang):
    plan = shipped(name, lang)
    assert plan.minutes == sum(item.minutes for item in plan.items)
    assert all((item.rounds > 0) == (item.ask is not None) for item in plan.items)
    assert all(item.note and "!" not in item.note and "！" not in item.note for item in plan.items)


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_is_the_same_lesson_in_both_languages(name):
    zh, en = (shipped(name, lang).items for lang in LANGUAGES)
    for one, other in zip(zh, en, strict=True):
        assert (one.chapter, one.ask, one.rounds, one.minutes) == (
            other.chapter,
            other.ask,
            other.rounds,
            other.minutes,
        )


def at(model: str, text: str, step: int):
    """What the forward reader has at a step: forget gates, what was there before, cell and hidden state."""
    trace = readers(model, text)[0].trace
    return trace.f[step], trace.c[step - 1], trace.c[step], trace.h[step]


def test_what_the_notes_say_of_places_is_so():
    """A door to guess, doors that shut at "but", a cell state that is not said."""
    for model, text in (("negation-zh", WEATHER["zh"]), ("negation-en", WEATHER["en"])):
        f, before, _, _ = at(model, text, 5)
        assert sum((f < 0.2) & (abs(before) > 0.5)) >= 2
    for model, text, step, unit in (("segmenter-zh", "我爱中国", 2, 2), ("segmenter-en", "I love China", 6, 13)):
        _, _, c, h = at(model, text, step)
        assert abs(c[unit]) > 0.5
        assert abs(h[unit]) < 0.02
    for model, text, step, unit in (("segmenter-zh", "我爱中国", 3, 4), ("segmenter-en", "I love China", 9, 1)):
        f, before, _, _ = at(model, text, step)
        assert 0.1 < f[unit] < 0.9
        assert abs(before[unit]) > 1


@pytest.mark.parametrize(
    ("link", "more"),
    [
        ("https://evil.example/", ""),
        ("//evil.example/", ""),
        ("../other", ""),
        ("forget-gate?step=x", ""),
        ("forget-gate?nothing=1", ""),
        ("forget-gate", 'ask = "forget_gate.left"'),
        ("forget-gate", f'note = "{"x" * 501}"'),
        ("forget-gate", "minutes = 0"),
        ("forget-gate", 'script = "x"'),
        ("forget-gate", 'by = "word"'),
        ("forget-gate", 'phase = "sleep"'),
        ("forget-gate?go=1", ""),
    ],
)
def test_what_is_no_plan_is_refused(link, more):
    assert parse(LEAST.format(link="forget-gate?step=1", more=""), "en").items
    with pytest.raises(ValueError, match=r"."):
        parse(LEAST.format(link=link, more=more), "en")


def test_a_plan_has_items_and_not_too_many():
    for number in (0, plans.MOST_ITEMS + 1):
        with pytest.raises(ValueError, match="items"):
            parse('title = "T"\nminutes = 1\n' + '[[item]]\nlink = ""\nminutes = 1\n' * number, "en")


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_the_page_of_a_plan_has_every_link_and_note_and_its_script_has_the_plan(name, lang):
    assert plan_page.asked(scope("/", query=f"plan={name}&lang={lang}".encode(), accept="text/html")) == (name, lang)
    page = plan_page.page(name, lang)
    body = page.body.decode()
    data = json.loads(re.search(r'id="gw-plan-data">(.*?)</script>', body)[1])
    assert parse(toml(data["plan"]), lang) == shipped(name, lang)
    hrefs = re.findall(r'<a href="([^"]+)" target="gatewalk">', body)
    assert [href.replace("&amp;", "&") for href in hrefs] == [item.href for item in shipped(name, lang).items]
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


def toml(plan: dict) -> str:
    """The file of a plan that the page's script has."""
    minutes = sum(item["minutes"] for item in plan["items"])
    rows = [
        f"{name} = {json.dumps(value, ensure_ascii=False)}"
        for item in plan["items"]
        for name, value in {"[[item]]": "", **item}.items()
    ]
    items = "\n".join("[[item]]" if row.startswith("[[item]]") else row for row in rows)
    return f'title = "{plan["title"]}"\nminutes = {minutes}\n{items}'


def test_the_page_of_notes_and_that_of_a_plan_of_one_s_own_have_words_and_no_plan():
    for query, name in (("notes", plan_page.NOTES), ("plan=own", plan_page.OWN)):
        assert plan_page.asked(scope("/", query=query.encode(), accept="text/html")) == (name, "zh")
        body = plan_page.page(name, "zh").body.decode()
        data = json.loads(re.search(r'id="gw-plan-data">(.*?)</script>', body)[1])
        assert data["plan"] is None
        assert data["pages"][""] == words("zh")("walk.tab")
        assert data["pages"].keys() == {"", "sheet", *addresses()}  # a plan leads nowhere else
        assert data["words"]["notes"] == words("zh")("plan.notes")


def test_a_link_followed_within_a_visit_opens_once_and_keeps_what_was_done():
    page = opened("pages/frame.py", text="I love China", model="segmenter-en", step="3", lang="en")
    here = page.session_state["gw-visit"]
    here.done["walk"] = frozenset({"x"})
    jump = here.state.jump
    page.query_params.clear()
    page.query_params.update({"go": "7", "text": "good", "model": "negation-en", "lang": "en"})
    page.run()
    assert not page.exception
    here = page.session_state["gw-visit"]
    assert (here.state.text, here.state.model, here.state.step) == ("good", "negation-en", 0)
    assert here.state.jump > jump
    assert here.done["walk"] == {"x"}
    page.text_input(key="gw-box").set_value("bad").run()  # the address still bears the number
    assert page.session_state["gw-visit"].state.text == "bad"


def test_a_link_that_names_no_language_is_followed_in_the_language_of_the_visit():
    page = opened("pages/frame.py", text="我爱中国", model="segmenter-zh", lang="zh")
    page.query_params.clear()
    page.query_params.update({"go": "7", "text": "good", "model": "negation-en"})
    page.run()
    state = page.session_state["gw-visit"].state
    assert (state.text, state.lang) == ("good", "zh")


def test_who_asks_for_no_plan_gets_none():
    for query in ("", "plan=nowhere", "plan=../../etc", "plan=lab&lang=fr", "r=K7QT"):
        assert plan_page.asked(scope("/", query=query.encode(), accept="text/html")) is None
    assert plan_page.asked(scope("/", query=b"plan=lab", accept="*/*")) is None
