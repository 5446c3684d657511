"""Text of others inside an element that reads Markdown."""

import re

SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")


def literal(text: str) -> str:
    """`text` such that Markdown, LaTeX and emoji codes leave it as it stands, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
