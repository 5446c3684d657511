"""The prose as HTML: terms that are defined are buttons that the stage knows."""

import re
import tomllib

import pytest

from pages.words.markup import TERMS, plain, prose
from pages.words.words import FOLDER, LANGUAGES, Words, words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_defined_term_is_a_button_that_names_its_twin_and_what_describes_it(lang):
    html = prose(words(lang), "forget_gate.idea")
    found = re.findall(r'<button type="button" class="gw-term gw-term-([\w-]+)" data-term="(\w+)" ([^>]*)>', html)
    assert [(name, term) for name, term, _ in found] == [
        ("step", "step"),
        ("cell-state", "c"),
        ("unit", "unit"),
        ("gate", "doors"),
        ("forget-gate", "f"),
    ]
    assert all(more == f'aria-describedby="gw-def-{term}"' for _, term, more in found)
    assert html.count("<dfn>") == html.count("</button></dfn>") == 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_defined_term_has_a_name_in_the_stage_and_a_definition(lang):
    names = tomllib.loads((FOLDER / lang / "terms.toml").read_text("utf-8"))
    assert set(TERMS) == set(names)
    stage = words(lang).file("stage")
    assert all(stage[f"def_{term}"] for term in TERMS.values())
    for file in (FOLDER / lang).glob("*.toml"):
        assert set(re.findall(r"\[=([\w-]+)\|", file.read_text("utf-8"))) <= set(TERMS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_breaks_a_power_of_ten(lang):
    powers = re.findall(r"\d(\s*×\s*)10[⁻¹²³⁴⁵⁶⁷⁸⁹⁰]", prose(words(lang), "long_memory.explain"))
    assert powers
    assert " " not in "".join(powers)


def test_no_line_begins_with_a_mark_behind_a_term():
    """A button lets a line break behind it, whatever follows."""
    say = Words("en", {"key": "One [=unit|unit], ([=gate|gates]) and [=step|step] [f|f]. `C_t`."})
    drawn = prose(say, "key")
    assert re.findall(r'<span class="gw-unbroken"><dfn>.*?</dfn>(.*?)</span>', drawn) == [",", ")"]
    assert re.sub("<.*?>", "", drawn) == "One unit, (gates) and step f. Ct."
    assert plain(say, "key") == "One unit, (gates) and step f. Cₜ."
