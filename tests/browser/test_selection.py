"""One selection: what is pointed at, focused or tapped lights its twins, in formulas, picture, films and prose."""

from playwright.sync_api import expect

from tests.browser.walk import Walk

ROW = ".gw-formula-{} > .gw-row .gw-t[data-term={}]"
VOICE = ".gw-voice-shown"
# How strong the veil over the cell's canvas is at the middle of a column's first square.
VEILED = """([root, vector]) => {
  const veil = root.querySelector(".gw-cell-veil");
  const from = veil.getBoundingClientRect();
  const box = root.querySelector(`.gw-cell-svg [data-vector="${vector}"]`).getBoundingClientRect();
  const scale = veil.width / from.width;
  const at = [box.left + box.width / 2 - from.left, box.top + box.height / 2 - from.top];
  const [, , , alpha] = veil.getContext("2d").getImageData(...at.map((n) => Math.round(n * scale)), 1, 1).data;
  return veil.classList.contains("gw-on") ? alpha / 255 : 0;
}"""


def veiled(opened: Walk, vector: str) -> float:
    return opened.page.evaluate(VEILED, [opened.stage.root.element_handle(), vector])


def is_lit(opened: Walk, gate: str) -> None:
    """The gate's door, film and name in the formulas are lit, another gate's are not."""
    root = opened.stage.root
    expect(root.locator(f".gw-formula > .gw-row .gw-t.gw-lit[data-term={gate}]")).to_have_count(2)
    expect(root.locator(f".gw-cell-svg .gw-door.gw-tone-{gate}.gw-lit")).to_have_count(1)
    expect(root.locator(f".gw-film-lit.gw-tone-{gate}")).to_be_visible()
    expect(root.locator(".gw-cell-svg .gw-door.gw-lit")).to_have_count(1)


def is_dark(opened: Walk) -> None:
    expect(
        opened.page.locator(".gw-lit[data-term], .gw-selecting, .gw-cell-veil.gw-on, .gw-film-veil.gw-on")
    ).to_have_count(0)


def test_a_term_lights_its_twins_by_pointer_and_keyboard_and_opens_its_card(visit):
    opened = visit(step=2, unit=1)
    the_pointer_lights_the_twins_of_a_term_of_a_door_of_a_film_and_of_a_lane(opened)
    opened.switch_language()
    opened.page.wait_for_function("() => document.documentElement.lang === 'en'")
    opened.settle()
    a_term_is_a_button_of_24_pixels_and_its_card_never_lies_over_the_answer(opened)
    opened.page.keyboard.press("Escape")
    opened.stage.press("ArrowLeft")
    opened.stage.stands_at(step=1)
    the_keyboard_reaches_every_term_walks_on_opens_a_definition_and_shuts_it(opened)


def test_a_finger_lights_a_term_and_opens_its_definition_until_it_taps_elsewhere(visit):
    opened = visit(size="phone", language="en", step=2, unit=1)
    page, root = opened.page, opened.stage.root
    card = page.locator(".gw-definition")
    root.locator(ROW.format("o", "o")).first.tap()
    is_lit(opened, "o")
    expect(card).to_contain_text(opened.words("stage.def_rnn"))
    shown, answer = card.bounding_box(), root.locator(".gw-slot-answer").bounding_box()
    assert shown["y"] + shown["height"] <= answer["y"]
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 390
    root.locator(ROW.format("o", "o")).first.tap()
    is_dark(opened)
    expect(card).to_be_hidden()
    root.locator(".gw-verdict-row").first.tap()
    expect(root.locator(".gw-verdict-row.gw-lit")).to_have_count(1)
    page.locator("h1").tap()
    is_dark(opened)


