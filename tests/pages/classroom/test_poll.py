"""A vote in a room: the states it goes through, and that nobody hears the answer before it is revealed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.classroom import poll
from pages.classroom.storage.store import MemoryStore
from tests.pages.classroom.stores import Clock

ASKED = {
    "id": "forget_gate.left.7",
    "letters": "ABC",
    "question": {lang: {"text": f"how much, {lang}", "choices": {"A": "1.4", "B": "0.4", "C": "0.5"}} for lang in "ze"},
    "right": "B",
    "mixup": {lang: {"A": f"SECRET adds, {lang}", "C": f"SECRET switch, {lang}"} for lang in "ze"},
    "why": {lang: {letter: f"SECRET why {letter}, {lang}" for letter in "ABC"} for lang in "ze"},
}
ACTS = ("ask", "close", "more", "undo", "discuss", "bars", "hide", "reveal", "done")
CODE, NOW = "K7QT", 1000.0
# what the teacher may do in each state, and where it leads: state and round
WAYS = {
    (): {"ask": ("open", 1)},
    ("ask",): {"close": ("closed", 1), "more": ("open", 1), "done": None},
    ("ask", "close"): {
        "undo": ("open", 1),
        "discuss": ("open", 2),
        "bars": ("bars", 1),
        "reveal": ("revealed", 1),
        "done": None,
    },
    ("ask", "close", "bars"): {"hide": ("closed", 1), "reveal": ("revealed", 1), "done": None},
    ("ask", "close", "discuss", "close", "bars"): {"hide": ("closed", 2), "reveal": ("revealed", 2), "done": None},
    ("ask", "close", "reveal"): {"ask": ("open", 1), "done": None},
}


def after(acts, fields: dict | None = None, now: float = NOW) -> dict:
    fields = {"asked": ASKED, **(fields or {})}
    for act in acts:
        fields |= poll.follows(fields, act, now)
    return fields


def public(fields: dict) -> dict | None:
    return poll.public(fields, NOW)


@pytest.mark.parametrize("done", WAYS, ids="-".join)
def test_in_every_state_the_teacher_can_do_this_and_nothing_else(done):
    for act in ACTS:
        if act not in WAYS[done]:
            with pytest.raises(ValueError, match=act):
                after((*done, act))
            continue
        said = public(after((*done, act)))
        assert (said and (said["state"], said["round"])) == WAYS[done][act]


@pytest.mark.parametrize("act", [None, 1, "", [], {}, "Ask", "open"])
def test_what_is_no_act_is_refused(act):
    with pytest.raises(ValueError, match="in ''"):
        poll.follows({"asked": ASKED}, act, NOW)


def test_without_a_question_on_the_page_nothing_is_asked():
    for fields in ({}, {"asked": None}):
        with pytest.raises(ValueError, match="ask"):
            poll.follows(fields, "ask", NOW)


@given(st.lists(st.sampled_from(ACTS), max_size=14), st.lists(st.sampled_from("ABC"), max_size=9))
def test_nothing_of_right_mixup_or_why_is_said_before_the_reveal_and_no_bar_before_it_is_shown(acts, letters):
    store, fields = MemoryStore(Clock()), {"asked": ASKED}
    store.make(CODE, {})
    for act in acts:
        try:
            new = poll.follows(fields, act, NOW)
        except ValueError:
            continue
        store.write(CODE, fields | new)
        fields |= new
        if (fields["poll"] or {}).get("state") == "open":
            for tab, letter in enumerate(letters):
                assert store.vote(CODE, poll.name(fields["poll"], fields["poll"]["round"]), f"tab{tab}", letter, 9)
        said = public(poll.read(store, CODE))
        if not said:
            continue
        is_told = said["state"] == "revealed"
        assert ("SECRET" in json.dumps(said), "right" in said, "mixup" in said, "why" in said) == (is_told,) * 4
        assert ("counts" in said) == (said["state"] in ("bars", "revealed"))
        assert "tab0" not in json.dumps(said)


def test_a_question_that_is_asked_again_begins_without_votes():
    first = poll.name(after(["ask"])["poll"], 1)
    for acts in (["ask", "close", "reveal", "ask"], ["ask", "done", "ask"]):
        assert poll.name(after(acts)["poll"], 1) != first
    assert poll.name(after(["ask"], now=NOW + 5)["poll"], 1) != first  # at a server that has lost the first


def test_the_question_that_is_voted_on_stays_whatever_the_teacher_s_page_asks_next():
    fields = after(["ask"]) | {"asked": {**ASKED, "id": "forget_gate.left.8"}}
    assert public(fields)["id"] == ASKED["id"]
    assert public(fields | poll.follows(after(["close", "reveal"], fields), "ask", NOW))["id"] == "forget_gate.left.8"


def test_the_clock_is_in_the_server_s_time_and_can_be_given_more():
    def left(fields: dict) -> float:
        said = public(fields)
        return (said["until"] - said["now"]) / 1000

    assert left(after(["ask"])) == poll.SECONDS["ask"]
    assert left(after(["ask", "more"])) == poll.SECONDS["ask"] + poll.SECONDS["more"]
    assert left(after(["ask", "close", "discuss"])) == poll.SECONDS["discuss"]
    assert left(after(["close", "undo"], after(["ask"], now=NOW - 600))) == poll.SECONDS["undo"]
    late = after(["more"], after(["ask"], now=NOW - 600))
    assert left(late) == poll.SECONDS["more"]
    assert "until" not in public(after(["ask", "close"]))


def test_talk_comes_before_the_second_round_alone():
    said = [public(after(acts))["talk"] for acts in (["ask"], ["ask", "close", "discuss"], ["ask", "close", "undo"])]
    assert said == [False, True, False]


def test_a_question_has_the_rounds_that_the_plan_gives_it_and_two_without_one():
    notes = {"asks": ASKED["id"], "rounds": 1}
    plans = ({}, {"notes": {}}, {"notes": notes}, {"notes": {**notes, "asks": "forget_gate.left.8"}})
    assert [public({**after(["ask"]), **plan})["rounds"] for plan in plans] == [2, 2, 1, 2]


def vote(**other: object) -> dict:
    return {"number": int(NOW), "round": 1, "tab": "0123456789ab", "a": "C", **other}


def test_a_vote_is_for_the_round_that_is_open():
    fields = after(["ask"])
    assert poll.answers(fields, vote()) == poll.name(fields["poll"], 1)
    for late in (after([]), after(["ask", "close"]), after(["ask", "close", "discuss"]), after(["ask", "done", "ask"])):
        with pytest.raises(LookupError):
            poll.answers(late, vote())


@pytest.mark.parametrize(
    "wrong",
    [
        *({"a": letter} for letter in ("D", "", "AB", None, ["A"])),
        *({"tab": tab} for tab in ("", "x" * 40, 7)),
        {"b": 1},
    ],
    ids=str,
)
def test_what_is_no_vote_is_refused(wrong):
    with pytest.raises(ValueError, match="no"):
        poll.answers(after(["ask"]), vote(**wrong))
