"""Addresses of this server as others see them, and the codes that phones read them from."""

import re
import socket
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import segno

CONNECT_SECONDS = 0.2
ANYWHERE = ("192.0.2.1", 9)  # no computer has it; a datagram's socket only looks which way it would go
SEAT = re.compile(r"^(\w+://[^/]+)/s/[0-9a-f]{8}(?=/|$)")  # which replica answers a page: see deploy/haproxy.cfg

INKS: dict[str, Any] = {"light": "#FFFFFF", "dark": "#1D2433"}  # of a code: as it is read best, in either theme


def qr(link: str) -> segno.QRCode:
    """The code of a link, for a wall: seen whole. `segno.DataOverflowError`, a ValueError, where it is too long."""
    return segno.make_qr(link, error="l")


def at_any_replica(link: str) -> str:
    """The link without the seat of the one who opened it."""
    return SEAT.sub(r"\1", link)


def loopback(link: str) -> str | None:
    """The host of a link that no other device can reach, as it is this computer's own; None for any other."""
    host = urlsplit(link).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return host
    try:
        ip = ip_address(host)
    except ValueError:
        return None
    return host if ip.is_loopback or ip.is_unspecified else None


def from_network(link: str) -> str | None:
    """A link of this computer's own as devices of its network open it; None where the server hears none of them.

    None, too, of https: a certificate is of one name, and a phone refuses it under another.
    """
    parts, host = urlsplit(link), own_address()
    if parts.scheme == "https":
        return None
    try:
        socket.create_connection((host, parts.port or 80), CONNECT_SECONDS).close()
    except OSError:
        return None
    return parts._replace(netloc=f"{host}:{parts.port}" if parts.port else host).geturl()


def own_address() -> str:
    """This computer's address in its network, "" without one. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ANYWHERE)
        except OSError:
            return ""
        return probe.getsockname()[0]
