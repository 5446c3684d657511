"""What a store keeps, for how long and how much: the same in this process and in a Redis."""

import queue
import tempfile
import threading
from pathlib import Path

import pytest

from pages.classroom.storage import store
from pages.classroom.storage.shared_store import shared
from pages.classroom.storage.store import ANY, LIFE, OVER_LIFE, Full, Unreachable
from tests.pages.classroom.stores import Redis, redis_server

FIELDS = {"key": "a" * 64, "at": {"step": 2, "unit": None}, "page": "遗忘门", "run": ""}


def test_a_room_is_read_as_it_was_made_by_all(rooms):
    assert rooms.store.read("K7QT") is None
    assert rooms.store.make("K7QT", FIELDS)
    assert rooms.store.read("K7QT") == FIELDS | {"v": 1} == rooms.another().read("K7QT")
    assert rooms.store.read("K7QX") is None


def test_a_code_is_given_once(rooms):
    assert rooms.store.make("K7QT", FIELDS)
    assert not rooms.another().make("K7QT", {"key": "stolen"})
    assert rooms.store.read("K7QT") == FIELDS | {"v": 1}


def test_what_is_written_takes_the_old_one_s_place_and_counts(rooms):
    assert rooms.store.write("K7QT", {"run": "1"}) == 0
    assert rooms.store.read("K7QT") is None
    rooms.store.make("K7QT", FIELDS)
    assert rooms.store.write("K7QT", {"run": "1"}) == 2
    assert rooms.another().write("K7QT", {"at": {"step": 3}}) == 3
    assert rooms.store.read("K7QT") == FIELDS | {"run": "1", "at": {"step": 3}, "v": 3}


def test_writers_at_once_lose_no_word(rooms):
    rooms.store.make("K7QT", FIELDS)
    stores = [rooms.another() for _ in range(4)]

    def write(number):
        for turn in range(25):
            stores[number].write("K7QT", {f"field{number}": turn})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rooms.store.read("K7QT") == FIELDS | {f"field{number}": 24 for number in range(4)} | {"v": 101}


def test_an_ended_room_says_so_for_a_while_and_nothing_else(rooms):
    rooms.store.make("K7QT", FIELDS)
    rooms.store.vote("K7QT", "1.1", "tab", "A", 9)
    rooms.store.drop("K7QT")
    assert rooms.store.read("K7QT") == {"over": True, "v": 2}
    assert rooms.store.counts("K7QT", "1.1") == {}
    assert rooms.store.write("K7QT", {"run": "1"}) == 0
    assert not rooms.store.make("K7QT", FIELDS)
    assert not rooms.store.vote("K7QT", "1.1", "tab", "A", 9)
    rooms.wait(OVER_LIFE + 1)
    assert rooms.store.read("K7QT") is None
    assert rooms.store.make("K7QT", FIELDS)
    rooms.store.drop("XXXX")
    assert rooms.store.read("XXXX") is None


def test_a_room_lives_on_after_each_word(rooms):
    rooms.store.make("K7QT", FIELDS)
    rooms.wait(LIFE - 10)
    rooms.store.write("K7QT", {"run": "1"})
    rooms.wait(LIFE - 10)
    assert rooms.store.read("K7QT")["run"] == "1"
    rooms.store.vote("K7QT", "1.1", "tab", "A", 9)
    rooms.wait(20)
    assert rooms.store.read("K7QT") is None
    assert rooms.store.write("K7QT", {"run": "2"}) == 0
    assert rooms.store.make("K7QT", FIELDS)
    assert rooms.store.counts("K7QT", "1.1") == {}


def test_there_are_so_many_rooms_until_one_is_forgotten(rooms, monkeypatch):
    monkeypatch.setattr(store, "MOST_ROOMS", 2)
    assert rooms.store.make("AAAA", FIELDS)
    rooms.wait(LIFE / 2)
    assert rooms.store.make("BBBB", FIELDS)
    assert not rooms.store.make("BBBB", FIELDS)
    with pytest.raises(Full):
        rooms.another().make("CCCC", FIELDS)
    assert rooms.store.read("CCCC") is None
    rooms.wait(LIFE / 2 + 1)
    assert rooms.store.make("CCCC", FIELDS)
    rooms.store.drop("CCCC")
    with pytest.raises(Full):
        rooms.store.make("DDDD", FIELDS)
    rooms.wait(OVER_LIFE + 1)
    assert rooms.store.make("DDDD", FIELDS)


def test_a_tab_has_one_vote_and_the_last_one_counts(rooms):
    assert not rooms.store.vote("K7QT", "1.1", "tab", "A", 2)
    rooms.store.make("K7QT", FIELDS)
    assert rooms.store.counts("K7QT", "1.1") == {}
    assert rooms.store.vote("K7QT", "1.1", "one", "A", 2)
    assert rooms.store.vote("K7QT", "1.1", "one", "B", 2)
    assert rooms.store.vote("K7QT", "1.1", "two", "B", 2)
    assert not rooms.another().vote("K7QT", "1.1", "three", "B", 2)
    assert rooms.another().vote("K7QT", "1.1", "one", "C", 2)
    assert rooms.store.vote("K7QT", "1.2", "three", "D", 2)
    assert rooms.another().counts("K7QT", "1.1") == {"B": 1, "C": 1}
    assert rooms.store.counts("K7QT", "1.2") == {"D": 1}
    rooms.store.write("K7QT", {"run": "1"})
    assert rooms.store.read("K7QT") == FIELDS | {"run": "1", "v": 2}  # nothing of who voted


