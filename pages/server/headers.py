"""Security headers: those of every answer (nosniff, no referrer, no devices), and the policy of a page's content."""

import re
from base64 import b64encode
from hashlib import sha256

from pages.server import configuration
from pages.server.asgi import say

POLICY = b"content-security-policy"
SAME = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",  # what was typed stands in the address
    b"permissions-policy": b"camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
CLOSED = b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
OPEN = (
    "default-src 'none'; base-uri 'self'; object-src 'none'; form-action 'self'; manifest-src 'self'; "
    "worker-src 'self' blob:; script-src 'self' blob: {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self'; "
    "frame-ancestors {ancestors}"
)
INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def policy(page: bytes) -> tuple[bytes, bytes]:
    """The header under which a page runs its own scripts, those inside it by their hash, and none of anybody else's."""
    scripts = " ".join(f"'sha256-{b64encode(sha256(script).digest()).decode()}'" for script in INLINE.findall(page))
    return POLICY, OPEN.format(scripts=scripts, ancestors=configuration.frame_ancestors()).encode()


class SecurityHeaders:
    """Adds the headers to every answer, and gives one where an error would have left none.

    A page brings its own policy. Whatever else is opened as one runs nothing; of a script the header would bind the
    worker that is made of it, so scripts have none.
    """

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def safely(message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message = {**message, "headers": with_headers(message.get("headers", []))}
            await send(message)

        try:
            await self.app(scope, receive, safely)
        except Exception:
            if not begun:
                await say(safely, 500, "Internal Server Error")
            raise


def with_headers(headers: list) -> list:
    """The same headers and those that every answer has."""
    given = {name.lower(): value for name, value in headers}
    added = SAME if b"javascript" in given.get(b"content-type", b"") else {**SAME, POLICY: CLOSED}
    return [*headers, *((name, value) for name, value in added.items() if name not in given)]
