"""The training lab: it trains live, is scrubbed through, taken elsewhere, linked, and leaves nothing behind."""

import re
from contextlib import suppress

from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from lstm_core import open_specimen
from pages.chapters.training.job import SUBJECTS, training
from pages.state.training_settings import parse
from tests.browser.axe import violations, violations_in
from tests.browser.visit import WORK

LONG = "sandwich;units:16"
EXAMPLE = "..1....0..1.......0."  # of the flip-flop
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
    opened.settle()
    press(opened, "train-start")
    opened.settle(timeout=WORK)  # until it has begun: the button of the run before is there for a moment
    expect(opened.keyed("train-another")).to_be_visible(timeout=1000 * WORK)
    opened.settle()


def answer(opened) -> None:
    press(opened, "show-me-doors")
    opened.keyed("ask-doors").locator(".gw-reply-right").wait_for()


def task(opened, name: str):
    return opened.page.locator(f'[data-task="{name}"]')


def test_the_flip_flop_is_trained_scrubbed_and_taken_to_the_walk(visit):
    opened = visit(chapter="training", language="en")
    says_what_a_recipe_does_not_know_and_keeps_the_example(opened)
    untrained = opened.stage.squares()["f"]
    train(opened)
    expect(task(opened, "solve")).to_have_attribute("data-done", "true")
    expect(opened.keyed("train-doors")).to_have_count(0)
    answer(opened)
    expect(opened.keyed("train-doors")).to_be_visible()
    has_no_wcag_violation(opened)
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
    trace = SUBJECTS["flip-flop"].read(specimen, EXAMPLE).trace
    press(opened, "take-walk")
    opened.page.wait_for_url(lambda url: "training" not in url.split("?")[0])
    opened.stage.reads(EXAMPLE)
    opened.stage.press("Home")  # the strip has gone along to the end
    opened.stage.tile(2).click()
    opened.stage.stands_at(step=2)
    assert float(opened.stage.squares()["f"][0]) == trace.f[2, 0]


def says_what_a_recipe_does_not_know_and_keeps_the_example(opened) -> None:
    box = opened.keyed("sequence").locator("input")
    box.fill("1x0")
    expect(opened.page.get_by_text("This recipe reads only 1 0 .")).to_be_visible()
    opened.stage.reads(EXAMPLE)
    for typed in ("10", EXAMPLE):
        box.fill(typed)
        opened.stage.reads(typed)
    opened.settle()


def has_no_wcag_violation(opened) -> None:
    for drawer in ("mixups", "equations"):
        opened.page.locator(f".st-key-gw-{drawer}-training summary").click()
    opened.settle()
    assert violations(opened.page) == []
    assert violations_in(opened, "dark") == []


def test_what_one_has_trained_is_taken_to_what_if_and_called_one_s_own(visit):
    opened = visit(chapter="training", language="zh")
    train(opened)
    answer(opened)
    press(opened, "take-what_if")
    opened.page.wait_for_url(lambda url: "what-if" in url)
    opened.stage.reads(EXAMPLE)
    expect(opened.keyed("card").get_by_role("button").first).to_contain_text(opened.words("models.badge.own"))
    opened.address_says(model="file")
    opened.keyed("lab-experiments").locator("button").first.click()
    opened.keyed("experiment-unread").get_by_role("button").click()
    opened.address_says(text=EXAMPLE, hold="i:forward:10:*:0")
    said = opened.page.locator(".gw-symbols dd")
    expect(said).to_have_count(2)
    assert all(set(line.split()) == {"0", "1"} for line in said.all_inner_texts())


def test_a_training_tells_its_progress_is_paused_goes_on_and_frees_the_worker_when_it_is_stopped(visit, serve):
    settings = {"chapter": "training", "language": "en"}
    cold = serve(environment={"GATEWALK_WORKERS": "1"})
    first = visit(base=cold.url, train=f"{LONG};seed:21", **settings)
    second = visit(base=cold.url, train=f"{LONG};seed:22", **settings)
    first.settle()
    first.page.evaluate(WATCH)
    press(first, "train-start")
    first.page.get_by_text("s left").first.wait_for(timeout=1000 * WORK)
    press(first, "train-pause")
    paused = first.page.get_by_text("Paused at update")
    paused.wait_for()
    said = paused.inner_text()
    first.page.wait_for_timeout(1500)
    assert paused.inner_text() == said
    press(first, "train-resume")
    expect(paused).to_have_count(0)
    first.page.evaluate("window.seen = []")
    first.page.wait_for_function("() => new Set(window.seen.map(([, said]) => said)).size >= 3")
    press(second, "train-start")
    second.page.get_by_text("number 1 in the queue").wait_for()
    press(first, "train-stop")
    second.page.get_by_text("s left").first.wait_for(timeout=1000 * WORK)
    press(second, "train-stop")
    for opened in (first, second):
        expect(opened.page.get_by_text("Stopped at update")).to_be_visible()
        opened.settle()


