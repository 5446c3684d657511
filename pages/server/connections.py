"""Connections of `uvicorn --http pages.server.connections:Prompt`: none waits for ever for a request to come.

uvicorn itself waits for ever, and each connection that waits takes one of the files a process may open.
"""

from asyncio import TimerHandle

from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS = 10  # from the first to the last byte of a request's head, or without a byte


class Prompt(H11Protocol):
    """uvicorn's own connection, which gives up when a head takes longer than SECONDS."""

    waiting: TimerHandle | None = None

    def connection_made(self, transport) -> None:
        super().connection_made(transport)
        self.wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        idle = self.cycle is None or self.cycle.response_complete
        if self.transport.get_protocol() is not self or not idle:  # a websocket by now, or a request being answered
            self.stop_waiting()
        elif self.waiting is None:
            self.wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self.stop_waiting()
        super().connection_lost(exc)

    def wait(self) -> None:
        self.waiting = self.loop.call_later(SECONDS, self.give_up)

    def stop_waiting(self) -> None:
        if self.waiting:
            self.waiting.cancel()
            self.waiting = None

    def give_up(self) -> None:
        """Close, unless a request is being answered after all."""
        self.waiting = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()
