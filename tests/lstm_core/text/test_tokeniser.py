"""Tokenisers: nothing is lost but what they say they drop, and what is unknown is kept and marked."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.text.tokeniser import KINDS, Tokeniser, cut

KNOWN = Tokeniser("graphemes", ("", "我", "爱", "，", "A", "2"), unknown_row=0)


def test_a_grapheme_is_what_a_reader_sees_as_one_character():
    tokens, dropped = cut("graphemes", "e\u0301👩‍👩‍👧❤️\u200b🇨🇳שלום क्षि")
    assert tokens[:5] == ("e\u0301", "👩‍👩‍👧", "❤️", "\u200b", "🇨🇳")
    assert tokens[5:9] == ("ש", "ל", "ו", "ם")
    assert dropped == (" ",)


def test_unknown_tokens_are_kept_and_marked_and_read_the_unknown_row():
    read = KNOWN("我🙂爱<\ue000")
    assert read.tokens == ("我", "🙂", "爱", "<", "\ue000")
    assert read.unknown == (False, True, False, True, True)
    assert read.rows == (1, 0, 2, 0, 0)


def test_without_an_unknown_row_an_unknown_token_has_no_row():
    assert Tokeniser("graphemes", ("我",))("我你").rows == (0, -1)


def test_the_unknown_row_is_no_token_that_one_could_type():
    assert Tokeniser("graphemes", ("我", "你"), unknown_row=0)("我").unknown == (True,)


def test_full_width_and_half_width_forms_meet():
    assert KNOWN("Ａ２,").rows == (4, 5, 3)


def test_a_traditional_character_is_read_as_its_simplified_form_and_stays_as_typed():
    read = KNOWN("我愛，")
    assert (read.tokens, read.rows) == (("我", "愛", "，"), (1, 2, 3))
    assert (read.unknown, read.simplified) == ((False,) * 3, (False, True, False))
    assert KNOWN("國").simplified == (False,)
    assert KNOWN("國").unknown == (True,)


def test_what_a_model_knows_as_it_stands_is_read_as_it_stands():
    both = Tokeniser("graphemes", ("乾", "干"))
    assert (both("乾燥").rows, both("乾燥").simplified) == ((0, -1), (False, False))
    assert Tokeniser("graphemes", ("干",))("乾燥").rows == (0, -1)
    assert Tokeniser("graphemes", ("干", "坤"))("乾坤").unknown == (True, False)


@pytest.mark.parametrize("kind", KINDS)
def test_invisible_characters_are_not_read_and_reported(kind):
    known = Tokeniser(kind, ("我", "not", "n", "o", "t"))
    assert known("n\u200bo\u00adt\ufeff").tokens == known("not").tokens
    assert known("n\u200bo\u00adt\ufeff").invisible == ("\u200b", "\u00ad", "\ufeff")
    assert len(known("\u200b\u2060")) == 0


def test_a_model_that_has_an_invisible_character_in_its_vocabulary_does_not_read_it():
    assert Tokeniser("graphemes", ("我", "\u200b"))("\u200b我\u200b").rows == (0,)


def test_white_space_is_dropped_and_reported():
    read = KNOWN(" 我\u3000爱\n")
    assert read.tokens == ("我", "爱")
    assert read.dropped == (" ", "\u3000", "\n")


def test_letters_are_lower_cased_and_joined_without_punctuation():
    tokens, dropped = cut("letters", "I don't, é2😀!")
    assert tokens == ("i", "d", "o", "n", "t", "é", "2", "😀")
    assert dropped == (" ", "'", ",", " ", "!")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("To be", "to·be"),
        ("To be, or not\n  to be.\n", "to·be·or·not/to·be/"),
        ("to be / or / not", "to·be/or/not"),
        (" self-same—'tis o’er?! ", "self·same·'tis·o’er"),
        ("/a//b\r\n\r\nc/", "a/b/c/"),
        ("a · b, é2😀", "a·b·é2😀"),
        ("\n.", ""),
    ],
)
def test_verse_keeps_its_spaces_as_dots_and_the_ends_of_its_lines_as_slashes(text, tokens):
    assert "".join(cut("verse", text)[0]) == tokens


def test_verse_reports_the_punctuation_that_it_does_not_read():
    assert cut("verse", "To be, or\n(not)! to-day.")[1] == (",", "(", ")", "!", "-", ".")


@given(st.text(alphabet=st.sampled_from("ab'’.,-·/ \n\r\t\u3000\u2028é😀我\u0301"), max_size=30) | st.text(max_size=40))
def test_what_was_made_of_verse_reads_as_itself(text):
    tokens, _ = cut("verse", text)
    assert cut("verse", "".join(tokens)) == (tokens, ())
    assert cut("verse", "".join(tokens).replace("·", " ").replace("/", "\n"))[0] == tokens
    assert not any(one in "·/" and other in "·/" for one, other in pairwise(tokens))
    assert not tokens or tokens[0] not in "·/"
    assert not tokens or tokens[-1] != "·"


@given(st.lists(st.lists(st.text(alphabet="abcxyz'", min_size=1, max_size=6), min_size=1, max_size=4), max_size=4))
def test_verse_of_letters_and_apostrophes_comes_back_whole(lines):
    text = "/".join(" ".join(words) for words in lines)
    tokens, dropped = cut("verse", text)
    assert ("".join(tokens).replace("·", " "), dropped) == (text, ())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("This movie isn't good.", ("this", "movie", "is", "n't", "good", ".")),
        ("It’s fine", ("it", "’s", "fine")),
        ("can't", ("ca", "n't")),
        ("good,but 4 bad", ("good", ",", "but", "4", "bad")),
        ("naïve cafe\u0301 👍🏽 我爱", ("naïve", "cafe\u0301", "👍🏽", "我", "爱")),
        ("<b>hi</b>", ("<", "b", ">", "hi", "<", "/", "b", ">")),
        ("n't isn'tx", ("n't", "isn", "'tx")),
    ],
)
def test_words(text, tokens):
    assert cut("words", text)[0] == tokens


def test_a_typographic_apostrophe_is_looked_up_as_a_straight_one():
    assert Tokeniser("words", ("is", "n't"))("isn’t").rows == (0, 1)


@given(st.text(max_size=60))
def test_what_is_cut_joins_to_what_was_typed(text):
    for kind, same in (("graphemes", text), ("letters", text.lower()), ("words", text.lower())):
        tokens, dropped = cut(kind, text)
        assert sorted("".join(tokens) + "".join(dropped)) == sorted(same)
        assert all(token and not token.isspace() for token in tokens)


@given(st.text(max_size=40))
def test_every_token_has_a_row_or_is_marked(text):
    read = KNOWN(text)
    assert len(read.tokens) == len(read.rows) == len(read.unknown) == len(read)
    assert all((row == 0) == unknown for row, unknown in zip(read.rows, read.unknown, strict=True))


def test_another_kind_is_refused_by_name():
    with pytest.raises(ValueError, match="'bytes'"):
        Tokeniser("bytes", ())
