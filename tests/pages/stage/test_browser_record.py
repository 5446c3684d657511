"""The browser's record is checked like an address: what is none of its kind is left, and nothing breaks."""

import pytest

from lstm_core import Place
from pages.stage.answers import SHOWN, Kept
from pages.state.question_name import Name

GOOD = Kept(Name("forget_gate", "left", 3), "0" * 16, Place(2, 5), 1, ("left.3.01234567",)).spelt()
WRONG = [
    ("ask", "left"),
    ("ask", 3),
    ("run", "zh 我爱中国"),
    ("step", -1),
    ("step", 256),
    ("step", True),
    ("unit", 2.5),
    ("letter", "E"),
    ("letter", None),
    ("past", ["x"]),
    ("past", ["left.3.01234567"] * 41),
    ("past", 4),
]


@pytest.mark.parametrize("chosen", [None, 0, 3, SHOWN])
def test_an_answer_comes_back_as_it_was_spelt(chosen):
    kept = Kept(Name("bi_lstm", "read", 0), "f" * 16, Place(0, 0), chosen)
    assert Kept.read(kept.spelt()) == kept


def test_no_word_of_the_sentence_is_in_it():
    assert set(GOOD) == {"ask", "run", "step", "unit", "letter", "past"}


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_what_is_no_answer_is_refused(name, value):
    with pytest.raises((ValueError, TypeError, KeyError)):
        Kept.read(GOOD | {name: value})


@pytest.mark.parametrize("name", sorted(GOOD))
def test_nothing_may_be_missing(name):
    with pytest.raises(KeyError):
        Kept.read({key: value for key, value in GOOD.items() if key != name})
