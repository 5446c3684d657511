"""The training lab: it trains live, is scrubbed through, taken elsewhere, linked, and leaves nothing behind."""

import pytest
from playwright.sync_api import expect

from lstm_core import open_specimen
from pages.chapters.training.job import SUBJECTS, training
from pages.state.training_settings import parse
from tests.browser.axe import violations

LONG = "sandwich;units:16"
PENALISED = "flip-flop;thrift:0.2;into:-4"
WATCH = """() => {
  window.seen = [];
  const bar = document.querySelector(".st-key-gw-train");
  new MutationObserver(() => {
    const said = bar.querySelector("[data-testid=stProgress] p")?.textContent;
    if (said && said !== window.seen.at(-1)?.[1]) window.seen.push([performance.now(), said]);
  }).observe(bar, { childList: true, subtree: true, characterData: true });
}"""


def press(opened, key: str) -> None:
    opened.keyed(key).get_by_role("button").click()


def train(opened) -> None:
    press(opened, "train-start")
    expect(opened.keyed("train-another")).to_be_visible(timeout=300_000)
    opened.settle()


def answer(opened) -> None:
    press(opened, "show-me-doors")
    opened.keyed("ask-doors").locator(".gw-reply-right").wait_for()


def task(opened, name: str):
    return opened.page.locator(f'[data-task="{name}"]')


