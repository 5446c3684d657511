"""What the learner has done in this visit, lesson by lesson."""

from collections.abc import Iterable

from pages.state import visit

ANSWERED, COMPLETE = "answered", "complete"


def done(lesson: str) -> frozenset[str]:
    """The names of the tasks done in a lesson, ANSWERED once a question of it was answered, COMPLETE at last."""
    return visit.current().done.get(lesson, frozenset())


def note(lesson: str, name: str) -> bool:
    """Remember that `name` is done; whether that is news."""
    if name in done(lesson):
        return False
    visit.current().done[lesson] = done(lesson) | {name}
    return True


def note_complete(lesson: str, tasks: Iterable[str]) -> bool:
    """Note a lesson as complete once a question is answered and every task done; whether that is news."""
    return {ANSWERED, *tasks} <= done(lesson) and note(lesson, COMPLETE)
