"""A vote in a room: how it goes on, what anybody may know of it, and who may still answer.

    (none) ─ ask ─▶ open 1 ─ close ─▶ closed ─ bars ─▶ bars ─ reveal ─▶ revealed ─ done ─▶ (none)
                      ◀──── undo ──── closed ◀─ hide ─ bars
                    open 2 ◀ discuss ─ closed ─────── reveal ─────────▶ revealed ─ ask ─▶ open 1

The room's field `asked` is the question on the teacher's page, `poll` the one that is voted on. What is right, what
each wrong answer mixes up and why leave the server with the state "revealed", to anybody but the teacher.
"""

import re
from typing import Any

from pages.classroom.storage.store import Store

MOST_ROUNDS = 9
ROUNDS = 2  # alone, and after a talk: where no plan says otherwise
MOST_VOTES = 500
TAB = re.compile(r"[0-9a-z]{8,32}")
SECONDS = {"ask": 60, "discuss": 120, "more": 30, "undo": 30}  # that the clock then shows; it closes nothing itself
FOLLOWS = {  # (state, what is done) → the next state
    ("", "ask"): "open",
    ("revealed", "ask"): "open",
    ("open", "close"): "closed",
    ("open", "more"): "open",
    ("closed", "undo"): "open",
    ("closed", "discuss"): "open",
    ("closed", "bars"): "bars",
    ("closed", "reveal"): "revealed",
    ("bars", "hide"): "closed",
    ("bars", "reveal"): "revealed",
    **{(state, "done"): "" for state in ("open", "closed", "bars", "revealed")},
}
SECRET = ("right", "mixup", "why")

Counts = list[dict[str, int]]  # of each round, how many tabs chose a letter


def follows(fields: dict, act: object, now: float) -> dict:
    """The fields of the room after the teacher has done `act`. ValueError where it cannot be done now."""
    poll: dict[str, Any] = fields.get("poll") or {}
    state = FOLLOWS.get((poll.get("state", ""), act)) if isinstance(act, str) else None
    if not isinstance(act, str) or state is None or (act == "ask" and not fields.get("asked")):
        raise ValueError(f"{act!r} in {poll.get('state', '')!r}")
    if act == "ask":
        # no number comes twice, even from a server that has lost all: a question asked again begins without votes
        last = poll.get("number", fields.get("polls", 0))
        poll = {**fields["asked"], "round": 1, "number": max(last + 1, int(now))}
    if act == "discuss":
        if poll["round"] >= MOST_ROUNDS:
            raise ValueError("too many rounds")
        poll = {**poll, "round": poll["round"] + 1}
    if not state:
        return {"poll": None, "polls": poll["number"]}
    until = poll.get("until", 0)
    if act in SECONDS:
        until = SECONDS[act] + (max(until, now) if act == "more" else now)
    talk = act == "discuss" or (act == "more" and poll["talk"])
    return {"poll": {**poll, "state": state, "until": until, "talk": talk}}


def name(poll: dict, number: int) -> str:
    """What the store calls a round of a poll."""
    return f"{poll['number']}.{number}"


def count(store: Store, code: str, poll: dict) -> Counts:
    """Of each round of a vote that is not revealed yet."""
    return [store.counts(code, name(poll, n + 1)) for n in range(poll["round"])]


def counted(store: Store, code: str, fields: dict) -> dict:
    """The fields, with the counts of a vote that goes on; one that is revealed has its own."""
    poll = fields.get("poll")
    return {**fields, "counts": count(store, code, poll)} if poll and poll["state"] != "revealed" else fields


def read(store: Store, code: str) -> dict | None:
    fields = store.read(code)
    return counted(store, code, fields) if fields else None


def _counts(fields: dict) -> Counts:
    return (fields.get("poll") or {}).get("counts") or fields.get("counts") or []


def public(fields: dict, now: float) -> dict | None:
    """What all may know of the vote: no bars before they are shown, no right answer before it is revealed."""
    poll = fields.get("poll")
    if not poll:
        return None
    counts = _counts(fields)
    known = {key: poll[key] for key in ("id", "number", "round", "state", "talk", "question")}
    known["n"] = sum(counts[-1].values()) if counts else 0
    planned = fields.get("notes") or {}
    known["rounds"] = planned["rounds"] if planned.get("asks") == poll["id"] else ROUNDS
    if poll["state"] == "open":
        known |= {"until": round(1000 * poll["until"]), "now": round(1000 * now)}
    if poll["state"] in ("bars", "revealed"):
        known["counts"] = counts
    if poll["state"] == "revealed":
        known |= {key: poll[key] for key in SECRET}
    return known


def tally(fields: dict) -> dict:
    """What the teacher may know at any time: the bars, and what each is called."""
    poll = fields.get("poll") or {}
    return {"counts": _counts(fields), **{key: poll[key] for key in SECRET if key in poll}}


def answers(fields: dict, said: dict) -> str:
    """The name of the round that a vote is for. ValueError for what is no vote, LookupError where none is open."""
    poll = fields.get("poll") or {}
    if said.keys() != {"number", "round", "tab", "a"} or not (
        isinstance(said["tab"], str) and TAB.fullmatch(said["tab"])
    ):
        raise ValueError("no vote")
    if not poll or poll["state"] != "open" or (said["number"], said["round"]) != (poll["number"], poll["round"]):
        raise LookupError("not open")
    if said["a"] not in tuple(poll["letters"]):
        raise ValueError("no such answer")
    return name(poll, poll["round"])
