"""The review page in a browser: its code is copied whole, and nothing but the code scrolls sideways."""

import pytest
from playwright.sync_api import expect

from pages.words.words import words

OVERFLOW = """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
    .map((e) => e.scrollWidth - e.clientWidth)"""
OUTSIDE = """() => [...document.querySelectorAll(".st-key-gw-review :is(p, li, span, b, button)")]
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth).map((e) => e.textContent)"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".st-key-gw-review :is(p, li, span, b, small, sub, pre)")]
    .filter((e) => e.textContent.trim() && e.checkVisibility()).map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
INSET = """button => {
  const words = document.createRange();
  words.selectNodeContents(button.querySelector("p"));
  return words.getBoundingClientRect().left - button.getBoundingClientRect().left;
}"""
MARKED = "all => all.filter((button) => getComputedStyle(button).borderTopWidth === '2px').length"


@pytest.mark.parametrize(("size", "language"), [("projector", "en"), ("phone", "zh")])
def test_the_code_of_each_library_is_copied_whole_and_nothing_else_scrolls_sideways(visit, size, language):
    opened = visit(chapter="review", language=language, size=size, drawn=False)
    copy, code = opened.page.locator("[data-share=code]"), opened.page.locator("[data-code]")
    for library in ("PyTorch", "Keras", "NumPy"):
        opened.keyed("review-library").get_by_text(library, exact=True).click()
        expect(code).to_have_attribute("aria-label", words(language)("review.program", library=library))
        opened.settle()
        copy.click()
        expect(opened.page.locator(".st-key-gw-review [data-share-done]")).to_have_text(words(language)("frame.copied"))
        assert opened.page.evaluate("navigator.clipboard.readText()") == code.text_content()
        assert opened.page.evaluate(OVERFLOW) == [0, 0]
        assert opened.page.evaluate(OUTSIDE) == []
    assert opened.page.evaluate(SMALLEST) >= 11
    opened.keyed("review-start").get_by_role("button").click()
    answers = opened.page.locator('[class*="st-key-gw-answer"] button')
    answers.first.wait_for()
    assert answers.first.evaluate(INSET) < 20  # as in every lesson
    answers.first.click()
    opened.settle()
    assert answers.evaluate_all(MARKED) in (1, 2)  # the right one, and a wrong one that was chosen
