"""A file that is asked for under the name of a run before."""

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from pages.server.delivery import files as late


@pytest.fixture
def files():
    """A button that has a file made, drawn in one run after the other: (draw it → the file's name, get its bytes)."""
    late.BEFORE.clear()
    storage = MemoryMediaFileStorage("/media")
    manager = MediaFileManager(storage)

    def draw(data: bytes) -> str:
        manager.remove_deferred("0.1", element_id="button")
        return manager.add_deferred(lambda: data, "text/csv", "0.1", "a.csv", element_id="button")

    def get(name: str) -> bytes:
        return storage.get_file(manager.execute_deferred(name).rpartition("/")[2]).content

    return draw, get


def test_a_file_that_was_asked_for_while_an_answer_was_on_its_way_is_made(files):
    draw, get = files
    first, second, third = (draw(data) for data in (b"first", b"second", b"third"))
    assert [get(name) for name in (first, second, third, first)] == [b"first", b"second", b"third", b"first"]


def test_files_of_the_runs_before_are_few_and_go(files, monkeypatch):
    draw, get = files
    first, second = draw(b"first"), draw(b"second")
    for _ in range(late.MOST):
        last = draw(b"last")
    assert len(late.BEFORE) == late.MOST
    with pytest.raises(MediaFileStorageError):
        get(first)
    assert get(second) == b"second"
    now = late.time.monotonic()
    monkeypatch.setattr(late.time, "monotonic", lambda: now + late.LATE + 1)
    with pytest.raises(MediaFileStorageError):
        get(second)
    assert get(last) == b"last"
    draw(b"another")
    assert list(late.BEFORE) == [last]
