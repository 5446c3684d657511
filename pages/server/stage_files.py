"""The stage's built files: compressed once, served under the hash of their content, kept by the browser for a year.

Where app.py is not the server (a host that runs it as a plain script, a test of one page) nothing answers
that path, and the stage is sent inline.
"""

import gzip
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from starlette.responses import Response

from pages.server.asgi import below, takes_gzip

FOLDER = Path(__file__).parents[2] / "assets" / "stage"
TYPES = {
    "stage.js": "text/javascript",
    "drill.js": "text/javascript",  # this and the next four are fetched once a page has come to rest
    "drawing.js": "text/javascript",
    "text.js": "text/javascript",
    "marks.js": "text/javascript",
    "uploads.js": "text/javascript",
    "family.js": "text/javascript",  # with the first cell that is no LSTM's
    "teacher.js": "text/javascript",  # where this browser teaches in a room
    "remote.js": "text/javascript",  # on the teacher's phone
    "back.js": "text/javascript",  # in the app, for who comes from a class
    "ballot.js": "text/javascript",  # on a phone, when a vote opens
    "present.js": "text/javascript",  # when a room is to see the picture
    "plan.js": "text/javascript",  # where this tab goes by a lesson plan
    "plans.js": "text/javascript",  # of the pages of a plan
    "stage.css": "text/css",
    "page.js": "text/javascript",  # of a page without Streamlit, as is the next
    "page.css": "text/css",
    "sheet.js": "text/javascript",  # of a worksheet, as is the next
    "sheet.css": "text/css",
}
ADDRESS = re.compile(r"/stage/([^/]+)/([^/]+)")
READ = ("GET", "HEAD")
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
PACKED = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}

_served = False


def files() -> tuple[str, dict[str, bytes]]:
    """(digest, name → content) of the built files as they are on disk now."""
    return _read(tuple((FOLDER / name).stat().st_mtime_ns for name in TYPES))


@lru_cache(1)
def _read(_changed: tuple[int, ...]) -> tuple[str, dict[str, bytes]]:
    contents = {name: (FOLDER / name).read_bytes() for name in TYPES}
    return sha256(b"\0".join(contents.values())).hexdigest()[:16], contents


@lru_cache(2 * len(TYPES))
def _packed(_digest: str, name: str) -> bytes:
    return gzip.compress(files()[1][name], 9, mtime=0)


def answer(method: str, digest: str, name: str, packed: bool = False) -> Response:
    """One built file under the digest it has now, in gzip if it may be `packed`; 404 under any other."""
    if method not in READ:
        return Response(status_code=405, headers={"Allow": ", ".join(READ)})
    now, contents = files()
    if digest != now or name not in contents:
        return Response(status_code=404)
    if not packed:
        return Response(contents[name], media_type=TYPES[name], headers=FOREVER)
    headers = FOREVER | PACKED
    return Response(_packed(now, name), media_type=TYPES[name], headers=headers)


class StageFiles:
    """Answers the files' addresses; all else goes through. From its making on the stage is not sent inline.

    They lie below `server.baseUrlPath` as it is when a request comes: routes given to Streamlit would not.
    """

    def __init__(self, app) -> None:
        global _served
        self.app, _served = app, True

    async def __call__(self, scope, receive, send) -> None:
        asked = ADDRESS.fullmatch(below(scope) or "") if scope["type"] == "http" else None
        app = self.app
        if asked:
            digest, name = asked.groups()
            app = answer(scope["method"], digest, name, takes_gzip(scope))
        await app(scope, receive, send)


def is_served() -> bool:
    """Whether this process answers the files' addresses."""
    return _served
