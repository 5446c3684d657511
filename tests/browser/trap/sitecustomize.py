"""Python imports this first where its folder is on PYTHONPATH: the process speaks to this machine only.

Whatever else it tries to reach is written to the file that GATEWALK_TRAP names, and refused.
"""

import os
import socket

HERE = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "::", None, "")
connect, look_up = socket.socket.connect, socket.getaddrinfo


def report(asked: object) -> None:
    with open(os.environ["GATEWALK_TRAP"], "a", encoding="utf-8") as file:
        file.write(f"{asked}\n")
    raise OSError(f"trapped: {asked}")


def connect_here(self, address):
    if isinstance(address, tuple) and address[0] not in HERE:
        report(address)
    return connect(self, address)


def look_up_here(host, *rest, **more):
    if host not in HERE:
        report(host)
    return look_up(host, *rest, **more)


socket.socket.connect, socket.getaddrinfo = connect_here, look_up_here