def test_the_flip_flop_is_trained_scrubbed_and_taken_to_the_walk(visit):
    opened = visit(chapter="training", language="en")
    untrained = opened.stage.squares()["f"]
    train(opened)
    expect(task(opened, "solve")).to_have_attribute("data-done", "true")
    expect(opened.keyed("train-doors")).to_have_count(0)
    answer(opened)
    expect(opened.keyed("train-doors")).to_be_visible()
    assert opened.stage.squares()["f"] != untrained
    expect(task(opened, "falls")).to_have_attribute("data-done", "false")
    records = list(training("flip-flop"))
    fallen = next(k for k, record in enumerate(records) if record.doors.f_mark < 0.5)
    slider = opened.keyed("moment").get_by_role("slider")
    slider.focus()
    opened.page.keyboard.press("Home")
    for _ in range(fallen):
        opened.page.keyboard.press("ArrowRight")
    opened.address_says(train=f"flip-flop;moment:{records[fallen].update}")
    expect(task(opened, "falls")).to_have_attribute("data-done", "true")
    with opened.page.expect_download() as given:
        press(opened, "train-download")
    specimen = open_specimen(given.value.path().read_bytes())
    assert specimen.card.training["update"] == records[fallen].update
    trace = SUBJECTS["flip-flop"].read(specimen, "..1....0..1.......0.").trace
    press(opened, "take-walk")
    opened.page.wait_for_url(lambda url: "training" not in url.split("?")[0])
    opened.stage.reads("..1....0..1.......0.")
    opened.stage.tile(2).click()
    opened.stage.stands_at(step=2)
    assert float(opened.stage.squares()["f"][0]) == trace.f[2, 0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_one_has_trained_is_taken_to_what_if_and_called_one_s_own(visit, language):
    opened = visit(chapter="training", language=language)
    train(opened)
    answer(opened)
    press(opened, "take-what_if")
    opened.page.wait_for_url(lambda url: "what-if" in url)
    opened.stage.reads("..1....0..1.......0.")
    expect(opened.keyed("card").get_by_role("button").first).to_contain_text(opened.words("models.label.own"))
    opened.address_says(model="file")
    opened.keyed("lab-experiments").locator("button").first.click()
    opened.keyed("experiment-unread").get_by_role("button").click()
    opened.address_says(text="..1....0..1.......0.", hold="i:forward:10:*:0")
    said = opened.page.locator(".gw-symbols dd")
    expect(said).to_have_count(2)
    assert all(set(line.split()) == {"0", "1"} for line in said.all_inner_texts())


def test_the_moments_of_a_training_go_by_to_its_end_and_stand_still(visit):
    opened = visit(chapter="training", language="en", train="flip-flop;seed:1")
    train(opened)
    moment = opened.page.get_by_text("Moment of training: update").last
    ended = moment.inner_text()
    press(opened, "train-play")
    expect(opened.keyed("train-play")).to_contain_text("Halt")
    expect(moment).not_to_have_text(ended)
    expect(opened.keyed("train-play")).to_contain_text("Play", timeout=300_000)
    expect(moment).to_have_text(ended)


def test_progress_is_seen_while_it_is_made(visit):
    opened = visit(chapter="training", language="en", train=LONG)
    opened.settle()
    opened.page.evaluate(WATCH)
    press(opened, "train-start")
    expect(opened.keyed("train-another")).to_be_visible(timeout=300_000)
    said = [text for _, text in opened.page.evaluate("window.seen")]
    assert len(set(said)) >= 3


def test_a_training_is_paused_and_goes_on(visit):
    opened = visit(chapter="training", language="en", train=f"{LONG};seed:5")
    press(opened, "train-start")
    opened.page.get_by_text("s left").first.wait_for(timeout=300_000)
    press(opened, "train-pause")
    paused = opened.page.get_by_text("Paused at update")
    paused.wait_for()
    said = paused.inner_text()
    opened.page.wait_for_timeout(1500)
    assert paused.inner_text() == said
    press(opened, "train-resume")
    expect(opened.keyed("train-another")).to_be_visible(timeout=300_000)
    expect(opened.page.get_by_text("Done:")).to_be_visible()


def test_who_comes_second_is_told_the_place_and_has_the_worker_next(visit, serve):
    settings = {"chapter": "training", "language": "en"}
    cold = serve()
    first = visit(base=cold.url, train=f"{LONG};seed:21", **settings)
    second = visit(base=cold.url, train=f"{LONG};seed:22", **settings)
    press(first, "train-start")
    first.page.get_by_text("s left").first.wait_for(timeout=300_000)
    press(second, "train-start")
    second.page.get_by_text("number 1 in the queue").wait_for()
    press(first, "train-stop")
    second.page.get_by_text("s left").first.wait_for(timeout=300_000)
    press(second, "train-stop")
    for opened in (first, second):
        expect(opened.page.get_by_text("Stopped at update")).to_be_visible()
        opened.settle()


def test_a_question_is_about_the_end_whichever_moment_a_link_shows(visit):
    opened = visit(chapter="training", language="en", train="flip-flop;moment:0")
    train(opened)
    *_, last = training("flip-flop")
    layer = last.network.layer
    trace = layer(SUBJECTS["flip-flop"].inputs("..1....0..1.......0."))
    told = {f"{value:.{digits}f}" for part in (trace.f, trace.i) for value in part.ravel() for digits in (2, 3)}
    answer(opened)
    said = opened.keyed("ask-doors").locator("b.gw-term, .gw-reply-right strong").all_inner_texts()
    assert said
    assert [number for number in said if number[0] == "0" and number not in told] == []


def test_the_gate_penalty_closes_the_input_gate_and_the_page_says_what_came_of_this_run(visit):
    opened = visit(chapter="training", language="en", train=PENALISED)
    train(opened)
    expect(task(opened, "thrift")).to_have_attribute("data-done", "true")
    answer(opened)
    expect(opened.keyed("text")).to_contain_text("is all but shut at the dots")
    opened.keyed("train-switches").locator("button").first.click()
    press(opened, "train-usual")
    opened.address_says(train="flip-flop")
    opened.page.keyboard.press("Escape")
    train(opened)
    answer(opened)
    expect(opened.keyed("text")).to_contain_text("stays open")


def test_a_link_is_trained_again_on_a_cold_server_at_its_moment_with_its_sequence(visit, serve):
    link = {"train": f"{PENALISED};seed:3;moment:120", "sequence": "1..0.1"}
    cold = serve()
    opened = visit(base=cold.url, chapter="training", language="zh", **link)
    opened.stage.reads("1..0.1")
    train(opened)
    answer(opened)
    opened.address_says(train="flip-flop;into:-4;thrift:0.2;seed:3;moment:120")
    record = next(record for record in training(parse(link["train"]).job) if record.update == 120)
    trace = record.network.layer(SUBJECTS["flip-flop"].inputs("1..0.1"))
    opened.stage.tile(3).click()
    opened.stage.stands_at(step=3)
    assert float(opened.stage.squares()["f"][0]) == trace.f[3, 0]


def test_what_a_recipe_does_not_know_is_said_and_the_example_stays(visit):
    opened = visit(chapter="training", language="en")
    opened.keyed("sequence").locator("input").fill("1x0")
    expect(opened.page.get_by_text("This recipe reads only 1 0 .")).to_be_visible()
    opened.stage.reads("..1....0..1.......0.")
    opened.keyed("sequence").locator("input").fill("10")
    opened.stage.reads("10")


@pytest.mark.parametrize(("language", "theme"), [("zh", "light"), ("en", "dark")])
def test_no_wcag_violation_in_the_training_lab(visit, language, theme):
    opened = visit(chapter="training", language=language, theme=theme)
    assert violations(opened.page) == []
    train(opened)
    answer(opened)
    for drawer in ("mixups", "equations"):
        opened.page.locator(f".st-key-gw-{drawer}-training summary").click()
    opened.settle()
    assert violations(opened.page) == []
