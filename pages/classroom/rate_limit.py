"""How often an address may do a thing: so many times in a stretch of time, which begins for all at once."""

import time
from collections import Counter
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address


def address(scope) -> str:
    """Who asks; of an IPv6 address the network, since one device has all of it.

    Behind a proxy it is the proxy's word, if uvicorn was told to take it (`--forwarded-allow-ips`).
    """
    host = (scope.get("client") or ("",))[0]
    try:
        ip = ip_address(host)
    except ValueError:
        return host
    return ip.packed[:8].hex() if isinstance(ip, IPv6Address) and not ip.ipv4_mapped else host


class Limit:
    """Counts what each address does. What came before the present stretch is forgotten."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds, self.clock = most, seconds, clock
        self.begun, self.done = clock(), Counter[str]()

    def is_passed(self, who: str) -> bool:
        """Count once more; whether that was too often."""
        if self.clock() >= self.begun + self.seconds:
            self.begun, self.done = self.clock(), Counter()
        self.done[who] += 1
        return self.done[who] > self.most