def test_who_voted_is_forgotten_and_the_room_stays(rooms):
    rooms.store.make("K7QT", FIELDS)
    rooms.store.make("BCDF", FIELDS)
    for code in ("K7QT", "BCDF"):
        for poll in ("1.1", "1.2"):
            assert rooms.store.vote(code, poll, "one", "A", 2)
    rooms.another().forget_votes("K7QT")
    assert [rooms.store.counts("K7QT", poll) for poll in ("1.1", "1.2")] == [{}, {}]
    assert rooms.store.counts("BCDF", "1.2") == {"A": 1}
    assert rooms.store.read("K7QT") == FIELDS | {"v": 1}


def test_no_more_voters_get_in_at_once_than_there_is_room_for(rooms):
    rooms.store.make("K7QT", FIELDS)
    stores = [rooms.another() for _ in range(4)]
    taken = []

    def vote(number):
        taken.extend(stores[number].vote("K7QT", "1.1", f"{number}.{turn}", "A", 50) for turn in range(20))

    threads = [threading.Thread(target=vote, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False] * 30 + [True] * 50
    assert rooms.store.counts("K7QT", "1.1") == {"A": 50}


def test_a_run_is_kept_byte_by_byte_and_forgotten(rooms):
    run = bytes(range(256)) * 100
    assert rooms.store.kept("d1") is None
    rooms.store.keep("d1", run)
    assert rooms.another().kept("d1") == run
    rooms.wait(LIFE - 10)
    rooms.store.keep("d1", run)
    rooms.wait(LIFE - 10)
    assert rooms.store.kept("d1") == run
    rooms.wait(20)
    assert rooms.store.kept("d1") is None
    rooms.store.keep("d2", run)
    assert rooms.store.kept("d2") == run


def test_all_runs_together_have_a_bound_and_the_oldest_goes_first(rooms, monkeypatch):
    monkeypatch.setattr(store, "MOST_RUNS", 10)
    for digest in ("d1", "d2", "d1", "d3"):
        rooms.wait(1)
        rooms.store.keep(digest, digest.encode() * 2)
    assert [rooms.store.kept(digest) for digest in ("d1", "d2", "d3")] == [b"d1d1", None, b"d3d3"]
    rooms.wait(1)
    rooms.store.keep("d4", b"0123456789")
    assert [rooms.store.kept(digest) for digest in ("d1", "d3", "d4")] == [None, None, b"0123456789"]
    rooms.wait(LIFE + 1)
    rooms.store.keep("d5", b"0")
    assert rooms.store.kept("d5") == b"0"


def test_watchers_hear_of_each_change_by_anybody(rooms):
    heard: queue.Queue[str] = queue.Queue()
    end = rooms.store.watch(heard.put)
    other = rooms.another()
    if isinstance(rooms.store, store.MemoryStore):
        heard.put(ANY)
    assert heard.get(timeout=30) == ANY  # of a Redis: from here on it listens
    other.make("K7QT", FIELDS)
    other.write("K7QT", {"run": "1"})
    other.drop("K7QT")
    assert [heard.get(timeout=30) for _ in range(3)] == ["K7QT"] * 3
    end()
    other.make("AAAA", FIELDS)
    assert heard.empty()


@pytest.mark.slow
def test_listeners_at_all_servers_are_added_while_each_says_so(redis_socket):
    rooms = Redis(redis_socket)
    rooms.store.make("K7QT", FIELDS)
    assert rooms.store.here("K7QT", "one", 3) == 3
    rooms.wait(30)
    assert rooms.another().here("K7QT", "two", 4) == 7
    rooms.wait(30)
    assert rooms.store.here("K7QT", "two", 5) == 5  # the first has not said so for a while
    rooms.close()


@pytest.mark.slow
def test_a_store_that_is_gone_says_so_comes_back_empty_and_tells_that_all_may_have_changed():
    heard: queue.Queue[str] = queue.Queue()
    with tempfile.TemporaryDirectory() as folder:
        with redis_server(Path(folder)) as socket:
            rooms = Redis(socket)
            end = rooms.store.watch(heard.put)
            assert heard.get(timeout=30) == ANY
            rooms.store.make("K7QT", FIELDS)
            assert heard.get(timeout=30) == "K7QT"
        socket.unlink()
        for ask in (
            lambda: rooms.store.make("AAAA", FIELDS),
            lambda: rooms.store.read("K7QT"),
            lambda: rooms.store.write("K7QT", {"run": ""}),
            lambda: rooms.store.drop("K7QT"),
            lambda: rooms.store.vote("K7QT", "1.1", "tab", "A", 9),
            lambda: rooms.store.counts("K7QT", "1.1"),
            lambda: rooms.store.here("K7QT", "one", 1),
            lambda: rooms.store.keep("d1", b"1"),
            lambda: rooms.store.kept("d1"),
        ):
            with pytest.raises(Unreachable):
                ask()
        with redis_server(Path(folder)):
            assert heard.get(timeout=30) == ANY
            assert rooms.store.read("K7QT") is None
            assert rooms.store.make("K7QT", FIELDS)
            assert heard.get(timeout=30) == "K7QT"
            end()
            rooms.close()


@pytest.fixture
def chosen(monkeypatch):
    shared.cache_clear()
    yield monkeypatch
    shared.cache_clear()


def test_rooms_are_kept_in_the_process_where_nothing_else_is_said(chosen):
    chosen.delenv("GATEWALK_ROOMS_URL", raising=False)
    assert isinstance(shared(), store.MemoryStore)
    assert shared() is shared()


@pytest.mark.slow
def test_rooms_are_kept_in_the_redis_that_the_environment_names(chosen, redis_socket):
    chosen.setenv("GATEWALK_ROOMS_URL", f"unix://{redis_socket}")
    rooms = Redis(redis_socket)
    assert shared().make("Q7QT", FIELDS)
    assert rooms.store.read("Q7QT") == FIELDS | {"v": 1}
    shared().redis.close()
    rooms.close()
