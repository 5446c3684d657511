"""Messages as Streamlit sends them."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PART = "part"


def shows(path: tuple[int, ...], run: str) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, *path])
    message.delta.new_element.text.body = run
    message.delta.fragment_id = PART if path[0] == 1 else ""
    return message


def begins(run: str) -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.name = run
    return message


def ends(status: int) -> ForwardMsg:
    message = ForwardMsg()
    message.script_finished = status
    return message
