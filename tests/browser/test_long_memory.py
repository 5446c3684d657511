"""Long memory in a browser: dials reach the address, a short duel is trained live and told, nothing violates WCAG."""

from playwright.sync_api import expect

SHORT = "lag:10;chrono:1"


def opened_at(visit, **parameters):
    opened = visit(chapter="long-memory", drawn=False, **parameters)
    opened.page.locator(".js-plotly-plot").first.wait_for()
    return opened


def answer(opened) -> None:
    """What would answer the open question is not shown before."""
    opened.keyed("show-me").get_by_role("button").click()
    opened.keyed("another").wait_for()


def test_a_dial_changes_the_picture_and_the_address(visit):
    opened = opened_at(visit, language="en", reach="source:silence")
    answer(opened)
    said = opened.keyed("why-gradients").locator("p", has_text="In the RNN")
    expect(said).to_contain_text("lasts")
    opened.keyed("reach-gain").get_by_role("slider").press("End")
    expect(said).to_contain_text("explodes")
    opened.address_says(reach="source:silence;gain:1.5")
    expect(opened.page.locator('[data-task="explode"]')).to_have_attribute("data-done", "true")


def test_a_duel_is_trained_live_and_its_outcome_told(visit):
    opened = opened_at(visit, language="en", match=SHORT)
    answer(opened)
    opened.keyed("duel-begin").get_by_role("button").click()
    expect(opened.keyed("duel-outcome")).to_contain_text("Both solved it", timeout=120_000)
    expect(opened.page.locator('[data-side="lstm"]')).to_have_attribute("data-state", "solved")
    opened.keyed("reach-trained").get_by_role("radio").last.click()
    expect(opened.keyed("why-gradients")).to_contain_text("These networks have been trained")


def test_a_duel_is_stopped(visit):
    opened = opened_at(visit, language="en", match="lag:200")
    opened.keyed("duel-begin").get_by_role("button").click()
    opened.keyed("duel-stop").get_by_role("button").click()
    expect(opened.keyed("why-duel")).to_contain_text("Stopped.")
    expect(opened.keyed("duel-stop")).to_have_count(0)


def test_a_duel_is_paused_and_goes_on(visit):
    opened = opened_at(visit, language="en", match="lag:300")
    opened.keyed("duel-begin").get_by_role("button").click()
    opened.keyed("why-duel").get_by_text("s of work left at most").wait_for(timeout=120_000)
    opened.page.locator('[data-state="learning"]').first.wait_for()
    opened.keyed("duel-pause").get_by_role("button").click()
    expect(opened.keyed("why-duel")).to_contain_text("Paused")
    rivals = opened.page.locator(".gw-rivals").first
    said = rivals.inner_text()
    opened.page.wait_for_timeout(1500)
    assert rivals.inner_text() == said
    opened.keyed("duel-resume").get_by_role("button").click()
    expect(rivals).not_to_have_text(said, use_inner_text=True, timeout=60_000)
    expect(opened.keyed("why-duel")).not_to_contain_text("Paused")
    opened.keyed("duel-stop").get_by_role("button").click()
    expect(opened.keyed("why-duel")).to_contain_text("Stopped.")


def test_clipping_is_shown_live(visit):
    opened = opened_at(visit, language="en")
    opened.keyed("clip-begin").get_by_role("button").click()
    expect(opened.keyed("why-clipping")).to_contain_text("Cut to length 1 it learns", timeout=120_000)
