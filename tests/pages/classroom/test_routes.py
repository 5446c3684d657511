"""The rooms' addresses, as browsers and others ask for them."""

import asyncio
import json
import threading

import pytest

from pages.chapters import contents
from pages.classroom import access, audience, poll, room, routes
from pages.classroom.storage.store import MemoryStore, Unreachable
from pages.words.words import words
from tests.pages.classroom.stores import Clock, Redis
from tests.pages.classroom.visitors import Visitor
from tests.pages.server.asked import page

RUN = "0123456789abcdef" * 2
AT = {"step": 2, "unit": 1, "phase": "forget", "direction": "forward", "view": "cell", "part": "c", "shown": "after"}
AT |= {"three": 4}


class Class:
    """A server's rooms, their store, and a teacher in an open room."""

    def __init__(self, store=None, clock=None) -> None:
        self.clock = clock or Clock()
        self.store = store or MemoryStore(self.clock)
        self.app = page()
        self.rooms = routes.Rooms(self.app, self.store, self.clock)
        self.teacher, self.student = Visitor(self.rooms), Visitor(self.rooms, "192.0.2.9")

    async def open(self) -> "Class":
        made = (await self.teacher.post("/room", {})).json
        self.code, self.key, self.desk = made["code"], made["key"], made["desk"]
        self.room = f"/room/{self.code}"
        return self

    async def say(self, **said):
        return await self.teacher.post(f"{self.room}/say", said, self.key)


def in_class(test):
    """Run a test in an open room, in an event loop of its own."""

    def run():
        async def begin():
            await test(await Class().open())

        asyncio.run(begin())

    run.__name__ = test.__name__
    return run


@pytest.fixture(autouse=True)
def no_brake(monkeypatch):
    """Numbers of listeners are told as soon as the loop comes to it, and a store that was away is asked again."""
    monkeypatch.setattr(audience, "COUNT_BRAKE", 0)
    monkeypatch.setattr(audience, "AGAIN", 0.001)


@in_class
async def test_a_room_has_a_code_that_can_be_read_aloud_and_a_key_that_is_not_kept(here):
    assert room.CODE.fullmatch(here.code)
    assert room.KEY.fullmatch(here.key)
    assert here.key not in str(here.store.read(here.code))
    assert here.store.read(here.code)["key"] == room.locked(here.key)


@in_class
async def test_what_the_teacher_says_is_heard_by_all_at_once_and_by_whoever_comes_late(here):
    async with (
        here.student.listen(f"{here.room}/events") as first,
        here.student.listen(f"{here.room}/events") as second,
    ):
        assert (await first.state())["v"] == 1
        assert (await here.say(run=RUN, at=AT, page="forget-gate")).status == 204
        for student in (first, second):
            heard = await student.until(v=2)
            assert heard == {"v": 2, "run": RUN, "at": AT, "page": "forget-gate", "here": 2}
        async with here.student.listen(f"{here.room}/events") as late:
            assert (await late.state())["at"] == AT
            assert (await first.until(here=3))["at"] == AT
        assert await first.until(here=2)


@in_class
async def test_the_stream_comes_through_proxies(here):
    async with here.student.listen(f"{here.room}/events") as student:
        assert student.status == 200
        assert student.headers["content-type"].startswith("text/event-stream")
        assert student.headers["cache-control"] == "no-cache, no-transform"
        assert student.headers["x-accel-buffering"] == "no"
        assert await student.words() == "retry: 2000\n\n"


def test_a_silent_stream_says_something_now_and_then(monkeypatch):
    monkeypatch.setattr(audience, "COMMENT", 0.01)

    @in_class
    async def listen(here):
        async with here.student.listen(f"{here.room}/events") as student:
            while await student.words() != ":\n\n":
                pass

    listen()


def test_many_steps_at_once_are_heard_as_the_first_and_the_last(monkeypatch):
    monkeypatch.setattr(audience, "BRAKE", 0.2)

    @in_class
    async def listen(here):
        async with here.student.listen(f"{here.room}/events") as student:
            await student.until(here=1)
            for step in range(20):
                await here.say(at={"step": step})
            heard = [(await student.state())["at"]["step"]]
            while heard[-1] != 19:
                heard.append((await student.state())["at"]["step"])
            assert len(heard) <= 3

    listen()


