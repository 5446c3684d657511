"""A newcomer's first minute: keys and taps walk its six beats; a link, a reload and a return are as they should be."""

import pytest
from playwright.sync_api import expect

from lstm_core import load_specimen
from pages.reading import first_minute
from pages.words.words import words
from tests.browser.labels import faults


def story(lang: str) -> dict:
    say = words(lang)
    return first_minute.told(say, load_specimen(f"segmenter-{lang}").read(say("walk.first_sentence")))


def says(opened, sentence: str) -> None:
    expect(opened.page.locator(".gw-first-say")).to_have_text(sentence)


# Between names of the lane's parts that stand side by side, in pixels.
GAPS = """root => {
  const names = [...root.querySelectorAll(".gw-write-name")].filter((e) => e.textContent);
  const boxes = names.map((e) => e.getBoundingClientRect()).sort((a, b) => a.top - b.top || a.left - b.left);
  return boxes.slice(1).flatMap((box, k) => (Math.abs(box.top - boxes[k].top) < 8 ? [box.left - boxes[k].right] : []));
}"""


def is_over(opened) -> None:
    expect(opened.page.locator(".gw-first-bar")).to_be_hidden()
    expect(opened.page.locator(".gw-first")).to_have_count(0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_cold_page_and_keys_alone_walk_to_the_full_stage_and_on(visit, lang):
    told = story(lang)
    opened = visit(language=lang, newcomer=True, drawn=False)
    address = opened.page.url
    for beat in told["beats"]:
        says(opened, beat["say"])
        opened.settle()
        assert opened.page.url == address  # a reload begins anew
        assert faults(opened.page) == [], beat["say"]
        if beat is told["beats"][3]:
            for key in ("ArrowUp", "ArrowUp"):
                opened.page.keyboard.press(key)
            expect(opened.page.locator(".gw-guess .gw-pull-old")).to_have_text("0.60")
        opened.page.keyboard.press("ArrowRight")
    opened.stage.stands_at(step=1, unit=told["unit"], view="cell")  # in the sixth beat keys walk, and it is over
    is_over(opened)
    opened.stage.press("ArrowRight")
    opened.stage.stands_at(step=2)
    opened.address_says(step=2)

    opened.page.goto(address)  # whoever comes back is spared it
    opened.stage.tile(0).wait_for()
    is_over(opened)


def test_by_tap_on_a_phone_and_the_guess_is_dragged(visit):
    told = story("en")
    opened = visit(language="en", newcomer=True, drawn=False, size="phone")
    for beat in told["beats"][:4]:
        says(opened, beat["say"])
        opened.settle()
        assert faults(opened.page) == [], beat["say"]
        assert min(opened.stage.root.evaluate(GAPS)) >= 6, beat["say"]
        opened.page.get_by_role("button", name=beat["button"]).tap() if beat is not told["beats"][3] else None
    door = opened.page.locator(".gw-guess").bounding_box()
    x = door["x"] + door["width"] / 2
    opened.page.mouse.move(x, door["y"] + door["height"] / 2)
    opened.page.mouse.down()
    opened.page.mouse.move(x, door["y"] + 0.1 * door["height"], steps=3)
    opened.page.mouse.up()
    expect(opened.page.get_by_role("slider", name=words("en")("first.guess"))).to_have_attribute(
        "aria-valuenow", "0.90"
    )
    for beat in told["beats"][3:5]:
        opened.page.get_by_role("button", name=beat["button"]).tap()
    says(opened, told["beats"][5]["say"])
    opened.page.get_by_role("button", name=words("en")("first.explore")).tap()
    is_over(opened)
    opened.stage.stands_at(step=0)


def anew(opened) -> None:
    """As somebody else who has never been here, at the bare address."""
    opened.page.context.clear_cookies()
    opened.page.goto(opened.page.url.split("?")[0])


def test_a_link_has_none_skipping_or_typing_ends_it_a_teacher_s_link_has_it_again_and_its_end_is_the_map(visit):
    told = story("zh")
    opened = visit(newcomer=True, drawn=False, step=2, text="我爱中国")
    opened.stage.stands_at(step=2)
    is_over(opened)

    anew(opened)
    says(opened, told["beats"][0]["say"])
    opened.box.fill("我爱北京")
    opened.box.press("Enter")
    opened.stage.reads("我爱北京")
    is_over(opened)

    anew(opened)
    says(opened, told["beats"][0]["say"])
    opened.page.reload()
    says(opened, told["beats"][0]["say"])
    opened.page.get_by_role("button", name=words("zh")("first.skip")).click()
    is_over(opened)
    opened.settle()
    opened.page.goto(f"{opened.page.url.split('?')[0]}?lang=zh&tour=1")
    for beat in told["beats"]:
        says(opened, beat["say"])
        opened.page.get_by_role("button", name=beat["button"]).click()
    opened.page.wait_for_url("**/map*")
