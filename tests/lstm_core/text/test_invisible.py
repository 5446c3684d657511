"""What nobody sees is taken out; what shapes a sign that is seen stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core import load_specimen
from lstm_core.text.invisible import parted

HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u200e\u202e\u2066\u3164\ufe0f\x01\x7f\x85\U000e0100\ufffa"
INVISIBLE = HIDDEN.replace("\x85", "")  # a next line is white space
SEEN = (
    "👩‍👩‍👧‍👦",
    "❤️",
    "👍🏽",
    "🇨🇳",
    "1️⃣",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "क्\u200dष",
    "می\u200cخواهم",
    "\u0601١٢",
    "e\u0301",
    "我\t爱\u3000\x85",
)


@pytest.mark.parametrize("character", INVISIBLE, ids=lambda character: f"U+{ord(character):04X}")
def test_between_letters_it_is_taken_out(character):
    for text in ("我爱", "ab", "a 1"):
        assert parted(character.join(text)) == (text, (character,) * (len(text) - 1))
    assert parted(character) == ("", (character,))


@pytest.mark.parametrize("text", SEEN, ids=ascii)
def test_what_is_seen_stays(text):
    assert parted(text) == (text, ())
    assert parted(f"\u200b{text}\u2060") == (text, ("\u200b", "\u2060"))


@given(st.text(max_size=60))
def test_what_stays_and_what_goes_are_the_text(text):
    seen, hidden = parted(text)
    assert sorted(seen + "".join(hidden)) == sorted(text)
    assert all(unicodedata.category(character) not in ("Lu", "Ll", "Nd", "Zs") for character in hidden)


def test_a_model_reads_pasted_text_as_if_it_were_typed():
    """U+200B stands in the segmenter's vocabulary, and after a "not" it made "good" positive."""
    for name, text in (("segmenter-zh", "他在学校"), ("negation-en", "not good"), ("segmenter-en", "notgood")):
        model = load_specimen(name)
        for pasted in ("\u200b".join(text), f"\ufeff{text}\u200b", text.replace("o", "o\u00ad", 1)):
            one, two = model.read(text), model.read(pasted)
            assert (one.tokens, one.answer) == (two.tokens, two.answer)
            assert (one.x == two.x).all()
            assert one.invisible == ()