@in_class
async def test_the_newest_state_is_sent_once_to_whoever_polls(here):
    await here.say(run=RUN, at=AT)
    first = await here.student.get(f"{here.room}/now")
    assert first.json == {"v": 2, "run": RUN, "at": AT, "here": 0}
    tag = first.headers["etag"]
    assert (await here.student.get(f"{here.room}/now", if_none_match=tag)).status == 304
    await here.say(at={"step": 3})
    again = await here.student.get(f"{here.room}/now", if_none_match=tag)
    assert (again.status, again.json["at"]) == (200, {"step": 3})


@in_class
async def test_a_run_is_fetched_by_its_digest_from_a_room(here):
    digest, run = room.packed({"tokens": ["我", "</script>"]})
    here.store.keep(digest, run)
    answer = await here.student.get(f"{here.room}/run/{digest}")
    assert (answer.body, answer.headers["content-type"]) == (run, "application/json")
    assert "immutable" in answer.headers["cache-control"]
    for wrong in (RUN, "..", "%2e%2e", digest.upper(), "x"):
        assert (await here.student.get(f"{here.room}/run/{wrong}")).status == 404
    assert (await here.student.get(f"/room/XXXX/run/{digest}")).status == 404


@in_class
async def test_labels_come_once_in_each_language(here):
    for lang, gate in (("zh", "遗忘门"), ("en", "forget gate")):
        answer = await here.student.get(f"/room/words/{lang}.json")
        assert answer.json["stage"]["part_f"].casefold() == gate
        assert {f"/{path}" for path in answer.json["pages"]} >= {f"/{path}" for path in contents.addresses()}
        assert "{code}" in answer.json["room"]["name"]
        assert (await here.student.get(f"/room/words/{lang}.json", if_none_match=answer.headers["etag"])).status == 304
        desk = (await here.teacher.get(f"/room/desk/{lang}.json")).json
        assert desk["room"].items() >= {**answer.json["room"], **words(lang).file("desk")}.items()
        assert answer.json["room"].keys().isdisjoint(words(lang).file("desk"))  # no phone says what a teacher reads
    for whose in ("words", "desk"):
        assert (await here.student.get(f"/room/{whose}/fr.json")).status == 404


@in_class
async def test_the_teacher_comes_back_to_the_room_as_it_was_left(here):
    await here.say(run=RUN, at=AT)
    mine = {"code": here.code, "key": here.key}
    again = await here.teacher.post("/room", mine)
    assert (again.status, again.json) == (200, mine | {"desk": here.desk})
    assert (await here.student.get(f"{here.room}/now")).json["at"] == AT


@in_class
async def test_a_room_that_a_restart_forgot_is_opened_again_under_its_code_and_key_alone(here):
    after = Class()
    mine = {"code": here.code, "key": here.key}
    assert (await after.student.get(f"{here.room}/now")).status == 404
    assert (await after.teacher.post("/room", mine)).json == mine | {"desk": here.desk}
    assert (await after.teacher.post(f"{here.room}/say", {"at": AT}, here.key)).status == 204
    assert (await after.student.get(f"{here.room}/now")).json["at"] == AT
    assert (await after.student.post("/room", mine | {"key": room.new_key()})).status == 403


@in_class
async def test_who_only_joins_opens_no_room_that_was_forgotten(here):
    """The link of an old class's remote."""
    mine = {"code": here.code, "key": here.key}
    assert (await here.teacher.post("/room", mine | {"join": True})).json == mine | {"desk": here.desk}
    assert (await here.student.post("/room", mine | {"key": room.new_key(), "join": True})).status == 403
    here.store.rooms.clear()
    assert (await here.teacher.post("/room", mine | {"join": True})).status == 404
    assert (await here.student.get(f"{here.room}/now")).status == 404


@in_class
async def test_a_stream_of_a_room_that_the_store_has_lost_ends_without_a_word_and_begins_again_later(here):
    async with here.student.listen(f"{here.room}/events") as student:
        await student.until(here=1)
        here.store.rooms.clear()
        here.rooms.told("*")
        assert await student.state() is None
    async with here.student.listen(f"{here.room}/events") as student:
        assert student.status == 404
    await here.teacher.post("/room", {"code": here.code, "key": here.key})
    async with here.student.listen(f"{here.room}/events") as student:
        assert (await student.state())["v"] == 1


