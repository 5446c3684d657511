"""Files that visitors send: taken only where a dialog waits for one, and never more of them than memory is meant for.

Streamlit takes any number of files from any visit and keeps them as long as the visit lasts.
"""

import asyncio
import re
from collections.abc import Iterator
from typing import cast

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.server.asgi import below, say

ADDRESS = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)")
LARGEST = 5 << 20  # `server.maxUploadSize`
VISIT = 2  # files: one that is replaced, and its successor
ALL = 100 << 20  # bytes of all visits together
SECONDS = 120  # for a whole file: 5 MB at 44 kB/s

_waiting: set[str] = set()  # sessions whose dialog is open


def wait() -> None:
    """This visit's dialog is open: its files are taken."""
    _waiting.difference_update([session for session in tuple(_waiting) if not is_alive(session)])
    if context := get_script_run_ctx(suppress_warning=True):
        _waiting.add(context.session_id)


def done() -> None:
    """The dialog is shut: what it was sent is no longer kept, and nothing more is taken."""
    context = get_script_run_ctx(suppress_warning=True)
    if context and runtime.exists():
        _waiting.discard(context.session_id)
        runtime.get_instance().uploaded_file_mgr.remove_session_files(context.session_id)


def is_alive(session: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session)


class Uploads:
    """Refuses a file that no dialog waits for (403) or that there is no room for (507), and ends a slow one (408)."""

    def __init__(self, app) -> None:
        self.app = app
        self.coming: list[tuple[str, int]] = []  # (session, bytes) of the files on their way

    async def __call__(self, scope, receive, send) -> None:
        sent = scope["type"] == "http" and scope["method"] == "PUT" and ADDRESS.fullmatch(below(scope) or "")
        if not sent:
            await self.app(scope, receive, send)
            return
        session, size = sent[1], declared(scope)
        if is_alive(session) and session not in _waiting:
            await say(send, 403, "This page waits for no file.")
        elif self.is_full(session, size):
            await say(send, 507, "Too many files are waiting here.")
        else:
            await self.take((session, size), scope, receive, send)

    def is_full(self, session: str, size: int) -> bool:
        """Whether the visit or the server holds all it may, files on their way included."""
        others = [*kept(), *self.coming]
        mine = sum(owner == session for owner, _ in others)
        return mine >= VISIT or sum(taken for _, taken in others) + size > ALL

    async def take(self, file: tuple[str, int], scope, receive, send) -> None:
        begun = False

        async def noted(message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        self.coming.append(file)
        try:
            async with asyncio.timeout(SECONDS):
                await self.app(scope, receive, noted)
        except TimeoutError:
            if not begun:
                await say(send, 408, "The file took too long.")
        finally:
            self.coming.remove(file)


def declared(scope) -> int:
    """The bytes that are announced; where none are, the most that one file may have."""
    length = dict(scope["headers"]).get(b"content-length", b"")
    return min(int(length), LARGEST) if length.isdigit() else LARGEST


def kept() -> Iterator[tuple[str, int]]:
    """(session, bytes) of every file that Streamlit holds."""
    if runtime.exists():
        manager = cast("MemoryUploadedFileManager", runtime.get_instance().uploaded_file_mgr)
        for session, files in tuple(manager.file_storage.items()):
            for file in tuple(files.values()):
                yield session, len(file.data)
