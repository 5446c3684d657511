"""The page of who follows, /?r=CODE: no Streamlit, but the stage's script on a page of its own."""

from urllib.parse import parse_qs

from starlette.responses import Response

from pages.classroom.room import CODE
from pages.server import headers, stage_files
from pages.server.asgi import wants_page

PAGE = """<!doctype html>
<html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="stage/{digest}/page.css">
<body class="gw-page">
<div id="gw-page" data-room="{code}"></div>
<script src="stage/{digest}/page.js"></script>
"""


def code(scope) -> str | None:
    """The room that a browser asks to follow, however it is typed; None where it asks for no room."""
    if not wants_page(scope):
        return None
    typed = parse_qs(scope["query_string"].decode("latin-1")).get("r", [""])[-1].strip().upper()
    return typed if CODE.fullmatch(typed) else None


def page(code: str) -> Response:
    """The page of a room, whether there is one now or not."""
    body = PAGE.format(code=code, digest=stage_files.files()[0]).encode()
    return headers.page(body, cache_control="no-cache")