@in_class
async def test_an_ended_room_says_so_to_all_and_to_whoever_comes_late(here):
    await here.say(run=RUN, at=AT)
    async with here.student.listen(f"{here.room}/events") as student:
        await student.until(here=1)
        assert (await here.say(over=True)).status == 204
        last = await student.until(over=True)
        assert set(last) == {"v", "over", "here"}
        assert await student.state() is None
    assert (await here.student.get(f"{here.room}/now")).json["over"]
    assert (await here.teacher.post("/room", {"code": here.code, "key": here.key})).status == 403
    assert (await here.say(at=AT)).status == 403


@in_class
async def test_nobody_but_the_teacher_says_anything(here):
    other = (await here.student.post("/room", {})).json
    for key in ("", other["key"], here.key[:-1], here.key.lower(), room.locked(here.key), "null"):
        for said in ({"at": AT}, {"over": True}, {"run": RUN}):
            assert (await here.student.post(f"{here.room}/say", said, key)).status in (403, 429)
    wrong = await here.student.post(f"{here.room}/say", {"at": AT}, authorization=f"Basic {here.key}")
    assert wrong.status in (403, 429)
    assert here.store.read(here.code)["v"] == 1


@in_class
async def test_no_message_to_a_student_says_more_than_is_known_to_all(here):
    here.store.write(here.code, {"at": AT, "right": "B", "mixup": "门", "why": "…", "vote": {"right": "B"}})
    here.store.vote(here.code, "1.1", "some-tab", "A", 9)
    async with here.student.listen(f"{here.room}/events") as student:
        said = [await student.state(), (await here.student.get(f"{here.room}/now")).json]
    assert [set(one) for one in said] == [{"v", "at", "here"}] * 2
    assert room.locked(here.key) not in str(student.lines)


HOSTILE = [
    {},
    {"run": "<script>"},
    {"run": RUN.upper()},
    {"run": None},
    {"run": RUN, "key": "0" * 64},
    {"v": 900},
    {"over": False},
    {"over": True, "run": RUN},
    {"vote": {"right": "B"}},
    {"page": "javascript:alert(1)"},
    {"page": "//evil.example"},
    {"page": ["walk"]},
    {"at": []},
    {"at": {"step": "<img src=x onerror=alert(1)>"}},
    {"at": {"step": -1}},
    {"at": {"step": 10**9}},
    {"at": {"step": 1.5}},
    {"at": {"step": True}},
    {"at": {"__proto__": "x"}},
    {"at": {"constructor": 1}},
    {"at": {"view": {"toString": 1}}},
    {"at": {"phase": "遗忘"}},
    {"at": {"phase": "a\nb"}},
]


@pytest.mark.parametrize("said", HOSTILE, ids=str)
def test_what_is_no_place_is_refused_and_nothing_is_changed(said):
    @in_class
    async def say(here):
        assert (await here.teacher.post(f"{here.room}/say", said, here.key)).status == 400
        assert here.store.read(here.code)["v"] == 1

    say()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b'"over"', 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b'{"at": {"step": NaN}}', 400),
        (b'{"at": {"step": Infinity}}', 400),
        (b'{"at":' * 1000, 400),
        (b"[" * 8000, 400),
        (b'{"at": {"step": ' + b"9" * 5000 + b"}}", 400),
        (b" " * 8193, 413),
    ],
    ids=lambda value: str(value)[:12],
)
def test_what_is_no_short_json_is_refused(body, status):
    @in_class
    async def send(here):
        for path in (f"{here.room}/say", "/room"):
            assert (await here.teacher.post(path, body, here.key)).status == status

    send()


@in_class
async def test_a_form_of_another_site_says_nothing(here):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "", "text/plain; application/json"):
        assert (await here.teacher.post(f"{here.room}/say", {"at": AT}, here.key, content_type=kind)).status == 415
        assert (await here.teacher.post("/room", {}, content_type=kind)).status == 415
    plain = "application/json; charset=utf-8"
    assert (await here.teacher.post(f"{here.room}/say", {"at": AT}, here.key, content_type=plain)).status == 204


