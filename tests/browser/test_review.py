"""The review page in a browser: its code is copied whole, and nothing but the code scrolls sideways."""

import pytest
from playwright.sync_api import expect

from tests.browser.newcomer import Newcomer

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
def test_a_newcomer_copies_the_code_of_each_library_and_is_asked_and_nothing_but_code_scrolls_sideways(
    visit, size, language
):
    new = Newcomer(visit, "review", language=language, size=size, staged=False)
    opened, numbers = new.opened, new.page.locator("[data-numbers]")
    expect(numbers.first).to_contain_text("σ(")
    copy, code = opened.page.locator("[data-share=code]"), opened.page.locator("[data-code]")
    for library in ("PyTorch", "Keras", "NumPy"):
        new.touch(opened.keyed("review-library").get_by_text(library, exact=True))
        expect(code).to_have_attribute("aria-label", new.say("review.program", library=library))
        opened.settle()
        new.touch(copy)
        expect(opened.page.locator(".st-key-gw-review [data-share-done]")).to_have_text(new.say("frame.copied"))
        assert opened.page.evaluate("navigator.clipboard.readText()") == code.text_content()
        assert opened.page.evaluate(OVERFLOW) == [0, 0]
        assert opened.page.evaluate(OUTSIDE) == []
    assert opened.page.evaluate(SMALLEST) >= 11
    new.touch(opened.keyed("review-start").get_by_role("button"))
    expect(numbers.first).to_have_text("?")
    answers = opened.page.locator('[class*="st-key-gw-answer"] button')
    assert answers.first.evaluate(INSET) < 20  # as in every lesson
    new.answer("-review-a")
    opened.settle()
    assert answers.evaluate_all(MARKED) in (1, 2)  # the right one, and a wrong one that was chosen
    expect(numbers.first).to_contain_text("σ(")
    expect(opened.page.locator(".gw-dots > [data-result=later]")).to_have_count(11)
    new.touch(new.button(new.say("review.next")))
    opened.keyed("show-me-review-b").wait_for()
    new.is_sound()
