"""The Chinese verse is trained live: its counter's forget gate falls in view, and the model goes to the walk."""

from playwright.sync_api import expect

from lstm_core.recipes.verse.poems import LIVE
from tests.browser.axe import violations
from tests.browser.test_training import answer
from tests.browser.visit import WORK
from tests.browser.walk import press

FELL = "() => document.querySelectorAll('.st-key-gw-train-doors svg, .st-key-gw-train-doors canvas').length > 0"


def test_the_counter_is_in_view_while_it_trains_and_the_model_counts_on_the_walk(visit):
    """It is stopped once the gate has fallen; that it learns the verse to the end: in the tests of its pages."""
    opened = visit(chapter="training", language="en", train="verse-zh;seed:1")
    opened.stage.reads(LIVE.shown)
    press(opened, "train-start")
    told = opened.keyed("train-panel").get_by_text("which comes closest to counting")
    told.wait_for(timeout=1000 * WORK)
    opened.page.wait_for_function(FELL)
    expect(told).to_contain_text("forget gate 0.0", timeout=1000 * WORK)
    press(opened, "train-stop")
    expect(opened.keyed("train-another")).to_be_visible()
    opened.settle()
    expect(told).to_contain_text("forget gate 0.0")
    expect(opened.keyed("train-doors")).to_have_count(1)
    answer(opened)
    assert violations(opened.page) == []
    unit = int(told.inner_text().split("in unit ")[1].split(",")[0]) - 1
    press(opened, "take-walk")
    opened.page.wait_for_url(lambda url: "training" not in url.split("?")[0])
    opened.stage.reads(LIVE.shown)
    opened.stage.press("Home")  # the strip has gone along to the end
    opened.stage.tile(5).click()
    opened.stage.stands_at(step=5)
    assert float(opened.stage.squares()["f"][unit]) < 0.2
    opened.stage.tile(3).click()
    opened.stage.stands_at(step=3)
    assert float(opened.stage.squares()["f"][unit]) > 0.5
    opened.address_says(model="file", own="verse-zh;seed:1")
