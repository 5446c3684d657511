"""The mark of a test that reads what a picture says, from its geometry alone; no snapshot has a part in it."""

from collections.abc import Callable

import pytest


def means(*functions: Callable) -> pytest.MarkDecorator:
    """Mark a test as one of what the pictures of these functions say."""
    return pytest.mark.means.with_args(*functions)
