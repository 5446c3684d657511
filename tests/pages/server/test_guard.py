"""Who may talk to the server."""

import pytest

from pages.server.guard import Guard
from tests.pages.server.asked import answer, page, scope

OURS, OTHER = "class.example.edu", "evil.example"
CONNECT = {"type": "websocket.connect"}


async def accepts(asked, receive, send):
    """An app that takes every websocket and shows the headers that it was given."""
    await receive()
    await send({"type": "websocket.accept", "headers": asked["headers"]})


def verdict(guard: Guard, **headers: str) -> dict:
    return answer(guard, scope("/_stcore/stream", kind="websocket", **headers), CONNECT)[0]


@pytest.mark.parametrize("origin", [f"https://{OURS}", f"http://{OURS}:8501", f"https://{OURS.upper()}."])
def test_the_host_s_own_page_is_let_through_and_its_origin_asked_no_more(origin):
    taken = verdict(Guard(accepts), host=f"{OURS}:8501", origin=origin)
    assert taken["type"] == "websocket.accept"
    assert b"origin" not in dict(taken["headers"])


def test_a_program_without_an_origin_is_let_through():
    assert verdict(Guard(accepts), host=OURS)["type"] == "websocket.accept"


@pytest.mark.parametrize("origin", [f"https://{OTHER}", f"https://{OURS}.{OTHER}", "null", "", "https://[", "//"])
def test_another_site_is_refused(origin):
    assert verdict(Guard(accepts), host=OURS, origin=origin) == {"type": "websocket.close", "code": 1008}
    assert verdict(Guard(accepts), origin=f"https://{OTHER}")["type"] == "websocket.close"


def test_named_sites_are_let_through(monkeypatch):
    monkeypatch.setenv("GATEWALK_ORIGINS", "https://named.example:444, also.example")
    guard = Guard(accepts)
    for origin in ("https://named.example", "http://also.example:1"):
        assert verdict(guard, host=OURS, origin=origin)["type"] == "websocket.accept"
    assert verdict(guard, host=OURS, origin=f"https://{OTHER}")["type"] == "websocket.close"


def test_more_pages_than_there_is_room_for_are_sent_away_until_one_leaves(monkeypatch):
    monkeypatch.setenv("GATEWALK_VISITS", "1")

    async def holds(asked, receive, send):
        inner.append(answer_inside(guard))
        await accepts(asked, receive, send)

    def answer_inside(guard):
        sent = []

        async def send(message):
            sent.append(message)

        async def receive():
            return CONNECT

        coroutine = guard(scope("/_stcore/stream", kind="websocket", host=OURS), receive, send)
        with pytest.raises(StopIteration):
            coroutine.send(None)
        return sent[0]

    inner: list[dict] = []
    guard = Guard(holds)
    assert verdict(guard, host=OURS)["type"] == "websocket.accept"
    assert inner == [{"type": "websocket.close", "code": 1013}]
    assert guard.open == 0


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_only_our_own_page_changes_anything(method):
    app = page()
    guard = Guard(app)
    assert answer(guard, scope("/x", method, host=OURS, origin=f"https://{OTHER}"))[0]["status"] == 403
    assert app.asked == []
    assert answer(guard, scope("/x", method, host=OURS, origin=f"https://{OURS}"))[0]["status"] == 200
    assert answer(guard, scope("/x", method, host=OURS))[0]["status"] == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_reading_is_for_everybody(method):
    assert answer(Guard(page()), scope("/x", method, host=OURS, origin=f"https://{OTHER}"))[0]["status"] == 200
