"""The lessons as a learner goes through them: asked before told, tasks that see what was done."""

import re

import pytest
from playwright.sync_api import expect

from lstm_core import Place
from pages.quiz.task import Find
from pages.words.words import words
from tests.pages.lessons import LESSONS, NAMES, readers

# Of every lesson: a model, a sentence, and where a task ends with a changed one, that one.
RUNS = {
    "rnn": ("rnn-zh-both", "我爱中国", "我爱的国"),
    "forget_gate": ("segmenter-zh", "我爱中国", "我恨中国"),
    "input_gate": ("negation-zh", "菜不地道。", None),
    "cell_update": ("negation-zh", "服务很差，但味道很好", None),
    "output_gate": ("negation-zh", "菜不地道。", "菜很地道。"),
    "bi_lstm": ("segmenter-zh", "我在中", "我在中国"),
    "gru": ("reviews-far-zh-gru", "我不觉得很好看", "我也觉得很好看"),
}
# Of what a question hides by name: where it is drawn, in the lessons that hide it.
TELLING = {
    "bus": ".gw-at-bus",
    "plus": ".gw-at-add",
    "tanh": ".gw-at-tanh",
    "ways": ".gw-at-next",
    "note": ".gw-at-update",
    "wall": ".gw-at-belt",
    "formulas": ".gw-formula[data-lit=true] .gw-row",
    "reads": ".gw-reads span",
    "f_c_prev": ".gw-at-f_c_prev",
    "i_g": ".gw-at-i_g",
}


def path(lesson) -> str:
    return lesson.name.replace("_", "-")


def task_of(opened, task):
    return opened.page.locator(f'[data-task="{task.name}"]')


def answers(opened):
    return opened.page.locator("[class*=st-key-gw-answer-] button")


@pytest.mark.parametrize("lesson", LESSONS, ids=NAMES)
def test_a_lesson_tells_nothing_before_an_answer_and_ticks_its_tasks_when_they_are_done(visit, lesson):
    model, text, changed = RUNS[lesson.name]
    reader = readers(model, text)[0]
    finds = [task for task in lesson.tasks if isinstance(task, Find)]
    start, goals = plan(reader, finds)
    opened = visit(chapter=path(lesson), model=model, text=text, step=goals[0].step, unit=goals[0].unit)
    opened.settle()
    opened.stage.stands_at(step=goals[0].step, unit=goals[0].unit)
    a_task_ticks_when_it_is_done_and_not_before(opened, lesson, start, goals)
    if changed:
        for typed in (text * 2, text):
            opened.type(typed)
            opened.settle()
            has_ticked(opened, lesson, len(goals))
        opened.type(changed)
    has_ticked(opened, lesson, len(lesson.tasks))
    assert "✓" not in opened.keyed("chapters").inner_text()
    nothing_tells_before_an_answer_and_every_answer_is_replied_to(opened, lesson)


def nothing_tells_before_an_answer_and_every_answer_is_replied_to(opened, lesson) -> None:
    """Three questions at the least, and on until squares and words were hidden and a wrong answer was replied to.

    The first answer and the tasks done mark the chapter, in both languages; those to come are in the other.
    """
    hides_squares = lesson.look.view == "cell"
    seen = {"squares": not hides_squares, "words": False, "wrong": False}
    explained = opened.page.locator(".gw-symbols")
    for number in range(15):
        opened.keyed("show-me").wait_for()
        opened.settle()
        assert opened.page.locator(".gw-reply").count() == 0
        expect(explained).to_have_count(1 if number else 0)
        seen["squares"] |= hides_what_it_names(opened, lesson)
        told = hidden_words(opened)
        seen["words"] |= any(found.count() for found in told)
        (answers(opened).first if number % 2 else answers(opened).last).click()
        seen["wrong"] |= is_replied_to(opened)
        expect(explained).to_have_count(1)
        shows_all(opened, told)
        if number == 0:
            the_chapter_is_marked(opened, lesson)
        if number >= 2 and all(seen.values()):
            return
        opened.keyed("another").get_by_role("button").click()
    raise AssertionError(seen)


def the_chapter_is_marked(opened, lesson) -> None:
    for language in ("zh", "en"):
        title = words(language)(f"{lesson.name}.tab")
        expect(opened.keyed("chapters")).to_contain_text(words(language)("frame.complete", title=title))
        has_ticked(opened, lesson, len(lesson.tasks))
        if language == "zh":
            opened.switch_language()
            opened.settle()


