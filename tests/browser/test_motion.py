"""A step that computes before one's eyes: what a key plays, what finishes it, and what shows results at once."""

from playwright.sync_api import expect

NOW = 1_000_000_000  # ms: where the page's clock is stopped
KEYED = 2.2  # a step that a key asked for is played so much faster than its score


def at(opened, ms: float) -> None:
    """Let the page's stopped clock run so far along a step's score."""
    opened.page.clock.run_for(round(ms / KEYED))


def shown(opened) -> int:
    """How many numbers stand beside the followed unit's squares."""
    return opened.page.locator(".gw-pill:not(.gw-due)").count()


def test_a_key_plays_a_step_a_second_press_finishes_it_and_haste_shows_results(visit):
    opened = visit(text="我爱中国", motion="no-preference")
    stage, page = opened.stage, opened.page
    opened.settle()
    everything = shown(opened)
    page.clock.install(time=NOW)
    page.clock.pause_at(NOW + 1000)

    page.keyboard.press("ArrowRight")
    stage.stands_at(step=1)  # the place is final at once
    at(opened, 600)
    assert shown(opened) < everything
    expect(page.locator(".gw-answer")).to_contain_class("gw-due")
    expect(page.get_by_role("button", name=opened.words("stage.cell_phase_concat"), exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    before = shown(opened)
    at(opened, 1000)
    assert before < shown(opened) < everything

    page.keyboard.press("ArrowRight")  # finishes the step and does no more
    stage.stands_at(step=1)
    assert shown(opened) == everything
    expect(page.locator(".gw-answer")).not_to_contain_class("gw-due")

    page.clock.run_for(100)
    page.keyboard.press("ArrowRight")  # in haste: the next step is there at once
    stage.stands_at(step=2)
    assert shown(opened) == everything

    page.clock.run_for(1000)
    page.keyboard.press("Home")
    page.clock.run_for(1000)
    for step in (1, 2, 3):  # one press after the other goes on, though the first has begun to move
        page.keyboard.press("ArrowRight")
        stage.stands_at(step=step)
        assert step == 1 or shown(opened) == everything
        page.clock.run_for(100)
        assert (shown(opened) < everything) == (step == 1)
    page.keyboard.press("ArrowLeft")
    stage.stands_at(step=2)

    page.clock.run_for(1000)
    page.keyboard.press("ArrowLeft")  # back: nothing is computed that way
    stage.stands_at(step=1)
    assert shown(opened) == everything

    page.clock.run_for(1000)
    page.keyboard.press("ArrowRight")
    at(opened, 3000)
    assert shown(opened) < everything
    at(opened, 600)
    assert shown(opened) == everything

    page.clock.run_for(1000)
    page.emulate_media(reduced_motion="reduce")  # who wants none from now on gets none
    page.keyboard.press("ArrowRight")
    stage.stands_at(step=3)
    at(opened, 600)
    assert shown(opened) == everything
    page.clock.resume()
    opened.settle()
