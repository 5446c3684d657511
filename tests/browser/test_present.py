"""Present mode as the last row sees it: sizes by boxes, on every chapter that has it, and the keys of a clicker."""

import re
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pages.chapters.contents import CHAPTERS
from tests.browser import chapters, labels
from tests.browser.visit import link

LEAST = 0.0146  # of the width
Sizes = tuple[tuple[int, int], ...]
SIZES: Sizes = ((1920, 1080), (1280, 720))
PRESENTED = tuple(chapter.name for chapter in CHAPTERS if chapter.presents)
ANSWERED = "document.querySelector('[class*=st-key-gw-show-me] button').click()"
# What hangs out of the window, or of a piece that cuts it off; a strip longer than its window is meant to.
OUTSIDE = """() => {
  const root = document.querySelector(".gw-present"), out = [];
  const parts = ["formula", "verdicts", "head", "said", "key", "rows"].map((name) => `.gw-present-${name}`).join();
  for (const e of [root, ...root.querySelectorAll(parts)])
    if (e.checkVisibility() && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1))
      out.push(`${e.className} cuts off`);
  const range = document.createRange(), walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim() || !node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, width } of range.getClientRects())
      if (width && (left < 0 || right > innerWidth || top < -2 || bottom > innerHeight + 2))
        out.push(`${node.textContent} hangs out`);
  }
  if (scrollX || scrollY || getComputedStyle(document.documentElement).overflow !== "hidden") out.push("it scrolls");
  return out;
}"""
# A window on the whole screen cannot be made smaller.
ASKED = "window.asked = 0; Element.prototype.requestFullscreen = async () => void window.asked++;"
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
LANES = """() => new Set([...document.querySelectorAll(".gw-present .gw-square")].map((e) => e.dataset.unit)).size"""


PRESENTING = {"present": 1, "drawn": False, "init": ASKED}


def faults(page) -> list[str]:
    """What is too small, over another, cut off or out of the window."""
    return [*labels.faults(page, LEAST * page.viewport_size["width"], ".gw-present"), *page.evaluate(OUTSIDE)]


def presented(page):
    """What has the whole window."""
    return page.locator(".gw-present")


def looked_at(opened, found: dict, name: str, sizes: Sizes = SIZES) -> None:
    """Every phase."""
    page, root = opened.page, opened.stage.root
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => document.querySelector('.gw-present').clientWidth === width", arg=width)
        for key in "12345":
            page.keyboard.press(key)
            page.wait_for_function(
                "() => document.querySelector('.gw-present-phases .gw-on')?.dataset.phase"
                " === document.querySelector('[data-testid=stage]').dataset.phase"
                " || document.querySelector('[data-testid=stage]').dataset.view === 'readers'"
            )
            wrong = faults(page)
            if wrong:
                found[f"{name} {width} {root.get_attribute('data-phase')}"] = wrong


# A raised sign of a font is half as high as its type: exponents have a type of their own.
RAISED = "() => document.querySelector('.gw-present').textContent.match(/[⁻⁰¹²³⁴-⁹]/g) ?? []"
# Head, picture and foot stand over one another and fill the window, and the picture has most of it.
SLIDE = """() => {
  const root = document.querySelector(".gw-present"), out = [];
  const boxes = [...root.children].filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect());
  if (boxes.length !== 3 || boxes.some(({ top }, n) => n > 0 && top < boxes[n - 1].bottom - 1)) out.push("in disorder");
  if (boxes[1].height < innerHeight / 2 || boxes.at(-1).bottom < 0.95 * innerHeight) out.push("not filled");
  return out;
}"""


def slide_looked_at(opened, found: dict, name: str, sizes: Sizes = SIZES) -> None:
    """With the question that is open and with its own sentence."""
    page, wall = opened.page, presented(opened.page)
    question, said = wall.locator(".gw-present-question"), wall.locator(".gw-present-said")
    for asked in (True, False):
        if asked:
            expect(question).to_be_visible()
        else:
            page.evaluate(ANSWERED)
            expect(question).to_be_hidden()
        expect(said).to_be_visible(visible=not asked)
        slide_fits(opened, found, name, sizes)


