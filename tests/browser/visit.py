"""One visitor: a page, what it sent and what went wrong on it, and the stage by its public hooks."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Request, WebSocket, expect
from playwright.sync_api import TimeoutError as Late
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

WORK = 600  # s: for what a worker computes, before which every other process goes; only a failing test waits so long
SQUARES = """root => [...root.querySelectorAll("[data-vector]")].map(
    e => [e.dataset.vector, Number(e.dataset.unit),
      e.dataset.value ?? (e.parentElement.dataset.values?.split(",")[e.dataset.unit] || undefined)])"""
SHOWN = r"""wanted => wanted.every((token, at) => {
  const shown = document.querySelector(`[data-testid=stage] [data-token="${at}"]`)?.textContent;
  return shown?.includes(token) || (/^[\p{C}\p{M}\s]+$/u.test(token) && ["▯", "␣"].includes(shown));
})"""
# What keeps the page from being idle, by name; a page that only apologises has no stage.
BUSY = """() => {
  const app = document.querySelector("[data-testid=stApp]")?.dataset ?? {};
  const stages = [...document.querySelectorAll("[data-testid=stage]")];
  const facts = {
    "no server": app.testConnectionState !== "CONNECTED",
    "a script runs": app.testScriptState !== "notRunning",
    "the page loads": "gwLoading" in document.documentElement.dataset,
    "the stage has something to tell": stages.some((stage) => !stage.hasAttribute("data-idle")),
    "no stage": !stages.length && !document.querySelector("[class*=st-key-gw-trouble]"),
  };
  return Object.keys(facts).filter((name) => facts[name]);
}"""
LOOKS, LOOK = 8, 30  # so many looks in a row find the page idle, milliseconds apart
IDLE = f"""() => new Promise((done) => {{
  const busy = {BUSY};
  let found = 0;
  const look = () => {{
    found = busy().length ? 0 : found + 1;
    if (found === {LOOKS}) done(true);
    else setTimeout(look, {LOOK});
  }};
  look();
}})"""
STANDS = """wanted => {
  const stage = document.querySelector("[data-testid=stage]");
  return Object.keys(wanted).filter((name) => stage?.getAttribute(name) !== wanted[name])
    .map((name) => `${name} is ${stage?.getAttribute(name)}, not ${wanted[name]}`);
}"""
DROPPED = 2.0  # seconds; Streamlit drops a request of a part that the page no longer has
BEAT = 1.2  # seconds; what runs by itself runs more often
# What is printed where a wire was cut.
LOST = ("net::ERR_", "WebSocket", "when disconnected from", "reaching server endpoint", "is not responding")


def until(page: Page, lacks: str, wanted: object = None, timeout: float = 60_000) -> None:
    """Until a function of the page finds nothing lacking; what it lacks then, it says.

    The page asks itself: `expect` writes all of it down for its message at each look that finds something else.
    """
    try:
        page.wait_for_function(f"wanted => !({lacks})(wanted).length", arg=wanted, timeout=timeout, polling=LOOK)
    except Late:
        raise AssertionError(str(page.evaluate(lacks, wanted))) from None


class Stage:
    """The stage by the hooks that issue and design keep stable."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("stage")
        self.tiles = self.root.locator("[data-token]")
        self.answer = self.root.locator(".gw-slot-answer")

    def get(self, name: str) -> str:
        return self.root.get_attribute(self.hook(name)) or ""

    @staticmethod
    def hook(name: str) -> str:
        """The root's attribute: Streamlit's styles would ask every ancestor of a data-step for its own."""
        return "data-place" if name == "step" else f"data-{name}"

    @property
    def step(self) -> int:
        return int(self.get("step"))

    @property
    def unit(self) -> int:
        return int(self.get("unit"))

    def stands_at(self, timeout: float = 60_000, **wanted: object) -> None:
        """Until the root's data-place, -unit, -phase, -direction and -view are as wanted."""
        until(self.page, STANDS, {self.hook(name): str(value) for name, value in wanted.items()}, timeout)

    def comes_to(self, step: int) -> None:
        """Until a walk that plays has come so far; it may have gone on."""
        there = "step => document.querySelector('[data-testid=stage]').dataset.place >= step"
        self.page.wait_for_function(there, arg=step)

    def reads(self, tokens: list[str] | str, timeout: float = 60_000) -> None:
        """Until the tiles are these tokens; one that would show nothing has a stand-in."""
        expect(self.tiles).to_have_count(len(tokens), timeout=timeout)
        self.page.wait_for_function(SHOWN, arg=list(tokens), timeout=timeout)

    def tile(self, index: int) -> Locator:
        return self.root.locator(f'[data-token="{index}"]')

    def press(self, *keys: str) -> None:
        """Press the keys one after the other with the focus in the stage."""
        self.root.focus()
        for key in keys:
            self.page.keyboard.press(key)

    def said(self) -> str:
        """What the voice says to the eye."""
        return self.root.locator(".gw-voice-shown").inner_text()

    def choose(self, name: str) -> None:
        """The button of a view or a reader in the head; the script of one view comes late."""
        self.root.locator(f'[data-choose="{name}"]').click()
        if name == "text":
            expect(self.root.locator(".gw-text-view")).to_be_visible()

    def go(self, *, step: int, direction: str) -> None:
        """Walk to a step of a reader."""
        if self.get("direction") != direction:
            self.choose(direction)
        self.tile(step).click()
        self.stands_at(step=step, direction=direction)

    def words(self) -> list[str]:
        """The words of the answer."""
        script = "words => words.map(w => [...w.querySelectorAll('b')].map(b => b.textContent).join(''))"
        return self.answer.locator(".gw-word").evaluate_all(script)

    def squares(self) -> dict[str, dict[int, str]]:
        """The cell's squares: vector → unit → what it says, None behind a curtain."""
        found: dict[str, dict[int, str]] = {}
        for vector, unit, value in self.root.evaluate(SQUARES):
            found.setdefault(vector, {})[unit] = value
        return found

    def square_says(self, vector: str, unit: int, value: float) -> None:
        """Waits until a square of the cell does."""
        self.page.wait_for_function(
            """([root, vector, unit, value]) => root.querySelector(`[data-vector="${vector}"][data-unit="${unit}"]`)
                ?.parentElement.dataset.values?.split(",").map(Number)[unit] === value""",
            arg=[self.root.element_handle(), vector, unit, value],
        )

    def verdict(self, name: str = "both") -> Locator:
        return self.root.locator(f'[data-verdict="{name}"]')


