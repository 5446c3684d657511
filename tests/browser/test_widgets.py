"""Every widget that shows the state shows it on every page, however the page was reached.

After every kind of chapter by the list: in test_at_once.
"""

import itertools
import re

import pytest
from playwright.sync_api import expect

from tests.browser.chapters import BORROWING, NAMES, ONE_OF_EACH_KIND, STAGED, arrive, go, name_of
from tests.browser.server import Server
from tests.browser.test_record import answer, card
from tests.browser.walk import Walk
from tests.pages.state.test_every_pair import STATE

SIZES = f"{STATE['units']} {STATE['seed']}"
BOXED = set(NAMES) - {"training", "cost"}
SIZED = BOXED - BORROWING  # which borrow models that have their sizes

# What every widget on the page shows: of a text or number box its text, of a slider its value, of a switch its side.
SHOWN = """() => {
  const shown = {};
  for (const element of document.querySelectorAll('[class*="st-key-gw-"]')) {
    const key = [...element.classList].find(name => name.startsWith("st-key-gw-")).slice(10);
    const kind = element.querySelector("[data-testid]")?.dataset.testid ?? element.dataset.testid;
    const field = element.querySelector("input:not([type=range], [type=checkbox])");
    const switched = element.querySelector("input[type=checkbox]");
    const slider = element.querySelector('[role=slider], input[type=range]');
    const chosen = element.querySelector('[role=radio][aria-checked=true], [aria-pressed=true]');
    if (element.querySelector('[class*="st-key-gw-"]')) continue;
    if (switched) shown[key] = String(switched.checked);
    else if (slider) shown[key] = slider.getAttribute("aria-valuetext") ?? slider.value;
    else if (field) shown[key] = field.value;
    else if (chosen) shown[key] = chosen.textContent;
  }
  return shown;
}"""


def read(opened: Walk, *, sizes: bool = True) -> dict[str, str]:
    """What the page shows, the stage and, with `sizes`, the two boxes in the random model's menu among it."""
    shown = opened.page.evaluate(SHOWN)
    if name_of(opened) in STAGED:
        tiles = opened.stage.tiles.all_text_contents()
        shown["stage"] = f"{''.join(tiles)} {opened.stage.step} {opened.stage.unit}"
    if sizes and name_of(opened) in SIZED:
        button = opened.keyed("card").get_by_test_id("stPopoverButton").first
        button.click()
        numbers = opened.page.get_by_test_id("stPopoverBody").get_by_test_id("stNumberInputField")
        for number, value in enumerate(SIZES.split()):  # a box that has just come shows its least number for a moment
            expect(numbers.nth(number)).to_have_value(value)
        shown["units, seed"] = " ".join(numbers.nth(number).input_value() for number in range(2))
        opened.page.keyboard.press("Escape")
        expect(numbers).to_have_count(0)
    return shown


def in_any_language(shown: dict[str, str]) -> dict[str, str]:
    """What is a number or a switch's side."""
    return {key: value for key, value in shown.items() if re.fullmatch(r"[−.,\d]+|true|false", value)}


def shows_the_state(shown: dict[str, str], name: str, *, step: int = STATE["step"]) -> None:
    """What the state says, where its own spelling is on the page."""
    if name in BOXED:
        assert shown["box"] == STATE["text"]
        assert shown.get("units, seed", SIZES) == SIZES
    if name in STAGED - {"training"}:
        assert shown["stage"] == f"{STATE['text']} {step} {STATE['unit']}"
    if name == "training":
        assert shown["sequence"] == STATE["sequence"]
        assert shown["train-seed"] == "7"
    if name == "long_memory":
        assert shown["life-step"] == str(step + 1)
        assert (shown["reach-steps"], shown["reach-chrono"], shown["match-lag"]) == ("200", "true", "30")
    if name == "cost":
        assert (shown["price-inputs"], shown["price-steps"]) == ("48", "64")


@pytest.mark.long
def test_after_back_and_forward(visit):
    """One chapter of each kind."""
    names, opened = ONE_OF_EACH_KIND, visit(**STATE)
    arrive(opened, names[0])
    seen = [read(opened, sizes=False)]
    for name in names[1:]:
        go(opened, name)
        seen.append(read(opened, sizes=False))
    for press, way in (("go_back", range(len(names) - 2, -1, -1)), ("go_forward", range(1, len(names)))):
        for place in way:
            getattr(opened.page, press)()
            arrive(opened, names[place])
            shown = read(opened, sizes=press == "go_back")
            shows_the_state(shown, names[place])
            assert seen[place].items() <= shown.items(), f"{press} to {names[place]}"


@pytest.mark.long
def test_after_the_other_language_and_a_reload(visit):
    """One chapter of each kind in both languages, whose numbers agree, and opened anew."""
    opened = visit(**STATE)
    arrive(opened, ONE_OF_EACH_KIND[0])
    for name, lang in zip(ONE_OF_EACH_KIND, itertools.cycle(["en", "zh"])):
        if name != ONE_OF_EACH_KIND[0]:
            go(opened, name)
        numbers = in_any_language(read(opened, sizes=False))
        opened.switch_language()
        opened.page.wait_for_function("lang => document.documentElement.lang === lang", arg=lang)
        arrive(opened, name)
        before = read(opened, sizes=False)
        shows_the_state(before, name)
        assert numbers.items() <= in_any_language(before).items(), name
        opened.page.reload()
        arrive(opened, name)
        again = read(opened)
        shows_the_state(again, name)
        assert before.items() <= again.items(), name


@pytest.mark.long
def test_after_the_server_was_started_anew(visit):
    """Twice, on two pages; the answered question of the first is as it was, and the server's log says nothing of it."""
    with Server() as first:
        port = first.port
        opened = visit(base=first.url, chapter="output-gate", may_lose_connection=True, **STATE)
        arrive(opened, "output_gate")
        said = answer(opened)
        before = read(opened)
        opened.page.evaluate("window.before = true")
        first.stop()
    with Server(port=port) as second:
        opened.page.wait_for_function("() => !window.before")
        arrive(opened, "output_gate")
        assert read(opened) == before
        assert card(opened) == said
        assert "output_gate" not in second.printed()
        go(opened, "training")
        before = read(opened)
        opened.page.evaluate("window.before = true")
        second.stop()
    with Server(port=port):
        opened.page.wait_for_function("() => !window.before")
        arrive(opened, "training")
        assert read(opened) == before
        go(opened, "long_memory")
        opened.close()


def test_typing_is_not_disturbed_by_the_answers_to_it(visit):
    opened = visit(language="en")
    sentence = "The story is not good at all"
    opened.box.click()
    opened.page.keyboard.press("Control+a")
    for letter in sentence:  # now within, now beyond the pause after which the box sends what stands in it
        opened.page.keyboard.type(letter)
        opened.page.wait_for_timeout(240 if letter in " o" else 60)
        assert sentence.startswith(opened.box.input_value())
    assert opened.box.input_value() == sentence
    opened.address_says(text=sentence)


def test_a_refused_or_cut_text_stays_in_the_box_until_the_page_is_left(visit):
    opened = visit()
    opened.type("")
    opened.said(opened.words("walk.empty"))
    opened.settle()
    assert opened.box.input_value() == ""
    opened.type("我爱中国" * 75)
    opened.said("256", "300")
    go(opened, "what_if")
    expect(opened.box).to_have_value("我爱中国" * 64)
    opened.said_nothing()
