"""On the page: an open question draws a curtain over what would answer it, not over what the lesson points at."""

import pytest

FILMS = {"forget-gate": ("weather", "f"), "input-gate": ("kept_out", "i")}


def press(opened, key: str) -> None:
    opened.keyed(key).get_by_role("button").click()
    opened.settle()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("chapter", FILMS)
def test_the_film_that_a_lesson_points_at_can_be_seen(visit, chapter, language):
    """Whichever question is open: at each step that the lesson speaks of, every square of it has its number."""
    name, film = FILMS[chapter]
    opened = visit(chapter=chapter, language=language)
    press(opened, "show-me")
    press(opened, f"sentence-{name}")
    steps = {"forget-gate": range(4), "input-gate": [{"zh": 6, "en": 5}[language]]}[chapter]
    for _ in range(5):
        for step in steps:
            opened.stage.tile(step).click()
            opened.stage.stands_at(step=step)
            assert all(opened.stage.squares()[film].values())
        press(opened, "show-me")
        press(opened, "another")


def test_long_memory_shows_no_figure_that_answers_its_open_question(visit):
    opened = visit(chapter="long-memory", drawn=False, language="en")
    opened.keyed("show-me").wait_for()
    seen = set()
    for _ in range(12):
        asked = opened.keyed("ask").inner_text()
        curtained = opened.keyed("why-gradients").locator(".gw-curtain").count()
        drawn = opened.keyed("chart-gatewalk-fading").count()
        tells = "Fresh networks" in asked or "fresh forget gates" in asked
        assert (curtained, drawn) == ((1, 0) if tells else (0, 1)), asked
        seen.add(tells)
        press(opened, "show-me")
        assert opened.keyed("chart-gatewalk-fading").count() == 1
        press(opened, "another")
        if seen == {True, False}:
            break
    assert True in seen
