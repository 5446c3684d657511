"""Every chapter in both languages, as the server's frame and as a plain script: it runs, in that language."""

from itertools import cycle, groupby

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.chapters.contents import CHAPTERS
from pages.frame import title
from pages.words.words import LANGUAGES, words
from tests.pages.test_imports import ROOT
from tests.sweep import swept

SCRIPTS = ("pages/frame.py", "app.py")
TURNS = cycle([LANGUAGES, LANGUAGES[::-1], LANGUAGES[::-1], LANGUAGES])  # of two cases the first is in either language
OPENINGS = [(chapter, script, lang) for chapter in CHAPTERS for script in SCRIPTS for lang in next(TURNS)]


def opened(script: str, chapter=CHAPTERS[0], **address: str) -> AppTest:
    """The page that a browser opens at this chapter's address."""
    page = AppTest.from_file(str(ROOT / script), default_timeout=120)
    page.query_params.update(address)
    if chapter is not CHAPTERS[0]:
        page._page_hash = calc_hash(chapter.path)  # switch_page would know the pages after a run only
    return page.run()


def page_or_script(case) -> object:
    """The same page comes of either script."""
    chapter, script, _ = case
    return chapter if script == SCRIPTS[0] else script


def name_of(case) -> str:
    return getattr(case, "name", case)


def said(page: AppTest) -> str:
    shown = (*page.text, *page.caption, *page.markdown)
    return "\n".join(element.value for element in shown)


@pytest.mark.parametrize(("chapter", "script", "lang"), swept(OPENINGS, page_or_script), ids=name_of)
def test_a_chapter_runs_in_its_language(chapter, script, lang):
    page = opened(script, chapter, lang=lang)
    assert not page.exception
    assert page.session_state["gw-visit"].page == ("" if chapter is CHAPTERS[0] else chapter.path)
    other = next(tongue for tongue in LANGUAGES if tongue != lang)
    assert words(lang)("frame.privacy") in said(page)
    assert words(other)("frame.privacy") not in said(page)
    assert words(other)("frame.language") in [button.label for button in page.button]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_switch_keeps_sentence_step_unit_and_model(lang):
    page = opened(
        "pages/frame.py", text="我在中国", model="segmenter-zh", step="2", unit="5", view="text", part="f", lang=lang
    )
    before = page.session_state["gw-visit"].state
    page.button(key="gw-lang").click().run()
    after = page.session_state["gw-visit"].state
    assert not page.exception
    assert (before.lang, after.lang) == (lang, next(tongue for tongue in LANGUAGES if tongue != lang))
    same = ("text", "model", "step", "unit", "direction", "view", "part", "jump")
    assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
    assert page.text_input(key="gw-box").value == "我在中国"


TITLES = {
    "zh": ("门径 · 看 LSTM 逐字读句子", "总图 · 门径", "复习 · 门径"),
    "en": ("Gatewalk · watch an LSTM read", "The map · Gatewalk", "Review · Gatewalk"),
}
TABS = {
    "zh": "走读 0 总图 ½ RNN | 1 遗忘 2 输入 3 更新 4 输出 | 5 双向 | 6 长记忆 7 训练 8 代价 9 GRU 如果 | 复习",
    "en": "Walk 0 Map ½ RNN | 1 Forget 2 Input 3 Update 4 Output | 5 Both ways | 6 Long memory 7 Training 8 Cost 9 GRU"
    " What if | Review",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_title_says_what_the_page_is_and_then_whose(lang):
    say = words(lang)
    assert (title(say, CHAPTERS[0]), title(say, CHAPTERS[1]), title(say, CHAPTERS[-1])) == TITLES[lang]
    assert len({title(say, chapter) for chapter in CHAPTERS}) == len(CHAPTERS)


@pytest.mark.parametrize("lang", swept(LANGUAGES[::-1]))
def test_the_bar_and_the_list_of_a_phone_have_a_short_word_for_each_chapter_in_its_groups(lang):
    page = opened("pages/frame.py", CHAPTERS[2], lang=lang)
    tabs = [words(lang)(f"{chapter.name}.tab") for chapter in CHAPTERS]
    for behind in ([], tabs):
        assert [label for label in labels(page) if label in tabs] == [*tabs, *alone(lang), *behind]
        page.session_state["gw-folded-list"] = True
        page.run()
    groups = (group for _, group in groupby(CHAPTERS, lambda chapter: chapter.group))
    assert (
        " | ".join(" ".join(words(lang)(f"{chapter.name}.tab") for chapter in group) for group in groups) == TABS[lang]
    )


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_where_the_bar_has_no_room_each_group_is_behind_a_control_and_the_open_chapter_is_named(lang):
    say = words(lang)
    for chapter, named in (("forget_gate", "lstm"), ("gru", "deeper"), ("bi_lstm", ""), ("map", "start")):
        page = opened("pages/frame.py", next(one for one in CHAPTERS if one.name == chapter), lang=lang)
        names = [box.proto.popover.label for box in page.get("popover")]
        for group in ("start", "lstm", "deeper"):
            wanted = say(f"{chapter}.tab") if group == named else say(f"frame.group.{group}")
            assert wanted in names, (chapter, group, names)
        page.session_state["gw-folded-of-deeper"] = True
        page.run()
        inside = [say(f"{one.name}.tab") for one in CHAPTERS if one.group == "deeper"]
        tabs = [say(f"{one.name}.tab") for one in CHAPTERS]
        shown = [label for label in labels(page) if label in tabs][len(tabs) :]
        before, behind = alone(lang)
        assert shown == [before, *inside, behind] or shown == [before, behind, *inside]


def alone(lang: str) -> list[str]:
    """The chapters that are a group by themselves: they need no control."""
    groups = [list(group) for _, group in groupby(CHAPTERS, lambda chapter: chapter.group)]
    return [words(lang)(f"{group[0].name}.tab") for group in groups if len(group) == 1]


def test_the_list_of_a_phone_is_shut_in_the_next_chapter():
    page = opened("pages/frame.py", lang="en")
    page.session_state["gw-folded-list"] = True
    assert labels(page.run()).count("1 Forget") == 2
    page.switch_page("chapters/forget_gate.py").run()
    assert labels(page).count("1 Forget") == 1


def labels(page: AppTest) -> list[str]:
    return [link.proto.label for link in page.get("page_link")]
