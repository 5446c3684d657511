"""A relay between browser and server: it counts what crosses it and can be cut, as a network can."""

import contextlib
import socket
import threading
import time

from tests.browser.server import HOST, Server


class Wire:
    """The way to one server; `received` counts the bytes that came back over it, each piece `late` by so many s."""

    def __init__(self, server: Server, late: float = 0.0) -> None:
        self.server, self.late = server, late
        self.received = 0
        self.whole = True
        self.pairs: list[tuple[socket.socket, socket.socket]] = []
        self.door = socket.create_server((HOST, 0))
        self.url = f"http://{HOST}:{self.door.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            try:
                browser, _ = self.door.accept()
            except OSError:
                return
            if not self.whole:
                browser.close()
                continue
            server = socket.create_connection((HOST, self.server.port))
            self.pairs.append((browser, server))
            threading.Thread(target=self.relay, args=(browser, server, False), daemon=True).start()
            threading.Thread(target=self.relay, args=(server, browser, True), daemon=True).start()

    def relay(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self.received += len(data) if counted else 0
                time.sleep(self.late if counted else 0)
                sink.sendall(data)
        shut(source, sink)

    def cut(self) -> None:
        """Break every connection and refuse new ones, until mended."""
        self.whole = False
        for pair in self.pairs:
            shut(*pair)
        self.pairs.clear()

    def mend(self) -> None:
        self.whole = True

    def __enter__(self) -> "Wire":
        return self

    def __exit__(self, *_: object) -> None:
        self.door.close()
        self.cut()


def shut(*sockets: socket.socket) -> None:
    for end in sockets:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
