"""Present mode as a class meets it: the keys of a clicker, what is large, what is asked, what is voted on.

Every chapter that has it, in both languages: in test_labels.
"""

from playwright.sync_api import expect

from tests.browser import contexts, labels
from tests.browser.test_labels import resize
from tests.browser.visit import link
from tests.browser.wall import (
    ANSWERED,
    BLANK,
    FRAMES,
    PRESENTING,
    RAISED,
    REACHED,
    SIZES,
    faults,
    is_written_strongly,
    looked_at,
    presented,
)

LANES = """() => new Set([...document.querySelectorAll(".gw-present .gw-square")].map((e) => e.dataset.unit)).size"""


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


LARGE = (
    {"text": "the service is not good but the taste is good", "model": "negation-en", "step": 8, "lang": "en"},
    {"text": "好" * 120, "model": "random", "units": 64, "seed": 3, "step": 60, "unit": 63, "lang": "en"},
)


def test_what_is_large_fits_too(visit):
    """On the page as well, where a model of 64 units brings the longest numbers."""
    words, model = LARGE
    opened, found = visit(**words, **PRESENTING), {}
    page, base = opened.page, opened.page.evaluate("location.origin")
    expect(presented(page)).to_be_visible()
    looked_at(opened, found, "words", SIZES[:1])
    opened.settle()
    page.goto(link(base, present=1, **model))
    expect(presented(page)).to_be_visible()
    looked_at(opened, found, "model")
    resize(page, contexts.SIZES["projector"])
    page.evaluate(FRAMES)  # the stage under it has been measured anew
    page.keyboard.press("Escape")
    expect(presented(page)).to_have_count(0)
    opened.settle()
    assert found == {}
    assert labels.faults(page) == []


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
    """Its words and answers, until it is answered; both readers behind curtains, where they are what is asked.

    And what the page does not say before it is answered.
    """
    place = {"text": "研究生命的意义", "model": "segmenter-zh", "step": 3, "ask": "bi_lstm.final.4", "lang": "zh"}
    opened, found = visit(chapter="bi-lstm", **place, **PRESENTING), {}
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
    looked_at(opened, found, "two readers", SIZES[1:])
    assert found == {}
    opened.settle()
    base = page.evaluate("location.origin")
    page.goto(link(base, "cell-update", ask="cell_update.weights.1", lang="en", present=1))
    is_told_after_the_answer(page, ".gw-at-update")


def is_told_after_the_answer(page, told: str) -> None:
    note = presented(page).locator(told)
    expect(page.locator(".gw-present-question")).to_be_visible()
    expect(note).to_have_count(1)
    expect(note).to_be_hidden()
    page.evaluate(ANSWERED)
    expect(note).to_be_visible()


PRESSED = "() => Number(document.querySelector('.gw-three > input:checked').id.split('-').at(-1))"


def test_three_cells_stand_side_by_side_on_the_wall_and_step_together_and_a_phone_says_so(visit):
    """They come by T, or by P where the page shows them; not before the question that hides them is answered."""
    opened = visit(chapter="rnn", ask="rnn.stays.1", lang="zh", **PRESENTING)
    page, wall = opened.page, presented(opened.page)
    panels, tiles = wall.locator(".gw-present-panel"), wall.locator(".gw-present-three .gw-on")
    expect(wall).to_be_visible()
    page.keyboard.press("t")
    expect(panels.first).to_be_hidden()
    is_told_after_the_answer(page, ".gw-at-belt")
    page.keyboard.press("Escape")
    code = opened.open_class()
    page.keyboard.press("Enter")
    phone = visit(size="phone", r=code)
    card, stage = phone.page.locator(".gw-room-card"), phone.page.get_by_test_id("stage")

    found = {}
    for size in SIZES:
        page.locator(".gw-three").scroll_into_view_if_needed()
        page.locator(".gw-three-lane svg").locator("visible=true").first.scroll_into_view_if_needed()
        page.keyboard.press("p")
        expect(panels).to_have_count(3)
        expect(panels.first).to_be_visible()
        expect(card).to_be_visible()
        expect(stage).to_be_hidden()
        width, height = size
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("width => document.querySelector('.gw-present').clientWidth === width", arg=width)
        page.keyboard.press("Home")
        steps = int(wall.get_attribute("data-steps"))
        for step in range(steps):
            expect(wall).to_have_attribute("data-place", str(step))
            expect(tiles).to_have_attribute("data-token", str(step))
            assert page.evaluate(PRESSED) == step
            if step < 2:
                expect(card.locator("p")).to_have_text(phone.words("room.side_by_side", n=1 + step))
            if wrong := [*faults(page), *page.evaluate(RAISED)]:
                found[f"{width} {step}"] = wrong
            page.keyboard.press("PageDown")
        expect(wall).to_have_attribute("data-place", str(steps - 1))
        if size == SIZES[0]:
            page.keyboard.press("Escape")
            opened.settle()
            opened.switch_language()
            expect(page.locator("html")).to_have_attribute("lang", "en")
            opened.settle()
    assert found == {}
    page.keyboard.press("PageUp")
    expect(wall).to_have_attribute("data-place", str(steps - 2))
    for _ in range(3):
        page.keyboard.press("c")
        is_written_strongly(page)
    page.keyboard.press("t")
    expect(panels.first).to_be_hidden()
    expect(wall.locator(".gw-present-cell")).to_be_visible()
    assert wall.get_attribute("data-place") is None
    expect(stage).to_be_visible()
    expect(card).to_be_hidden()