def slide_fits(opened, found: dict, name: str, sizes: Sizes = SIZES) -> None:
    """As it stands."""
    page = opened.page
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => document.querySelector('.gw-present').clientWidth === width", arg=width)
        page.evaluate(FRAMES)  # it is drawn anew once it is measured
        if wrong := [*faults(page), *page.evaluate(SLIDE), *page.evaluate(RAISED)]:
            found[f"{name} {width}"] = wrong


@pytest.mark.long
def test_every_text_can_be_read_from_the_last_row(visit):
    """Each chapter in one language at one size and in the other at the other, the next chapter the other way round."""
    opened, found = visit(init=ASKED, lang="zh"), {}
    for name in chapters.each(opened, PRESENTED):
        for size in SIZES:
            look_from_the_last_row(opened, found, name, size)
            if size == SIZES[0]:
                in_the_other_language(opened, name)
    assert found == {}


def look_from_the_last_row(opened, found: dict, name: str, size: tuple[int, int]) -> None:
    page, lang = opened.page, opened.address["lang"]
    page.evaluate("window.asked = 0")
    opened.keyed("present").get_by_role("button").click()
    expect(presented(page)).to_be_visible()
    assert page.evaluate("window.asked") > 0
    (looked_at if name in chapters.STAGED else slide_looked_at)(opened, found, f"{name} {lang}", (size,))
    page.set_viewport_size({"width": 1366, "height": 768})
    page.evaluate(FRAMES)  # the stage under it has been measured anew
    page.keyboard.press("Escape")
    expect(presented(page)).to_have_count(0)


def in_the_other_language(opened, name: str) -> None:
    opened.settle()
    if name not in chapters.STAGED:  # a slide has shown what answers its question
        opened.keyed("another").get_by_role("button").click()
        opened.keyed("show-me").wait_for()
    lang = opened.address["lang"]
    opened.switch_language()
    expect(opened.page.locator("html")).not_to_have_attribute("lang", lang)
    opened.settle()


REACHED = (
    """() => { window.reached = []; document.addEventListener("keydown", ({ key }) => window.reached.push(key)); }"""
)
BLANK = "() => getComputedStyle(document.querySelector('.gw-present-blank')).backgroundColor"


def test_keys_of_a_clicker(visit):
    opened = visit(text="I love China", model="gru-en-both", units=16, step=3, unit=8, lang="en", **PRESENTING)
    page, stage = opened.page, opened.stage
    expect(presented(page)).to_be_visible()
    page.evaluate(REACHED)
    at = {"step": 3, "unit": 8}
    for key, change in (
        ("PageDown", {"step": 4}),
        ("ArrowRight", {"step": 5}),
        ("PageUp", {"step": 4}),
        ("ArrowLeft", {"step": 3}),
        ("ArrowDown", {"unit": 9}),
        ("ArrowUp", {"unit": 8}),
        ("1", {"phase": "concat"}),
        ("4", {"phase": "blend"}),
        ("Shift+ArrowLeft", {"phase": "candidate"}),
        ("2", {"phase": "reset"}),
    ):
        page.keyboard.press(key)
        at |= change
        stage.stands_at(**at)

    blank = page.locator(".gw-present-blank")
    for key, shade in (("b", "rgb(0, 0, 0)"), (".", "rgb(0, 0, 0)"), ("w", "rgb(255, 255, 255)")):
        page.keyboard.press(key)
        expect(blank).to_be_visible()
        assert page.evaluate(BLANK) == shade
        page.keyboard.press("PageDown")
        expect(blank).to_be_hidden()
        stage.stands_at(**at)

    assert page.evaluate(LANES) == 16
    page.keyboard.press("z")
    expect(presented(page)).to_contain_text(opened.words("stage.present_lanes", n=5))
    assert page.evaluate(LANES) == 5
    assert faults(page) == []
    page.keyboard.press("z")
    assert page.evaluate(LANES) == 16
    grounds = set()
    for _ in range(3):
        page.keyboard.press("c")
        grounds.add(presented(page).evaluate("e => getComputedStyle(e).getPropertyValue('--gw-muted')"))
    assert len(grounds) == 3
    page.keyboard.press(" ")
    stage.stands_at(step=9)
    at["step"] = 9
    for key in ("F5", "r", "x"):
        page.keyboard.press(key)
    assert set(page.evaluate("window.reached")) <= {"Shift"}
    opened.address_says(present="1", step=9)

    page.keyboard.press("p")
    expect(presented(page)).to_have_count(0)
    stage.stands_at(**at)
    expect(stage.root).to_be_focused()
    opened.settle()
    assert "present" not in page.url
    page.keyboard.press("p")
    expect(presented(page)).to_be_visible()


