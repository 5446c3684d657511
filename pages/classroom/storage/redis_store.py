"""Rooms in a Redis or a Valkey, for several servers: any of them answers for any room.

gw:room:CODE          hash: field → JSON
gw:rooms              sorted set: code → when it is forgotten
gw:polls:CODE         set: the room's polls
gw:poll:CODE:POLL     hash: tab → letter
gw:here:CODE          hash: server → "listeners until"
gw:run:DIGEST         a run
gw:runs, gw:sizes     sorted set: digest → when it is forgotten; hash: digest → bytes
gw:changed            channel: codes
"""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import redis  # pyright: ignore[reportMissingImports]  # asked for by "gatewalk[rooms]" alone
from redis.backoff import NoBackoff  # pyright: ignore[reportMissingImports]
from redis.retry import Retry  # pyright: ignore[reportMissingImports]

from pages.classroom.storage import store
from pages.classroom.storage.store import ANY, LIFE, OVER_LIFE, Full, Told, Unreachable

SECONDS = 0.5  # to wait for an answer
HERE_LIFE = 45  # seconds that a server's word on its listeners holds; it says it each 15 s
CHANGED = "gw:changed"

FORGET_POLLS = """
local function forget_polls(code)
  for _, poll in ipairs(redis.call('SMEMBERS', 'gw:polls:' .. code)) do
    redis.call('DEL', 'gw:poll:' .. code .. ':' .. poll)
  end
  redis.call('DEL', 'gw:polls:' .. code)
end
"""
MAKE = f"""{FORGET_POLLS}
redis.call('ZREMRANGEBYSCORE', 'gw:rooms', '-inf', ARGV[2])
if redis.call('EXISTS', 'gw:room:' .. ARGV[1]) == 1 then return 0 end
if redis.call('ZCARD', 'gw:rooms') >= tonumber(ARGV[4]) then return -1 end
forget_polls(ARGV[1])
redis.call('HSET', 'gw:room:' .. ARGV[1], 'v', 1, unpack(ARGV, 5))
redis.call('EXPIRE', 'gw:room:' .. ARGV[1], ARGV[3])
redis.call('ZADD', 'gw:rooms', ARGV[2] + ARGV[3], ARGV[1])
redis.call('PUBLISH', 'gw:changed', ARGV[1])
return 1
"""
WRITE = """
local room = 'gw:room:' .. ARGV[1]
if redis.call('EXISTS', room) == 0 or redis.call('HEXISTS', room, 'over') == 1 then return 0 end
redis.call('HSET', room, unpack(ARGV, 4))
redis.call('EXPIRE', room, ARGV[3])
redis.call('ZADD', 'gw:rooms', ARGV[2] + ARGV[3], ARGV[1])
redis.call('PUBLISH', 'gw:changed', ARGV[1])
return redis.call('HINCRBY', room, 'v', 1)
"""
DROP = f"""{FORGET_POLLS}
local room = 'gw:room:' .. ARGV[1]
local v = redis.call('HGET', room, 'v')
if v then
  forget_polls(ARGV[1])
  redis.call('DEL', room, 'gw:here:' .. ARGV[1])
  redis.call('HSET', room, 'v', v + 1, 'over', 'true')
  redis.call('EXPIRE', room, ARGV[3])
  redis.call('ZADD', 'gw:rooms', ARGV[2] + ARGV[3], ARGV[1])
end
redis.call('PUBLISH', 'gw:changed', ARGV[1])
"""
FORGET = f"{FORGET_POLLS} forget_polls(ARGV[1])"
VOTE = """
local room, polls = 'gw:room:' .. ARGV[1], 'gw:polls:' .. ARGV[1]
local poll = 'gw:poll:' .. ARGV[1] .. ':' .. ARGV[2]
if redis.call('EXISTS', room) == 0 or redis.call('HEXISTS', room, 'over') == 1 then return 0 end
if redis.call('HEXISTS', poll, ARGV[3]) == 0 and redis.call('HLEN', poll) >= tonumber(ARGV[5]) then return 0 end
redis.call('HSET', poll, ARGV[3], ARGV[4])
redis.call('SADD', polls, ARGV[2])
redis.call('EXPIRE', poll, ARGV[6])
redis.call('EXPIRE', polls, ARGV[6])
return 1
"""
KEEP = """
local function forget(digest)
  redis.call('DEL', 'gw:run:' .. digest)
  redis.call('ZREM', 'gw:runs', digest)
  redis.call('HDEL', 'gw:sizes', digest)
end
for _, old in ipairs(redis.call('ZRANGEBYSCORE', 'gw:runs', '-inf', ARGV[2])) do forget(old) end
redis.call('SET', 'gw:run:' .. ARGV[1], ARGV[5], 'EX', ARGV[3])
redis.call('ZADD', 'gw:runs', ARGV[2] + ARGV[3], ARGV[1])
redis.call('HSET', 'gw:sizes', ARGV[1], #ARGV[5])
local size = 0
for _, one in ipairs(redis.call('HVALS', 'gw:sizes')) do size = size + one end
while size > tonumber(ARGV[4]) do
  local first = redis.call('ZRANGE', 'gw:runs', 0, 0)[1]
  size = size - redis.call('HGET', 'gw:sizes', first)
  forget(first)
end
"""