@pytest.mark.parametrize(
    "said",
    [
        {"code": "K7QT"},
        {"key": "x" * 24},
        {"code": "AAAA", "key": "x" * 24},
        {"code": "K7QTT", "key": "x" * 24},
        {"code": "k7qt", "key": "x" * 24},
        {"code": ["K7QT"], "key": "x" * 24},
        {"code": "K7QT", "key": "short"},
        {"code": "K7QT", "key": None},
        {"code": "K7QT", "key": "x" * 24, "page": "walk"},
        {"code": "K7QT", "key": "x" * 24, "join": False},
        {"code": "K7QT", "join": True},
        {"join": True},
        {"at": AT},
    ],
    ids=str,
)
def test_a_room_is_opened_under_a_code_and_a_key_or_under_new_ones(said):
    @in_class
    async def send(here):
        assert (await here.student.post("/room", said)).status == 400

    send()


@in_class
async def test_a_body_that_does_not_come_is_given_up(here):
    async def never():
        return await asyncio.Future()

    sent = []

    async def send(message):
        sent.append(message)

    asked = here.teacher.scope("POST", "/room", {"content_type": "application/json"})
    access.BODY_SECONDS, before = 0.01, access.BODY_SECONDS
    try:
        await here.rooms(asked, never, send)
    finally:
        access.BODY_SECONDS = before
    assert sent[0]["status"] == 408


@in_class
async def test_guessing_codes_is_slow_and_a_class_behind_the_same_address_does_not_feel_it(here):
    statuses = [(await here.student.get("/room/XXXX/now")).status for _ in range(40)]
    assert statuses == [404] * 30 + [429] * 10
    for path in ("/room/XXXX/events", "/room/AAAA/now", f"/room/XXXX/run/{RUN}"):
        assert (await here.student.get(path)).status == 429
    assert (await here.student.post("/room/XXXX/say", {"at": AT}, here.key)).status == 429
    assert (await here.student.get(f"{here.room}/now")).status == 200
    assert (await here.teacher.get("/room/XXXX/now")).status == 404
    here.clock.now += 61
    assert (await here.student.get("/room/XXXX/now")).status == 404


@in_class
async def test_guessing_keys_is_as_slow(here):
    tries = [here.student.post(f"{here.room}/say", {"at": AT}, room.new_key()) for _ in range(40)]
    assert [(await one).status for one in tries] == [403] * 30 + [429] * 10
    assert (await here.say(at=AT)).status == 204


@in_class
async def test_one_address_opens_so_many_rooms_an_hour(here):
    assert [(await here.student.post("/room", {})).status for _ in range(22)] == [200] * 20 + [429] * 2
    unknown = {"code": "XXXX", "key": room.new_key()}
    assert (await here.student.post("/room", unknown)).status == 429
    assert (await here.student.post("/room", {"code": here.code, "key": here.key})).status == 200
    here.clock.now += 3601
    assert (await here.student.post("/room", {})).status == 200


@in_class
async def test_all_addresses_together_open_as_many_as_there_is_room_for(here):
    for number in range(2000 - 1):
        here.store.make(f"#{number}", {})
    assert (await here.student.post("/room", {})).status == 429
    here.store.rooms.pop("#7")
    assert (await here.student.post("/room", {})).status == 200


def test_one_network_of_the_new_internet_is_one_address():
    @in_class
    async def ask(here):
        for number in range(30):
            assert (await Visitor(here.rooms, f"2001:db8:0:1::{number:x}").get("/room/XXXX/now")).status == 404
        assert (await Visitor(here.rooms, "2001:db8:0:1:ffff::1").get("/room/XXXX/now")).status == 429
        assert (await Visitor(here.rooms, "2001:db8:0:2::1").get("/room/XXXX/now")).status == 404

    ask()


def test_a_room_has_so_many_listeners_until_one_leaves(monkeypatch):
    monkeypatch.setattr(routes, "MOST_LISTENERS", 3)

    @in_class
    async def listen(here):
        path, desk = f"{here.room}/events", here.teacher.listen(f"{here.room}/events?desk={here.desk}")
        # the teacher's own pages, which were here first, take nobody's seat
        async with desk, here.student.listen(path), here.student.listen(path), here.student.listen(path) as third:
            assert third.status == 200
            await third.until(here=3)
            async with here.student.listen(path) as fourth, here.student.listen(f"{path}?desk=") as fifth:
                assert (fourth.status, fifth.status) == (503, 503)
            asked = await here.student.get(f"{here.room}/now")
            assert (asked.status, asked.json) == (503, {"full": 3})  # which is said to whoever asks instead
            async with here.teacher.listen(f"{path}?desk={here.desk}") as desk:
                assert (await desk.state())["here"] == 3
        await asyncio.sleep(0)
        async with here.student.listen(path) as again:
            assert again.status == 200

    listen()


