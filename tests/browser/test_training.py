"""The training lab: it trains live, is scrubbed through, taken elsewhere, linked, and leaves nothing behind.

That it is paused, goes on and frees the worker when it is stopped: in test_leaving; which moments tick a task: in
test_newcomer.
"""

from contextlib import suppress
from itertools import islice

from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from lstm_core import open_specimen
from pages.chapters.training.job import SUBJECTS, training
from pages.state.training_settings import parse
from tests.browser.axe import violations, violations_in
from tests.browser.chapters import go
from tests.browser.test_questions import asked
from tests.browser.visit import WORK
from tests.browser.walk import press

EXAMPLE = "..1....0..1.......0."  # of the flip-flop
PENALISED = "flip-flop;thrift:0.2;into:-4"
LEARNT = "Moment of training: update 800 of 800"


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


def test_the_flip_flop_is_trained_played_scrubbed_and_taken_to_the_walk_and_to_what_if(visit):
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
    record = next(islice(training("flip-flop"), 1, None))
    the_moment_is_moved(opened, "Home", "ArrowRight")
    opened.address_says(train=f"flip-flop;moment:{record.update}")
    opened.settle()
    with opened.page.expect_download() as given:
        press(opened, "train-download")
    specimen = open_specimen(given.value.path().read_bytes())
    assert specimen.card.training["update"] == record.update
    the_moments_go_by_to_the_end(opened)
    the_moment_is_moved(opened, "Home", "ArrowRight")
    opened.address_says(train=f"flip-flop;moment:{record.update}")
    opened.settle()
    trace = SUBJECTS["flip-flop"].read(specimen, EXAMPLE).trace
    press(opened, "take-walk")
    opened.page.wait_for_url(lambda url: "training" not in url.split("?")[0])
    opened.stage.reads(EXAMPLE)
    opened.stage.press("Home")  # the strip has gone along to the end
    opened.stage.tile(2).click()
    opened.stage.stands_at(step=2)
    assert float(opened.stage.squares()["f"][0]) == trace.f[2, 0]
    go(opened, "training")
    the_moment_is_moved(opened, "End")
    is_called_one_s_own_in_what_if(opened)


def the_moment_is_moved(opened, *keys: str) -> None:
    opened.keyed("moment").get_by_role("slider").focus()
    for key in keys:
        opened.page.keyboard.press(key)


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


def is_called_one_s_own_in_what_if(opened) -> None:
    opened.address_says(train="flip-flop;moment:800")
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


HALTED = """begun => {
  const halt = [...document.querySelectorAll('.st-key-gw-train-play:not([data-retained="true"]) button')]
    .find(({ innerText }) => innerText.includes("Halt"));
  const moments = [...document.querySelectorAll("p")].filter((p) => p.innerText.startsWith("Moment of training"));
  if (!halt || moments.at(-1)?.innerText === begun) return false;
  halt.click();
  return true;
}"""  # in one go: on a busy machine the training has been played before a second look


def halt_what_plays(opened, play, moment) -> None:
    """Play and halt; a press on a busy machine may come to nothing, as when it falls between two runs of the page."""
    for _ in range(3):
        begun = moment.inner_text()
        play.get_by_role("button", name="Play").click()
        with suppress(PlaywrightTimeout):
            opened.page.wait_for_function(HALTED, arg=begun, timeout=20_000)
        expect(play.filter(has_text="Halt")).to_have_count(0)
        opened.settle()
        if moment.inner_text() not in (begun, LEARNT):
            return
    raise AssertionError("three presses on Play, and nothing was halted")


def the_moments_go_by_to_the_end(opened) -> None:
    moment = opened.page.get_by_text("Moment of training: update").last
    play = opened.keyed("train-play")  # while it plays, the button of the run before may stand beside the new one
    opened.settle()
    halt_what_plays(opened, play, moment)
    the_moment_is_moved(opened, "End")
    expect(moment).to_have_text(LEARNT)
    the_moment_is_moved(opened, "ArrowLeft", "ArrowLeft")
    expect(moment).not_to_have_text(LEARNT)
    opened.settle()
    play.get_by_role("button", name="Play").click()
    expect(moment).to_have_text(LEARNT)
    expect(play.filter(has_text="Halt")).to_have_count(0)
    opened.settle()


def test_a_link_is_trained_again_the_page_says_what_came_of_this_run_and_no_question_moves(visit):
    """On a phone, where all that could move stands in one column.

    Its moment and its sequence come back; the gate penalty has closed the input gate.
    """
    link = {"train": f"{PENALISED};seed:3;moment:120", "sequence": "1..0.1"}
    opened = visit(chapter="training", language="en", size="phone", **link)
    opened.stage.reads("1..0.1")
    records = list(training(parse(link["train"]).job))
    trains_and_leaves_the_question_where_it_is(opened)
    expect(task(opened, "thrift")).to_have_attribute("data-done", "true")
    the_question_is_about_the_end_whichever_moment_is_shown(opened, records[-1], "1..0.1")
    opened.address_says(train="flip-flop;into:-4;thrift:0.2;seed:3;moment:120")
    record = next(record for record in records if record.update == 120)
    trace = record.network.layer(SUBJECTS["flip-flop"].inputs("1..0.1"))
    opened.stage.tile(3).click()
    opened.stage.stands_at(step=3)
    assert float(opened.stage.squares()["f"][0]) == trace.f[3, 0]
    expect(opened.keyed("text")).to_contain_text("is all but shut at the dots")
    an_answered_question_stays_while_another_seed_is_trained(opened)
    opened.keyed("train-switches").locator("button").first.click()
    seed = opened.address["train"].split("seed:")[1]
    press(opened, "train-usual")
    opened.address_says(train=f"flip-flop;seed:{seed}")


def trains_and_leaves_the_question_where_it_is(opened) -> None:
    """Nor does it show the doors before they are asked about."""
    opened.settle()
    before = asked(opened)
    press(opened, "train-start")
    for _ in range(200):
        assert asked(opened) == before
        if opened.keyed("train-another").count():
            break
        opened.page.wait_for_timeout(50)
    opened.keyed("show-me-doors").wait_for(timeout=1000 * WORK)
    opened.settle()
    assert asked(opened) == before
    expect(opened.keyed("train-doors")).to_have_count(0)
    answer(opened)
    expect(opened.keyed("train-doors")).to_be_visible()
    assert asked(opened) == before


def the_question_is_about_the_end_whichever_moment_is_shown(opened, last, sequence: str) -> None:
    trace = last.network.layer(SUBJECTS["flip-flop"].inputs(sequence))
    told = {f"{value:.{digits}f}" for part in (trace.f, trace.i) for value in part.ravel() for digits in (2, 3)}
    said = opened.keyed("ask-doors").locator("b.gw-term, .gw-reply-right strong").all_inner_texts()
    assert [number for number in said if number[0] == "0"]
    assert [number for number in said if number[0] == "0" and number not in told] == []


def an_answered_question_stays_while_another_seed_is_trained(opened) -> None:
    press(opened, "show-me")
    opened.keyed("another").wait_for()
    opened.settle()
    before = asked(opened)
    press(opened, "train-another")
    opened.page.get_by_text("s left").first.wait_for(timeout=1000 * WORK)
    assert asked(opened) == before
    press(opened, "train-stop")
    expect(opened.page.get_by_text("Stopped at update")).to_be_visible()
    opened.settle()
    assert asked(opened) == before