class RedisStore:
    """The store that several servers share; `store.Store` says what each function does."""

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        once_more = Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,))
        limits: dict[str, Any] = {"socket_timeout": SECONDS, "socket_connect_timeout": SECONDS, "retry": once_more}
        self.clock = clock
        self.redis: Any = redis.Redis.from_url(url, **limits)
        scripts = (MAKE, WRITE, DROP, VOTE, FORGET, KEEP)
        made = map(self.redis.register_script, scripts)
        self._make, self._write, self._drop, self._vote, self._forget, self._keep = made

    def make(self, code: str, fields: dict) -> bool:
        made = self._ask(self._make, args=[code, self.clock(), LIFE, store.MOST_ROOMS, *_spelled(fields)])
        if made < 0:
            raise Full
        return bool(made)

    def read(self, code: str) -> dict | None:
        fields = self._ask(self.redis.hgetall, f"gw:room:{code}")
        return {name.decode(): json.loads(value) for name, value in fields.items()} or None

    def write(self, code: str, fields: dict) -> int:
        return self._ask(self._write, args=[code, self.clock(), LIFE, *_spelled(fields)])

    def drop(self, code: str) -> None:
        self._ask(self._drop, args=[code, self.clock(), OVER_LIFE])

    def vote(self, code: str, poll: str, tab: str, letter: str, most: int) -> bool:
        return bool(self._ask(self._vote, args=[code, poll, tab, letter, most, LIFE]))

    def counts(self, code: str, poll: str) -> dict[str, int]:
        letters = self._ask(self.redis.hvals, f"gw:poll:{code}:{poll}")
        return dict(Counter(letter.decode() for letter in letters))

    def forget_votes(self, code: str) -> None:
        self._ask(self._forget, args=[code])

    def here(self, code: str, replica: str, number: int) -> int:
        name, now = f"gw:here:{code}", self.clock()
        with self.redis.pipeline() as pipe:
            pipe.hset(name, replica, f"{number} {now + HERE_LIFE}")
            pipe.expire(name, LIFE)
            pipe.hvals(name)
            said = [word.split() for word in self._ask(pipe.execute)[2]]
        return sum(int(listeners) for listeners, until in said if float(until) > now)

    def keep(self, digest: str, run: bytes) -> None:
        self._ask(self._keep, args=[digest, self.clock(), LIFE, store.MOST_RUNS, run])

    def kept(self, digest: str) -> bytes | None:
        return self._ask(self.redis.get, f"gw:run:{digest}")

    def watch(self, told: Told) -> Callable[[], None]:
        """A thread listens; after each gap it says ANY."""
        ended = threading.Event()

        def listen() -> None:
            while not ended.is_set():
                try:
                    with self.redis.pubsub() as channel:
                        channel.subscribe(CHANGED)
                        while not ended.is_set():
                            said = channel.get_message(timeout=SECONDS)
                            if said:
                                told(ANY if said["type"] == "subscribe" else said["data"].decode())
                except (redis.RedisError, OSError):
                    ended.wait(SECONDS)

        thread = threading.Thread(target=listen, name="rooms", daemon=True)
        thread.start()

        def end() -> None:
            ended.set()
            thread.join()

        return end

    def _ask(self, question: Callable, *arguments: Any, **named: Any) -> Any:
        try:
            return question(*arguments, **named)
        except redis.RedisError as error:
            raise Unreachable from error


def _spelled(fields: dict) -> list[str]:
    """Names and JSON of the fields, in turn."""
    return [word for name, value in fields.items() for word in (name, json.dumps(value, ensure_ascii=False))]