@pytest.mark.parametrize(
    "place",
    [
        {"text": "研究生命的意义", "model": "segmenter-zh", "view": "readers", "step": 3, "lang": "zh"},
        {"text": "the service is not good but the taste is good", "model": "negation-en", "step": 8, "lang": "en"},
        {"text": "好" * 120, "model": "random", "units": 64, "step": 60, "unit": 63, "lang": "zh"},
    ],
    ids=["two readers", "words", "long"],
)
def test_what_is_large_fits_too(visit, place):
    opened = visit(**place, **PRESENTING)
    found = {}
    expect(presented(opened.page)).to_be_visible()
    looked_at(opened, found, place["model"])
    assert found == {}


def test_where_nothing_is_walked_it_is_not_offered(visit):
    opened = visit(chapter="map", drawn=False)
    chapters.arrive(opened, "map")
    expect(opened.keyed("present")).to_have_count(0)
    opened.page.keyboard.press("p")
    expect(presented(opened.page)).to_have_count(0)


# A third column, as after a measurement, of a machine as slow as it likes.
WIDER = """() => {
  const node = document.querySelector("[data-slide]"), told = JSON.parse(node.dataset.slide);
  told.heads.push("Time");
  for (const { cells } of told.rows) cells.push({ share: 0.5, number: "12,345 ms", ratio: "10.3 ×" });
  node.dataset.slide = JSON.stringify(told);
  node.parentElement.append(document.createElement("i"));
}"""

EXTREMES = (
    ("long-memory", {"reach": "source:sentence;gain:1.5", "text": "其实我不觉得" * 8, "lang": "zh"}),
    ("long-memory", {"reach": "source:silence;gain:1.5;steps:200", "lang": "en"}),
    ("cost", {"price": "inputs:128;units:128;steps:256;layers:4", "lang": "en"}),
)


def test_a_slide_of_extremes_fits_too(visit):
    chapter, place = EXTREMES[0]
    opened, found = visit(chapter=chapter, theme="dark", **place, **PRESENTING), {}
    page, base = opened.page, opened.page.evaluate("location.origin")
    slide_looked_at(opened, found, str(place))
    for chapter, place in EXTREMES[1:]:
        opened.settle()
        page.goto(link(base, chapter, present=1, **place))
        expect(presented(page).locator(".gw-present-head b")).not_to_be_empty()
        slide_fits(opened, found, str(place))
    page.evaluate(WIDER)
    expect(presented(page).locator(".gw-present-column")).to_have_count(3)
    slide_fits(opened, found, "three columns")
    assert found == {}


