"""When a widget is given the state's value."""

import pytest

from pages.state import address, visit, widgets

KEY = "gw-of-a-test"


@pytest.fixture
def session(monkeypatch):
    """A visit whose frontend takes every value that it is given; `given` has each of them."""

    class Session(dict):
        given: list

        def __setitem__(self, key, value):
            if key == KEY:
                self.given.append(value)
            super().__setitem__(key, value)

    session = Session()
    session.given = []
    state, _ = address.parse({"lang": "zh"}, "")
    dict.__setitem__(session, visit.KEY, visit.Visit(state, (), (), unplaced=True))
    monkeypatch.setattr(widgets.st, "session_state", session)
    return session


def move(session, value):
    """The visitor's: the browser tells it, and is given nothing."""
    dict.__setitem__(session, KEY, value)


def test_what_nobody_has_moved_is_given_in_every_run(session):
    for _ in range(3):
        widgets.give(KEY, 5)
    assert session.given == [5, 5, 5]


def test_the_answer_to_a_move_gives_nothing_and_neither_do_those_after_it(session):
    widgets.give(KEY, 5)
    for value in (6, 7, 7):
        move(session, value)
        widgets.give(KEY, value)
    assert session.given == [5]


def test_a_move_back_to_where_it_was_gives_nothing(session):
    widgets.give(KEY, 5)
    for value in (6, 5):
        move(session, value)
        widgets.give(KEY, value)
    assert session.given == [5]


def test_a_state_that_says_something_else_is_given_from_then_on(session):
    widgets.give(KEY, 5)
    move(session, 6)
    widgets.give(KEY, 6)
    widgets.give(KEY, 1)
    widgets.give(KEY, 1)
    assert session.given == [5, 1, 1]


def test_a_move_that_the_state_refuses_is_taken_back(session):
    widgets.give(KEY, 5)
    move(session, None)
    widgets.give(KEY, 5)
    assert session.given == [5, 5]


@pytest.mark.parametrize("anew", ["page", "language", "options"])
def test_a_widget_that_is_new_in_the_browser_is_given_its_value(session, anew):
    widgets.give(KEY, 5, "a")
    move(session, 6)
    widgets.give(KEY, 6, "a")
    if anew == "page":
        widgets.forget()
    if anew == "language":
        visit.change(lang="en")
    widgets.give(KEY, 6, "b" if anew == "options" else "a")
    assert session.given == [5, 6]
