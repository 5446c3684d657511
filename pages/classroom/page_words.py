"""The words that pages of a class need: a student's few, and those that only a teacher's page says."""

import re

from pages.classroom.plans import FIRST, SHEET
from pages.words.words import words

TITLE = re.compile(r"\w+\.title")
UNSAID = re.compile(r"drill_(?!open)|drag_|export_|present_|shell_skip|shell_waiting")  # on no page of a class


def student(lang: str) -> dict:
    """Words of the page, labels of the stage, names of the chapters by path."""
    table = words(lang).table
    titles = {key.removesuffix(".title"): title for key, title in table.items() if TITLE.fullmatch(key)}
    pages = {name.replace("_", "-"): title for name, title in titles.items()}
    return {name: _said(lang, name) for name in ("room", "stage")} | {"pages": pages}


def teacher(lang: str) -> dict:
    """Words of a vote on the wall and of the desk."""
    return {"room": _said(lang, "room") | words(lang).file("desk"), "pages": student(lang)["pages"]}


def plan(lang: str) -> dict:
    """The words of a lesson plan, and the names of where it leads: chapters as in the bar, by path, and the worksheet.

    The path of the first page is "".
    """
    say = words(lang)
    tabs = {key.removesuffix(".tab"): tab for key, tab in say.table.items() if key.endswith(".tab")}
    pages = {"" if name == FIRST else name.replace("_", "-"): tab for name, tab in tabs.items()}
    pages[SHEET] = say("sheet.name")
    return {"words": say.file("plan"), "pages": pages}


def _said(lang: str, file: str) -> dict[str, str]:
    return {key: text for key, text in words(lang).file(file).items() if not UNSAID.match(key)}
