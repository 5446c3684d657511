"""A lesson by its link: asked before told, tasks that see what was done. The others: in test_newcomer."""

from playwright.sync_api import expect

from lstm_core import Place
from pages.quiz.task import Find
from pages.words.words import words
from tests.browser.asking import questions_are_asked_before_they_tell
from tests.pages.lessons import LESSONS, readers

MODEL, TEXT, CHANGED = "rnn-zh-both", "我爱中国", "我爱的国"  # of which one is to change a word


def test_a_lesson_tells_nothing_before_an_answer_and_ticks_its_tasks_when_they_are_done(visit):
    (lesson,) = (lesson for lesson in LESSONS if lesson.name == "rnn")
    start, goals = plan(readers(MODEL, TEXT)[0], [task for task in lesson.tasks if isinstance(task, Find)])
    opened = visit(chapter="rnn", model=MODEL, text=TEXT, step=goals[0].step, unit=goals[0].unit)
    opened.settle()
    opened.stage.stands_at(step=goals[0].step, unit=goals[0].unit)
    a_task_ticks_when_it_is_done_and_not_before(opened, lesson, start, goals)
    for typed in (TEXT * 2, TEXT):
        opened.type(typed)
        opened.settle()
        has_ticked(opened, lesson, len(goals))
    opened.type(CHANGED)
    has_ticked(opened, lesson, len(lesson.tasks))
    assert "✓" not in opened.keyed("chapters").inner_text()
    assert opened.page.locator(".gw-symbols").count() == 0
    questions_are_asked_before_they_tell(opened, "rnn")
    has_ticked(opened, lesson, len(lesson.tasks))
    title = words("en")("rnn.tab")
    expect(opened.keyed("chapters")).to_contain_text(words("en")("frame.complete", title=title))


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
        found = opened.page.locator(f'[data-task="{task.name}"]')
        expect(found, task.name).to_have_attribute("data-done", done)
