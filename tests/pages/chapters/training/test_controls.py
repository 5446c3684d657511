"""The switches of the training lab write moves into the state, and nothing else that a request brings."""

import pytest

from pages.state import visit, widgets
from tests.pages.test_broken_links import BY_NAME, opened


@pytest.fixture
def page(monkeypatch):
    monkeypatch.setattr(widgets, "ON_ITS_WAY", 600.0)
    return opened(BY_NAME["training"], lang="en", train="latch;thrift:0.2;units:5;seed:7")


def chosen(page):
    return page.session_state[visit.KEY].state.train


def test_what_the_browser_held_before_all_was_set_to_usual_comes_not_back(page):
    page.button(key="gw-train-usual").click().run()
    page.select_slider(key="gw-train-thrift").set_value(0.2)
    page.toggle(key="gw-train-still").set_value(True).run()
    assert (chosen(page).switches.gate_penalty, chosen(page).switches.recurrent) == (0.0, False)
    assert page.select_slider(key="gw-train-thrift").value == 0.0


def test_a_slider_moved_right_after_another_recipe_has_the_page_ask_once_more(page):
    page.selectbox(key="gw-train-recipe").set_value("anbn").run()
    page.select_slider(key="gw-train-units").set_value(9).run()
    assert chosen(page).switches.units == 9
    assert page.session_state[visit.KEY].unsure
