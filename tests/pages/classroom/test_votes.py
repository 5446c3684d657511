"""Votes at the rooms' addresses: who may, when, how often, and what is heard of them."""

import pytest

from pages.classroom import poll, vote_routes
from pages.classroom.storage.store import MemoryStore
from tests.pages.classroom.stores import Clock
from tests.pages.classroom.test_poll import ASKED, vote
from tests.pages.classroom.test_routes import in_class, no_brake  # noqa: F401 -- a fixture of every test here


async def cast(here, letter: str, tab: int = 0, *, after: float = 1, **other: object) -> int:
    """One vote, so many seconds after what was before."""
    here.clock.now += after
    said = vote(a=letter, tab=f"tab{tab:09}", **{"number": number(here), **other})
    return (await here.student.post(f"{here.room}/vote", said)).status


def number(here) -> int:
    return (here.store.read(here.code).get("poll") or {}).get("number", 0)


def counts(here) -> dict[str, int]:
    return here.store.counts(here.code, f"{number(here)}.1")


async def act(here, *acts: str) -> list[int]:
    here.store.write(here.code, {"asked": ASKED})
    return [(await here.say(vote=one)).status for one in acts]


async def heard(here) -> dict:
    return (await here.student.get(f"{here.room}/now")).json["vote"]


@in_class
async def test_a_class_votes_twice_and_hears_what_was_right_at_the_end(here):
    assert await cast(here, "A") == 409
    assert await act(here, "ask") == [204]
    assert [await cast(here, letter, tab) for tab, letter in enumerate("AAB")] == [204] * 3
    said = await heard(here)
    assert (said["state"], said["n"], said["question"]) == ("open", 3, ASKED["question"])
    assert await act(here, "close") == [204]
    assert await cast(here, "B", 7) == 409
    assert await act(here, "discuss") == [204]
    assert [await cast(here, "B", tab, round=2) for tab in range(3)] == [204] * 3
    assert await act(here, "close", "bars") == [204, 204]
    assert (await heard(here))["counts"] == [{"A": 2, "B": 1}, {"B": 3}]
    assert await act(here, "reveal") == [204]
    said = await heard(here)
    assert said["counts"] == [{"A": 2, "B": 1}, {"B": 3}]
    assert (said["right"], said["mixup"], said["why"]) == (ASKED["right"], ASKED["mixup"], ASKED["why"])
    assert counts(here) == {}  # who voted is forgotten
    assert await act(here, "done") == [204]
    assert "vote" not in (await here.student.get(f"{here.room}/now")).json


@in_class
async def test_a_state_is_heard_with_the_number_of_votes_soon_after_one(here):
    async with here.student.listen(f"{here.room}/events") as student:
        await act(here, "ask")
        while not (await student.state()).get("vote"):
            pass
        await cast(here, "A")
        while (await student.state())["vote"]["n"] != 1:
            pass
        assert not any("SECRET" in line for line in student.lines)


@in_class
async def test_only_the_teacher_asks_closes_and_looks_at_the_bars(here):
    here.store.write(here.code, {"asked": ASKED})
    for key in ("", "x" * 24):
        assert (await here.student.post(f"{here.room}/say", {"vote": "ask"}, key)).status == 403
        assert (await here.student.get(f"{here.room}/tally", authorization=f"Bearer {key}")).status == 403
    assert await act(here, "ask") == [204]
    await cast(here, "C")
    looked = (await here.teacher.get(f"{here.room}/tally", authorization=f"Bearer {here.key}")).json
    assert looked == {"counts": [{"C": 1}], "right": "B", "mixup": ASKED["mixup"], "why": ASKED["why"]}


@in_class
async def test_what_cannot_be_done_now_is_refused_and_changes_nothing(here):
    assert await act(here, "close", "reveal", "nonsense") == [400] * 3
    assert (await here.say(vote="ask", run="0" * 32)).status == 400
    assert (await here.say(poll={"state": "revealed"})).status == 400
    assert (await here.say(asked=ASKED)).status == 400
    assert "poll" not in here.store.read(here.code)


@in_class
async def test_a_tab_votes_once_in_a_while_and_its_last_vote_counts(here):
    await act(here, "ask")
    assert await cast(here, "A") == 204
    assert await cast(here, "B", after=0) == 429
    assert await cast(here, "B", 1, after=0) == 204
    assert await cast(here, "C", after=vote_routes.TAB_SECONDS + 0.01) == 204
    assert (await heard(here))["n"] == 2
    assert counts(here) == {"C": 1, "B": 1}


def test_the_voter_after_the_last_is_refused(monkeypatch):
    monkeypatch.setattr(poll, "MOST_VOTES", 2)

    @in_class
    async def test(here):
        await act(here, "ask")
        assert [await cast(here, "A", tab) for tab in range(3)] == [204, 204, 429]

    test()


@in_class
async def test_a_vote_that_is_none_is_refused(here):
    await act(here, "ask")
    assert await cast(here, "D") == 400
    assert await cast(here, "A" * 600) == 413
    assert (await here.student.post("/room/ZZZZ/vote", vote())).status == 404
    assert (await here.student.get(f"{here.room}/vote")).status == 405


def test_a_store_keeps_what_was_asked_from_the_teachers_page_out_of_what_is_heard():
    store = MemoryStore(Clock())
    store.make("K7QT", {"asked": ASKED})
    assert poll.public(store.read("K7QT"), 0) is None


pytestmark = pytest.mark.usefixtures("no_brake")
