"""Both makers of a store, each with hands on its clock."""

import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from pages.classroom.storage import store


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class Memory:
    def __init__(self, _socket: Path) -> None:
        self.clock = Clock()
        self.store = store.MemoryStore(self.clock)

    def another(self) -> store.Store:
        """The store as another request sees it."""
        return self.store

    def wait(self, seconds: float) -> None:
        self.clock.now += seconds

    def close(self) -> None:
        pass


class Redis:
    """A database that is emptied first, on the server at a socket."""

    def __init__(self, socket: Path) -> None:
        from pages.classroom.storage.redis_store import RedisStore

        self.url, self.clock = f"unix://{socket}", Clock()
        self.stores = [RedisStore(self.url, self.clock)]
        self.store = self.stores[0]
        self.store.redis.flushall()

    def another(self) -> store.Store:
        """The store as another server sees it."""
        self.stores.append(type(self.store)(self.url, self.clock))
        return self.stores[-1]

    def wait(self, seconds: float) -> None:
        """All that expires does so this much sooner."""
        self.clock.now += seconds
        for key in self.store.redis.scan_iter():
            left = self.store.redis.ttl(key)
            if left >= 0:
                self.store.redis.expire(key, int(left - seconds))

    def close(self) -> None:
        for one in self.stores:
            one.redis.close()


@contextmanager
def redis_server(folder: Path):
    """The socket of a Redis of our own that writes nothing to a disk."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    assert program, "a redis-server is needed (Debian: redis-server); `python3 tests` installs it"
    socket = folder / "redis.sock"
    quiet = ["--port", "0", "--unixsocket", str(socket), "--save", "", "--appendonly", "no", "--logfile", "/dev/null"]
    process = subprocess.Popen([program, *quiet, "--dir", str(folder)])
    try:
        while not socket.exists():
            assert process.poll() is None
            time.sleep(0.01)
        yield socket
    finally:
        process.kill()
        process.wait()
