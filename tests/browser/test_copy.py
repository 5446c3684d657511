"""On a copy of the app that fails with one model: it says so; a model file is opened or refused, and kept nowhere."""

import pickle
import shutil
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from lstm_core import load_specimen
from tests.browser.server import ROOT, Server
from tests.browser.test_bad_input import model_file
from tests.browser.visit import link

pytestmark = pytest.mark.xdist_group("copy")
PARTS = ("app.py", "lstm_core", "pages", "assets", ".streamlit")
FAILS = """
_load_specimen = load_specimen


def load_specimen(name):
    if name == "negation-zh":
        raise OSError("disk")
    return _load_specimen(name)
"""
BAD_FILES = {
    "broken": lambda: model_file()[:-100],
    "too large": lambda: b"\0" * (6 << 20),
    "pickle": lambda: pickle.dumps({"weight": [1, 2]}),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Where the copy stands and writes."""
    return tmp_path_factory.mktemp("place")


@pytest.fixture(scope="module")
def started() -> float:
    return time.time()


@pytest.fixture(scope="module")
def copy(place, started) -> Iterator[Server]:
    house = place / "house"
    house.mkdir()
    leave = shutil.ignore_patterns("node_modules", "__pycache__", ".*")
    for name in PARTS:
        source = ROOT / name
        copied = shutil.copytree if source.is_dir() else shutil.copy
        copied(source, house / name, **({"ignore": leave} if source.is_dir() else {}))
    public = house / "lstm_core" / "__init__.py"
    public.write_text(public.read_text() + FAILS)
    with Server(root=house, environment=dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME"), str(place))) as server:
        yield server


def test_an_unexpected_error_is_a_plain_sentence_with_a_log_id_and_the_sentence_is_not_lost(visit, copy):
    opened = visit(base=copy.url, text="你好", model="negation-zh", drawn=False)
    said, number = opened.trouble()
    assert "OSError" not in said
    assert "你好" in said
    assert opened.address["text"] == "你好"
    assert number in copy.printed()


def test_a_model_file_is_opened_or_refused_and_neither_it_nor_what_is_typed_is_written_to_a_disk(
    visit, copy, place, started
):
    opened = visit(base=copy.url, text="我爱中国", model="random", units=5)
    a_file_that_is_none_is_refused_and_the_current_model_stays(opened)
    opened.type("乌有之乡无何有")
    opened.stage.reads("乌有之乡无何有")
    a_file_opens_and_its_link_says_that_it_must_be_opened_again(opened, copy)
    assert "无何有" not in copy.printed()
    assert "%E6%97%A0%E4%BD%95" not in copy.printed()
    files = (file for file in place.rglob("*") if file.is_file() and file.stat().st_mtime >= started)
    for file in files:
        data = file.read_bytes()
        assert not any(word in data for word in ("无何有".encode(), b"%E6%97%A0%E4%BD%95", b"neverneverland")), file


def a_file_that_is_none_is_refused_and_the_current_model_stays(opened):
    for make in BAD_FILES.values():
        opened.open_file("neverneverland.safetensors", make())
        dialog = opened.page.get_by_role("dialog")
        opened.refuses_file()
        expect(dialog).to_contain_text(opened.words("walk.open_accepted"))
        opened.page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        opened.stage.reads("我爱中国")
        opened.address_says(model="random")


def a_file_opens_and_its_link_says_that_it_must_be_opened_again(opened, copy):
    opened.open_file("neverneverland.safetensors", model_file())
    opened.address_says(model="file")
    opened.stage.reads("乌有之乡无何有")
    whole = load_specimen("segmenter-zh").card.sizes["units"]
    expect(opened.stage.root.locator("[data-vector=c]")).to_have_count(whole)
    opened.settle()
    opened.page.goto(link(copy.url, **opened.address))
    opened.stage.reads("乌有之乡无何有")
    opened.said(opened.words("errors.file_again", model=opened.words("models.segmenter-zh.name")))
