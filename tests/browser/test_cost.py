"""The chapter on the price in a browser: dials, the measurement, the address, and who reads it otherwise."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from lstm_core import LSTM, count
from pages.state.settings import Cost, spell
from pages.words.words import words
from tests.browser.contexts import SIZES
from tests.browser.test_questions import asked
from tests.browser.walk import press

BARS = """table => [...table.querySelectorAll("tbody tr")].map(row => {
  const bar = row.querySelector(".gw-time").getBoundingClientRect(), box = row.getBoundingClientRect();
  const [time, ratio] = [...row.querySelectorAll("td")].map(cell => parseFloat(cell.innerText.replace(",", "")));
  return { y: bar.top + bar.height / 2, wide: bar.width, top: box.top, bottom: box.bottom, time,
           ratio: Number.isNaN(ratio) ? null : ratio };
})"""
# Of a figure: what its words and its buttons take, and whether one panel stands above the other.
WORDS = """figure => {
  const box = e => (({ left, right, top, bottom }) => ({ left, right, top, bottom }))(e.getBoundingClientRect());
  const boxes = (names) => [...figure.querySelectorAll(names)].map(box).filter(({ left, right }) => right > left);
  return {
    figure: box(figure),
    words: boxes(".infolayer text, .legendtext"),
    legend: boxes(".legend"),
    buttons: boxes(".modebar-group"),
    panels: boxes(".draglayer .nsewdrag"),
  };
}"""
LINES = """heads => heads.map((head) => {
  const range = document.createRange();
  range.selectNodeContents(head);
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
})"""
PROJECTOR, PHONE = ({"width": width, "height": height} for width, height in map(SIZES.get, ("projector", "phone")))
LARGE = Cost(inputs=128, units=128, steps=256, layers=4)
BEYOND = "tables => tables.map((table) => table.scrollWidth - table.clientWidth)"
WIDE = "() => document.documentElement.scrollWidth > innerWidth"


def is_busy(opened) -> bool:
    """Whether the page says of its measurement that the machine was busy: it prints no ratio then."""
    return opened.page.locator('[data-outcome="busy"]').count() == 1


def test_a_measurement_moves_no_question_and_is_stopped_dials_are_turned_and_all_words_are_seen(visit):
    """Of large sizes: their measurement takes its time, their numbers are long. What it comes to, a newcomer sees."""
    opened = visit(chapter="cost", drawn=False, size="phone", language="en", price=spell(LARGE))
    opened.keyed("why-part-end").wait_for()
    opened.settle()
    assert not opened.page.evaluate(WIDE)
    opened.page.set_viewport_size(PROJECTOR)
    opened.settle()
    the_question_stays_while_another_segmenter_is_chosen_and_it_measures(opened)
    stopping_leaves_the_button(opened)
    a_dial_changes_numbers_picture_and_address(opened)
    press(opened, "show-me")  # the open question may be the one that a figure answers
    expect(opened.keyed("chart-gatewalk-growth").locator(".xtitle").first).to_have_text("T")
    opened.settle()
    all_words_of_the_figures_are_seen(opened, narrow=False)
    opened.page.set_viewport_size(PHONE)
    opened.settle()
    no_sideways_scrolling_is_needed(opened)
    all_words_of_the_figures_are_seen(opened, narrow=True)
    opened.switch_language()
    expect(opened.page.locator('[data-table="worth"] th').first).to_have_text(words("zh")("cost.worth.what"))
    opened.settle()  # the language of one table comes before that of the next
    no_sideways_scrolling_is_needed(opened)
    opened.page.set_viewport_size(PROJECTOR)
    no_heading_is_broken_within_a_word(opened)


def no_sideways_scrolling_is_needed(opened) -> None:
    """Neither by the page nor by what may scroll by itself."""
    assert not opened.page.evaluate(WIDE)
    assert opened.page.locator(".gw-wide").evaluate_all(BEYOND) == [0, 0]


def no_heading_is_broken_within_a_word(opened) -> None:
    heads = opened.page.locator('[data-table="worth"] th')
    words = [head.strip() for head in heads.all_inner_texts()]
    tall = [word for word, height in zip(words, heads.evaluate_all(LINES), strict=True) if height > 1]
    assert "单元" in words
    assert [word for word in tall if "（" not in word] == []


def the_question_stays_while_another_segmenter_is_chosen_and_it_measures(opened) -> None:
    before = asked(opened)
    opened.keyed("price-segmenter").get_by_role("radio").first.click()
    opened.settle()
    assert asked(opened) == before
    press(opened, "price-measure")
    for _ in range(20):
        assert asked(opened) == before
        opened.page.wait_for_timeout(50)
    press(opened, "price-stop")
    opened.settle()
    assert asked(opened) == before


def stopping_leaves_the_button(opened) -> None:
    press(opened, "price-measure")
    press(opened, "price-stop")
    expect(opened.keyed("price-measure")).to_be_visible()
    expect(opened.page.locator('[data-table="measured"]')).to_have_count(0)


def a_dial_changes_numbers_picture_and_address(opened) -> None:
    number = opened.page.locator('[data-count="lstm-parameters"]')
    expect(number).to_have_text(parameters(LARGE.units))
    opened.keyed("price-units").get_by_role("slider").focus()
    opened.page.keyboard.press("ArrowLeft")
    expect(number).to_have_text(parameters(LARGE.units - 1))
    smaller = replace(LARGE, units=LARGE.units - 1, segmenter="zh")
    opened.address_says(price=spell(smaller))
    opened.keyed("price-along").get_by_role("radio", name="T").click()
    opened.address_says(price=spell(replace(smaller, along="steps")))


def parameters(units: int) -> str:
    """Of LARGE with so many units, one layer that reads the inputs and those above it."""
    above = count(LSTM, units, units).parameters
    return f"{count(LSTM, LARGE.inputs, units).parameters + (LARGE.layers - 1) * above:,}"


def bars_are_as_long_as_their_times(opened) -> None:
    """Each stands on its row."""
    seen = opened.page.locator('[data-table="measured"]').evaluate(BARS)
    times = [row["time"] for row in seen]
    longest = max(row["wide"] for row in seen)
    assert len(seen) == 3
    for row in seen:
        assert row["top"] <= row["y"] <= row["bottom"]
        assert row["wide"] / longest == pytest.approx(row["time"] / max(times), abs=0.01)
        if is_busy(opened):
            assert row["ratio"] is None
        else:
            assert row["ratio"] == pytest.approx(row["time"] / times[0], rel=0.01, abs=0.0051)


def all_words_of_the_figures_are_seen(opened, *, narrow: bool) -> None:
    """And no button lies on a legend."""
    for name in ("growth", "worth"):
        chart = f'[class*="st-key-gw-chart-gatewalk-{name}"] .js-plotly-plot'
        figures = opened.page.locator(chart).locator("visible=true")
        expect(figures).to_have_count(1)
        figures.first.hover()
        opened.page.wait_for_timeout(600)  # the buttons come slowly
        is_legible(figures.first.evaluate(WORDS), narrow=narrow)


def is_legible(seen: dict, *, narrow: bool) -> None:
    assert seen["legend"]
    assert len(seen["words"]) >= 7
    whole = seen["figure"]
    for word in seen["words"]:
        assert whole["left"] - 1 <= word["left"] < word["right"] <= whole["right"] + 1, word
        assert whole["top"] - 1 <= word["top"] < word["bottom"] <= whole["bottom"] + 1, word
    assert not [(a, b) for a in seen["legend"] for b in seen["buttons"] if over(a, b)]
    first, second = sorted(seen["panels"], key=lambda panel: (panel["top"], panel["left"]))[:2]
    assert (second["top"] >= first["bottom"]) == narrow


def over(a: dict, b: dict) -> bool:
    return a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
