"""Under the page's own policy all works: no console error, nobody else is asked anything, one cookie is left."""

from playwright.sync_api import expect

from pages.frame import CHAPTERS
from tests.browser.test_places import REPORT


def test_every_chapter_in_both_languages_is_shown_under_the_policy(visit):
    for chapter in CHAPTERS:
        path = chapter.path if chapter is not CHAPTERS[0] else ""
        opened = visit(chapter=path, language="en", theme="dark", drawn=False, init=REPORT)
        expect(opened.page.locator(f".st-key-gw-here-{chapter.name}")).to_be_visible()
        opened.settle()
        opened.switch_language()
        expect(opened.page.locator("html")).to_have_attribute("lang", "zh")
        opened.settle()
        assert opened.problems == []
        opened.close()


def test_drawers_plots_pictures_and_the_room_s_code_work_under_the_policy(visit):
    opened = visit(text="我爱中国", init=REPORT)
    assert opened.download_numbers()
    for name in ("atlas", "ledger"):
        expect(opened.open_drawer(name).locator(".js-plotly-plot").first).to_be_visible()
    for kind in ("svg", "png"):
        with opened.page.expect_download() as download:
            opened.stage.root.locator(f'[data-save="{kind}"]').click()
        assert download.value.path().stat().st_size > 1000
    opened.keyed("room").get_by_role("button").click()
    expect(opened.page.get_by_test_id("stPopoverBody").locator("img").first).to_be_visible()
    opened.settle()
    assert {cookie["name"] for cookie in opened.page.context.cookies()} == {"gw_seen"}


def test_a_training_runs_and_is_played_under_the_policy(visit):
    opened = visit(chapter="training", train="flip-flop", drawn=False, init=REPORT)
    opened.keyed("train-start").get_by_role("button").click()
    expect(opened.keyed("train-play")).to_be_visible(timeout=120_000)
    moment = opened.keyed("train-time").get_by_test_id("stWidgetLabel").last
    ended = moment.inner_text()
    opened.keyed("train-play").get_by_role("button").click()
    expect(moment).not_to_have_text(ended)
    expect(opened.page.locator(".vega-embed canvas, .vega-embed svg").first).to_be_visible()
