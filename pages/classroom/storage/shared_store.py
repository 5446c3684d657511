"""The store that this process keeps its rooms in: its own, or the Redis (or Valkey) that GATEWALK_ROOMS_URL names."""

import os
from functools import cache

from pages.classroom.storage.store import MemoryStore, Store


@cache
def shared() -> Store:
    """The one store of this process. ValueError where the setting is no address of a Redis."""
    url = os.environ.get("GATEWALK_ROOMS_URL")
    if not url:
        return MemoryStore()
    from pages.classroom.storage.redis_store import RedisStore  # asks for a package that is needed here alone

    try:
        return RedisStore(url)
    except ValueError as error:
        raise ValueError(f"GATEWALK_ROOMS_URL is no address of a Redis: {error}") from error
