"""The Walk page as a visitor uses it: what is said, and the switches, menus and drawers around the stage."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, expect

from pages.words.words import words
from tests.browser.visit import Visit

DRAWERS = ("atlas", "ledger", "numbers")
THEMES = {"light": "Light", "dark": "Dark"}


class Walk(Visit):
    """A visit of the first chapter."""

    def words(self, key: str, **slots: object) -> str:
        return words(self.page.evaluate("document.documentElement.lang"))(key, **slots)

    def keyed(self, key: str) -> Locator:
        """The container that Streamlit marks with this key, not the last run's that it keeps for a moment."""
        return self.page.locator(f'.st-key-gw-{key}:not([data-retained="true"])')

    def notices(self) -> Locator:
        """What the voice says of the sentence or the link, for a while; on a page without a stage it stands there."""
        spoken, written = ".gw-voice[data-notice] .gw-voice-shown", ".st-key-gw-live-sentence .st-key-gw-notice"
        return self.page.locator(f"{spoken}, {written}")

    def said(self, *parts: str) -> None:
        """Until the notice has all these parts."""
        for part in parts:
            expect(self.notices()).to_contain_text(part)

    def said_nothing(self) -> None:
        self.settle()
        expect(self.notices()).to_have_count(0)

    def switch_language(self) -> None:
        self.keyed("lang").get_by_role("button").click()

    def switch_theme(self, theme: str) -> None:
        """The menu is above the page, and goes with it as it scrolls."""
        self.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
        self.page.get_by_test_id("stMainMenu").get_by_role("button").click()
        self.page.get_by_test_id(f"stMainMenuItem-theme-{THEMES[theme]}").click()

    def choose_model(self, name: str) -> None:
        self.keyed("card").get_by_role("button").first.click()
        self.page.get_by_role("radio", name=self.words(f"models.{name}.name"), exact=True).click()

    def open_file(self, name: str, data: bytes) -> None:
        self.choose_model("open")
        self.page.get_by_role("dialog").locator("input[type=file]").first.wait_for(state="attached")
        self.settle()  # opened again, the dialog has its old uploader for a moment
        chosen = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        self.page.get_by_role("dialog").locator("input[type=file]").set_input_files(chosen)

    def refuses_file(self) -> None:
        """Until the dialog shows one refusal; those of every other reason are there hidden."""
        said = self.page.get_by_role("dialog").get_by_text(self.words("errors.file_refused"))
        expect(said.locator("visible=true")).to_have_count(1)

    def open_drawer(self, name: str) -> Locator:
        drawer = self.keyed(name)
        self.settle()  # a run on its way would shut it again
        drawer.locator("summary").click()
        expect(drawer.locator("details")).to_have_attribute("open", "")
        return drawer

    def download_numbers(self) -> bytes:
        self.open_drawer("numbers")
        with self.page.expect_download() as download:
            self.keyed("csv").get_by_role("button").click()
        return Path(download.value.path()).read_bytes()

    def open_class(self) -> str:
        """Open a room from the share menu; its code, which the lobby shows until a key goes on."""
        self.settle()
        self.keyed("room").get_by_role("button").first.click()
        self.page.locator("button[data-room=open]").click()
        return self.page.locator(".gw-lobby-name").inner_text()

    def trouble(self) -> tuple[str, str]:
        """(what the error page says, its log id)."""
        box = self.page.locator("[class*=st-key-gw-trouble]")
        box.wait_for()
        said = box.inner_text()
        return said, re.search(r"\b[0-9a-f]{8}\b", said)[0]

    def swipe(self, start: Locator, by: float) -> None:
        """One finger across the stage, `by` pixels to the right."""
        box = start.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        finger = self.page.context.new_cdp_session(self.page)
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for share in (0.25, 0.5, 0.75, 1.0):
            point = {"x": x + by * share, "y": y}
            finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def press(opened: Walk, key: str) -> None:
    """The button in the container of this key."""
    opened.keyed(key).get_by_role("button").click()


def is_followed(opened: Walk, visit: Callable[..., Walk], url: str) -> None:
    """Until a phone has come into a class that this page opens, and stands where it goes."""
    code = opened.open_class()
    phone = visit(base=url, size="phone", r=code)
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Home")
    phone.stage.stands_at(step=0)
    opened.page.keyboard.press("ArrowRight")
    phone.stage.stands_at(step=1)
