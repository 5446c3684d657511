"""The fair queue: visitors take turns, and each visitor's own wishes are served as they came.

`pool.Pool` puts a training here that no worker is free for.
"""

from collections import OrderedDict
from collections.abc import Hashable, Iterator

from pages.jobs.run import Run, Ticket


class FairQueue:
    """Waiting tickets. Whoever was served goes behind the others; a run for several comes at its earliest place."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[Hashable, list[Ticket]] = OrderedDict()

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, ticket: Ticket) -> None:
        """Behind the visitor's other tickets; a visitor who waits for nothing yet comes behind all others."""
        mine = self._waiting.setdefault(ticket.visitor, [])
        if ticket not in mine:
            mine.append(ticket)

    def put(self, run: Run, tickets: list[Ticket]) -> None:
        """Have exactly these tickets wait for the run."""
        for ticket in [ticket for ticket in self.order() if ticket.run is run and ticket not in tickets]:
            mine = self._waiting[ticket.visitor]
            mine.remove(ticket)
            if not mine:
                del self._waiting[ticket.visitor]
        for ticket in sorted(tickets, key=lambda ticket: ticket.asked):
            self.add(ticket)

    def order(self) -> Iterator[Ticket]:
        """Every visitor's first ticket, then every visitor's second, and so on."""
        for turn in range(max(map(len, self._waiting.values()), default=0)):
            yield from (mine[turn] for mine in self._waiting.values() if turn < len(mine))

    def places(self) -> dict[Run, int]:
        """Of every run here: 1 for the one that comes next."""
        ahead = dict.fromkeys(ticket.run for ticket in self.order())
        return {run: at for at, run in enumerate(ahead, 1)}

    def next(self) -> Run:
        """Take out the run whose turn it is, with all who wait for it."""
        visitor, mine = next(iter(self._waiting.items()))
        run = mine[0].run
        self._waiting.move_to_end(visitor)
        self.put(run, [])
        return run
