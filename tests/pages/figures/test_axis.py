"""The sentence as an axis: escaped, visible, thinned out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.figures.axis import MOST_TICKS, places, shown, ticks
from tests.pages.figures.meaning import means


@means(shown)
@given(st.text(max_size=40))
def test_a_token_is_printed_without_tags_and_never_invisible(token):
    text = shown(token)
    assert "<" not in text
    assert all(part.startswith(("amp;", "lt;", "gt;")) for part in text.split("&")[1:])
    assert text.isprintable()
    assert bool(text) == bool(token)


@means(ticks)
@given(st.integers(1, 600))
def test_ticks_stand_under_their_tokens(length):
    tokens = [str(place) for place in range(1, length + 1)]
    axis = ticks(tokens)
    assert len(axis["tickvals"]) <= MOST_TICKS
    assert [f"{token} {token}" for token in axis["ticktext"]] == axis["tickvals"]
    assert set(axis["tickvals"]) <= set(places(tokens))
    assert axis["tickvals"][0] == "1 1"


@means(ticks)
@pytest.mark.parametrize("room", [200, 420])
@pytest.mark.parametrize(
    "tokens", ["我爱中国", "ilovechina", ["the", "service", "was", "bad"], ["so", "it", "was", "disappointing"]]
)
def test_no_token_is_written_over_the_next(tokens, room):
    axis = ticks(tokens, room=room)
    wide = max(12 if token in "我爱中国" else 7 * len(token) for token in axis["ticktext"])
    assert (axis["tickangle"] == 0) == (wide <= room / len(tokens) or wide <= 12)
    assert axis["tickangle"] in (0, 90)
    assert ticks(tokens)["tickangle"] == 0  # one below the other each has its line


@means(places)
def test_places_of_equal_tokens_are_different():
    assert places(["好", "好"], first=0) == ["0 好", "1 好"]


@means(shown)
def test_a_token_is_shown_as_it_is_and_a_long_one_by_its_beginning():
    assert [shown(token) for token in ("中国", "twelve chars", "a" * 11 + "bcd")] == [
        "中国",
        "twelve chars",
        "a" * 11 + "…",
    ]


@means(places, ticks)
def test_a_place_is_counted_from_the_first():
    assert places(["我", "爱"]) == ["1 我", "2 爱"]
    axis = ticks("abcde", first=0, most=3)
    assert (axis["tickvals"], axis["ticktext"]) == (["0 a", "2 c", "4 e"], ["a", "c", "e"])
