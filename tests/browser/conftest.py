"""One server and one Chromium for each process of the suite, one page a test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from pages.state.visit import SEEN
from tests.__main__ import find_chromium
from tests.browser.contexts import ONE_PROCESS, PATIENCE, SIZES, Contexts
from tests.browser.server import HOST, Server
from tests.browser.visit import link
from tests.browser.walk import Walk

# Chromium draws the lists of its address bar as two pages of their own beside each page: a third of what opening costs.
# The rest are Playwright's, whose own list this one takes the place of.
UNWANTED = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "ScriptStreaming",  # compiles anew what the page's process has compiled
]
QUIET = [  # Chromium speaks to nobody but our server
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ONE_PROCESS,
    f"--disable-features={','.join(UNWANTED)}",
]

Visiting = Callable[..., Walk]
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser comes last: its driver keeps an event loop running, beside which no other can be started.

    Of its tests the long ones come first, so that at the end no core waits for one of them.
    """
    ours = Path(__file__).parent
    items.sort(key=lambda item: (ours in item.path.parents, not item.get_closest_marker("long")))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser, server: Server) -> Contexts:
    return Contexts(browser, server)


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """serve(…) starts a server of the test's own, which ends after the pages that `visit` opened."""
    with ExitStack() as servers:
        yield lambda **options: servers.enter_context(Server(**options))


@pytest.fixture
def visit(server: Server, serve: Callable[..., Server], contexts: Contexts) -> Iterator[Visiting]:
    """visit(step=3, …) opens a page and waits for the stage; at the end no page may have had a problem.

    A `newcomer` has not been here before: the bare address begins with the first minute, and the browser has none of
    the scripts. Nor has a `cold` one. `init` is a script before the page's, `routes` answer what the page fetches.
    """
    visits: list[Walk] = []

    def open_page(
        *,
        base: str | None = None,
        chapter: str = "",
        language: str = "zh",
        theme: str = "light",
        size: str = "projector",
        motion: str = "reduce",
        may_lose_connection: bool = False,
        newcomer: bool = False,
        cold: bool = False,
        init: str = "",
        drawn: bool = True,
        routes: dict | None = None,
        **parameters: object,
    ) -> Walk:
        width, height = SIZES[size]
        leaving = ExitStack()
        of = contexts.new if newcomer or cold else contexts.borrow
        context = leaving.enter_context(of(language, touch=size == "phone"))
        address = link(base or server.url, chapter, **parameters)
        if not newcomer:
            context.add_cookies([{"name": SEEN, "value": "1", "url": address}])
        page = context.new_page()
        if init:
            page.add_init_script(init)
        for pattern, handler in (routes or {}).items():
            page.route(pattern, handler)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme, reduced_motion=motion)
        opened = Walk(page, HOST, may_lose_connection, leaving.close)
        visits.append(opened)
        page.goto(address)
        if drawn:
            opened.stage.tile(0).wait_for()
        return opened

    yield open_page
    for opened in visits:
        opened.close()
    assert [problem for opened in visits for problem in opened.problems] == []
