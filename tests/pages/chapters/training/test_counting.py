"""What is said of counting to five is true of how the toy begins."""

import pytest

from lstm_core.toys import TOYS
from pages.words.words import LANGUAGES, words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_counting_to_five_begins_with_the_one_unit_that_it_is_said_to_begin_with(lang):
    assert TOYS["count-to-five"].units == 1
    said = words(lang)("training.recipe.count-to-five.about")
    assert {"zh": "先只给一个", "en": "begins with a single one"}[lang] in said
