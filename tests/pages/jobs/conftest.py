"""Pools that end with their test."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from pages.jobs import Limits, Pool
from tests.pages.jobs.toys import JOBS


@pytest.fixture
def opened() -> Iterator[Callable[..., Pool]]:
    """Makes pools: `opened(workers=1, grace=0.2)`."""
    pools = []

    def make(**limits: float) -> Pool:
        pools.append(Pool(JOBS, replace(Limits(), **limits)))
        return pools[-1]

    yield make
    for pool in pools:
        pool.close()
