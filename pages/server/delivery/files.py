"""Files that are made when they are asked for.

Such a file has another name in each run, under which alone it can be asked for. What is pressed while an answer is on
its way asks for the name before, and got "Failed to generate file for download".
"""

import time

from streamlit.runtime.media_file_manager import DeferredCallableEntry, MediaFileManager

drop, make = MediaFileManager._drop_deferred_id, MediaFileManager.execute_deferred  # Streamlit's own
LATE, MOST = 10.0, 16  # s for which a file of the runs before can be asked for, and how many of the server's
BEFORE: dict[str, tuple[float, DeferredCallableEntry]] = {}  # files of the runs before by name, and when they went


def mend() -> None:
    """From now on a file can be asked for by its last names, too."""
    MediaFileManager._drop_deferred_id = dropped
    MediaFileManager.execute_deferred = made


def dropped(self: MediaFileManager, file_id: str) -> None:
    """Streamlit holds the lock."""
    if entry := self._deferred_callables.get(file_id):
        now = time.monotonic()
        BEFORE[file_id] = (now, entry)
        for name, (since, _) in list(BEFORE.items()):
            if now - since > LATE or len(BEFORE) > MOST:
                del BEFORE[name]
    drop(self, file_id)


def made(self: MediaFileManager, file_id: str) -> str:
    with self._lock:
        since, entry = BEFORE.get(file_id, (0.0, None))
        is_late = entry is not None and file_id not in self._deferred_callables
        if entry is not None and is_late and time.monotonic() - since <= LATE:
            self._deferred_callables[file_id] = entry
    try:
        return make(self, file_id)
    finally:
        if is_late:
            with self._lock:
                self._deferred_callables.pop(file_id, None)
