"""The reader's words: assets/text/{zh,en}/*.toml, one file a chapter, the same keys in both languages."""

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "assets" / "text"
LANGUAGES = ("zh", "en")


def flatten(table: dict, prefix: str = "") -> dict[str, str]:
    """Nested TOML tables as one table with dotted keys: {"a": {"b": "c"}} is {"a.b": "c"}."""
    flat: dict[str, str] = {}
    for key, value in table.items():
        flat |= flatten(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return flat


@dataclass(frozen=True)
class Words:
    """All strings of one language by "file.key". Called with a key and its slots it gives the sentence."""

    lang: str
    table: dict[str, str]

    def __call__(self, key: str, /, **slots: object) -> str:
        """The string with its {slots} filled. KeyError where the key or a slot is missing."""
        return self.table[key].format(**slots)

    def joined(self, *sentences: str) -> str:
        """One sentence after the other; between Chinese ones stands no space."""
        return ("" if self.lang == "zh" else " ").join(filter(None, sentences))

    def file(self, name: str) -> dict[str, str]:
        """Every string of one file, keys without the file's name, slots unfilled."""
        return dict(self._files.get(name, {}))

    @cached_property
    def _files(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for key, text in self.table.items():
            file, _, name = key.partition(".")
            found.setdefault(file, {})[name] = text
        return found


@cache
def words(lang: str) -> Words:
    """The strings of a language, read once. KeyError for a language there is none of."""
    if lang not in LANGUAGES:
        raise KeyError(lang)
    files = sorted((FOLDER / lang).glob("*.toml"))
    return Words(lang, flatten({file.stem: tomllib.loads(file.read_text("utf-8")) for file in files}))
