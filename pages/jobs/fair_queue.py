"""The fair queue: visitors take turns, and each visitor's own wishes are served as they came."""

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

    def remove(self, ticket: Ticket) -> None:
        mine = self._waiting.get(ticket.visitor, [])
        if ticket in mine:
            mine.remove(ticket)
        if not mine:
            self._waiting.pop(ticket.visitor, None)

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
        for ticket in [ticket for ticket in self.order() if ticket.run is run]:
            self.remove(ticket)
        return run
