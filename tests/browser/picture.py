"""The README's pictures of the running app: `python -m tests.browser.picture [NAME …]`.

One of each chapter, one of a class, and one that moves, a step that computes; Pillow puts that together
(`pip install pillow`).
"""

import sys
from base64 import b64encode
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from tests.__main__ import ROOT, find_chromium
from tests.browser.conftest import QUIET
from tests.browser.contexts import SIZES
from tests.browser.server import HOST, Server
from tests.browser.visit import WORK, Visit, link
from tests.browser.walk import Walk

FOLDER = ROOT / "assets" / "readme"
VERSE = {"text": "床前明月光，疑是地上霜。", "model": "verse-zh", "unit": 2}
HIDDEN = {"text": "这部电影不好看", "model": "negation-zh", "unit": 0}
SENTENCE = {"text": "我爱中国", "model": "segmenter-zh", "step": 2}
PICTURES = {  # name → path of the page, what is shown on it
    "walk": ("", SENTENCE),
    "map": ("map", {"text": "我爱中国", "model": "segmenter-zh"}),  # it has no stage to wait for
    "rnn": ("rnn", SENTENCE),
    "forget-gate": ("forget-gate", VERSE | {"step": 5}),
    "input-gate": ("input-gate", {"text": "服务很差，但味道很好", "model": "negation-zh", "step": 3}),
    "cell-update": ("cell-update", VERSE | {"step": 10}),
    "output-gate": ("output-gate", HIDDEN | {"step": 4}),
    "bi-lstm": ("bi-lstm", SENTENCE | {"text": "我在中国"}),
    "long-memory": ("long-memory", {}),
    "training": ("training", {}),
    "cost": ("cost", {}),
    "gru": ("gru", SENTENCE | {"model": "gru-zh-both"}),
    "what-if": (
        "what-if",
        {"text": "服务很差，但味道很好", "model": "negation-zh", "step": 6, "hold": "f:forward:5:*:1"},
    ),
    "review": ("review", {}),
}
CLASS = {"text": "I love China", "model": "segmenter-en", "step": 9}
PHONE, GAP = (390, 844), 16  # px
LETTERS = ("CABAC", "CCBCC")  # what five phones choose, alone and after the talk
MOVING = {"text": "I love China", "model": "segmenter-en", "step": 3, "unit": 8}
SHOWN, LASTS, PAUSE = 85, 3400, 1600  # ms: between two frames, of the score, and on its last frame
KEYED = 2.2  # a step that a key asked for is played so much faster than its score
WIDE, MOST = 960, 1_500_000  # px, bytes
ANSWERED = (
    "map",
    "rnn",
    "forget-gate",
    "input-gate",
    "output-gate",
    "bi-lstm",
    "long-memory",
    "gru",
)  # an open question may hide what the picture is about


def take(browser: Browser, server: Server, name: str, path: str, shown: dict) -> None:
    width, height = SIZES["projector"]
    context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": height}, reduced_motion="reduce")
    opened = Visit(context.new_page(), HOST)
    opened.page.goto(link(server.url, path, lang="zh", **shown))
    if "step" in shown:
        opened.stage.stands_at(step=shown["step"])
    if path:
        opened.page.locator("h2").first.wait_for()
        opened.page.wait_for_timeout(2000)  # Plotly draws when it likes
    if path in ANSWERED:
        opened.page.locator(".st-key-gw-show-me button").click()
        opened.page.locator(".gw-reply-right").wait_for()
        opened.page.mouse.move(0, 0)
    if path == "training":  # doors that have learnt say more than doors that have not
        opened.page.locator(".st-key-gw-train-start button").click()
        opened.page.locator(".st-key-gw-train-another").wait_for(timeout=1000 * WORK)
    opened.settle()
    opened.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")  # the answer may have moved it
    opened.page.wait_for_timeout(500)
    opened.page.screenshot(path=FOLDER / f"{name}.png")
    opened.close()