def test_a_slide_hides_what_its_page_hides_and_has_the_keys_that_are_not_for_walking(visit):
    opened = visit(chapter="long-memory", ask="long_memory.through.1", lang="zh", **PRESENTING)
    page, wall = opened.page, presented(opened.page)
    curves, drape = wall.locator(".gw-present-curves"), wall.locator(".gw-drape")
    expect(drape).to_be_visible()
    assert not curves.is_visible()
    assert faults(page) == []
    page.evaluate(ANSWERED)
    expect(curves).to_be_visible()
    expect(drape).to_have_count(0)
    blank = page.locator(".gw-present-blank")
    for key, back, shade in (("b", "PageDown", "rgb(0, 0, 0)"), (".", "ArrowUp", "rgb(0, 0, 0)"), ("w", "w", None)):
        page.keyboard.press(key)
        expect(blank).to_be_visible()
        assert page.evaluate(BLANK) == (shade or "rgb(255, 255, 255)")
        page.keyboard.press(back)
        expect(blank).to_be_hidden()
    page.evaluate(REACHED)
    grounds = set()
    for _ in range(3):
        page.keyboard.press("c")
        grounds.add(wall.evaluate("e => getComputedStyle(e).getPropertyValue('--gw-muted')"))
        if wall.get_attribute("data-strong") == "true":
            assert min(map(contrast, page.evaluate(INKS))) >= 7
    assert len(grounds) == 3
    for key in ("F5", "r", "PageDown", "ArrowLeft", " "):
        page.keyboard.press(key)
    assert page.evaluate("window.reached") == []
    page.keyboard.press("Escape")
    expect(wall).to_have_count(0)
    opened.settle()
    assert "present" not in page.url
    page.keyboard.press("p")
    expect(curves).to_be_visible()
    opened.settle()
    opened.address_says(present="1")
    opened.page.reload()
    expect(curves).to_be_visible()


def test_a_plan_leads_to_a_slide_and_on_from_it(visit):
    """From item to item without scrolling the page under it, in either direction."""
    opened = visit(plan="two-readers", lang="zh", drawn=False, init=ASKED)
    page, wall = opened.page, presented(opened.page)
    page.locator(".gw-start").click()
    opened.stage.tile(0).wait_for()
    opened.settle()
    page.keyboard.press("l")
    page.locator(".gw-plan-item").nth(5).click()
    expect(page).to_have_url(re.compile(r"/cost\?"))
    opened.settle()
    page.keyboard.press("p")
    expect(wall.locator(".gw-present-rows")).to_be_visible()
    page.keyboard.press("PageUp")
    expect(page).to_have_url(re.compile(r"/bi-lstm\?"))
    expect(wall.locator(".gw-present-films canvas").first).to_be_visible()
    page.wait_for_function("() => !('moves' in document.documentElement.dataset)")
    opened.settle()
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile(r"/cost\?"))
    expect(wall.locator(".gw-present-rows")).to_be_visible()
    page.wait_for_function("() => !('moves' in document.documentElement.dataset)")
    page.keyboard.press("PageDown")
    expect(page.locator(".gw-plan-line")).to_have_text(opened.words("plan.last"))
    assert faults(page) == []


# Where a film shows at the edge of a curtain over it: below the hem's folds, or beside its last column.
BESIDE = """() => [...document.querySelectorAll(".gw-present-strip .gw-drape")].flatMap((drape) => {
  const { left, right, bottom } = drape.getBoundingClientRect();
  const hem = bottom - parseFloat(getComputedStyle(drape).getPropertyValue("--hem"));
  const films = [...document.querySelectorAll(".gw-present-films canvas")].map((film) => film.getBoundingClientRect());
  return films.filter((film) => film.top < hem && film.bottom > hem + 1).map((film) => film.bottom - hem)
    .concat(films.map((film) => film.right - right).filter((by) => by > 1 && by < (right - left) / 9));
})"""
GROUNDS = "halves => halves.map((half) => getComputedStyle(half).backgroundImage === 'none')"


def test_the_wall_shows_the_open_question_and_hides_what_it_hides(visit):
    """Its words and answers, until it is answered; both readers behind curtains, where they are what is asked."""
    opened = visit(chapter="bi-lstm", text="我爱中国", step=1, ask="bi_lstm.final.4", lang="zh", **PRESENTING)
    page = opened.page
    question, card = page.locator(".gw-present-question"), opened.keyed("ask")
    expect(question).to_be_visible()
    asked = card.locator("p[data-ask]").text_content()
    expect(question.locator("p")).to_have_text(asked.removeprefix(opened.words("lesson.predict")).strip())
    expect(question.locator("span b")).to_have_text(["A", "B", "C"])
    assert page.locator(".gw-present-strip .gw-drape").count() >= 2
    assert set(page.locator(".gw-present-strip .gw-drape-half").evaluate_all(GROUNDS)) == {False}
    assert page.evaluate(BESIDE) == []
    assert faults(page) == []
    page.evaluate(ANSWERED)
    expect(question).to_be_hidden()
    expect(page.locator(".gw-present-strip .gw-drape")).to_have_count(0)
    assert faults(page) == []


