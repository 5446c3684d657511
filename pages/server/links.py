"""Addresses of this server as others see them."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

SEAT = re.compile(r"^(\w+://[^/]+)/s/[0-9a-f]{8}(?=/|$)")  # which replica answers a page: see deploy/haproxy.cfg


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
