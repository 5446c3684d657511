"""Browsers and others that talk to a server's rooms, without a network."""

import asyncio
import json

from tests.pages.server.asked import scope

OURS = "class.example.edu"


class Answer:
    def __init__(self, messages: list[dict]) -> None:
        self.status = messages[0]["status"]
        self.headers = {name.decode(): value.decode("latin-1") for name, value in messages[0]["headers"]}
        self.body = b"".join(message.get("body", b"") for message in messages[1:])

    @property
    def json(self) -> dict:
        return json.loads(self.body)


class Visitor:
    """One address that asks an app."""

    def __init__(self, app, host: str = "192.0.2.1", **headers: str) -> None:
        self.app, self.host, self.headers = app, host, headers

    def scope(self, method: str, path: str, headers: dict[str, str]) -> dict:
        path, _, query = path.partition("?")
        made = scope(path, method, query=query.encode(), **{"host": OURS, **self.headers, **headers})
        return made | {"client": (self.host, 4321), "http_version": "1.1", "scheme": "http", "server": (OURS, 80)}

    async def get(self, path: str, **headers: str) -> Answer:
        return await self.send("GET", path, b"", **headers)

    async def post(self, path: str, said: object = None, key: str = "", **headers: str) -> Answer:
        """What is said as JSON, or as the bytes it is."""
        headers.setdefault("content_type", "application/json")
        if key:
            headers["authorization"] = f"Bearer {key}"
        return await self.send("POST", path, said if isinstance(said, bytes) else json.dumps(said).encode(), **headers)

    async def send(self, method: str, path: str, body: bytes, **headers: str) -> Answer:
        sent: list[dict] = []
        received = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive():
            return received.pop(0) if received else await asyncio.Future()

        async def send(message):
            sent.append(message)

        await self.app(self.scope(method, path, headers), receive, send)
        return Answer(sent)

    def listen(self, path: str) -> "Listening":
        return Listening(self, path)


class Listening:
    """An open stream: `async with` it, and take its states one by one."""

    def __init__(self, visitor: Visitor, path: str) -> None:
        self.visitor, self.path = visitor, path
        self.sent: asyncio.Queue[dict] = asyncio.Queue()
        self.left = asyncio.Event()
        self.lines: list[str] = []

    async def __aenter__(self) -> "Listening":
        self.task = asyncio.create_task(
            self.visitor.app(self.visitor.scope("GET", self.path, {}), self.wait, self.take)
        )
        begun = await self.sent.get()
        self.status = begun["status"]
        self.headers = {name.decode(): value.decode() for name, value in begun["headers"]}
        return self

    async def __aexit__(self, *_: object) -> None:
        self.left.set()
        await self.task

    async def wait(self) -> dict:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def take(self, message: dict) -> None:
        await self.sent.put(message)

    async def words(self) -> str | None:
        """The next piece that is sent; None at the end."""
        message = await asyncio.wait_for(self.sent.get(), 30)
        if not message.get("more_body"):
            return None
        self.lines.append(message["body"].decode())
        return self.lines[-1]

    async def state(self) -> dict | None:
        """The next state; None at the end."""
        while (words := await self.words()) is not None:
            if words.startswith("data: "):
                assert words.endswith("\n\n")
                return json.loads(words.removeprefix("data: "))
        return None

    async def until(self, **fields: object) -> dict:
        """The first state with these fields."""
        while (state := await self.state()) is not None:
            if fields.items() <= state.items():
                return state
        raise AssertionError(f"the stream ended without {fields}")
