"""A room's code and key, and what may be said in it."""

import json
import re
from hashlib import sha256
from secrets import choice, compare_digest, token_urlsafe

from pages.classroom import poll
from pages.state.room_code import CODE, LETTERS

KEY = re.compile(r"[\w-]{24}", re.ASCII)  # 144 bits
RUN = re.compile(r"[0-9a-f]{32}")
PAGE = re.compile(r"[a-z0-9-]{0,40}")
VISIT = re.compile(r"[0-9a-f]{16}")
WORD = re.compile(r"[\w-]{0,24}", re.ASCII)
MOST_NUMBER = 9999
NOTES = ("place", "what", "note", "next", "asks")  # of a plan: which item, its name, its note, the next one, the vote
CLOCKS = ("left", "gone")  # seconds: of the item, and since the lesson began
NUMBERS = (*CLOCKS, "rounds")  # of its vote
MOST_NOTE, MOST_SECONDS = 600, 360_000
PRESSES = {  # of the remote: what it counts, and how
    "on": ("steps", 1),
    "back": ("steps", -1),
    "item": ("items", 1),  # the next one of the plan
    "another": ("others", 1),  # another question of the kind
}
PLACE = ("step", "unit", "phase", "direction", "view", "part", "shown", "three")  # as `at` names it: the stage's place,
# and where the wall shows three cells side by side instead, their step


def new_code() -> str:
    return "".join(choice(LETTERS) for _ in range(4))


def new_key() -> str:
    return token_urlsafe(18)


def locked(key: str) -> str:
    """What is kept of a key."""
    return sha256(key.encode("utf-8", "replace")).hexdigest()


def opens(key: object, fields: dict) -> bool:
    """Whether this is the key of a room with these fields."""
    return isinstance(key, str) and compare_digest(locked(key), str(fields.get("key")))


def is_code(code: object) -> bool:
    return isinstance(code, str) and CODE.fullmatch(code) is not None


def desk(lock: str) -> str:
    """What the teacher's pages listen under: it stands in an address and opens nothing."""
    return locked(lock)[:24]


def is_desk(said: str | None, fields: dict) -> bool:
    """Whatever an address says: only bytes can be compared where it is no ASCII."""
    return bool(said) and compare_digest(str(said).encode("utf-8", "replace"), desk(str(fields.get("key"))).encode())


def packed(payload: dict) -> tuple[str, bytes]:
    """(digest, JSON) of what a class looks at."""
    run = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
    return sha256(run).hexdigest()[:32], run


def parsed(body: bytes) -> dict:
    """The object that JSON spells. ValueError for anything else, and for numbers that JSON has no words for."""
    try:
        said = json.loads(body, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(said, dict):
        raise ValueError("no object")
    return said


def said_by_teacher(said: dict) -> dict:
    """The fields that a page of the teacher's may write, if given: `run`, `at`, `page`, and `visit`, its own name.

    ValueError for anything else.
    """
    if not said or said.keys() - {"run", "at", "page", "visit"}:
        raise ValueError("not what is said in a room")
    for name, shape in (("run", RUN), ("page", PAGE), ("visit", VISIT)):
        if name in said and not (isinstance(said[name], str) and shape.fullmatch(said[name])):
            raise ValueError(name)
    if "at" in said and not _is_place(said["at"]):
        raise ValueError("at")
    return said


def is_late(said: dict, fields: dict) -> bool:
    """Whether a page speaks of a run that it has left since: Python says so first (`teacher.publish`)."""
    return "visit" in said and said["visit"] == fields.get("visit") and said.get("run") != fields.get("run")


def pressed(fields: dict, button: object) -> dict:
    """The fields after a press on the remote: how often which was pressed; a step back takes one away.

    ValueError for what is no button.
    """
    if not isinstance(button, str) or button not in PRESSES:
        raise ValueError("no button")
    before = fields.get("pressed") or {name: 0 for name, _ in PRESSES.values()}
    name, by = PRESSES[button]
    return {"pressed": {**before, name: before[name] + by}}


def noted(notes: object, now: float) -> dict:
    """The fields after the page that goes by a lesson plan has said where it is: texts, rounds, seconds on two clocks.

    Nothing at all where it has left the plan. Nobody hears of them but who has the key. ValueError for anything else.
    """
    if notes == {}:
        return {"notes": {}}
    if not isinstance(notes, dict) or notes.keys() != {*NOTES, *NUMBERS}:
        raise ValueError("no notes")
    if not all(isinstance(notes[name], str) and len(notes[name]) <= MOST_NOTE for name in NOTES):
        raise ValueError("no text")
    if not all(type(notes[name]) is int for name in NUMBERS):
        raise ValueError("no number")
    texts = {name: notes[name].encode("utf-8", "replace").decode() for name in NOTES}  # half a sign is none
    clocks = {name: max(-MOST_SECONDS, min(MOST_SECONDS, notes[name])) for name in CLOCKS}
    rounds = max(0, min(poll.MOST_ROUNDS, notes["rounds"]))
    return {"notes": {**texts, **clocks, "rounds": rounds, "told": now}}


def notes(fields: dict, now: float) -> dict:
    """What `noted` was told, its clocks as they stand now; empty where nothing was."""
    told = fields.get("notes")
    if not told:
        return {}
    gone = int(now - told["told"])
    clocks = {"left": told["left"] - gone, "gone": told["gone"] + gone}
    return {name: told[name] for name in (*NOTES, "rounds")} | clocks


def _is_place(at: object) -> bool:
    return isinstance(at, dict) and not at.keys() - set(PLACE) and all(map(_is_plain, at.values()))


def _is_plain(value: object) -> bool:
    """Nothing, a small number, or a name."""
    if isinstance(value, str):
        return WORD.fullmatch(value) is not None
    return value is None or (type(value) is int and 0 <= value <= MOST_NUMBER)


def _refuse(constant: str):
    raise ValueError(constant)
