"""Which files are taken from visitors."""

import asyncio
from types import SimpleNamespace

import pytest

from pages.server import uploads
from pages.server.uploads import LARGEST, Uploads
from tests.pages.server.asked import answer, page, scope

MEGABYTE = 1 << 20


@pytest.fixture
def held(monkeypatch) -> dict[str, dict]:
    """What Streamlit holds, by session: each is alive and has its dialog open."""
    stored = {f"visit-{number}": {} for number in range(60)}
    manager = SimpleNamespace(file_storage=stored)
    server = SimpleNamespace(uploaded_file_mgr=manager, is_active_session=lambda session: session in stored)
    monkeypatch.setattr(uploads.runtime, "exists", lambda: True)
    monkeypatch.setattr(uploads.runtime, "get_instance", lambda: server)
    monkeypatch.setattr(uploads, "_waiting", set(stored))
    return stored


def put(app: Uploads, session: str, size: int | None = MEGABYTE, file: str = "new", **more: str) -> int:
    headers = {} if size is None else {"content_length": str(size)}
    return answer(app, scope(f"/_stcore/upload_file/{session}/{file}", "PUT", **headers, **more))[0]["status"]


def file(size: int) -> SimpleNamespace:
    return SimpleNamespace(data=bytes(size))


def test_a_file_is_taken_where_a_dialog_waits_for_it(held):
    assert put(Uploads(page(status=204)), "visit-0") == 204
    uploads._waiting.clear()
    assert put(Uploads(page(status=204)), "visit-0") == 403


def test_an_unknown_visit_is_streamlit_s_to_refuse(held):
    assert put(Uploads(page(status=400)), "at-another-replica") == 400


def test_a_visit_keeps_two_files_at_most(held):
    held["visit-0"] = {"one": file(10), "two": file(10)}
    assert put(Uploads(page(status=204)), "visit-0", 10) == 507
    assert put(Uploads(page(status=204)), "visit-1", 10) == 204


@pytest.mark.parametrize("size", [5 * MEGABYTE, None, 90 * MEGABYTE])
def test_all_visits_together_keep_a_hundred_megabytes(held, size):
    for number in range(19):
        held[f"visit-{number}"] = {"one": file(LARGEST)}
    assert put(Uploads(page(status=204)), "visit-19", size) == 204
    held["visit-19"] = {"one": file(1)}
    assert put(Uploads(page(status=204)), "visit-20", size) == 507
    held["visit-19"].clear()
    assert put(Uploads(page(status=204)), "visit-20", size) == 204


def test_files_on_their_way_count_and_are_forgotten_when_they_are_there_or_fail(held):
    seen = []

    async def slow(asked, receive, send):
        seen.append(len(app.coming))
        if len(seen) < 30:
            await inner(len(seen))
        raise ConnectionError

    async def inner(number):
        sent = []

        async def send(message):
            sent.append(message)

        asked = scope(f"/_stcore/upload_file/visit-{number}/f", "PUT", content_length=str(LARGEST))
        try:
            await app(asked, None, send)
        except ConnectionError:
            return
        refused.append(sent[0]["status"])

    refused: list[int] = []
    app = Uploads(slow)
    asyncio.run(inner(0))
    assert max(seen) == 20
    assert refused == [507]
    assert app.coming == []


def test_a_file_that_does_not_come_is_given_up(held, monkeypatch):
    uploads_seconds = uploads.SECONDS
    monkeypatch.setattr(uploads, "SECONDS", 0.01)

    async def waits(asked, receive, send):
        await asyncio.Event().wait()

    app = Uploads(waits)
    assert uploads_seconds == 120  # two minutes, as the text says
    assert put(app, "visit-0") == 408
    assert app.coming == []


@pytest.mark.parametrize("asked", [scope("/_stcore/upload_file/visit-0/f", "DELETE"), scope("/gates", "PUT")])
def test_whatever_else_goes_through(held, asked):
    uploads._waiting.clear()
    assert answer(Uploads(page()), asked)[0]["status"] == 200
