"""Every model that can be opened works on the pages: shipped, random, toys of the lab, and files of any kind."""

from dataclasses import replace
from random import Random

import pytest

from lstm_core import Reader, specimens
from lstm_core.formats.specimen_file import MOST_UNITS
from lstm_core.memory import reach
from pages import chapters
from pages.chapters.contents import CHAPTERS
from pages.quiz.draw import Sheet, fresh
from pages.quiz.question import at
from pages.stage.payload import run_part
from pages.state.holds import Hold
from pages.state.settings import Reach
from tests.pages.files import files
from tests.pages.lessons import LESSONS, specimen
from tests.pages.menu import choose
from tests.pages.test_frame import opened
from tests.sweep import swept

FILES = files()
LINKS = [{"model": name} for name in specimens()]
LINKS += [{"model": "random", "units": str(units)} for units in (1, 2, MOST_UNITS)]
READ_NOTHING = {"cost", "training"}  # pages that no model reads on: the first four models see them both ways
DRAWERS = ("atlas", "ledger", "numbers", "difference", "ledgers", "card", "examples", "bill", "lab-experiments")


def task_of(address: dict) -> str:
    return specimen(address["model"]).card.task


def walk_through(page, model: str, turn: int) -> None:
    """Every other page, half of these as they open, half with a question answered, every drawer open and a gate held.

    `turn` says which: four turns see each page both ways.
    """
    held = tuple(Hold("f", way, None, None, 0.0) for way in ("forward", "backward"))
    for number, chapter in enumerate(CHAPTERS):
        if (number + turn) % 2 or (turn > 3 and chapter.name in READ_NOTHING):
            continue
        busy = (number + turn) % 4 == 0
        page.session_state["gw-visit"].done = {chapter.name: frozenset({"answered"})} if busy else {}
        for drawer in (*DRAWERS, f"mixups-{chapter.name}", f"equations-{chapter.name}"):
            page.session_state[f"gw-{drawer}"] = busy
        here = page.session_state["gw-visit"].state
        changed = {"hold": held, "reach": Reach("sentence", trained=True)} if busy else {"hold": (), "reach": Reach()}
        page.session_state["gw-visit"].state = replace(here, **changed)
        page.switch_page(str(chapters.script(chapter.name))).run()
        assert not page.exception, chapter.name
        lent = page.session_state["gw-visit"].state.lent
        assert (lent or page.session_state["gw-visit"].state.model) == model
        assert bool(lent) == (chapter.name in ("rnn", "gru"))


@pytest.mark.parametrize("file", swept(FILES), ids=lambda file: file.name)
def test_an_opened_file_works_on_a_page(file):
    page = opened("pages/frame.py", lang="zh" if FILES.index(file) % 2 else "en")
    page.session_state["gw-visit"].opened = (file.name, file.make())
    page.run()
    choose(page, "file")
    page.text_input(key="gw-box").set_value(file.text).run()
    assert page.session_state["gw-visit"].state.text == file.text
    walk_through(page, "file", FILES.index(file))


@pytest.mark.parametrize("address", swept(LINKS), ids=lambda address: " ".join(address.values()))
def test_a_shipped_or_random_model_works_on_a_page(address):
    card = specimen(address["model"]).card
    text = (card.examples or ["我爱中国"])[-1]
    page = opened("pages/frame.py", lang=card.language or "en", text=text, step="1", **address)
    state = page.session_state["gw-visit"].state
    assert (state.model, state.text, state.step) == (address["model"], text, 1)
    walk_through(page, address["model"], LINKS.index(address))


@pytest.mark.parametrize("file", swept(FILES), ids=lambda file: file.name)
def test_whatever_a_lesson_computes_of_an_opened_file_is_finite(file):
    """Warnings are errors: an overflow fails, wherever the run is asked or drawn."""
    model, draw = file.make(), Random(1)
    for text in (file.text, file.text[0], file.text * 8):
        reading = model.read(text)
        run_part(model, reading, {})
        for reader in reading.readers.values():
            reach(reader.layer, reading.x, reverse=reader.trace.reverse)
            for lesson in LESSONS:
                if lesson.cell != "lstm" or (lesson.both and reader.opposite is None):
                    continue
                asked(lesson, reader, draw)
                for settled in lesson.settled:
                    for case in settled.cases:
                        place = case(reader)
                        assert settled.draw(reader, place).startswith("<")
                        assert all(map(str, settled.numbers(reader, place).values()))


def asked(lesson, reader: Reader, draw: Random) -> None:
    """At some places every kind, and one question that can be asked."""
    assert fresh(Sheet(lesson.name, lesson.kinds, reader, "a run"), [], draw, opening=True)[1].choices
    for place in draw.sample(reader.places(), min(4, len(reader.places()))):
        for kind in lesson.kinds:
            at(kind, reader, place, draw)
