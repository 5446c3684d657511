"""A handout opened from a disk: it steps, plays and speaks without a request, in both themes and languages."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lstm_core import load_specimen
from pages.handout.file import html
from pages.handout.walk import Walk, walk_of
from pages.stage.looks import LOOKS
from pages.words.words import words
from tests.browser.axe import violations
from tests.browser.contexts import PATIENCE, REPORT, SIZES
from tests.browser.visit import Stage

MODELS = ("segmenter-zh", "rnn-zh-both", "gru-zh-both")
FITS = "() => document.documentElement.scrollWidth === document.documentElement.clientWidth"
OUTSIDE = """() => {
  const card = document.querySelector(".gw-slot-transport").getBoundingClientRect();
  return [...document.querySelectorAll(".gw-transport button")]
    .filter((button) => button.offsetWidth && button.getBoundingClientRect().right > card.right - 8).length;
}"""
FILMS = """() => [...document.querySelectorAll(".gw-film-name")].filter((name) => name.checkVisibility())
  .map((name) => /gw-part-(\\w+)/.exec(name.className)[1])"""
HOSTILE = "<img src=x onerror=alert(1)></script>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sentences = [load_specimen(name).read("我爱中国") for name in MODELS]
    lesson = Walk(sentences[0], place={"step": 2, "unit": 3}, lesson="forget_gate")
    (tmp_path / "a.html").write_bytes(
        html([*map(walk_of, sentences), walk_of(load_specimen(MODELS[0]).read(HOSTILE)), lesson], "zh")
    )
    return tmp_path


def opened(context: BrowserContext, path: Path) -> tuple[Page, list[str]]:
    """The file in a browser, and all that it asked for or complained of."""
    context.add_init_script(REPORT)
    page, told = context.new_page(), []
    page.on("request", lambda request: told.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(path.as_uri())
    return page, told


def test_it_opens_from_a_disk_and_asks_for_nothing(browser: Browser, folder: Path):
    width, height = SIZES["projector"]
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", accept_downloads=True, offline=True
    )
    context.set_default_timeout(PATIENCE)
    page, told = opened(context, folder / "a.html")
    stage = Stage(page)
    stage.reads("我爱中国")
    page.keyboard.press("ArrowRight")  # from the first second, wherever the focus is
    page.keyboard.press("ArrowDown")
    stage.stands_at(step=1, unit=1, direction="forward")
    for lang, other, themes in (("zh", "en", ("light", "dark")), ("en", "zh", ("dark", "light"))):
        expect(stage.root).to_have_attribute("data-theme", themes[0])
        assert violations(page) == []
        page.get_by_role("button", name=words(lang)("handout.theme")).click()
        expect(stage.root).to_have_attribute("data-theme", themes[1])
        page.get_by_role("button", name=words(other)("frame.language")).click()
        expect(page.locator("html")).to_have_attribute("lang", other)
        expect(page.get_by_role("contentinfo")).to_contain_text(words(other)("handout.offline"))
    stage.stands_at(step=1, unit=1)
    page.keyboard.press("Shift+ArrowLeft")
    stage.stands_at(step=1, phase="update")
    for view in ("readers", "text", "cell"):
        stage.choose(view)
        stage.stands_at(view=view)
    stage.choose("backward")
    stage.stands_at(direction="backward")
    page.keyboard.press("End")
    stage.root.locator(".gw-transport-play").click()
    stage.stands_at(step=0)  # played to the end of the reader's way
    for kind in ("RNN", "GRU"):
        page.get_by_role("button", name=f"{kind} · 我爱中国").click()
        expect(stage.root.locator(".gw-formulas")).to_have_attribute("data-kind", kind.lower())
    assert violations(page) == []
    page.get_by_role("button", name="LSTM · 我爱中国").click()
    stage.stands_at(step=0, direction="backward")  # where it was left
    for kind, starts in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        with page.expect_download() as saved:
            page.get_by_role("button", name=words("zh")(f"frame.save_{kind.lower()}")).click()
        picture = Path(saved.value.path()).read_bytes()
        assert picture.startswith(starts)
        assert b"CC BY-SA 4.0" in picture
        assert b"file:" not in picture  # whose disk it stood on is nobody's business
    page.get_by_role("button", name=HOSTILE).click()
    expect(page.locator("img")).to_have_count(0)
    page.get_by_role("button", name=f"{words('zh')('forget_gate.title')} · 我爱中国").click()
    stage.stands_at(step=2, unit=3, phase="forget", view="cell")
    assert set(page.evaluate(FILMS)) == set(LOOKS["forget_gate"].films)
    assert violations(page) == []
    for size in [*SIZES.values(), (1180, 800), (360, 740), (320, 640)]:  # as wide as a notebook, and narrow phones
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_function(FITS)  # once it has been laid out anew
        assert page.evaluate(OUTSIDE) == 0
    saved_pictures = [text for text in told if text.startswith("blob:")]
    assert [text for text in told if text not in saved_pictures] == [(folder / "a.html").as_uri()]
    context.close()


def test_the_share_menu_gives_the_walk_on_screen(visit):
    opened = visit(chapter="forget-gate", text="我爱中国", model="segmenter-zh", step=2, unit=3)
    opened.keyed("room").get_by_role("button").click()
    with opened.page.expect_download() as saved:
        opened.keyed("handout").get_by_role("button").click()
    place = {"step": 2, "unit": 3, "direction": "forward", "view": "cell", "part": "c"}
    walk = replace(walk_of(load_specimen("segmenter-zh").read("我爱中国")), place=place, lesson="forget_gate")
    assert Path(saved.value.path()).read_bytes() == html([walk], "zh")
    assert saved.value.suggested_filename == "gatewalk-我爱中国.html"


def test_a_reading_in_a_notebook_steps_in_its_frame(browser: Browser):
    context = browser.new_context(reduced_motion="reduce", offline=True)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(REPORT)
    page, told = context.new_page(), []
    page.on("request", lambda request: told.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.set_content(f"<h1>Out</h1>{load_specimen('segmenter-zh').read('我爱中国')._repr_html_()}")
    stage = page.frame_locator("iframe").get_by_test_id("stage")
    stage.locator('[data-token="1"]').click()
    page.keyboard.press("ArrowRight")
    expect(stage).to_have_attribute("data-place", "2")
    with page.expect_download() as saved:
        page.frame_locator("iframe").get_by_role("button", name=words("zh")("frame.save_svg")).click()
    assert Path(saved.value.path()).read_bytes().startswith(b"<svg")
    assert [text for text in told if not text.startswith("blob:")] == []
    context.close()
