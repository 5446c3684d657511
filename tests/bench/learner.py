"""A visitor of the training lab without a browser: presses train, looks as often as the page asks to, starts again."""

import asyncio
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.words.words import words
from tests.bench.visitor import Visitor

PATIENCE = 300  # s for one training, its place in the queue included


@dataclass
class Training:
    """What one press of the button brought."""

    asked: float  # on the clock of time.perf_counter
    first: float | None = None  # when progress was first seen
    ended: float | None = None
    said: str = ""  # the last that stood over the bar
    looks: list[float] = field(default_factory=list)  # s that each look at the page took
    changes: list[float] = field(default_factory=list)  # when something else stood over the bar

    @property
    def done(self) -> bool:
        return self.said.startswith(_opening("done"))


class Learner(Visitor):
    """One open page of the training lab."""

    def __init__(self, port: int, recipe: str, seed: int) -> None:
        self.recipe = recipe
        super().__init__(port, chapter="training", query=f"train={recipe};seed:{seed}", locale="en-US")
        self.widgets: dict[str, tuple[str, str]] = {}  # our key → Streamlit's id, its fragment
        self.watch: tuple[str, float] | None = None  # the fragment that runs by itself, and how often
        self.bar = ""
        self.now: Training | None = None  # the latest press of the button

    def hear(self, kind: str, message: ForwardMsg) -> None:
        super().hear(kind, message)
        if kind == "new_session" and not message.metadata.run.fragment_ids:
            self.watch = None
        elif kind == "auto_rerun":
            self.watch = message.auto_rerun.fragment_id, message.auto_rerun.interval
        elif kind == "stop_auto_rerun" and self.watch and self.watch[0] in message.stop_auto_rerun.fragment_ids:
            self.watch = None
        elif kind == "delta":
            element, fragment = message.delta.new_element, message.delta.fragment_id
            which = element.WhichOneof("type")
            if which in ("button", "number_input"):
                given = getattr(element, which).id
                self.widgets[given.partition("-gw-")[2]] = given, fragment
            elif which == "progress":
                self.bar = element.progress.text

    async def train(self, seed: int) -> Training:
        """Choose a seed, press the button, and stay until the training has ended."""
        await self.use("train-seed", int_value=seed)
        self.bar, self.now = "", Training(time.perf_counter())
        now = self.now
        await self.use("train-start", trigger_value=True)
        self._note(now)
        while self.watch:
            if time.perf_counter() - now.asked > PATIENCE:
                raise TimeoutError(f"still at {self.bar!r}")
            began, (fragment, every) = time.perf_counter(), self.watch
            message = BackMsg()
            message.rerun_script.fragment_id = fragment
            message.rerun_script.page_script_hash = self.page
            message.rerun_script.is_auto_rerun = True
            now.looks.append((await self.send(message)).seconds)
            self._note(now)
            await asyncio.sleep(max(0.0, began + every - time.perf_counter()))
        now.ended = time.perf_counter()
        return now

    def _note(self, now: Training) -> None:
        if self.bar != now.said:
            now.said = self.bar
            now.changes.append(time.perf_counter())
            if now.first is None and self.bar.startswith(_opening("running")):
                now.first = time.perf_counter()

    async def use(self, key: str, **value: int | bool) -> None:
        given, fragment = self.widgets[key]
        message = BackMsg()
        message.rerun_script.fragment_id = fragment
        message.rerun_script.page_script_hash = self.page
        state = message.rerun_script.widget_states.widgets.add()
        state.id = given
        for name, content in value.items():
            setattr(state, name, content)
        await self.send(message)


def _opening(key: str) -> str:
    """What stands before the first number of a text over the bar."""
    return words("en").file("training")[key].partition("{")[0]
