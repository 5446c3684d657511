"""Somebody who opens a chapter for the first time and does what the page asks, with nothing but what it shows."""

import re
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Locator, expect

from tests.browser.chapters import PATHS, arrive
from tests.browser.test_looks import SHIFT
from tests.browser.walk import Walk

UNMOVED = 0.02
KEYS = {"→": "ArrowRight", "←": "ArrowLeft"}
Values = dict[str, dict[int, float]]


class Newcomer:
    """A page that was opened by a chapter's path alone. Keys are pressed on the page as it is; nothing is focused."""

    def __init__(self, visit: Callable[..., Walk], chapter: str, *, language: str, size: str, staged: bool = True):
        how = {
            "language": language,
            "size": size,
            "newcomer": chapter != "walk",
            "init": SHIFT,
        }  # the walk has a first minute
        self.opened = visit(chapter=PATHS[chapter], drawn=staged, **how)
        self.page, self.stage, self.keyed = self.opened.page, self.opened.stage, self.opened.keyed
        self.chapter, self.phone = chapter, size == "phone"
        arrive(self.opened, chapter)
        self.opened.settle()
        assert self.page.evaluate("shift") < UNMOVED, "the page jumped as it was opened"

    def say(self, key: str, **slots: object) -> str:
        return self.opened.words(key, **slots)

    def touch(self, what: Locator) -> None:
        """By finger or mouse."""
        if self.phone:
            what.tap()
        else:
            what.click()

    def button(self, label: str, inside: Locator | None = None) -> Locator:
        """A button that shows this label, or says it."""
        return (inside or self.page).get_by_role("button", name=label).locator("visible=true").first

    def press(self, key: str, *, until: dict | None = None) -> None:
        self.page.keyboard.press(key)
        if until:
            self.stage.stands_at(**until)

    def follow_the_hint(self) -> None:
        """A key that the hint names, or a finger where it speaks of one; the playhead moves."""
        expect(self.stage.root.locator(".gw-voice-shown")).to_contain_text(self.say("walk.hint_lane"))
        said, here = self.stage.said(), self.stage.step
        last = self.stage.tiles.count() - 1
        ways = {"→": here < last, "←": here > 0}
        if self.phone:
            assert not set(ways) & set(said), f"a telephone has no arrow keys: {said}"
            self.step_to(last - here)
            return
        open_ways = [sign for sign in ways if sign in said and ways[sign]]
        assert open_ways, f"place {here + 1} of {last + 1}, and the hint says: {said}"
        self.press(KEYS[open_ways[0]], until={"step": here + (1 if open_ways[0] == "→" else -1)})

    def answer(self, slot: str = "") -> None:
        """The first answer is chosen: one answer is marked as right, and a wrong one is spoken to."""
        card = self.keyed(f"ask{slot}")
        assert card.get_by_role("status").count() == 0
        self.touch(card.locator(f"[class*='st-key-gw-answer{slot}-'] button").first)
        reply = card.get_by_role("status")
        expect(reply.locator(".gw-reply-right")).to_have_text(re.compile(r"\S"))
        expect(card.get_by_role("button", name="✓")).to_have_count(1)
        wrong = card.get_by_role("button", name="✗").count()
        expect(reply.locator(".gw-reply-wrong")).to_have_count(wrong)

    def opens(self, text: str) -> None:
        """The explanation, which the question kept shut."""
        expect(self.page.get_by_text(self.say(text))).to_have_count(0)
        expect(self.page.locator(".gw-symbols").first).to_be_visible()

    def has_completed(self) -> None:
        """The list of chapters, behind one control on a phone, marks this one as done."""
        mark = self.say("frame.complete", title=self.say(f"{self.chapter}.tab"))
        if not self.phone:
            return expect(self.keyed("chapters")).to_contain_text(mark)
        control = self.keyed("folded-list").get_by_role("button")
        expect(control.locator("p")).to_have_text(mark)
        self.touch(control)
        expect(self.page.get_by_test_id("stPopoverBody")).to_contain_text(mark)
        self.touch(control)

    def task(self, name: str) -> Locator:
        return self.page.locator(f'[data-task="{name}"]')

    def ticked(self, *names: str) -> None:
        for name in names:
            expect(self.task(name)).to_have_attribute("data-done", "true")
            expect(self.task(name)).to_contain_text("✓")

    def unticked(self, *names: str) -> None:
        for name in names:
            expect(self.task(name)).to_have_attribute("data-done", "false")

    def step_to(self, step: int) -> None:
        """By the arrow keys, by which tasks say that one walks; on a phone by a finger on what is read."""
        if self.phone:
            self.touch(self.stage.tile(step))
        while not self.phone and (here := self.stage.step) != step:
            self.press("ArrowRight" if here < step else "ArrowLeft", until={"step": here + (1 if here < step else -1)})
        self.stage.stands_at(step=step)

    def unit_to(self, unit: int) -> None:
        """By the arrow keys; on a phone by the buttons beside the unit's number."""
        while (here := self.stage.unit) != unit:
            down = here < unit
            if self.phone:
                self.touch(self.button(self.say("stage.shell_unit_more" if down else "stage.shell_unit_less")))
            else:
                self.press("ArrowDown" if down else "ArrowUp")
            self.stage.stands_at(unit=here + (1 if down else -1))

    def values(self) -> Values:
        """What the cell shows at this step, by part and unit; what is curtained is left out."""
        parts = self.stage.squares().items()
        return {part: {unit: float(value) for unit, value in of.items() if value} for part, of in parts}

    def find(self, task: str, fits: Callable[[Values, int], bool]) -> None:
        """Walk through the sentence, look at the doors and squares of each step, and stop where a unit fits.

        Who rests somewhere may have come upon the place already.
        """
        if self.task(task).get_attribute("data-done") == "true":
            return
        self.opened.settle()  # a sentence that was brought is in the box before it is on the stage
        for step in range(self.stage.tiles.count()):
            self.step_to(step)
            if step == 0:
                self.opened.settle()  # who looks rests; a walk from where one was put and back to it tells nothing
            shown = self.values()
            found = []
            for unit in next(iter(shown.values())):
                with suppress(KeyError):  # where a question is open, what it asks for is curtained: walk on
                    found += [unit] if fits(shown, unit) else []
            if found:
                self.unit_to(min(found, key=lambda unit: abs(unit - self.stage.unit)))
                self.ticked(task)
                return
        raise AssertionError(f"the sentence has no place for {task}, and the page says nothing of that")

    def write(self, text: str) -> None:
        """In the box at the top of the page."""
        self.touch(self.opened.box)
        self.opened.type(text)

    def goes_on(self, to: str) -> None:
        """The link at the foot names the next chapter; where it leads: in test_at_once."""
        self.is_sound()
        link = self.say("frame.on", title=self.say(f"{to}.title"))
        expect(self.keyed("ways").get_by_role("link", name=link)).to_be_visible()

    def is_sound(self) -> None:
        """No page of errors, nothing that Streamlit complains of, no empty stage."""
        expect(self.page.locator("[class*=st-key-gw-trouble], [data-testid=stException]")).to_have_count(0)
        if self.stage.root.locator("visible=true").count():
            assert self.stage.tiles.count() > 0

    def dial(self, key: str) -> Locator:
        return self.keyed(key).get_by_role("slider")

    def take(self, key: str, *keys: str) -> None:
        """Click the thumb of a slider, then move it by keys."""
        self.keyed(key).get_by_test_id("stSliderThumbValue").locator("..").click()
        for pressed in keys:
            self.page.keyboard.press(pressed)

    def slide(self, key: str, value: int) -> None:
        """Drag a thumb by a finger, and go on pixel by pixel until the number above it is the wanted one."""
        dial, thumb = self.dial(key), self.keyed(key).get_by_test_id("stSliderThumbValue").locator("..")
        thumb.scroll_into_view_if_needed()
        track, box = thumb.locator("..").bounding_box(), thumb.bounding_box()
        least, most = (int(dial.get_attribute(end)) for end in ("min", "max"))
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        finger = self.page.context.new_cdp_session(self.page)

        def move(kind: str) -> int:
            points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            return int(dial.input_value())

        move("touchStart")
        x = track["x"] + track["width"] * (value - least) / (most - least)
        for _ in range(60):
            shown = move("touchMove")
            if shown == value:
                break
            x += 0.5 if shown < value else -0.5
        self.page.wait_for_timeout(300)  # the finger rests: lifted in full flight, Chromium takes it for a fling
        move("touchMove")
        move("touchEnd")
        expect(dial).to_have_value(str(value))
