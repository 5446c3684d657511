"""Browser contexts that outlive a test: the app's scripts stay compiled there, which is half of what a page costs.

A context keeps a small page of the app's site, and with it the one process that Chromium has for the site. To the next
visitor it is as new but for the scripts: what the last one left, in cookies and in what pages store, is gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.server import Server

SIZES = {"projector": (1366, 768), "desk": (1920, 1080), "phone": (390, 844)}
LOCALES = {"zh": "zh-CN", "en": "en-US"}
PATIENCE = 60_000  # milliseconds; only a failing test waits so long
ONE_PROCESS = "--process-per-site"  # of each context: another compiles the scripts anew
STORED = "local_storage,indexeddb,service_workers,cache_storage,file_systems"
CLOCK_IS_MADE = "'__pwClock' in globalThis"  # a test had it installed; no page of the context has another any more

# A page that breaks its own policy has a problem. Streamlit's long numbers would rather be WebAssembly, and do without.
REPORT = """addEventListener("securitypolicyviolation", (event) => {
  if (event.blockedURI !== "wasm-eval") console.error("policy", event.violatedDirective, event.blockedURI);
});"""


@dataclass
class Kept:
    """A context, and the page that holds its process."""

    context: BrowserContext
    holder: Page | None = None


class Contexts:
    """One context a language and a kind of pointer is kept; who comes meanwhile has one that ends with the test."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.free: dict[tuple[str, bool], Kept] = {}

    @contextmanager
    def borrow(self, language: str, touch: bool) -> Iterator[BrowserContext]:
        kept = self.free.pop((language, touch), None) or Kept(self.new(language, touch))
        yield kept.context
        if (language, touch) not in self.free and self.is_as_new(kept):
            self.free[language, touch] = kept
        else:
            kept.context.close()

    def new(self, language: str, touch: bool) -> BrowserContext:
        width, height = SIZES["phone" if touch else "projector"]
        context = self.browser.new_context(
            locale=LOCALES[language],
            color_scheme="light",
            reduced_motion="reduce",
            viewport={"width": width, "height": height},
            has_touch=touch,
            is_mobile=touch,
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.add_init_script(REPORT)
        return context

    def is_as_new(self, kept: Kept) -> bool:
        """Whether it could be made so: without its pages and what they have stored."""
        context = kept.context
        context.set_offline(False)
        if not kept.holder:
            kept.holder = context.new_page()
            kept.holder.goto(f"{self.server.url}/_stcore/health")
        for page in context.pages:
            if page != kept.holder:
                page.close()
        if kept.holder.evaluate(CLOCK_IS_MADE):
            return False
        context.clear_cookies()
        storage = context.new_cdp_session(kept.holder)
        storage.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": STORED})
        storage.detach()
        return True