@in_class
async def test_the_teacher_s_own_desk_is_not_counted(here):
    path = f"{here.room}/events"
    async with here.teacher.listen(f"{path}?desk={here.desk}") as desk, here.student.listen(path):
        assert (await desk.until(here=1))["v"] == 1
        async with here.student.listen(f"{path}?desk=é"), here.student.listen(f"{path}?desk"):
            assert await desk.until(here=3)  # whoever only says so is


@in_class
async def test_the_name_of_the_desk_opens_nothing(here):
    for said in ({"at": AT}, {"press": "on"}, {"over": True}):
        assert (await here.student.post(f"{here.room}/say", said, here.desk)).status == 403
    assert (await here.student.post("/room", {"code": here.code, "key": here.desk})).status == 403


@in_class
async def test_presses_on_the_remote_are_counted_and_a_student_has_none(here):
    async with here.student.listen(f"{here.room}/events") as student:
        for press in ("on", "on", "back", "item", "on"):
            assert (await here.say(press=press)).status == 204
        assert (await student.until(v=6))["pressed"] == {"steps": 2, "items": 1, "others": 0}
    for wrong in ("off", "", None, ["on"], 1, {"steps": 9}):
        assert (await here.say(press=wrong)).status == 400
    assert (await here.student.post(f"{here.room}/say", {"press": "on"})).status == 403


@in_class
async def test_a_late_word_of_a_run_that_its_page_has_left_changes_nothing_and_another_window_may_speak(here):
    mine, other = "0" * 16, "1" * 16
    here.store.write(here.code, {"run": "", "page": "review", "visit": mine})
    assert (await here.say(run=RUN, at=AT, page="", visit=mine)).status == 204
    assert (here.store.read(here.code)["run"], here.store.read(here.code)["page"]) == ("", "review")
    assert (await here.say(run=RUN, at=AT, page="forget-gate", visit=other)).status == 204
    heard = (await here.student.get(f"{here.room}/now")).json
    assert (heard["run"], heard["page"], heard["at"]) == (RUN, "forget-gate", AT)
    assert "visit" not in heard


@in_class
async def test_a_room_is_forgotten_hours_after_the_last_word(here):
    await here.say(at=AT)
    assert all("4" in words(lang)("room.privacy") for lang in ("zh", "en"))
    here.clock.now += 4 * 3600 - 1
    assert (await here.student.get(f"{here.room}/now")).status == 200
    here.clock.now += 2
    assert (await here.student.get(f"{here.room}/now")).status == 404


class Dead:
    """A store that does not answer."""

    def __getattr__(self, name):
        def ask(*_):
            raise Unreachable

        return (lambda told: lambda: None) if name == "watch" else ask


def test_a_dead_store_takes_the_rooms_and_no_page():
    async def ask():
        here = Class(store=Dead())
        here.room, here.key = "/room/K7QT", "x" * 24
        assert (await here.teacher.post("/room", {})).status == 503
        assert (await here.teacher.post("/room", {"code": "K7QT", "key": here.key})).status == 503
        assert (await here.say(at=AT)).status == 503
        for path in ("events", "now", f"run/{RUN}"):
            assert (await here.student.get(f"{here.room}/{path}")).status == 503
        assert (await here.student.get("/room/words/zh.json")).status == 200
        assert (await here.student.get("/walk")).status == 200

    asyncio.run(ask())


@in_class
async def test_a_stream_outlives_a_store_that_is_away_for_a_while(here):
    async with here.student.listen(f"{here.room}/events") as student:
        await student.until(here=1)
        listeners = here.rooms.audiences[here.code]

        for trouble in (Unreachable, TimeoutError):
            asked = asyncio.Event()

            async def dead(trouble=trouble, asked=asked):
                asked.set()
                raise trouble

            listeners.read, alive = dead, listeners.read
            step = here.store.read(here.code)["v"]
            await here.say(at={"step": step})
            await asked.wait()
            listeners.read = alive  # nobody says that it is back
            assert (await student.until(v=step + 1))["at"] == {"step": step}


