"""What the browser remembers of earlier visits. The stage's script keeps it; it is taken once a visit and checked.

Python never writes it: it sends what is done and answered with each payload, and the script adds that to the entry.
"""

import re
from typing import Any

import streamlit as st

from pages.stage import answers
from pages.state import progress, visit

FULL = "2"  # the value of the script's cookie that says that there is a record
MOST, NAME = 96, re.compile(r"[a-z][a-z_-]{0,31}")


def awaited() -> bool:
    """Whether the browser has a record and has not told it yet: till then no question is shown."""
    return not visit.current().record_heard and st.context.cookies.get(visit.SEEN) == FULL


def payload() -> dict:
    """What the stage's script is told. assets/stage/src/telling/record.ts is the contract."""
    return {
        "recall": not visit.current().record_heard,
        "awaited": awaited(),
        "forget": visit.current().times_forgotten,
        "done": {lesson: sorted(names) for lesson, names in visit.current().done.items()},
        "answers": {slot: kept.spelt() for slot, kept in answers.kept().items()},
    }


def take(told: Any) -> None:
    """The record, where it can be read. What this visit has done already stands, unless another tab has cleared all."""
    visit.current().record_heard = True
    parts = told if isinstance(told, dict) else {}
    if parts.get("cleared") is True:
        forget()
    for lesson, names in _entries(parts.get("done")):
        for name in names[:MOST] if isinstance(names, list) else ():
            if isinstance(name, str) and NAME.fullmatch(name):
                progress.note(lesson, name)
    for slot, raw in _entries(parts.get("answers")):
        try:
            kept = answers.Kept.read(raw)
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
        there = answers.kept().get(slot)
        if there is None or there.chosen is None:
            answers.kept()[slot] = kept
    visit.current().record_came = True


def forget() -> None:
    """Forget everything, here and in the browser."""
    here = visit.current()
    here.done, here.answers = {}, {}
    here.mixed, here.mixed_at = (), 0
    here.record_heard = here.cleared = True
    here.times_forgotten += 1


def _entries(table: Any) -> list[tuple[str, Any]]:
    """At most MOST entries whose key is a name."""
    pairs = table.items() if isinstance(table, dict) else ()
    return [(key, value) for key, value in pairs if isinstance(key, str) and NAME.fullmatch(key)][:MOST]
