"""What a teacher's visit puts into its room, and what it never does."""

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from lstm_core import load_specimen
from pages.classroom import room, teacher
from pages.classroom.storage.store import MemoryStore, Unreachable
from pages.stage.payload import run_part
from pages.state import address, visit
from tests.pages.classroom.stores import Clock

MODEL = load_specimen("segmenter-zh")


@pytest.fixture
def here(monkeypatch):
    """A visit that teaches in K7QT, and its store."""
    state, _ = address.parse({"text": "我爱中国", "step": "2", "unit": "1", "lang": "zh"}, "")
    mine = visit.Visit(state, (), (), unplaced=False)
    mine.page = "forget-gate"
    kept = MemoryStore(Clock())
    monkeypatch.setattr(teacher.visit, "current", lambda: mine)
    monkeypatch.setattr(teacher, "shared", lambda: kept)
    key = room.new_key()
    kept.make("K7QT", {"key": room.locked(key)})
    teacher.take({"code": "K7QT", "key": key})
    return SimpleNamespace(visit=mine, store=kept, key=key)


def payload(text: str = "我爱中国", **more) -> dict:
    own = {"visit": "secret-visit", "jump": "3", "labels": {"a": "标签"}, "record": {"done": {"walk": ["secret"]}}}
    place = {"text": text, "model": "segmenter-zh", "lang": "zh", "step": "1", "unit": "0"}
    part = run_part(MODEL, MODEL.read(text), {})
    return own | {"picture": True, "run": text, "look": None, "address": place, "drags": None} | part | more


def test_the_run_is_there_before_it_is_named_with_page_and_place(here):
    told = teacher.publish(payload())
    fields = here.store.read("K7QT")
    assert told == {"code": "K7QT", "run": fields["run"], "page": "forget-gate", "asks": ""}
    assert fields["visit"] == here.visit.name  # a late word of this window is known by it
    assert room.RUN.fullmatch(fields["run"])
    assert (fields["page"], fields["at"]["step"], fields["at"]["unit"]) == ("forget-gate", 2, 1)
    assert json.loads(here.store.kept(fields["run"]))["tokens"] == list("我爱中国")


def test_present_mode_is_the_wall_s_and_no_phone_s(here):
    here.visit.state = replace(here.visit.state, present="1")
    moved = payload() | {"address": payload()["address"] | {"present": "1"}}
    digest = teacher.publish(moved)["run"]
    assert "present" not in json.loads(here.store.kept(digest))["address"]
    assert "present" not in here.store.read("K7QT")["at"]


def test_the_class_can_be_asked_the_question_of_the_page_and_of_no_page_that_was_left(here):
    def asked() -> dict | None:
        return here.store.read("K7QT").get("asked")

    teacher.offer("forget_gate.left.7", "a run", lambda: {"id": "forget_gate.left.7"})
    teacher.publish(payload())
    assert asked() == {"id": "forget_gate.left.7"}
    here.visit.page = ""
    teacher.publish(payload())
    assert asked() is None
    here.visit.page = "forget-gate"
    teacher.offer("forget_gate.left.7", "a run", lambda: {"id": "forget_gate.left.7"})
    teacher.publish(payload())
    assert asked() == {"id": "forget_gate.left.7"}


def test_what_is_the_visit_s_own_stays_in_it(here):
    digest = teacher.publish(payload(first={"say": "secret"}, beside="secret"))["run"]
    sent = here.store.kept(digest).decode()
    assert "secret" not in sent
    assert "标签" not in sent
    assert here.key not in sent


def test_the_same_run_is_put_there_once_wherever_the_playhead_was_put(here):
    first = teacher.publish(payload())
    version = here.store.read("K7QT")["v"]
    moved = payload() | {"jump": "4", "address": payload()["address"] | {"step": "3", "unit": "5"}}
    assert teacher.publish(moved) == first
    assert here.store.read("K7QT")["v"] == version
    here.visit.page = "input-gate"
    teacher.publish(moved)
    assert here.store.read("K7QT")["page"] == "input-gate"
    assert teacher.publish(payload("研究生命"))["run"] != first["run"]


def test_a_page_without_a_picture_is_named_alone(here):
    teacher.publish(payload())
    here.visit.page = "long-memory"
    told = teacher.publish(payload(picture=False))
    assert (told["run"], told["page"]) == ("", "long-memory")
    fields = here.store.read("K7QT")
    assert (fields["run"], fields["page"]) == ("", "long-memory")


def test_a_run_that_is_too_large_is_not_put_there(here, monkeypatch):
    monkeypatch.setattr(teacher, "MOST_RUN", 1000)
    assert teacher.publish(payload())["run"] == ""
    assert here.store.runs == {}


@pytest.mark.parametrize(
    "said", [None, [], "K7QT", {}, {"code": "K7QT"}, {"code": "K7QT", "key": "x" * 24}, {"code": ["K7QT"], "key": 1}]
)
def test_whoever_has_no_key_teaches_in_no_room(here, said):
    teacher.take(said)
    assert here.visit.room == ""
    assert teacher.publish(payload()) is None
    assert here.store.read("K7QT")["v"] == 1


def test_a_room_that_was_opened_again_gets_the_run_anew(here):
    first = teacher.publish(payload())
    here.store.rooms.clear()
    here.store.runs.clear()
    here.store.make("K7QT", {"key": room.locked(here.key)})
    teacher.take({"code": "K7QT", "key": here.key})
    assert teacher.publish(payload()) == first
    assert here.store.kept(first["run"])
    assert here.store.read("K7QT")["run"] == first["run"]


def test_a_dead_store_takes_the_room_and_no_page(here, monkeypatch):
    class Dead:
        def __getattr__(self, name):
            raise Unreachable

    told = teacher.publish(payload())
    alive = here.store
    monkeypatch.setattr(teacher, "shared", Dead)
    here.visit.page = "input-gate"
    assert teacher.publish(payload()) == told | {"page": "input-gate", "away": True}
    monkeypatch.setattr(teacher, "shared", lambda: alive)
    assert "away" not in teacher.publish(payload())
    assert alive.read("K7QT")["page"] == "input-gate"  # put there once it is back
    monkeypatch.setattr(teacher, "shared", Dead)
    teacher.take({"code": "K7QT", "key": here.key})
    assert here.visit.room == ""
    told = teacher.publish(payload())
    assert (told["code"], told["away"]) == ("", True)  # so that the browser says once more which room it is
    monkeypatch.setattr(teacher, "shared", lambda: alive)
    teacher.take({"code": "K7QT", "key": here.key})
    assert teacher.publish(payload())["code"] == "K7QT"
    monkeypatch.setattr(teacher, "shared", Dead)
    teacher.offer("forget_gate.left.8", "a run", lambda: {"id": "forget_gate.left.8"})
    assert teacher.publish(payload())["away"]