def test_a_store_that_hangs_has_not_answered(monkeypatch):
    monkeypatch.setattr(access, "STORE_SECONDS", 0.01)
    done = threading.Event()

    class Hanging(MemoryStore):
        def read(self, code):
            done.wait()

    async def ask():
        here = Class(store=Hanging())
        assert (await here.student.get("/room/K7QT/now")).status == 503
        done.set()

    asyncio.run(ask())


@in_class
async def test_all_else_goes_through(here):
    for path in ("/", "/walk", "/room", "/room/", "/rooms", f"{here.room}/", f"{here.room}/key", f"{here.room}/votes"):
        answer = await here.student.get(path)
        assert answer.status == (405 if path == "/room" else 200)
    for path in ("/", f"{here.room}/votes"):
        assert (await here.student.post(path, {})).status == 200
    assert (await here.student.post(f"{here.room}/events", {})).headers["allow"] == "GET"


def test_rooms_lie_below_the_app_s_address(monkeypatch):
    from streamlit import config

    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", "/lstm/")

    async def ask():
        here = Class()
        made = await here.teacher.post("/lstm/room", {})
        assert made.status == 200
        code = json.loads(made.body)["code"]
        assert (await here.student.get(f"/lstm/room/{code}/now")).status == 200
        assert (await here.student.get(f"/room/{code}/now")).body == b"<body></body>"

    try:
        asyncio.run(ask())
    finally:
        config.set_option("server.baseUrlPath", before)


@pytest.mark.slow
def test_servers_that_share_a_store_are_one(redis_socket):
    rooms = Redis(redis_socket)

    async def teach():
        here = await Class(rooms.store, rooms.clock).open()
        there = Class(rooms.another(), rooms.clock)
        path = f"{here.room}/events"
        async with there.student.listen(path) as student, here.student.listen(path) as beside:
            await student.until(here=2)
            await here.say(run=RUN, at=AT)
            for one in (student, beside):
                assert (await one.until(v=2))["at"] == AT
            said = await there.teacher.post(f"{here.room}/say", {"at": {"step": 3}}, here.key)
            assert said.status == 204
            assert (await beside.until(v=3))["at"] == {"step": 3}
            assert (await here.say(over=True)).status == 204
            assert (await student.until(over=True))["v"] == 4
        for server in (here, there):
            server.rooms.unwatch()

    asyncio.run(teach())
    rooms.close()


NOTES = {"place": "3 / 10", "what": "1 Forget", "note": "Ask first.", "next": "2 Input", "left": 240, "gone": 480}
NOTES |= {"asks": "forget_gate.left.7", "rounds": 1}


@in_class
async def test_notes_of_a_plan_are_heard_by_nobody_without_the_key(it):
    path, mine = f"{it.room}/notes", {"authorization": f"Bearer {it.key}"}
    assert (await it.teacher.get(path, **mine)).json == {}
    assert (await it.say(notes=NOTES)).status == 204
    assert (await it.teacher.get(path, **mine)).json == NOTES
    assert (await it.student.get(path)).status == 403
    assert "Ask first" not in (await it.student.get(f"{it.room}/now")).body.decode()
    for wrong in (
        {**NOTES, "note": "x" * 601},
        {**NOTES, "left": "1"},
        {**NOTES, "rounds": None},
        {**NOTES, "more": ""},
        {"note": ""},
        [],
        1,
    ):
        assert (await it.say(notes=wrong)).status == 400
    large = {"note": "half \ud83d", "left": -(10**6), "gone": 10**9, "rounds": 10**9}
    assert (await it.say(notes=NOTES | large)).status == 204
    heard = (await it.teacher.get(path, **mine)).json
    limits = {"left": -room.MOST_SECONDS, "gone": room.MOST_SECONDS, "rounds": poll.MOST_ROUNDS}
    assert heard == {**NOTES, "note": "half ?", **limits}
    assert (await it.say(notes={})).status == 204  # the plan was left
    assert (await it.teacher.get(path, **mine)).json == {}


def test_a_key_that_is_no_text_opens_nothing():
    assert not room.opens("\ud800", {"key": room.locked("x")})


def test_the_clocks_of_notes_go_on():
    fields = room.noted(NOTES, 1000.0)
    assert room.notes(fields, 1000.0) == NOTES
    assert room.notes(fields, 1300.9) == {**NOTES, "left": -60, "gone": 780}
    assert room.notes({}, 1.0) == {}
