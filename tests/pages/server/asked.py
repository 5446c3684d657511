"""A request as a server hands it on, and the answer."""

import asyncio
from urllib.parse import unquote


def scope(path: str = "/", method: str = "GET", *, query: bytes = b"", root: str = "", kind: str = "http", **headers):
    """A request's scope; `path` as it stands in the address, `root` where the app is mounted."""
    given = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    return {
        "type": kind,
        "method": method,
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": root,
        "query_string": query,
        "headers": given,
    }


def answer(app, asked: dict, *received: dict) -> list[dict]:
    """What the app sends to this request."""
    sent: list[dict] = []
    waiting = list(received) or [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        return waiting.pop(0)

    async def send(message):
        sent.append(message)

    asyncio.run(app(asked, receive, send))
    return sent


def page(body: bytes = b"<body></body>", status: int = 200, kind: bytes = b"text/html; charset=utf-8", **headers: str):
    """An app that answers everything with this."""
    more = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]

    async def app(asked, receive, send):
        app.asked.append(asked)
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind), *more]})
        await send({"type": "http.response.body", "body": body})

    app.asked = []
    return app
