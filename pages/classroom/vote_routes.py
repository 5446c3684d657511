"""The addresses of a room's vote: a student's letter, the teacher's next act, and the bars for the teacher alone."""

import threading
import time
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pages.classroom import poll
from pages.classroom.access import Access, Refused

MOST_VOTED = 512  # bytes
TAB_SECONDS = 0.3  # in which one tab votes once
NEVER = {"Cache-Control": "no-store"}


class VoteRoutes:
    """`counted` is called with the code of a room whose number of votes has changed."""

    def __init__(self, access: Access, counted: Callable[[str], None]) -> None:
        self.access, self.counted = access, counted
        self.voted: dict[str, float] = {}  # tab → when
        self.acting = threading.Lock()

    async def vote(self, request: Request, code: str) -> Response:
        access = self.access
        said = await access.body(request, MOST_VOTED)
        try:
            about = poll.answers(await access.fields(request, code), said)
        except LookupError as error:
            raise Refused(409) from error
        except ValueError as error:
            raise Refused(400) from error
        tab, now = f"{code} {said['tab']}", access.clock()
        self.voted = {who: at for who, at in self.voted.items() if at > now - TAB_SECONDS}
        if tab in self.voted or not await access.ask(
            access.store.vote, code, about, said["tab"], said["a"], poll.MOST_VOTES
        ):
            raise Refused(429)
        self.voted[tab] = now
        self.counted(code)
        return Response(status_code=204, headers=NEVER)

    async def tally(self, request: Request, code: str) -> Response:
        await self.access.taught(request, code)
        fields = await self.access.ask(poll.read, self.access.store, code) or {}
        return JSONResponse(poll.tally(fields), headers=NEVER)

    def act(self, code: str, what: object) -> int:
        """Do the next thing with a vote. One that is revealed keeps its counts; then who voted is forgotten.

        One at a time: a second "reveal" would count what the first has forgotten.
        """
        store = self.access.store
        with self.acting:
            fields = store.read(code) or {}
            new = poll.follows(fields, what, time.time())
            vote = new["poll"]
            if vote and vote["state"] == "revealed":
                vote["counts"] = poll.count(store, code, fields["poll"])
            written = store.write(code, new)
            if written and (not vote or "counts" in vote):
                store.forget_votes(code)
            return written
