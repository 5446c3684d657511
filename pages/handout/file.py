"""The file itself: data, words and the stage's scripts in one HTML page that may ask for nothing."""

import gzip
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from pathlib import Path

from pages.handout.walk import Walk
from pages.words.escape import as_json
from pages.words.words import LANGUAGES, words

STAGE = Path(__file__).parents[2] / "assets" / "stage"
MOST_WALKS, MOST_BYTES = 12, 2_000_000
REST = 300_000  # bytes, at most, of what is not numbers
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src blob: data:"
WORDS = ("name", "language", "save_svg", "save_png")  # of the frame
APART = "\0"  # between the packed texts
UNPACK = """
const packed = document.getElementById("gw-packed").textContent;
const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
const [styles, ...scripts] = (await new Response(unpacked).text()).split("\\0");
const put = (name, text) => document.head.appendChild(document.createElement(name)).append(text);
put("style", styles);
for (const script of scripts) put("script", script);
"""
PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>.gw-page-needs {{ animation: gw-late 0s 2s both }} @keyframes gw-late {{ from {{ opacity: 0 }} }}</style>
<title>{title}</title>
</head>
<body class="gw-page">
<div id="gw-page"><main class="gw-page-needs">{needs}</main></div>
<script type="application/json" id="gw-handout">{data}</script>
<script type="text/plain" id="gw-packed">{packed}</script>
<script type="module">{unpack}</script>
</body>
</html>
"""


class TooMuchError(ValueError):
    """More walks or bytes than a handout may have: `count` of `what`, and the `most`."""

    def __init__(self, what: str, count: int, most: int) -> None:
        super().__init__(f"{what}: expected at most {most}, got {count}")
        self.what, self.count, self.most = what, count, most


def html(walks: Sequence[Walk], lang: str) -> bytes:
    """The handout of one to MOST_WALKS walks, opened in a language; `TooMuchError` for more walks or bytes."""
    if not 1 <= len(walks) <= MOST_WALKS:
        raise TooMuchError("walks", len(walks), MOST_WALKS)
    say = words(lang)
    data = {
        "lang": lang,
        "words": {each: _words(each, walks) for each in LANGUAGES},
        "labels": {each: words(each).file("stage") for each in LANGUAGES},
        "walks": [
            {"titles": {each: walk.title(words(each), walks) for each in LANGUAGES}, "sent": walk.sent()}
            for walk in walks
        ],
    }
    kinds = {walk.reading.kind for walk in walks}
    page = PAGE.format(
        lang=lang,
        policy=POLICY,
        title=escape(f"{walks[0].title(say, walks)} · {say('frame.name')}"),
        needs=escape(" ".join(words(each)("handout.needs") for each in LANGUAGES)),
        data=as_json(data),
        packed=_packed(kinds != {"lstm"}, _marks()),
        unpack=UNPACK,
    ).encode("utf-8", "replace")
    if len(page) > MOST_BYTES:
        raise TooMuchError("bytes", len(page), MOST_BYTES)
    return page


def fits(walks: Sequence[Walk]) -> bool:
    """Whether `html` makes a file of these walks, as far as can be told without making it."""
    return 1 <= len(walks) <= MOST_WALKS and sum(walk.size() for walk in walks) + REST <= MOST_BYTES


def _words(lang: str, walks: Sequence[Walk]) -> dict[str, str]:
    """The page's own words, with the licence of the models' numbers, which their cards say."""
    say = words(lang)
    table = say.file("handout") | {name: say(f"frame.{name}") for name in WORDS}
    licences = sorted({walk.reading.card.licence for walk in walks} - {""})
    numbers = say("handout.numbers", licences=say("errors.comma").join(licences)) if licences else ""
    return table | {"foot": say.joined(say("handout.pictures"), numbers, say("handout.offline"))}


def _marks() -> tuple[int, ...]:
    return tuple(file.stat().st_mtime_ns for file in sorted(STAGE.glob("*.[jc]s*")))


@lru_cache(4)
def _packed(with_family: bool, _changed: tuple[int, ...]) -> str:
    """Styles and scripts, page.js last, as base64 of gzip; the cells that are no LSTM's where they are needed."""
    scripts = ["text.js", "drawing.js", *(["family.js"] if with_family else []), "page.js"]
    texts = [(STAGE / name).read_text("utf-8") for name in ("page.css", *scripts)]
    return b64encode(gzip.compress(APART.join(texts).encode(), 9, mtime=0)).decode("ascii")