def hides_what_it_names(opened, lesson) -> bool:
    """Whether squares have no number; they are some that a question of the lesson hides."""
    named = {part.rpartition(".")[2] for kind in lesson.kinds for part in kind.hidden}
    hidden = {vector for vector, units in opened.stage.squares().items() if None in units.values()}
    assert hidden <= named
    return bool(hidden)


def hidden_words(opened) -> list:
    """What the open question hides besides squares, none of it to be seen."""
    asked = set((opened.stage.root.get_attribute("data-curtain") or "").split()) & set(TELLING)
    told = [opened.page.locator(TELLING[name]) for name in asked]
    for found in told:
        assert found.locator("visible=true").count() == 0
    return told


def is_replied_to(opened) -> bool:
    """Whether by what a wrong answer mixes up; the right answer is marked and spoken of either way."""
    opened.keyed("another").wait_for()
    opened.settle()
    expect(opened.page.locator(".gw-reply-right")).to_have_count(1)
    assert opened.page.locator("[class*='-right'] button:disabled").count() == 1
    wrong = opened.page.get_by_role("status").locator(".gw-reply-wrong")
    assert all(wrong.all_inner_texts())
    return wrong.count() == 1


def shows_all(opened, told: list) -> None:
    expect(opened.stage.root).not_to_have_attribute("data-curtain", re.compile(""))
    assert all(None not in units.values() for units in opened.stage.squares().values())
    for found in told:
        if found.count():
            expect(found.locator("visible=true")).not_to_have_count(0)


def a_task_ticks_when_it_is_done_and_not_before(opened, lesson, start: Place, goals: list[Place]) -> None:
    has_ticked(opened, lesson, 0)  # a link to the place is no finding
    walk(opened, start)
    opened.settle()
    has_ticked(opened, lesson, 0)
    for number, goal in enumerate(goals, 1):
        walk(opened, goal)
        has_ticked(opened, lesson, number)
        walk(opened, start, units_first=True)


def plan(reader, finds: list[Find]) -> tuple[Place, list[Place]]:
    """A place where no task ends, and one for each where it alone does, with none on the way there."""
    masks = [task.where(reader) for task in finds]

    def ends(place: Place) -> list[int]:
        return [number for number, mask in enumerate(masks) if mask[place.step, place.unit]]

    for start in reader.places():
        clear = [goal for goal in reader.places() if not any(ends(place) for place in between(start, goal))]
        goals = [[goal for goal in clear if ends(goal) == [number]] for number in range(len(finds))]
        if all(goals):
            return start, [min(of, key=lambda goal: len(between(start, goal))) for of in goals]
    raise AssertionError("the run has no such places")


def between(start: Place, goal: Place) -> list[Place]:
    """The places that `walk` leaves behind: first along the sentence, then along the units."""
    row = range(start.step, goal.step, 1 if goal.step > start.step else -1)
    column = range(start.unit, goal.unit, 1 if goal.unit > start.unit else -1)
    return [Place(step, start.unit) for step in row] + [Place(goal.step, unit) for unit in column]


def walk(opened, to: Place, *, units_first: bool = False) -> None:
    steps, units = to.step - opened.stage.step, to.unit - opened.stage.unit
    along = ["ArrowRight" if steps > 0 else "ArrowLeft"] * abs(steps)
    across = ["ArrowDown" if units > 0 else "ArrowUp"] * abs(units)
    opened.stage.press(*(across + along if units_first else along + across))
    opened.stage.stands_at(step=to.step, unit=to.unit)


def has_ticked(opened, lesson, number: int) -> None:
    """So many of the lesson's tasks, places to be found first, and none of the others."""
    for place, task in enumerate(sorted(lesson.tasks, key=lambda task: not isinstance(task, Find))):
        done = "true" if place < number else "false"
        expect(task_of(opened, task), task.name).to_have_attribute("data-done", done)


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
        given_away = any(number in opened.keyed("ask").inner_text() for number in ("1,312", "5,120"))
        expect(bill.locator("table")).to_have_count(0 if given_away else 1)
        seen.add(given_away)
        if len(seen) == 2:
            break
        opened.keyed("show-me").get_by_role("button").click()
        opened.keyed("another").wait_for()
        expect(bill.locator("td")).to_have_text(["1,312", "2,624", "5,120", "10,240"])
        opened.keyed("another").get_by_role("button").click()
    assert seen == {True, False}