HALTED = """begun => {
  const halt = [...document.querySelectorAll('.st-key-gw-train-play:not([data-retained="true"]) button')]
    .find(({ innerText }) => innerText.includes("Halt"));
  const moments = [...document.querySelectorAll("p")].filter((p) => p.innerText.startsWith("Moment of training"));
  if (!halt || moments.at(-1)?.innerText === begun) return false;
  halt.click();
  return true;
}"""  # in one go: on a busy machine the training has been played before a second look


def halt_what_plays(opened, play, begun: str) -> None:
    """Play and halt; a press on a busy machine may come to nothing, as when it falls between two runs of the page."""
    for _ in range(3):
        play.get_by_role("button", name="Play").click()
        with suppress(PlaywrightTimeout):
            return opened.page.wait_for_function(HALTED, arg=begun, timeout=20_000)
        opened.settle()
    raise AssertionError("three presses on Play, and nothing played")


def test_a_question_is_about_the_end_whichever_moment_is_shown_and_the_moments_go_by_to_it(visit):
    opened = visit(chapter="training", language="en", train="flip-flop;moment:0")
    train(opened)
    *_, last = training("flip-flop")
    layer = last.network.layer
    trace = layer(SUBJECTS["flip-flop"].inputs(EXAMPLE))
    told = {f"{value:.{digits}f}" for part in (trace.f, trace.i) for value in part.ravel() for digits in (2, 3)}
    answer(opened)
    said = opened.keyed("ask-doors").locator("b.gw-term, .gw-reply-right strong").all_inner_texts()
    assert said
    assert [number for number in said if number[0] == "0" and number not in told] == []
    moment = opened.page.get_by_text("Moment of training: update").last
    begun = moment.inner_text()
    play = opened.keyed("train-play")  # while it plays, the button of the run before may stand beside the new one
    opened.settle()
    halt_what_plays(opened, play, begun)
    expect(play.filter(has_text="Halt")).to_have_count(0)
    opened.settle()
    expect(moment).not_to_have_text(re.compile("update 800 of 800|" + begun))
    opened.keyed("moment").get_by_role("slider").focus()
    opened.page.keyboard.press("End")
    ended = "Moment of training: update 800 of 800"
    expect(moment).to_have_text(ended)
    opened.page.keyboard.press("ArrowLeft")
    opened.page.keyboard.press("ArrowLeft")
    expect(moment).not_to_have_text(ended)
    opened.settle()
    play.get_by_role("button", name="Play").click()
    expect(moment).to_have_text(ended)
    expect(play.filter(has_text="Halt")).to_have_count(0)


def test_a_link_is_trained_again_and_the_page_says_what_came_of_this_run(visit):
    """Its moment and its sequence come back; the gate penalty has closed the input gate."""
    link = {"train": f"{PENALISED};seed:3;moment:120", "sequence": "1..0.1"}
    opened = visit(chapter="training", language="en", **link)
    opened.stage.reads("1..0.1")
    train(opened)
    expect(task(opened, "thrift")).to_have_attribute("data-done", "true")
    answer(opened)
    opened.address_says(train="flip-flop;into:-4;thrift:0.2;seed:3;moment:120")
    record = next(record for record in training(parse(link["train"]).job) if record.update == 120)
    trace = record.network.layer(SUBJECTS["flip-flop"].inputs("1..0.1"))
    opened.stage.tile(3).click()
    opened.stage.stands_at(step=3)
    assert float(opened.stage.squares()["f"][0]) == trace.f[3, 0]
    expect(opened.keyed("text")).to_contain_text("is all but shut at the dots")
    opened.keyed("train-switches").locator("button").first.click()
    press(opened, "train-usual")
    opened.address_says(train="flip-flop;seed:3")
