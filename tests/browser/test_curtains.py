"""On the page: an open question draws a curtain over what would answer it, not over what the lesson points at."""

import pytest

FILMS = {"forget-gate": ("weather", "f"), "input-gate": ("kept_out", "i")}


def press(opened, key: str) -> None:
    opened.keyed(key).get_by_role("button").click()
    opened.settle()


@pytest.mark.parametrize(("chapter", "language"), [("forget-gate", "zh"), ("input-gate", "en")])
def test_the_film_that_a_lesson_points_at_can_be_seen(visit, chapter, language):
    """Whichever question is open: at each step that the lesson speaks of, every square of it has its number."""
    name, film = FILMS[chapter]
    opened = visit(chapter=chapter, language=language)
    press(opened, "show-me")
    press(opened, f"sentence-{name}")
    steps = {"forget-gate": range(4), "input-gate": [5]}[chapter]
    for _ in range(3):
        for step in steps:
            opened.stage.tile(step).click()
            opened.stage.stands_at(step=step)
            assert all(opened.stage.squares()[film].values())
        press(opened, "show-me")
        press(opened, "another")
