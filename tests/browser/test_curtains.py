"""On the page: an open question draws a curtain over what would answer it, not over what the lesson points at."""

from playwright.sync_api import expect

from tests.browser.chapters import go


def press(opened, key: str) -> None:
    opened.keyed(key).get_by_role("button").click()
    opened.settle()


def test_a_curtain_hangs_over_what_is_asked_moves_nothing_when_it_opens_and_hides_no_film_that_is_pointed_at(visit):
    """At each step that the lesson speaks of, every square of its film has its number while a question is open.

    Of every question of every lesson, by what it is drawn from: in tests/pages/quiz/test_curtains.py.
    """
    opened = visit(chapter="forget-gate", language="en")
    drapes = opened.page.locator(".gw-drape")
    asking = drapes.locator(".gw-medal:visible")
    expect(asking).to_have_count(1)
    hidden = {vector for vector, units in opened.stage.squares().items() if None in units.values()}
    assert hidden  # what it hides is not there at all
    places = [opened.page.locator(name).first for name in (".gw-slot-films", ".gw-cell-board", ".gw-formulas")]
    before = [place.bounding_box() for place in places]
    press(opened, "show-me")
    expect(drapes).to_have_count(0)
    assert [place.bounding_box() for place in places] == before

    go(opened, "input_gate")
    opened.settle()
    press(opened, "show-me")
    press(opened, "sentence-kept_out")
    for number in range(3):
        if number:
            press(opened, "show-me")
            press(opened, "another")
        opened.stage.tile(5).click()
        opened.stage.stands_at(step=5)
        assert all(opened.stage.squares()["i"].values())
