"""The words: the same keys and slots in both languages, and every key that the code asks for."""

import ast
import re
import string
from functools import cache
from pathlib import Path

import pytest

from lstm_core import load_specimen
from pages.words.words import FOLDER, LANGUAGES, flatten, words

CODE = Path(__file__).parents[3] / "pages"
REFUSING = ("weights", "offsets", "card", "specimen_file")
FILES = sorted({file.name for lang in LANGUAGES for file in (FOLDER / lang).glob("*.toml")})


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@cache
def asked() -> frozenset[str]:
    """Every key that pages/ asks for by a literal: say("…") or words(…)("…")."""
    calls = (
        node
        for file in CODE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and node.args
    )
    says = (call for call in calls if isinstance(call.func, ast.Call) or getattr(call.func, "id", "") == "say")
    return frozenset(call.args[0].value for call in says if isinstance(call.args[0], ast.Constant))


@pytest.mark.parametrize("file", FILES)
def test_both_languages_have_the_same_keys_with_the_same_slots(file):
    zh, en = (
        {key: slots(value) for key, value in words(lang).file(file.removesuffix(".toml")).items()} for lang in LANGUAGES
    )
    assert zh
    assert zh == en


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_string_is_empty_or_shouts(lang):
    for key, value in words(lang).table.items():
        assert value.strip(), key
        assert not set("!！") & set(value), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_in_the_code_is_there(lang):
    assert len(asked()) > 30
    assert asked() <= words(lang).table.keys()


def test_a_missing_key_or_slot_is_an_error():
    with pytest.raises(KeyError, match=r"walk\.nothing"):
        words("en")("walk.nothing")
    with pytest.raises(KeyError, match="number"):
        words("en")("errors.log_id")
    with pytest.raises(KeyError, match="fr"):
        words("fr")


def test_tables_become_dotted_keys():
    assert flatten({"a": "1", "b": {"c": "2", "d": {"e": "3"}}}) == {"a": "1", "b.c": "2", "b.d.e": "3"}


def test_every_reason_to_refuse_a_file_has_its_words():
    trees = [ast.parse((CODE.parent / "lstm_core" / "formats" / f"{name}.py").read_text("utf-8")) for name in REFUSING]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    codes = {
        call.args[place].value
        for call in calls
        for name, place in (("WeightsError", 0), ("read_json", 1))
        if getattr(call.func, "id", "") == name and isinstance(call.args[place], ast.Constant)
    }
    assert len(codes) > 10
    assert {f"file.{code}" for code in codes} == {key for key in words("en").file("errors") if key.startswith("file.")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_sentence_is_the_first_example_of_the_first_model(lang):
    assert words(lang)("walk.first_sentence") == load_specimen(f"segmenter-{lang}").card.examples[0]


def test_a_door_opens_to_a_number_and_not_by_it():
    for lang, verb in {"en": r"\b(opens|is open) ", "zh": "开"}.items():
        found = {key for key, value in words(lang).table.items() if re.search(verb + r"(\[\w\|)?\{", value)}
        assert found == set(), lang


def test_between_chinese_sentences_stands_no_space():
    assert words("zh").joined("一句。", "", "又一句。") == "一句。又一句。"
    assert words("en").joined("One.", "", "Another.") == "One. Another."
