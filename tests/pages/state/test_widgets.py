"""When a widget is set to the state's value, and what is its default."""

from inspect import signature
from unittest.mock import create_autospec

import pytest
import streamlit as st

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


def show(value, *options, **more):
    """What the widget shows where it is new in the browser."""
    shown = []
    widgets.show(lambda *_, value, **more: shown.append(value), "label", KEY, value, *options, **more)
    return shown[0]


def test_what_nobody_has_moved_is_set_once_and_is_the_default_in_every_run(session):
    assert [show(5) for _ in range(3)] == [5, 5, 5]
    assert session.given == [5]


def test_the_answer_to_a_move_sets_nothing_and_neither_do_those_after_it(session):
    show(5)
    for value in (6, 7, 7):
        move(session, value)
        show(value)
    assert session.given == [5]


def test_a_move_back_to_where_it_was_sets_nothing(session):
    show(5)
    for value in (6, 5):
        move(session, value)
        show(value)
    assert session.given == [5]


def test_a_state_that_says_something_else_is_set(session):
    show(5)
    move(session, 6)
    show(6)
    show(1)
    show(1)
    assert session.given == [5, 1]


def test_a_move_that_the_state_refuses_is_taken_back(session):
    show(5)
    move(session, None)
    show(5)
    assert session.given == [5, 5]


@pytest.mark.parametrize("anew", ["page", "names", "options"])
def test_a_widget_that_is_made_anew_is_set(session, anew):
    show(5, [5, 6], format_func="a{}".format)
    move(session, 6)
    show(6, [5, 6], format_func="a{}".format)
    if anew == "page":
        widgets.forget()
    options = [5, 6, 7] if anew == "options" else [5, 6]
    show(6, options, format_func=("b{}" if anew == "names" else "a{}").format)
    assert session.given == [5, 6]


@pytest.mark.parametrize("options", [(), (1, 10), ([5, 6],)])
def test_the_other_language_takes_no_move_back_where_the_browser_holds_no_word_of_it(session, options):
    """What was moved while the answer with the other language was on its way would not be shown."""
    show(5, *options)
    visit.change(lang="en")
    show(5, *options)
    assert session.given == [5]


@pytest.mark.parametrize("widget", [st.selectbox, st.segmented_control, st.select_slider, st.slider, st.number_input])
def test_the_value_is_each_widgets_own_default(session, widget):
    options = (1, 10) if widget in (st.slider, st.number_input) else ([3, 5, 7],)
    call = create_autospec(widget, __name__=widget.__name__)
    widgets.show(call, "label", KEY, 5, *options)
    bound = signature(widget).bind(*call.call_args.args, **call.call_args.kwargs).arguments
    assert 5 in (bound.get("value"), bound.get("default")) or options[0][bound["index"]] == 5


def shift(monkeypatch, seconds):
    now = widgets.time.monotonic()
    monkeypatch.setattr(widgets.time, "monotonic", lambda: now + seconds)


def test_a_move_is_one_once_and_what_a_widget_shows_is_none(session):
    show(5)
    assert not widgets.is_moved(KEY)
    move(session, 6)
    assert [widgets.is_moved(KEY) for _ in range(2)] == [True, False]
    show(6)
    assert not widgets.is_moved(KEY)
    move(session, 5)
    assert widgets.is_moved(KEY)


def test_a_run_that_was_broken_off_makes_no_move_of_what_was_moved_before(session):
    for shown, moved in ((5, 6), (6, 7)):
        show(shown)
        move(session, moved)
        assert widgets.is_moved(KEY)
    assert not widgets.is_moved(KEY)


def test_what_a_request_brings_that_was_on_its_way_is_no_move_and_is_set_again(session, monkeypatch):
    monkeypatch.setattr(widgets, "ON_ITS_WAY", 2.0)
    show(5)
    show(1)
    move(session, 5)
    assert not widgets.is_moved(KEY)
    show(1)
    assert session.given == [5, 1, 1]
    move(session, 4)
    assert widgets.is_moved(KEY)
    show(1)
    shift(monkeypatch, 3.0)
    move(session, 4)
    assert widgets.is_moved(KEY)


def test_a_click_that_was_dropped_does_not_put_off_the_next(session, monkeypatch):
    monkeypatch.setattr(widgets, "ON_ITS_WAY", 2.0)
    show(5)
    show(1)
    for _ in range(2):
        shift(monkeypatch, 1.2)
        move(session, 5)
        moved = widgets.is_moved(KEY)
        show(1)
    assert moved


def test_after_a_move_that_may_have_come_before_what_was_set_the_visit_is_unsure(session, monkeypatch):
    monkeypatch.setattr(widgets, "ON_ITS_WAY", 2.0)
    show(5)
    move(session, 6)
    assert widgets.is_moved(KEY)
    assert not visit.current().unsure  # nothing else was set since it is there
    show(6)
    show(1)
    for value in (7, 8):  # the browser may show 1
        visit.current().unsure = False
        move(session, value)
        assert widgets.is_moved(KEY)
        show(value)
        assert visit.current().unsure
    visit.current().unsure = False
    shift(monkeypatch, 3.0)
    move(session, 9)
    assert widgets.is_moved(KEY)
    assert not visit.current().unsure


def test_where_the_visit_is_unsure_the_page_asks_once_more(session, monkeypatch):
    parts, runs = [], []
    monkeypatch.setattr(widgets.st, "fragment", lambda part, run_every: parts.append(part) or part)
    monkeypatch.setattr(widgets.st, "rerun", lambda: runs.append(visit.current().unsure))
    widgets.look_again()
    assert parts == []
    visit.current().unsure = True
    widgets.look_again()
    assert (len(parts), runs) == (1, [])
    parts[0]()  # the browser asks, which has told what it shows
    assert runs == [False]


def test_what_a_widget_tells_hears_of_each_move_once_and_of_nothing_that_was_on_its_way(session, monkeypatch):
    monkeypatch.setattr(widgets, "ON_ITS_WAY", 2.0)
    tell, heard = [], []

    def widget(label, *, on_change, args, **more):
        tell.append(lambda: on_change(*args))

    for given, told in ((16, 16), (8, 16), (8, 9), (9, 9)):
        widgets.show(
            widget, "label", KEY, given, on_change=lambda name: heard.append((name, session[KEY])), args=("units",)
        )
        move(session, told)
        tell[-1]()
    assert heard == [("units", 9)]


def test_a_widget_that_comes_back_with_another_value_can_be_moved_to_the_old_one(session):
    show(5)
    move(session, 6)
    assert widgets.is_moved(KEY)
    show(6)
    dict.pop(session, KEY)  # it was not drawn for a run
    show(5)
    move(session, 6)
    assert widgets.is_moved(KEY)
