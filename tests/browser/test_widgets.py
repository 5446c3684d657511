"""Every widget that shows the state shows it on every page, however the page was reached.

From every chapter to every other, without a browser: in tests/pages/state; after a restart of the server: in
test_restart.
"""

import re
from itertools import cycle, pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.chapters import BORROWING, LESSONS, NAMES, STAGED, arrive, kind_of, name_of, way_to
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


POPOVER = '[data-testid="stPopoverBody"]'
# Chapters with a sentence beside others without one, and a lesson beside the next; then with other neighbours.
WAY = ("walk", "what_if", "training", "long_memory", "cost", "forget_gate", "input_gate")
OTHER_WAY = ("training", "walk", "long_memory", "what_if", "map", "rnn", "review")


def step(opened: Walk) -> int:
    """One step, on or at the end back, and where it leads."""
    last = opened.stage.tiles.count() - 1
    at = opened.stage.step
    to = at + 1 if at < last else at - 1
    opened.page.keyboard.press("ArrowRight" if to > at else "ArrowLeft")
    opened.stage.stands_at(step=to)
    return to


def is_whole(opened: Walk) -> None:
    expect(opened.page.locator("[class*=st-key-gw-trouble]")).to_have_count(0)
    expect(opened.keyed("foot")).to_be_visible()
    expect(opened.page.get_by_test_id("stException")).to_have_count(0)


class Reader:
    """Who goes from chapter to chapter, right after a step where there are any, and looks at what each page shows."""

    def __init__(self, opened: Walk) -> None:
        self.opened = opened
        self.ways = cycle((self.by_mouse, self.by_key))
        self.known: dict[str, dict[str, str]] = {}  # what a chapter shows but for the step and the sizes
        self.kinds: set[str] = set()
        self.places = {False: STATE["step"]}  # the training lab walks a sequence of its own, and keeps its place in it
        self.look(NAMES[0])

    def to(self, name: str) -> None:
        """By the link at the foot from a lesson to the next, else by the list: by mouse and by key in turn."""
        in_turn = (name_of(self.opened), name) in pairwise(LESSONS)
        (self.by_foot if in_turn else next(self.ways))(name)
        self.look(name)

    def press(self, way: str, name: str) -> None:
        """Back or forward, to this chapter."""
        before = name_of(self.opened)
        self.step()
        if not {before, name} <= STAGED - {"training"}:  # no stage walks on there: a step not yet told is lost
            self.opened.settle()
        getattr(self.opened.page, way)()
        self.look(name)

    def step(self) -> None:
        name = name_of(self.opened)
        if name in STAGED:
            self.places[name == "training"] = step(self.opened)

    def by_mouse(self, name: str) -> None:
        link = way_to(self.opened, name)
        link.scroll_into_view_if_needed()
        self.step()
        link.click()

    def by_key(self, name: str) -> None:
        way_to(self.opened, name).focus()
        self.step()
        self.opened.page.keyboard.press("Enter")

    def by_foot(self, name: str) -> None:
        link = self.opened.keyed("ways").locator("a").last
        link.scroll_into_view_if_needed()
        self.step()
        link.click()

    def look(self, name: str) -> None:
        """Each widget shows the state, on the first chapter of each kind in the other language and opened anew, too."""
        arrive(self.opened, name)
        is_whole(self.opened)
        is_first = kind_of(name) not in self.kinds
        self.shows(name, sizes=name not in self.known and not is_first)
        if is_first:
            self.kinds.add(kind_of(name))
            self.in_the_other_language_and_opened_anew(name)
            if name in STAGED:
                self.link_for_the_room(name)

    def shows(self, name: str, *, sizes: bool) -> None:
        opened, lab = self.opened, name == "training"
        at = self.places.get(lab, self.places[False])
        if name in STAGED:  # a sequence of the training lab is shorter
            at = self.places[lab] = min(at, opened.stage.tiles.count() - 1)
            opened.stage.stands_at(step=at)
        opened.address_says(step=at)
        shown = read(opened, sizes=sizes)
        shows_the_state(shown, name, step=at)
        shown = {key: value for key, value in shown.items() if key not in ("stage", "life-step", "units, seed")}
        known = self.known.setdefault(name, shown)
        assert shown == {key: known[key] for key in shown}, name

    def in_the_other_language_and_opened_anew(self, name: str) -> None:
        """The numbers agree, and nothing changes when the page is opened again."""
        opened = self.opened
        for lang in ("en", "zh"):
            opened.switch_language()
            opened.page.wait_for_function("lang => document.documentElement.lang === lang", arg=lang)
            arrive(opened, name)
            if lang == "zh":
                self.shows(name, sizes=False)
                continue
            before = read(opened, sizes=False)
            numbers = in_any_language(self.known[name])
            assert numbers.items() <= in_any_language(before).items(), name
            opened.page.reload()
            arrive(opened, name)
            at = self.places.get(name == "training", self.places[False])
            self.places = {False: at}  # an address has one place
            again = read(opened)
            shows_the_state(again, name, step=at)
            assert before.items() <= again.items(), name

    def link_for_the_room(self, name: str) -> None:
        """In the share menu, right after a step."""
        opened = self.opened
        for _ in range(2 if name == NAMES[0] else 1):
            opened.stage.root.focus()
            self.step()
            opened.keyed("room").get_by_role("button").click()
            expect(opened.page.locator(POPOVER)).to_contain_text(f"step={opened.stage.step}")
            expect(opened.page.locator(POPOVER)).to_contain_text(opened.words("frame.room_loopback", host="127.0.0.1"))
            opened.page.keyboard.press("Escape")
            expect(opened.page.locator(POPOVER)).to_have_count(0)


@pytest.mark.long
def test_every_widget_shows_the_state_however_its_page_was_reached(visit):
    """On every kind of chapter, by links, by Back and by forward."""
    opened = visit(**STATE, size="desk")  # where the bar has room
    assert opened.stage.root.get_attribute("data-meaningless") is not None
    reader = Reader(opened)
    for name in WAY[1:]:
        reader.to(name)
    for name in WAY[-2::-1]:
        reader.press("go_back", name)
        reader.shows(name, sizes=True)
    for name in WAY[1:-1]:
        reader.press("go_forward", name)
    for name in OTHER_WAY:
        reader.to(name)
    assert reader.kinds == {kind_of(name) for name in NAMES}
