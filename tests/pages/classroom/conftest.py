import tempfile
from pathlib import Path

import pytest

from tests.pages.classroom.stores import Memory, Redis, redis_server


@pytest.fixture(scope="session")
def redis_socket():
    with tempfile.TemporaryDirectory() as folder, redis_server(Path(folder)) as socket:  # a socket's path is short
        yield socket


@pytest.fixture(params=["memory", pytest.param("redis", marks=pytest.mark.slow)])
def rooms(request):
    """A store with its clock, of each kind."""
    made = Redis(request.getfixturevalue("redis_socket")) if request.param == "redis" else Memory(Path())
    yield made
    made.close()
