"""The first chapter: what typing, the menu, the examples and a wrong link do to the page's state."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.reading import drawers
from pages.reading.notices import is_first
from pages.words.words import words
from tests.pages.menu import choose, opened_menu
from tests.pages.test_imports import ROOT


@pytest.fixture
def walk():
    def open_page(**address: str) -> AppTest:
        page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=120)
        page.query_params.update({"lang": "zh"} | address)
        page.run()
        assert not page.exception
        return page

    return open_page


def state(page: AppTest):
    assert not page.exception
    return page.session_state["gw-visit"].state


def lines(page: AppTest) -> list[str]:
    return [element.value for element in page.text]


def test_typing_changes_the_sentence_and_keeps_the_step(walk):
    page = walk(text="我爱中国", step="2")
    page.text_input(key="gw-box").set_value("我爱中国人").run()
    assert (state(page).text, state(page).step, state(page).jump) == ("我爱中国人", 2, 0)
    page.text_input(key="gw-box").set_value("我恨你").run()
    assert (state(page).text, state(page).step) == ("我恨你", 0)


def test_an_empty_box_keeps_the_sentence_with_a_hint(walk):
    page = walk(text="你好")
    page.text_input(key="gw-box").set_value("").run()
    assert state(page).text == "你好"
    assert words("zh")("walk.empty") in lines(page)


def test_lengths_are_said(walk):
    page = walk()
    page.text_input(key="gw-box").set_value("我" * 300).run()
    assert len(state(page).text) == 256
    assert words("zh")("walk.cut", length=300, most=256) in lines(page)
    page.text_input(key="gw-box").set_value("我" * 4001).run()
    assert len(state(page).text) == 256
    assert words("zh")("walk.too_long", length=4001, most=4000) in lines(page)


def test_a_wrong_link_says_which_part_once(walk):
    page = walk(text="你好", step="x", unit="999", view="7")
    assert [line for line in lines(page) if "step" in line] == [words("zh")("errors.link", names="step、unit、view")]
    page.text_input(key="gw-box").set_value("你好吗").run()
    assert not [line for line in lines(page) if "step" in line]


def test_a_place_beyond_the_sentence_is_its_end(walk):
    page = walk(text="你好", step="9", unit="63")
    assert state(page).step == 1
    assert words("zh")("errors.link", names="step、unit") in lines(page)


def test_a_reader_who_moves_to_a_smaller_model_gets_no_notice(walk):
    page = walk(text="我的一句话", model="segmenter-zh", direction="backward", unit="7")
    choose(page, "negation-zh")
    assert (state(page).text, state(page).direction, state(page).unit) == ("我的一句话", "forward", 3)
    assert not [line for line in lines(page) if "direction" in line]


def test_an_example_goes_with_its_model_and_a_reader_s_own_sentence_stays(walk):
    page = walk()
    choose(page, "segmenter-en")
    assert state(page).text != "我爱中国"
    assert page.text_input(key="gw-box").value == state(page).text
    page.text_input(key="gw-box").set_value("my own").run()
    choose(page, "segmenter-zh")
    assert state(page).text == "my own"


def test_an_example_is_one_click_away_and_moves_the_playhead_to_its_start(walk):
    page = walk(step="3")
    jumps = state(page).jump
    page.session_state["gw-examples"] = True
    page.run()
    page.button(key="gw-example-1").click().run()
    assert (state(page).step, state(page).jump) == (0, jumps + 1)
    assert state(page).text == page.text_input(key="gw-box").value != "我爱中国"


def test_the_random_model_takes_its_size_and_seed_from_the_link_and_the_inputs(walk):
    page = walk(model="random", units="5", seed="9")
    assert (state(page).units, state(page).seed) == (5, 9)
    opened_menu(page).number_input(key="gw-units").set_value(64).run()
    assert (state(page).units, state(page).seed) == (64, 9)


@pytest.mark.parametrize("drawer", ["atlas", "ledger", "numbers"])
def test_a_drawer_computes_nothing_until_it_is_opened(walk, drawer):
    page = walk()
    assert not page.get("plotly_chart")
    assert not page.dataframe
    page.session_state[f"gw-{drawer}"] = True
    page.run()
    assert not page.exception
    assert page.get("plotly_chart") or page.dataframe


def test_the_atlas_is_drawn_once_for_its_numbers(walk, monkeypatch):
    drawn, draw = [], drawers.atlas
    monkeypatch.setattr(drawers, "atlas", lambda *what, **how: drawn.append(what) or draw(*what, **how))
    page = walk(text="我很爱中国", model="segmenter-zh")
    page.session_state["gw-atlas"] = True
    assert page.run().get("plotly_chart")
    before = len(drawn)
    page.run()
    assert len(drawn) == before
    for text in ("我很不爱中国", "我很爱中国"):
        page.text_input(key="gw-box").set_value(text).run()
        assert not page.exception
    assert [what[1] for what in drawn[before:]] == [tuple("我很不爱中国")]


@pytest.mark.parametrize(
    ("lang", "phone", "there", "gone"),
    [
        ("zh", False, "拖动可放大", "图右上角"),
        ("en", True, "The buttons", "Drag to zoom"),
    ],
)
def test_the_atlas_says_how_to_zoom_where_it_is_seen(walk, monkeypatch, lang, phone, there, gone):
    monkeypatch.setattr(drawers, "is_phone", lambda: phone)
    page = walk(lang=lang)
    page.session_state["gw-atlas"] = True
    said = " ".join(caption.value for caption in page.run().caption)
    assert there in said
    assert gone not in said


def test_traditional_characters_are_read_as_simplified_ones_and_said_once(walk):
    page = walk(text="我愛中國", model="segmenter-zh")
    assert state(page).text == "我愛中國"
    assert [line for line in lines(page) if "繁体" in line] == [words("zh")("walk.simplified", count=2)]
    page.text_input(key="gw-box").set_value("我爱中国").run()
    assert not [line for line in lines(page) if "繁体" in line]


def test_invisible_characters_are_said_and_the_box_keeps_them(walk):
    pasted = "他\u200b在\u200b学校\ufeff"
    page = walk(text="你好", model="segmenter-zh")
    page.text_input(key="gw-box").set_value(pasted).run()
    assert words("zh")("walk.invisible", count=3) in lines(page)
    assert page.text_input(key="gw-box").value == state(page).text == pasted
    page.text_input(key="gw-box").set_value("\u200b\u2060").run()
    zh = words("zh")
    assert zh.joined(zh("walk.no_tokens"), zh("walk.invisible", count=3)) in lines(page)
    assert state(page).text == pasted


@pytest.mark.parametrize(
    ("link", "wanted"), [((), True), (("lang",), True), (("lang", "text"), False), (("step",), False)]
)
def test_the_first_hint_is_for_who_comes_for_the_first_time_and_by_no_link_to_a_place(link, wanted):
    assert is_first((), link) is wanted
    assert not is_first(("gw_seen",), link)