@dataclass
class Visit:
    """A page and what happened on it."""

    page: Page
    host: str
    may_lose_connection: bool = False
    leave: Callable[[], None] | None = None  # in the place of its context's end
    sent: list[tuple[float, int]] = field(default_factory=list)  # (seconds, bytes) a frame
    problems: list[str] = field(default_factory=list)
    due: dict[str, float] = field(default_factory=dict)  # runs that have not begun: fragment, "" the page → seconds
    beat: float = 0.0  # when a part of the page last ran by itself

    def __post_init__(self) -> None:
        self.stage = Stage(self.page)
        self.box = self.page.get_by_test_id("stTextInput").locator("input").first
        self.page.on("console", self.printed)
        self.page.on("pageerror", lambda error: self.problems.append(f"uncaught: {error}"))
        self.page.on("request", self.asked)
        self.page.on("websocket", self.opened)

    def printed(self, message: ConsoleMessage) -> None:
        expected = self.may_lose_connection and any(word in message.text for word in LOST)
        if message.type == "error" and not expected:
            self.problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    def asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != self.host:
            self.problems.append(f"another host: {request.url}")

    def opened(self, socket: WebSocket) -> None:
        self.due.clear()
        socket.on("framesent", self.asks)
        socket.on("framereceived", self.hears)

    def asks(self, data: bytes) -> None:
        now = time.monotonic()
        self.sent.append((now, len(data)))
        message = BackMsg.FromString(data)
        if message.WhichOneof("type") != "rerun_script":
            return
        if message.rerun_script.is_auto_rerun:
            self.beat = now
        else:
            self.due[message.rerun_script.fragment_id] = now

    def hears(self, data: bytes) -> None:
        """A run of the whole page answers every request, one of fragments only theirs."""
        message = ForwardMsg.FromString(data)
        if message.WhichOneof("type") != "new_session":
            return
        run = message.metadata.run.fragment_ids
        for fragment in list(run or self.due):
            self.due.pop(fragment, None)

    @property
    def address(self) -> dict[str, str]:
        """The parameters in the address bar."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    def address_says(self, timeout: float = 5, **wanted: object) -> None:
        deadline = time.monotonic() + timeout
        while (found := {name: self.address.get(name) for name in wanted}) != {
            name: str(value) for name, value in wanted.items()
        }:
            assert time.monotonic() < deadline, f"the address says {found}, wanted {wanted}"
            self.page.wait_for_timeout(50)

    def type(self, text: str) -> None:
        """Replace the sentence, as with select-all and typing."""
        self.box.fill(text)

    def settle(self, timeout: float = 120) -> None:
        """Until the page says that it is idle: nothing to tell, nothing asked for, nothing under way.

        The stage says so of itself, Streamlit of its runs, and a run that was asked for has begun. Only of what
        waits within Streamlit for the end of its moment, a click's request or a picture of what has just come, nobody
        says anything. So the page has to be found idle several times in a row: turns of its own loop, which a busy
        page makes late, and in which such a moment ends.
        """
        deadline = time.monotonic() + timeout
        while True:
            sent = len(self.sent)
            self.until_idle(deadline)
            now = time.monotonic()
            awaited = any(now - since < DROPPED for since in self.due.values()) or now - self.beat < BEAT
            if not awaited and len(self.sent) == sent:
                return
            assert now < deadline, f"asked for and not begun: {self.due}"
            self.page.wait_for_timeout(LOOK)

    def until_idle(self, deadline: float) -> None:
        left = max(1.0, deadline - time.monotonic())
        try:
            self.page.wait_for_function(IDLE, timeout=left * 1000, polling=LOOK)
        except Late:
            raise AssertionError(f"not idle: {self.page.evaluate(BUSY)}") from None

    def close(self) -> None:
        try:
            (self.leave or self.page.context.close)()
        except Error as problem:
            self.problems.append(str(problem))


def link(base: str, chapter: str = "", **parameters: object) -> str:
    return f"{base}/{chapter}?{urlencode(parameters)}" if parameters else f"{base}/{chapter}"
