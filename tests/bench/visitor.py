"""A visitor without a browser: Streamlit's own protocol over a raw websocket."""

import asyncio
import json
import time
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

ANSWER_SECONDS = 30


@dataclass(frozen=True)
class Answer:
    """What a commit brought: seconds until the script had finished, bytes, the sentence it is about."""

    seconds: float
    size: int
    text: str | None


class Visitor:
    """One open page. `start` loads it, `say` commits a sentence as the sentence box does."""

    def __init__(self, port: int, *, chapter: str = "", query: str = "", locale: str = "zh-CN", base: str = "") -> None:
        self.at, self.chapter, self.query, self.locale = f"127.0.0.1:{port}/{base}".rstrip("/"), chapter, query, locale
        self.box = ""  # the sentence box's widget id
        self.fragment = ""
        self.page = ""
        self.troubled = False  # the page said that something unexpected has happened
        self.socket: ClientConnection | None = None

    async def start(self) -> Answer:
        stream = f"ws://{self.at}/_stcore/stream"
        self.socket = await connect(stream, subprotocols=[Subprotocol("streamlit")], compression=None, max_size=None)
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.chapter
        message.rerun_script.context_info.locale = self.locale
        message.rerun_script.context_info.timezone = "Asia/Shanghai"
        message.rerun_script.context_info.url = f"http://{self.at}/{self.chapter}"
        return await self.send(message)

    async def say(self, text: str) -> Answer:
        message = BackMsg()
        message.rerun_script.fragment_id = self.fragment
        message.rerun_script.page_script_hash = self.page
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = self.box, text
        return await self.send(message)

    async def send(self, message: BackMsg) -> Answer:
        assert self.socket is not None
        began, size, text = time.perf_counter(), 0, None
        await self.socket.send(message.SerializeToString())
        while True:
            data = await asyncio.wait_for(self.socket.recv(decode=False), ANSWER_SECONDS)
            size += len(data)
            answer = ForwardMsg.FromString(data)
            kind = answer.WhichOneof("type")
            self.hear(str(kind), answer)
            if kind == "delta":
                text = self.look(answer) or text
            elif kind == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return Answer(time.perf_counter() - began, size, text)

    def hear(self, kind: str, message: ForwardMsg) -> None:
        """Note what the page has to know for its next question."""
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash

    def look(self, message: ForwardMsg) -> str | None:
        """Remember the sentence box; the sentence, where this is the stage's data."""
        self.troubled |= "gw-trouble" in message.delta.add_block.id
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "text_input" and not self.box:
            self.box, self.fragment = element.text_input.id, message.delta.fragment_id
        if kind != "bidi_component":
            return None
        component = element.bidi_component
        data = json.loads(component.json or component.mixed.json or "{}")
        return data.get("address", {}).get("text")

    async def leave(self) -> None:
        if self.socket:
            await self.socket.close()
