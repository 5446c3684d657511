"""What becomes of what is typed: every case of the bad-input table, and the law of the cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.text.tokeniser import Tokeniser
from pages.reading.accept import accept, cut, kept
from pages.state.sizes import MOST_STEPS

GRAPHEMES, LETTERS, WORDS = (Tokeniser(kind, None) for kind in ("graphemes", "letters", "words"))


def test_a_sentence_is_taken_as_it_stands():
    accepted = accept("我 爱中国", "旧", GRAPHEMES)
    assert (accepted.text, accepted.notice) == ("我 爱中国", None)


@pytest.mark.parametrize("typed", ["", " ", "\u3000\u00a0 "])
def test_nothing_typed_keeps_the_last_sentence(typed):
    accepted = accept(typed, "旧", GRAPHEMES)
    assert (accepted.text, accepted.notice) == ("旧", "empty")


def test_too_long_is_refused_with_both_lengths():
    accepted = accept("x" * 4001, "旧", GRAPHEMES)
    assert (accepted.text, accepted.notice, accepted.slots) == (
        "旧",
        "too_long",
        {"length": 4001, "most": 4000},
    )


def test_more_than_most_tokens_is_cut_and_said():
    accepted = accept("我爱中国" * 75, "旧", GRAPHEMES)
    assert (accepted.text, accepted.notice) == ("我爱中国" * 64, "cut")
    assert accepted.slots == {"length": 300, "most": 256}
    assert accept("我爱中国" * 64, "旧", GRAPHEMES).notice is None


def test_a_text_without_a_token_keeps_the_last_sentence():
    assert accept("。，！", "old", LETTERS).notice == "no_tokens"


@pytest.mark.parametrize("tokenise", [GRAPHEMES, LETTERS, WORDS])
@given(st.text(min_size=MOST_STEPS, max_size=600))
def test_the_cut_is_the_longest_beginning_that_fits(tokenise, text):
    short = cut(text, tokenise)
    assert text.startswith(short)
    assert len(tokenise(short)) <= MOST_STEPS
    assert len(short) == len(text) or len(tokenise(text)) > MOST_STEPS


@given(st.lists(st.sampled_from("ab"), max_size=8), st.lists(st.sampled_from("ab"), min_size=1, max_size=8))
def test_the_playhead_keeps_its_place_while_the_text_before_it_is_unchanged(before, after):
    for step in range(len(before)):
        now = kept(step, before, after)
        assert 0 <= now < len(after)
        if before[: step + 1] == after[: step + 1]:
            assert now == step
        else:
            assert now <= step
            assert now == 0 or before[: now + 1] == after[: now + 1]
            assert now + 1 >= min(len(before), len(after)) or before[: now + 2] != after[: now + 2]
