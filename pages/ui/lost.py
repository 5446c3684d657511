"""A browser that asks for a page there is none of is sent to the first one."""

import streamlit as st
from starlette.responses import RedirectResponse

from pages.ui.asgi import wants_page


class KnownPages:
    """Sends a browser that asks for a page there is none of to the first one, with its parameters."""

    def __init__(self, app, pages: tuple[str, ...]) -> None:
        self.app, self.pages = app, pages

    async def __call__(self, scope, receive, send) -> None:
        if self.is_lost(scope):
            query = scope["query_string"].decode("latin-1")
            target = "./" + (f"?{query}" if query else "")
            await RedirectResponse(target, status_code=307)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def is_lost(self, scope) -> bool:
        """A page is asked for as HTML, by one path segment without a dot, and is none of ours."""
        segment = scope["path"].strip("/")
        known = ("", st.get_option("server.baseUrlPath").strip("/"), *self.pages)
        return wants_page(scope) and segment not in known and not any(mark in segment for mark in "./")
