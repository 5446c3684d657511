"""The page of who follows: which address it has, and under which policy it runs."""

import asyncio
import re

import pytest

from pages.classroom.routes import Rooms
from pages.classroom.storage.store import MemoryStore
from pages.server import stage_files
from pages.words.words import LANGUAGES, words
from tests.pages.classroom.visitors import Visitor
from tests.pages.server.asked import page


def ask(path: str, accept: str = "text/html,*/*", **headers: str):
    return asyncio.run(Visitor(Rooms(page(), MemoryStore())).get(path, accept=accept, **headers))


@pytest.mark.parametrize("typed", ["K7QT", "k7qt", "K7qT", "%20K7QT+", "XXXX&r=K7QT"])
def test_a_code_opens_its_page_however_it_is_typed(typed):
    answer = ask(f"/?r={typed}")
    assert answer.status == 200
    assert 'data-room="K7QT"' in answer.body.decode()
    assert len(answer.body) < 300


@pytest.mark.parametrize("query", ["", "?text=K7QT", "?R=K7QT"])
def test_whoever_names_no_code_opens_the_app(query):
    assert ask(f"/{query}").body == b"<body></body>"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("typed", ["K7Q", "AAAA", "K7QTT", "K%207QT", "<b>x</b><script>", "K7QT" * 99, "门", "%ff"])
def test_what_is_no_code_says_so_and_asks_for_one(typed, lang):
    answer = ask(f"/?r={typed}", accept_language=f"{lang}-XX,en;q=.5")
    said = answer.body.decode()
    assert f'lang="{lang}"' in said
    assert words(lang)("room.entry_wrong", typed="").rpartition({"zh": "」", "en": "”"}[lang])[2] in said
    assert "<script" not in said
    assert "<b>" not in said
    assert len(said) < 2500
    assert 'name="r"' in said
    assert "form-action 'self'" in answer.headers["content-security-policy"]


def test_without_a_code_it_is_asked_for_one_without_a_reproach():
    said = ask("/?r=").body.decode()
    assert words("en")("room.entry") in said
    assert 'name="r"' in said


def test_only_a_browser_at_the_first_page_follows():
    assert ask("/?r=K7QT", accept="*/*").body == b"<body></body>"
    assert ask("/forget-gate?r=K7QT").body == b"<body></body>"


def test_its_files_are_the_stage_s_own_and_nothing_else_runs_there():
    answer = ask("/?r=K7QT")
    digest, files = stage_files.files()
    asked = re.findall(r'(?:src|href)="([^"]+)"', answer.body.decode())
    assert asked == [f"stage/{digest}/page.css", f"stage/{digest}/page.js"]
    assert {name.rpartition("/")[2] for name in asked} <= set(files)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "sha256" not in policy