INKS = """() => {
  const inks = new Set(), root = document.querySelector(".gw-present");
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.textContent.trim() || !e.checkVisibility({ visibilityProperty: true }) || e.closest(".gw-on")) continue;
    const { fill, color } = getComputedStyle(e);
    inks.add(e instanceof SVGElement ? fill : color);
  }
  return [...inks];
}"""
PRESSED = "() => Number(document.querySelector('.gw-three > input:checked').id.split('-').at(-1))"


def contrast(ink: str) -> float:
    """Of a colour on white, by WCAG 2.2."""
    most = 1 if ink.startswith("color(srgb ") else 255
    parts = [float(part) / most for part in re.findall(r"[\d.]+", ink)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_three_cells_stand_side_by_side_on_the_wall_and_step_together(visit, lang):
    """They come by T, or by P where the page shows them; not before the question that hides them is answered."""
    opened = visit(chapter="rnn", lang=lang, **PRESENTING)
    page, wall = opened.page, presented(opened.page)
    panels, tiles = wall.locator(".gw-present-panel"), wall.locator(".gw-present-three .gw-on")
    expect(wall).to_be_visible()
    page.keyboard.press("t")
    expect(panels.first).to_be_hidden()
    page.keyboard.press("Escape")
    opened.keyed("show-me").get_by_role("button").click()
    page.locator(".gw-three").scroll_into_view_if_needed()
    page.locator(".gw-three-lane svg").locator("visible=true").first.scroll_into_view_if_needed()
    page.keyboard.press("p")
    expect(panels).to_have_count(3)
    expect(panels.first).to_be_visible()

    steps, found = int(wall.get_attribute("data-steps")), {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => document.querySelector('.gw-present').clientWidth === width", arg=width)
        page.keyboard.press("Home")
        for step in range(steps):
            expect(wall).to_have_attribute("data-place", str(step))
            expect(tiles).to_have_attribute("data-token", str(step))
            assert page.evaluate(PRESSED) == step
            if wrong := [*faults(page), *page.evaluate(RAISED)]:
                found[f"{width} {step}"] = wrong
            page.keyboard.press("PageDown")
        expect(wall).to_have_attribute("data-place", str(steps - 1))
    assert found == {}
    page.keyboard.press("PageUp")
    expect(wall).to_have_attribute("data-place", str(steps - 2))
    for _ in range(3):
        page.keyboard.press("c")
        if wall.get_attribute("data-strong") == "true":
            assert min(map(contrast, page.evaluate(INKS))) >= 7
    page.keyboard.press("t")
    expect(panels.first).to_be_hidden()
    expect(wall.locator(".gw-present-cell")).to_be_visible()
    assert wall.get_attribute("data-place") is None


TEXTS = Path("assets/text")
PUT = """({ question, answers }) => {
  const board = document.querySelector(".gw-vote-board"), choices = board.querySelector(".gw-vote-choices");
  const row = choices.firstElementChild;
  board.querySelector(".gw-vote-question").textContent = question;
  choices.replaceChildren(...answers.map((answer, n) => {
    const choice = row.cloneNode(true);
    choice.querySelector(".gw-vote-letter").textContent = "ABCDEF"[n];
    choice.querySelector(".gw-vote-text").textContent = answer;
    return choice;
  }));
  document.dispatchEvent(new Event("gw-wall"));
  const wall = document.querySelector(".gw-present"), isWithin = wall.matches(".gw-present-within");
  const fits = board.scrollHeight <= board.clientHeight + 1;
  const [one, ...others] = [wall, ...board.querySelectorAll("h2, .gw-vote-choice, footer")]
    .map((e) => e.getBoundingClientRect());
  const meets = others.some((other) => one.top < other.bottom - 1 && other.top < one.bottom - 1);
  const cut = [wall, wall.querySelector(".gw-present-cell")]
    .some((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
  return { isWithin, fits, height: one.height, wrong: isWithin && (meets || cut || !fits) };
}"""


def questions(lang: str) -> list[dict]:
    """Every kind's own; a number stands for what is filled in."""
    found = []
    for file in sorted(TEXTS.glob(f"{lang}/*.toml")):
        kinds = tomllib.loads(file.read_text(encoding="utf-8")).get("ask", {})
        for texts in kinds.values() if isinstance(kinds, dict) else ():
            if not isinstance(texts, dict) or "question" not in texts:
                continue
            spoken = {
                key: re.sub(r"\[\w|]*\||[\]*`_]", "", re.sub(r"\{\w+\}", "−0.68", said)) for key, said in texts.items()
            }
            answers = [said for key, said in spoken.items() if key != "question" and not key.startswith("why_")]
            found.append({"question": spoken["question"], "answers": answers[:4] or ["0.44", "−0.68", "0.13", "1.80"]})
    return found


def test_an_open_vote_leaves_room_to_the_picture_that_it_asks_about(visit):
    """Veiled as on the page, in type for the last row; where the question needs all the room it has it."""
    opened = visit(
        chapter="forget-gate", text="我爱中国", model="segmenter-zh", step=3, ask="forget_gate.left.7", lang="zh"
    )
    page, wall, board = opened.page, presented(opened.page), opened.page.locator(".gw-vote-board")
    opened.open_class()
    page.keyboard.press("Enter")
    page.evaluate(ASKED)
    page.keyboard.press("p")
    expect(wall).to_be_visible()
    page.keyboard.press("v")
    expect(board).to_be_visible()
    expect(page.locator(".gw-present-within .gw-present-cell")).to_be_visible()
    assert page.locator(".gw-present-within .gw-drape").count() >= 1
    assert page.locator(".gw-present-within .gw-present-cell").get_by_text("0.13").count() == 0  # the right answer

    zh, en = map(questions, ("zh", "en"))  # each at one size in one language, at the other in the other
    wrong, shown = [], 0
    for (width, height), texts in zip(SIZES, (zh[::2] + en[1::2], zh[1::2] + en[::2]), strict=True):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => document.querySelector('.gw-vote-board').clientWidth === width", arg=width)
        for asked in texts:
            said = page.evaluate(PUT, asked)
            shown += said["isWithin"]
            small = labels.faults(page, LEAST * width, ".gw-present-within") if said["isWithin"] else []
            if said["wrong"] or small:
                wrong.append((width, asked["question"], said, small))
        assert not labels.faults(page, LEAST * width, ".gw-vote-board")
    assert wrong == []
    assert shown >= 0.8 * len(zh + en)

    for state in ("closed", "open", "closed", "bars", "revealed"):
        page.keyboard.press("PageDown")
        expect(board.locator(".gw-vote-choices")).to_have_attribute("data-state", state)
        expect(page.locator(".gw-present-within")).to_have_count(int(state in ("open", "closed")))
        expect(board).not_to_have_attribute("aria-busy", "true")
    page.keyboard.press("PageDown")  # opens the curtain
    expect(board).to_have_count(0)
    expect(wall.locator(".gw-drape")).to_have_count(0)
    expect(wall.locator(".gw-present-formula")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize(
    ("chapter", "ask", "told"),
    [("cell-update", "cell_update.weights.1", ".gw-at-update"), ("rnn", "rnn.stays.1", ".gw-at-belt")],
)
def test_no_word_on_the_wall_answers_the_open_question(visit, chapter, ask, told):
    """What the page does not say before it is answered."""
    opened = visit(chapter=chapter, ask=ask, lang="en", **PRESENTING)
    page, note = opened.page, opened.page.locator(f".gw-present {told}")
    expect(page.locator(".gw-present-question")).to_be_visible()
    expect(note).to_have_count(1)
    expect(note).to_be_hidden()
    page.evaluate(ANSWERED)
    expect(note).to_be_visible()