def frames(browser: Browser, server: Server) -> list[Image.Image]:
    """The stage at every SHOWN ms of a step's score, the page's clock stopped between them."""
    width, height = SIZES["projector"]
    context = browser.new_context(locale="en-US", viewport={"width": width, "height": height})
    opened = Visit(context.new_page(), HOST)
    opened.page.goto(link(server.url, lang="en", **MOVING))
    opened.stage.stands_at(step=MOVING["step"])
    opened.settle()
    box = opened.page.get_by_test_id("stage").bounding_box()
    clip = {name: box[name] for name in ("x", "y", "width", "height")}
    opened.page.clock.install(time=0)
    opened.page.clock.pause_at(5000)
    opened.page.keyboard.press("ArrowRight")
    taken = []
    for moment in range(0, LASTS + SHOWN, SHOWN):
        image = Image.open(BytesIO(opened.page.screenshot(clip=clip)))
        taken.append(image.convert("RGB").resize((WIDE, round(WIDE * image.height / image.width)), Image.LANCZOS))
        opened.page.clock.run_for(round((moment + SHOWN) / KEYED) - round(moment / KEYED))
    opened.page.clock.resume()
    opened.settle()
    opened.close()
    return taken


def step_computing(browser: Browser, server: Server) -> None:
    first, *others = frames(browser, server)
    times = [SHOWN] * len(others) + [PAUSE]
    path = FOLDER / "step.webp"
    first.save(path, save_all=True, append_images=others, duration=times, loop=0, quality=72, method=6)
    assert path.stat().st_size <= MOST, f"{path.name}: {path.stat().st_size} bytes, at most {MOST}"


def in_class(browser: Browser, server: Server) -> None:
    """A vote that was revealed, on the wall, and a phone beside it."""
    width, height = SIZES["projector"]
    wall = Walk(browser.new_page(locale="en-US", viewport={"width": width, "height": height}), HOST)
    page, board = wall.page, wall.page.locator(".gw-vote-choices")
    page.goto(link(server.url, "forget-gate", ask="forget_gate.left.7", lang="en", **CLASS))
    wall.stage.stands_at(step=CLASS["step"])
    code = wall.open_class()
    small = {"width": PHONE[0], "height": PHONE[1]}
    phones = [browser.new_context(locale="en-US", viewport=small, device_scale_factor=2).new_page() for _ in LETTERS[0]]
    for phone in phones:
        phone.goto(link(server.url, r=code))
    page.keyboard.press("Enter")
    page.locator("button[data-room=ask]").click()

    def vote(letters: str) -> None:
        for phone, letter in zip(phones, letters, strict=True):
            phone.locator(f"button.gw-vote-choice:has(b:text-is('{letter}'))").click()
            expect(phone.locator(".gw-vote-foot")).to_contain_text(letter)

    def on(state: str) -> None:
        expect(page.locator(".gw-vote-board")).not_to_have_attribute("aria-busy", "true")
        page.keyboard.press("ArrowRight")
        expect(board).to_have_attribute("data-state", state)

    vote(LETTERS[0])
    on("closed")
    on("open")
    vote(LETTERS[1])
    for state in ("closed", "bars", "revealed"):
        on(state)
    expect(phones[0].locator(".gw-vote-right")).to_be_visible()
    shots = [b64encode(one.screenshot()).decode() for one in (page, phones[0])]
    both = browser.new_page(viewport={"width": width + round(height * PHONE[0] / PHONE[1]) + GAP, "height": height})
    pictures = "".join(f'<img height="{height}" src="data:image/png;base64,{shot}">' for shot in shots)
    both.set_content(f'<body style="margin: 0; display: flex; gap: {GAP}px; background: #5D6577">{pictures}')
    both.wait_for_function("() => [...document.images].every((image) => image.complete)")
    both.screenshot(path=FOLDER / "in-class.png")
    wall.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with Server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        wanted = sys.argv[1:] or [*PICTURES, "in-class", "step"]
        for name, (path, shown) in PICTURES.items():
            if name in wanted:
                take(browser, server, name, path, shown)
        if "in-class" in wanted:
            in_class(browser, server)
        if "step" in wanted:
            step_computing(browser, server)
        browser.close()


if __name__ == "__main__":
    main()
