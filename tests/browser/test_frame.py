"""The app in a frame on another site: a walk, files both ways, a room and who follows it; and who may embed it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.browser.server import HOST, Server
from tests.browser.test_bad_input import model_file
from tests.browser.test_uploads import chosen


@pytest.fixture
def course() -> Iterator[str]:
    """Another site: its page shows in a frame what its address names."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown = self.path.partition("?")[2]
            body = f'<title>Course</title><link rel="icon" href="data:,"><iframe width=1300 height=700 src="{shown}">'
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer((HOST, 0), Page) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://localhost:{site.server_port}"
        site.shutdown()


@pytest.fixture
def borrowed(contexts) -> Iterator[Callable[[], BrowserContext]]:
    with ExitStack() as lent:
        yield lambda: lent.enter_context(contexts.borrow("zh", touch=False))


def embedded(context: BrowserContext, course: str, shown: str) -> tuple[Page, FrameLocator, list[str]]:
    """The other site's page, the frame in it, and all that the page complains of."""
    page, told = context.new_page(), []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{course}/?{shown}")
    return page, page.frame_locator("iframe"), told


def test_a_course_s_page_embeds_the_app_and_a_room_and_who_follows_it(borrowed, server, course):
    page, frame, told = embedded(borrowed(), course, f"{server.url}/?step=0")
    stage = frame.get_by_test_id("stage")
    frame.locator('[data-token="0"]').click()
    page.keyboard.press("ArrowRight")
    expect(stage).to_have_attribute("data-place", "1")
    frame.locator(".st-key-gw-room button").first.click()
    with page.expect_download() as saved:
        frame.locator(".st-key-gw-handout button").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"<!doctype html>")
    frame.locator("button[data-room=open]").click()
    code = frame.locator(".gw-lobby-name").inner_text()
    _, follower, heard = embedded(borrowed(), course, f"{server.url}/?r={code}")
    followed = follower.get_by_test_id("stage")
    page.keyboard.press("Enter")
    for step in ("2", "3"):
        page.keyboard.press("ArrowRight")
        expect(stage).to_have_attribute("data-place", step)
        expect(followed).to_have_attribute("data-place", step)
    follower.locator('[data-token="0"]').click()  # its own way, and back to the class
    expect(followed).to_have_attribute("data-place", "0")
    follower.locator(".gw-room-chip").click()
    expect(followed).to_have_attribute("data-place", "3")
    frame.locator(".st-key-gw-card button").first.click()
    frame.locator(".st-key-gw-model-file").get_by_role("radio").last.click()
    frame.locator("input[type=file]").set_input_files(chosen(model_file()))
    expect(frame.get_by_role("dialog")).to_have_count(0)
    expect(frame.locator(".st-key-gw-card button").first).to_contain_text("打开的文件")
    assert told + heard == []


def test_who_may_embed_is_a_setting(borrowed, course):
    """Another site or none of them, the page of who follows included; the app's own page is there all the same."""
    with Server(environment={"GATEWALK_FRAME_ANCESTORS": "'self'"}) as server:
        page = borrowed().new_page()
        for shown in ("/", "/?r=BCDF", "/sheet"):
            with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
                page.goto(f"{course}/?{server.url}{shown}")
            expect(page.frame_locator("iframe").locator("[data-testid=stage], #gw-page, #gw-sheet")).to_have_count(0)
        page.goto(f"{server.url}/?step=0")
        page.locator('[data-token="0"]').wait_for()
        page.close()
