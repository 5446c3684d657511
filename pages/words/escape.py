"""Text of others inside an element that reads Markdown, and inside a script element."""

import json
import re

SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")


def literal(text: str) -> str:
    """`text` such that Markdown, LaTeX and emoji codes leave it as it stands, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def as_json(data: object) -> str:
    """JSON that stands in a script element and cannot end it, whatever text is in it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