def the_pointer_lights_the_twins_of_a_term_of_a_door_of_a_film_and_of_a_lane(opened: Walk) -> None:
    page, root = opened.page, opened.stage.root
    own = page.locator(VOICE).inner_text()
    page.hover(ROW.format("f", "f"))
    is_lit(opened, "f")
    assert veiled(opened, "f") == veiled(opened, "c_prev") == 0
    assert 0.7 <= veiled(opened, "i") <= 0.74
    said = page.locator(VOICE).inner_text()
    assert said.startswith(opened.words("stage.shell_vector_f"))
    page.mouse.move(5, 5)
    is_dark(opened)
    expect(page.locator(VOICE)).to_have_text(own, use_inner_text=True)
    for door in (root.locator(".gw-cell-svg [data-vector=f]").first, root.locator(".gw-write.gw-at-f")):
        door.hover()
        is_lit(opened, "f")
        expect(page.locator(VOICE)).to_have_text(said, use_inner_text=True)
        page.mouse.move(5, 5)
        is_dark(opened)
    films = root.locator(".gw-films-canvas").bounding_box()
    page.mouse.move(films["x"] + 6, films["y"] + root.locator(".gw-tiles").bounding_box()["height"] + 16)
    is_lit(opened, "f")
    expect(root.locator(".gw-tile.gw-lit")).to_have_count(1)
    door = root.locator(".gw-cell-svg .gw-door.gw-tone-f").bounding_box()
    page.mouse.move(door["x"] + door["width"] + 60, door["y"] + 30)
    expect(root.locator(".gw-film-veil.gw-on")).to_have_count(6)
    expect(root.locator(".gw-ruler-caret:visible")).to_have_count(1)
    assert opened.words("stage.sel_doors") in page.locator(VOICE).inner_text()


def the_keyboard_reaches_every_term_walks_on_opens_a_definition_and_shuts_it(opened: Walk) -> None:
    page, root = opened.page, opened.stage.root
    root.locator(ROW.format("f", "W_f")).focus()
    reached = []
    for key in ("Shift+Tab", *["Tab"] * 4):
        page.keyboard.press(key)
        reached.append(page.evaluate("document.activeElement.dataset.term"))
        expect(root.locator(f".gw-t.gw-lit[data-term={reached[-1]}]:visible").first).to_be_visible()
    assert reached == ["f", "W_f", "x", "hp", "b_f"]
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    is_lit(opened, "f")
    before = page.locator(VOICE).inner_text()
    page.keyboard.press("ArrowRight")
    opened.stage.stands_at(step=2)
    is_lit(opened, "f")
    assert page.locator(VOICE).inner_text() != before
    page.keyboard.press("Enter")
    card = page.locator(".gw-definition")
    expect(card).to_be_visible()
    expect(card).to_be_focused()
    page.keyboard.press("ArrowLeft")
    opened.stage.stands_at(step=1)
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(root.locator(ROW.format("f", "f"))).to_be_focused()


def a_term_is_a_button_of_24_pixels_and_its_card_never_lies_over_the_answer(opened: Walk) -> None:
    page, root = opened.page, opened.stage.root
    answer = root.locator(".gw-slot-answer").bounding_box()
    for term in root.locator(".gw-formula > .gw-row .gw-t:visible").all():
        assert term.bounding_box()["height"] >= 24
        term.click()
        card = page.locator(".gw-definition").bounding_box()
        assert card["y"] + card["height"] <= answer["y"]
        assert round(card["width"]) == 356
        page.keyboard.press("Escape")
    root.locator(".gw-write.gw-at-i").click()
    opened.stage.stands_at(phase="input")
    expect(page.locator(".gw-definition")).to_contain_text(opened.words("stage.part_i"))


def test_nothing_is_selected_while_a_step_moves_and_a_tapped_term_is_lit_again_at_its_end(visit):
    opened = visit(step=1, unit=1, motion="no-preference")
    page, root = opened.page, opened.stage.root
    root.locator(ROW.format("f", "f")).click()
    page.mouse.move(5, 5)
    is_lit(opened, "f")
    page.keyboard.press("ArrowRight")
    is_dark(opened)
    is_lit(opened, "f")
    opened.stage.stands_at(step=2)


def test_a_word_of_a_lesson_lights_its_twins_and_opens_its_definition(visit):
    opened = visit(chapter="output-gate", step=2, unit=1)
    page = opened.page
    term = page.locator("button.gw-term-output-gate")
    term.hover()
    expect(term).to_have_class("gw-term gw-term-output-gate gw-lit")
    expect(opened.stage.root.locator(".gw-cell-svg .gw-door.gw-lit")).to_have_count(1)
    page.mouse.move(5, 5)
    is_dark(opened)
    opened.stage.root.locator(".gw-write.gw-at-o").hover()
    expect(term).to_have_class("gw-term gw-term-output-gate gw-lit")
    described = term.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").text_content() == opened.words("stage.def_o")
    term.click()
    card = page.locator(".gw-definition")
    expect(card).to_contain_text(opened.words("stage.def_o"))
    below, word = card.bounding_box(), term.bounding_box()
    assert below["y"] >= word["y"] + word["height"] or below["y"] + below["height"] <= word["y"]
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
