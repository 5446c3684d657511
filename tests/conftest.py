"""What holds for every test: drawn examples are the same each time, and no clock judges them."""

from hypothesis import settings

settings.register_profile("gatewalk", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("gatewalk")
