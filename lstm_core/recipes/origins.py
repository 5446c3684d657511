"""Where what a model was trained on came from."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Origin:
    """A work that texts, or how they are cut, came from."""

    name: str
    url: str
    licence: str


def fact(origin: Origin, path: Path) -> dict[str, str]:
    """An entry of a card's `data`: the origin, and the file with its SHA-256."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"name": origin.name, "file": path.name, "url": origin.url, "licence": origin.licence, "sha256": digest}
