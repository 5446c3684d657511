"""What holds for every test: drawn examples are the same each time, no clock judges them, and what is loaded stays."""

import gc

from hypothesis import settings

settings.register_profile("gatewalk", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("gatewalk")


def pytest_collection_finish() -> None:
    """Leave what the imports made out of later collections."""
    gc.collect()
    gc.freeze()
