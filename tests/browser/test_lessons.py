"""The lessons as a learner goes through them: asked before told, tasks that see what was done."""

import re
from itertools import cycle

import pytest
from playwright.sync_api import expect

from pages.quiz.task import Change, Find
from tests.pages.lessons import LESSONS, MODELS, NAMES, readers, specimen

# Of every task that a changed sentence or model ends: the model, a sentence, and the one that ends it.
CHANGES = {
    ("bi_lstm", "turn"): ("segmenter-zh", "我在中", "我在中国"),
    ("forget_gate", "swap"): ("segmenter-zh", "我爱中国", "我恨中国"),
    ("output_gate", "flip"): ("negation-zh", "这部电影不难看", "这部电影不好看"),
}
# Of what a question hides by name: where it is drawn, in the lessons that hide it.
TELLING = {
    "bus": ".gw-at-bus",
    "plus": ".gw-at-add",
    "tanh": ".gw-at-tanh",
    "ways": ".gw-at-next",
    "note": ".gw-at-update",
    "ranges": ".gw-range",
    "formulas": ".gw-formula[data-lit=true] .gw-row",
    "reads": ".gw-reads span",
    "f_c_prev": ".gw-at-f_c_prev",
    "i_g": ".gw-at-i_g",
}
FINDS = [(lesson, task) for lesson in LESSONS for task in lesson.tasks if isinstance(task, Find)]
CHANGED = [(lesson, task) for lesson in LESSONS for task in lesson.tasks if isinstance(task, Change)]
WIDER = """box => [...box.querySelectorAll("p, button, h3")]
    .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => e.textContent)"""


def path(lesson) -> str:
    return lesson.name.replace("_", "-")


def task_of(opened, task):
    return opened.page.locator(f'[data-task="{task.name}"]')


def answers(opened):
    return opened.page.locator("[class*=st-key-gw-answer-] button")


def answer_wrongly(opened) -> None:
    """Answer until a wrong one is chosen; each question has more wrong answers than right ones."""
    for _ in range(12):
        answers(opened).first.click()
        opened.keyed("another").wait_for()
        if opened.page.locator(".gw-reply-wrong").count():
            return
        opened.keyed("another").get_by_role("button").click()
        opened.keyed("show-me").wait_for()
    raise AssertionError("the first of the answers was always right")


def somewhere(lesson, task):
    """(model, text, direction, start, goal): a run with a place where the task ends and one where it does not."""
    for model in MODELS:
        for text in specimen(model).card.examples:
            for reader in readers(model, text):
                where = task.where(reader)
                if where.any() and not where.all() and not (lesson.both and reader.opposite is None):
                    goal = reader.where(where)[-1]
                    start = next(place for place in reader.places() if not task.done(reader, place))
                    return model, text, "backward" if reader.trace.reverse else "forward", start, goal
    raise AssertionError(f"no shipped model and example has a place for {task.name}")


@pytest.mark.parametrize(("lesson", "language"), list(zip(LESSONS, cycle(["zh", "en"]))), ids=NAMES)
def test_nothing_is_revealed_before_an_answer_and_every_answer_is_replied_to(visit, lesson, language):
    opened = visit(chapter=path(lesson), language=language)
    kinds = {kind.name: kind for kind in lesson.kinds}
    seen = set()
    opened.keyed("show-me").wait_for()
    explained = opened.page.locator(".gw-symbols")
    expect(explained).to_have_count(0)
    for _ in range(5):
        opened.keyed("show-me").wait_for()
        assert opened.page.locator(".gw-reply").count() == 0
        opened.page.wait_for_timeout(150)
        squares = opened.stage.squares()
        hidden = {vector for vector, units in squares.items() if None in units.values()}
        seen |= hidden
        answers(opened).last.click()
        opened.keyed("another").wait_for()
        expect(opened.page.locator(".gw-reply-right")).to_have_count(1)
        opened.page.wait_for_timeout(150)
        assert all(None not in units.values() for units in opened.stage.squares().values())
        expect(explained).to_have_count(1)
        opened.keyed("another").get_by_role("button").click()
    named = {part.rpartition(".")[2] for kind in kinds.values() for part in kind.hidden}
    assert seen <= named
    if named & {"f_c_prev", "i_g", "c", "tanh_c"} and lesson.look.view == "cell":
        assert seen


@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_words_and_lines_that_would_tell_are_gone_till_the_answer(visit, lesson):
    opened = visit(chapter=path(lesson), step=1)
    stage, seen = opened.page.get_by_test_id("stage"), set()
    for _ in range(6):
        opened.keyed("show-me").wait_for()
        opened.page.wait_for_timeout(150)
        asked = set((stage.get_attribute("data-curtain") or "").split()) & set(TELLING)
        there = {name: opened.page.locator(TELLING[name]) for name in asked}
        seen |= {name for name, found in there.items() if found.count()}
        for found in there.values():
            assert found.locator("visible=true").count() == 0
        opened.keyed("show-me").get_by_role("button").click()
        opened.keyed("another").wait_for()
        expect(stage).not_to_have_attribute("data-curtain", re.compile(""))
        for found in there.values():
            if found.count():
                expect(found.locator("visible=true")).not_to_have_count(0)
        opened.keyed("another").get_by_role("button").click()
    assert seen


@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_a_wrong_answer_is_told_what_it_mixes_up(visit, lesson):
    opened = visit(chapter=path(lesson))
    answer_wrongly(opened)
    assert opened.page.get_by_role("status").locator(".gw-reply-wrong").inner_text()
    assert opened.page.locator("[class*='-right'] button:disabled").count() == 1


