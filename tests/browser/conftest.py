"""One server and one Chromium for each process of the suite, one page a test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from pages.state.visit import SEEN
from tests.__main__ import find_chromium
from tests.browser.server import HOST, Server
from tests.browser.visit import link
from tests.browser.walk import Walk

SIZES = {"projector": (1366, 768), "desk": (1920, 1080), "phone": (390, 844)}
PATIENCE = 60_000  # milliseconds; only a failing test waits so long
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
]
QUIET = [  # Chromium speaks to nobody but our server
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(UNWANTED)}",
]

# A page that breaks its own policy has a problem. Streamlit's long numbers would rather be WebAssembly, and do without.
REPORT = """addEventListener("securitypolicyviolation", (event) => {
  if (event.blockedURI !== "wasm-eval") console.error("policy", event.violatedDirective, event.blockedURI);
});"""

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


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """serve(…) starts a server of the test's own, which ends after the pages that `visit` opened."""
    with ExitStack() as servers:
        yield lambda **options: servers.enter_context(Server(**options))


@pytest.fixture
def visit(server: Server, serve: Callable[..., Server], browser: Browser) -> Iterator[Visiting]:
    """visit(step=3, …) opens a page and waits for the stage; at the end no page may have had a problem.

    A `newcomer` has not been here before: the bare address begins with the first minute.
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
        init: str = "",
        drawn: bool = True,
        routes: dict | None = None,
        **parameters: object,
    ) -> Walk:
        width, height = SIZES[size]
        context = browser.new_context(
            locale={"zh": "zh-CN", "en": "en-US"}[language],
            color_scheme=theme,
            reduced_motion=motion,
            viewport={"width": width, "height": height},
            has_touch=size == "phone",
            is_mobile=size == "phone",
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE)
        address = link(base or server.url, chapter, **parameters)
        if not newcomer:
            context.add_cookies([{"name": SEEN, "value": "1", "url": address}])
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        for script in filter(None, (REPORT, init)):
            context.add_init_script(script)
        for pattern, handler in (routes or {}).items():
            context.route(pattern, handler)
        opened = Walk(context.new_page(), HOST, may_lose_connection)
        visits.append(opened)
        opened.page.goto(address)
        if drawn:
            opened.stage.tile(0).wait_for()
        return opened

    yield open_page
    for opened in visits:
        opened.close()
    assert [problem for opened in visits for problem in opened.problems] == []
