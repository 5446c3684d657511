"""The error page: a plain sentence with a log id in the reader's language, and the sentence they typed."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.reading import cache
from pages.words.words import LANGUAGES, words
from tests.pages.test_imports import ROOT


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_error_in_a_page_is_said_plainly_and_logged_under_its_id(lang, monkeypatch, caplog):
    def broken(*_):
        raise OSError("disk")

    monkeypatch.setattr(cache, "reading", broken)
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    page.query_params.update({"lang": lang, "text": "我的 <b>句子</b> $x$"})
    with caplog.at_level(logging.ERROR, logger="gatewalk"):
        page.run()
    said = [element.value for element in (*page.markdown, *page.text)]
    assert f"**{words(lang)('errors.unexpected')}**" in said
    assert "我的 <b>句子</b> $x$" in [element.value for element in page.text]
    assert not any("disk" in line or "OSError" in line for line in said)
    number = re.search(r"\b[0-9a-f]{8}\b", "\n".join(said))[0]
    logged = [record for record in caplog.records if record.name == "gatewalk"]
    assert [number in record.getMessage() for record in logged] == [True]
    assert logged[0].exc_info[0] is OSError
    assert words(lang)("errors.again") in [button.label for button in page.button]
