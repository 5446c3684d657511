"""What the middlewares share: who asks for a page, a whole answer taken, a whole answer given."""


def wants_page(scope) -> bool:
    """A browser asks for a page to show."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


async def collect(app, scope, receive) -> tuple[int, list, bytes]:
    """(status, headers, body) of what the app answers, uncompressed."""
    parts: list[dict] = []

    async def keep(message) -> None:
        parts.append(message)

    plain = [pair for pair in scope["headers"] if pair[0] not in (b"accept-encoding", b"if-none-match")]
    await app({**scope, "headers": plain, "extensions": {}}, receive, keep)
    body = b"".join(part.get("body", b"") for part in parts)
    return parts[0]["status"], parts[0]["headers"], body


async def respond(send, status: int, headers: list, body: bytes) -> None:
    """One whole answer."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
