"""On the page: an open question draws a curtain over what would answer it, not over what the lesson points at."""


def press(opened, key: str) -> None:
    opened.keyed(key).get_by_role("button").click()
    opened.settle()


def test_the_film_that_a_lesson_points_at_can_be_seen(visit):
    """While a question is open: at each step that the lesson speaks of, every square of it has its number.

    Of every question of every lesson, by what it is drawn from: in tests/pages/quiz/test_curtains.py.
    """
    opened = visit(chapter="input-gate", language="en")
    press(opened, "show-me")
    press(opened, "sentence-kept_out")
    for _ in range(3):
        opened.stage.tile(5).click()
        opened.stage.stands_at(step=5)
        assert all(opened.stage.squares()["i"].values())
        press(opened, "show-me")
        press(opened, "another")
