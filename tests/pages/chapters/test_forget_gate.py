"""What the forget gate's lesson says of a door in print, and what its question asks about."""

import pytest

from pages.chapters.forget_gate import LESSON
from pages.quiz.forget_gate import KINDS
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import MODELS, readers, specimen

WHOLE = ("0.00", "1.00")
ACTS = {"zh": "这扇门", "en": "this gate"}


@pytest.mark.parametrize("model", MODELS)
def test_no_door_in_print_reads_0_or_1_where_the_page_says_that_it_never_gets_there(model):
    meaning = next(kind for kind in KINDS if kind.name == "meaning")
    for text in specimen(model).card.examples or ["我爱中国"]:
        for reader in readers(model, text):
            for settled in LESSON.settled:
                shown = [settled.numbers(reader, case(reader))["f"] for case in settled.cases]
                assert not set(shown) & set(WHOLE)
            for made in filter(None, (meaning.make(reader, place) for place in reader.places())):
                assert made[1]["f"] not in WHOLE


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", ["open", "shut"])
def test_a_door_nearly_open_or_shut_is_asked_what_it_does_itself(lang, case):
    """What becomes of the lane is another matter: behind a shut door it mostly is what the token brings."""
    assert ACTS[lang] in words(lang)(f"forget_gate.ask.meaning-{case}.question", f="", token="", unit="")