@pytest.mark.parametrize(("lesson", "task"), FINDS, ids=[f"{lesson.name}-{task.name}" for lesson, task in FINDS])
def test_a_place_to_find_ticks_when_it_is_walked_to_and_not_before(visit, lesson, task):
    model, text, direction, start, goal = somewhere(lesson, task)
    here = {"text": text, "model": model, "direction": direction}
    opened = visit(chapter=path(lesson), step=start.step, unit=start.unit, **here)
    expect(task_of(opened, task)).to_have_attribute("data-done", "false")
    opened.stage.press(*["ArrowRight" if goal.step > start.step else "ArrowLeft"] * abs(goal.step - start.step))
    opened.stage.press(*["ArrowDown" if goal.unit > start.unit else "ArrowUp"] * abs(goal.unit - start.unit))
    opened.stage.stands_at(step=goal.step, unit=goal.unit)
    expect(task_of(opened, task)).to_have_attribute("data-done", "true")
    opened.switch_language()
    expect(task_of(opened, task)).to_have_attribute("data-done", "true")
    cold = visit(chapter=path(lesson), step=goal.step, unit=goal.unit, **here)
    cold.settle()
    expect(task_of(cold, task)).to_have_attribute("data-done", "false")


@pytest.mark.parametrize(("lesson", "task"), CHANGED, ids=[f"{lesson.name}-{task.name}" for lesson, task in CHANGED])
def test_a_change_ticks_when_it_is_made_and_not_before(visit, lesson, task):
    model, text, changed = CHANGES[lesson.name, task.name]
    opened = visit(chapter=path(lesson), text=text, model=model)
    opened.settle()
    expect(task_of(opened, task)).to_have_attribute("data-done", "false")
    opened.type(f"{text}{text}")
    opened.settle()
    expect(task_of(opened, task)).to_have_attribute("data-done", "false")
    opened.type(text)
    opened.settle()
    opened.type(changed)
    expect(task_of(opened, task)).to_have_attribute("data-done", "true")


@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_questions_overflow_no_box_on_a_phone(visit, lesson, language):
    opened = visit(chapter=path(lesson), language=language, size="phone")
    for _ in range(6):
        opened.keyed("show-me").get_by_role("button").click()
        opened.keyed("another").wait_for()
        assert opened.keyed("ask").evaluate(WIDER) == []
        opened.keyed("another").get_by_role("button").click()
        opened.keyed("show-me").wait_for()
        assert opened.keyed("ask").evaluate(WIDER) == []


def test_a_lesson_is_gone_through_by_keyboard_alone(visit):
    opened = visit(chapter="forget-gate")
    answers(opened).first.focus()
    opened.page.keyboard.press("Enter")
    opened.keyed("another").wait_for()
    opened.keyed("another").get_by_role("button").focus()
    opened.page.keyboard.press("Enter")
    opened.keyed("show-me").wait_for()
    opened.page.locator(".st-key-gw-mixups-forget_gate summary").focus()
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator(".gw-belief").first).to_be_visible()
    opened.keyed("ways").locator("a").last.focus()
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url("**/input-gate**")


def test_a_lesson_that_is_done_is_marked_in_the_list_in_both_languages(visit):
    lesson = next(lesson for lesson in LESSONS if lesson.name == "forget_gate")
    opened = visit(chapter="forget-gate", model="negation-zh", text="服务很差，但味道很好")
    reader = readers("negation-zh", "服务很差，但味道很好")[0]
    opened.keyed("show-me").get_by_role("button").click()
    opened.keyed("another").wait_for()
    for task in (task for task in lesson.tasks if isinstance(task, Find)):
        here = (opened.stage.step, opened.stage.unit)
        goal = next(p for p in reader.places() if task.done(reader, p) and (p.step, p.unit) != here)
        opened.stage.tile(goal.step).click()
        opened.stage.press(*["ArrowUp"] * 4, *["ArrowDown"] * goal.unit)
        expect(task_of(opened, task)).to_have_attribute("data-done", "true")
    assert "✓" not in opened.keyed("chapters").inner_text()
    opened.type("服务很好，但味道很好")
    expect(opened.keyed("chapters")).to_contain_text("✓")
    opened.switch_language()
    expect(opened.keyed("chapters")).to_contain_text("Forget gate ✓")


def test_the_bill_of_two_readers_is_folded_and_shut_while_it_would_answer_the_question(visit):
    opened = visit(chapter="bi-lstm", model="segmenter-zh", text="我爱中国")
    opened.keyed("show-me").get_by_role("button").click()
    opened.keyed("another").get_by_role("button").click()
    bill = opened.page.locator(".st-key-gw-bill")
    expect(bill.locator("table")).to_be_hidden()
    bill.locator("summary").click()
    seen = set()
    for _ in range(40):
        opened.keyed("show-me").wait_for()
        given_away = any(number in opened.keyed("ask").inner_text() for number in ("3,136", "12,288"))
        expect(bill.locator("table")).to_have_count(0 if given_away else 1)
        seen.add(given_away)
        if len(seen) == 2:
            break
        opened.keyed("show-me").get_by_role("button").click()
        opened.keyed("another").wait_for()
        expect(bill.locator("td")).to_have_text(["3,136", "6,272", "12,288", "24,576"])
        opened.keyed("another").get_by_role("button").click()
    assert seen == {True, False}


@pytest.mark.parametrize("chapter", ["forget-gate", "cell-update"])
def test_a_lesson_begins_where_there_is_something_to_see_unless_a_place_was_chosen(visit, chapter):
    opened = visit(chapter=chapter)
    opened.settle()
    assert opened.stage.step > 0, "at the reader's first place nothing is on the lanes yet"
    assert visit(chapter=chapter, step=0).stage.step == 0
