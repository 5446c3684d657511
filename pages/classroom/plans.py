"""Lesson plans: lists of links with notes for the teacher, each a TOML file of assets/plans.

title = "One lesson"
minutes = 45
[[item]]
link = "forget-gate?text=我爱中国&step=3"   # a chapter's path, or "sheet", and the parameters of its address
ask = "forget_gate.left.7"                  # the question that the class votes on, if any, in so many rounds
rounds = 2
minutes = 7
by = "item"                                 # how far PageDown goes before the next item: step, phase or item
phase = "forget"                            # that is shown first
note = "…"
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

from pages.state import address
from pages.state.question_name import Name
from pages.words.words import LANGUAGES

FOLDER = Path(__file__).parents[2] / "assets" / "plans"
NAMES = ("one-lesson", "two-readers", "lab")
FIRST = "walk"  # the chapter at /, whose path is ""
SHEET = "sheet"  # the path of a worksheet, which is no chapter
MOST_ITEMS, MOST_NOTE = 100, 500
WAYS = ("step", "phase", "item")
PHASES = ("concat", "forget", "input", "update", "output", "sum", "tanh", "overwrite", "reset", "candidate", "blend")
SPELLED = re.compile(r"[%&#+]")  # what a value cannot hold as it is
PATH = re.compile(r"[a-z-]{0,40}")
ITEM, PLAN = {"link", "ask", "rounds", "minutes", "note", "by", "phase"}, {"title", "minutes", "item"}


@dataclass(frozen=True)
class Item:
    """One thing to show: a chapter's `path`, the `parameters` of its address, and what the class is asked there."""

    path: str
    parameters: tuple[tuple[str, str], ...]
    minutes: int
    note: str
    ask: Name | None = None
    rounds: int = 0
    by: str = "step"
    phase: str = ""

    @property
    def chapter(self) -> str:
        return self.path.replace("-", "_") or FIRST

    @property
    def title(self) -> str:
        """The key of its name."""
        return f"{SHEET}.name" if self.path == SHEET else f"{self.chapter}.tab"

    @property
    def text(self) -> str:
        """The sentence that it opens with; "" for the chapter's own."""
        return dict(self.parameters).get("text", "")

    @property
    def link(self) -> str:
        """As a plan's file spells it."""
        query = "&".join(f"{name}={SPELLED.sub(lambda mark: quote(mark[0]), value)}" for name, value in self.parameters)
        return f"{self.path}?{query}" if query else self.path

    @property
    def href(self) -> str:
        """Its address, as seen from the first page."""
        asked = [("ask", str(self.ask))] if self.ask else []
        return f"./{self.path}?{urlencode([*self.parameters, *asked])}"


@dataclass(frozen=True)
class Plan:
    title: str
    minutes: int
    items: tuple[Item, ...]


def parse(raw: str, lang: str) -> Plan:
    """The plan that a TOML text spells. ValueError for what is no plan; a link leads nowhere but into the app."""
    table = tomllib.loads(raw)
    items = table.get("item", [])
    if table.keys() - PLAN or not isinstance(table.get("title"), str) or not 1 <= len(items) <= MOST_ITEMS:
        raise ValueError(f"a plan has a title, minutes and 1 to {MOST_ITEMS} items")
    return Plan(table["title"], _minutes(table), tuple(_item(item, lang) for item in items))


def usual_way(ask: Name | None) -> str:
    """How far PageDown goes where an item does not say it."""
    return "item" if ask else "step"


def _item(table: dict, lang: str) -> Item:
    path, _, query = str(table.get("link", "")).partition("?")
    note = table.get("note", "")
    if table.keys() - ITEM or not PATH.fullmatch(path) or not isinstance(note, str) or len(note) > MOST_NOTE:
        raise ValueError(f"no item of a plan: {table}")
    parameters = parse_qsl(query, strict_parsing=bool(query))
    _, wrong = address.parse(dict(parameters), lang)
    if wrong or dict(parameters).keys() - (address.PARAMETERS.keys() - {"go"}):
        raise ValueError(f"no link into the app: {table['link']}")
    ask = Name.parse(table["ask"]) if "ask" in table else None
    by, phase = table.get("by", usual_way(ask)), table.get("phase", "")
    if by not in WAYS or phase not in ("", *PHASES):
        raise ValueError(f"no way on, or no phase: {table}")
    return Item(path, tuple(parameters), _minutes(table), note, ask, int(table.get("rounds", 0)), by, phase)


def _minutes(table: dict) -> int:
    minutes = table.get("minutes")
    if type(minutes) is not int or minutes < 1:
        raise ValueError(f"no minutes: {minutes!r}")
    return minutes


@cache
def shipped(name: str, lang: str) -> Plan:
    """A plan of assets/plans. KeyError where there is none of this name or language."""
    if name not in NAMES or lang not in LANGUAGES:
        raise KeyError(name)
    return parse((FOLDER / lang / f"{name}.toml").read_text("utf-8"), lang)
