"""The code of a class's room, as it is read aloud."""

import re

LETTERS = "BCDFGHJKMNPQRTVWXY346789"  # no vowels, and none that looks like another
CODE = re.compile(f"[{LETTERS}]{{4}}")


def parse(raw: str) -> str:
    """A code, or "" for none. ValueError for anything else."""
    if raw and not CODE.fullmatch(raw):
        raise ValueError(raw)
    return raw
