"""The poems that ship: which they are, that no held-out one is among them, and that one command picks them anew.

With GATEWALK_DATA, the folder that the recipes are given, they are also held against the texts that they come from.
"""

import os
import sys
from collections import Counter
from pathlib import Path

from lstm_core import load_specimen
from lstm_core.recipes.verse import poems
from lstm_core.recipes.verse.__main__ import main
from lstm_core.recipes.verse.languages import ZH
from lstm_core.recipes.verse.recipe import FILES, corpus, lines

HELD_OUT = Path(__file__).parent / "poems.txt"
DATA = os.environ.get("GATEWALK_DATA")


def given(file: str) -> list[str]:
    """The texts of a file of the recipes' data; none where there is no such folder."""
    return lines(Path(DATA) / ZH.folder / file) if DATA else []


def shipped() -> set[str]:
    learnt, held_back = poems.shipped()
    return {*learnt, *held_back}


def test_eight_thousand_poems_ship_half_of_each_metre_and_no_two_alike():
    learnt, held_back = poems.shipped()
    assert (len(learnt), len(held_back)) == (7800, 200)
    assert len(shipped()) == 8000
    assert Counter(poem.index("，") for poem in shipped()) == dict.fromkeys(ZH.metres, poems.OF_EACH)
    for poem in shipped():
        couplets = poem.split("。")[:-1]
        assert len(couplets) in (2, 4)
        assert {len(line) for couplet in couplets for line in couplet.split("，")} == {poem.index("，")}
        assert poem == "".join(f"{couplet}。" for couplet in couplets)


def test_what_is_held_back_to_judge_by_has_poems_of_each_metre():
    lengths = Counter(poem.index("，") for poem in poems.shipped()[1])
    assert lengths.keys() == set(ZH.metres)
    assert min(lengths.values()) >= 80


def test_they_are_small_and_a_notice_stands_beside_them():
    assert poems.FILE.stat().st_size <= 600_000
    assert f"{poems.FILE.name}: {len(shipped()):,} Tang poems" in (poems.FILE.parent / "NOTICE").read_text("utf-8")


def test_no_held_out_poem_ships():
    held_out = {*lines(HELD_OUT), *given(FILES[1])}
    assert len(held_out) >= 100
    assert shipped() & held_out == set()


def test_the_first_of_each_metre_are_picked_in_their_order(monkeypatch):
    monkeypatch.setattr(poems, "OF_EACH", 2)
    five, seven, six = "一二三四五，六七八九十。", "一二三四五六七，一二三四五六七。", "一二三四五六，一二三四五六。"
    texts = [seven + "a", six, five + "b", seven + "c", seven + "d", five + "e", five + "f"]
    assert list(poems.select(texts)) == [texts[0], texts[2], texts[3], texts[5]]


def test_the_command_picks_the_poems_that_ship_from_the_texts_of_the_recipe(monkeypatch, tmp_path):
    learnt, held_back = (list(part) for part in poems.shipped())
    in_order = [held_back[k // 40] if k % 40 == 0 else learnt[k - k // 40 - 1] for k in range(8000)]
    folder, out = tmp_path / ZH.folder, tmp_path / "new" / "poems.txt.bz2"
    folder.mkdir()
    (folder / FILES[0]).write_text("\n".join(given(FILES[0]) or [*in_order, *in_order[:9]]), "utf-8")
    monkeypatch.setattr(sys, "argv", ["verse", str(tmp_path), "--out", str(out)])
    main()
    monkeypatch.setattr(poems, "FILE", out)
    poems.shipped.cache_clear()
    try:
        assert poems.shipped() == (learnt, held_back)
    finally:
        poems.shipped.cache_clear()


def test_the_cards_say_how_many_texts_a_model_was_trained_on():
    saw = load_specimen("verse-zh").card.training["texts"]
    assert saw > len(shipped())
    if DATA:
        assert saw == len(corpus(ZH, Path(DATA)).train)
