"""What the middlewares share: who asks for a page, where below the app's own address and with what, a whole answer."""

import asyncio
from urllib.parse import parse_qs

import streamlit as st


def wants_page(scope) -> bool:
    """A browser asks for a page to show."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def parameters(scope) -> dict[str, str]:
    """The parameters of an address, whatever bytes they are; of one that is given again the last value."""
    given = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return {name: values[-1] for name, values in given.items()}


def takes_gzip(scope) -> bool:
    """A whole file is asked for by one who takes gzip."""
    headers = dict(scope.get("headers", ()))
    whole = scope["type"] == "http" and scope["method"] == "GET" and b"range" not in headers
    return whole and b"gzip" in headers.get(b"accept-encoding", b"")


def home(scope) -> str:
    """The path of the app's first page, without its last slash: where it is mounted, then `server.baseUrlPath`."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return scope.get("root_path", "") + (f"/{base}" if base else "")


def below(scope) -> str | None:
    """The path below `home`, "/" for the first page; "" at `home` without its slash, None outside."""
    path, start = scope.get("path", ""), home(scope)
    if path == start:
        return ""
    return path[len(start) :] if path.startswith(f"{start}/") else None


async def collect(app, scope) -> tuple[int, list, bytes]:
    """(status, headers, body) of what the app answers, uncompressed and whole, even if the one who asked has left.

    A file's answer ends in the middle when its receiver goes away, and what is kept is for everybody.
    """
    parts: list[dict] = []
    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def keep(message) -> None:
        parts.append(message)

    async def receive() -> dict:
        return asked.pop() if asked else await asyncio.Future()

    plain = [pair for pair in scope["headers"] if pair[0] not in (b"accept-encoding", b"if-none-match")]
    await app({**scope, "headers": plain, "extensions": {}}, receive, keep)
    body = b"".join(part.get("body", b"") for part in parts)
    return parts[0]["status"], parts[0]["headers"], body


async def respond(send, status: int, headers: list, body: bytes) -> None:
    """One whole answer."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def say(send, status: int, text: str) -> None:
    """One whole answer that is a line of plain text."""
    body = text.encode()
    length = (b"content-length", str(len(body)).encode())
    await respond(send, status, [(b"content-type", b"text/plain; charset=utf-8"), length], body)
