"""The teacher's visit: what its stage shows is put into its room, by the digest of its content.

A store that does not answer takes the room, never the page: the browser is told that it is `away`, and asks again.
"""

from collections.abc import Callable

from pages.classroom import room
from pages.classroom.storage.shared_store import shared
from pages.classroom.storage.store import MOST_RUN, Unreachable
from pages.state import address, visit

OWN = ("visit", "jump", "labels", "record", "beside", "first", "drags")  # of a payload: the visit's, and nobody's else
START = {"step": "0", "unit": "0", "view": "cell", "part": "c"}  # for the place of the one who opens a run is `at`
ALONE = "present"  # of the address: the wall's, and no phone's


def take(said: object) -> None:
    """The browser says that this visit teaches in a room, with its key, or in none."""
    here = visit.current()
    code, key = (said.get("code"), said.get("key")) if isinstance(said, dict) else (None, None)
    here.room, here.room_came, here.room_away = "", True, False
    here.room_shown = here.room_asks = None
    if room.is_code(code) and _ask(lambda: _opens(str(code), key)):
        here.room, here.room_key = str(code), str(key)
        another = said.get("another") if isinstance(said, dict) else None
        here.room_another = another if isinstance(another, str) else ""


def _opens(code: str, key: object) -> bool:
    return room.opens(key, shared().read(code) or {})


def publish(payload: dict) -> dict | None:
    """What the stage is told of the visit's room: its code, and the digest under which `payload` lies there.

    The digest is "" where there is no picture, or one too large for a room; None where the visit teaches in no room.
    `asks` is the name of the question that its class can be asked; `away` says that a store did not answer.
    """
    here = visit.current()
    if not here.room:
        return {"code": "", "run": "", "page": here.page or "", "asks": "", "away": True} if here.room_away else None
    digest, run = room.packed(_common(payload)) if payload["picture"] else ("", b"")
    if len(run) > MOST_RUN:
        digest, run = "", b""
    shown = (digest, here.page or "")
    if here.room_asks and here.room_asks[0] != shown[1]:
        here.room_asks = None  # the question of a page that was left
    if shown != here.room_shown:
        here.room_shown = shown if _ask(lambda: _put(here.room, shown, run)) else None
    told = {"code": here.room, "run": digest, "page": shown[1], "asks": here.room_asks[1] if here.room_asks else ""}
    away, here.room_away = here.room_away, False
    return told | ({"away": True} if away else {})


def offer(name: str, about: str, question: Callable[[], dict]) -> None:
    """What the class can be asked on this page, by its name and what it is about; `poll` says what a question is."""
    here = visit.current()
    offered = (here.page or "", name, about)
    if here.room and offered != here.room_asks:
        is_there = _ask(lambda: bool(shared().write(here.room, {"asked": question()})))
        here.room_asks = offered if is_there else None


def _put(code: str, shown: tuple[str, str], run: bytes) -> bool:
    digest, page = shown
    if digest:
        shared().keep(digest, run)
    at = {name: getattr(visit.state(), name) for name in address.PLACE if name != ALONE}
    asked = {} if visit.current().room_asks else {"asked": None}
    fields = {"run": digest, "page": page, "visit": visit.current().name} | asked
    return bool(shared().write(code, fields | ({"at": at} if digest else {})))


def _common(payload: dict) -> dict:
    """The payload without what is the visit's own, and without a place: the same for every way to the same run."""
    kept = {name: value for name, value in payload.items() if name not in OWN}
    common = {name: value for name, value in payload["address"].items() if name != ALONE}
    return kept | {"address": common | START}


def _ask(question: Callable[[], bool]) -> bool:
    """What the store answers; False where it does not."""
    try:
        return question()
    except Unreachable:
        visit.current().room_away = True
        return False
