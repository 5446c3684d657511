"""Pages of our own, without Streamlit: how each of them begins, and its headers."""

from starlette.responses import Response

from pages.server import headers, stage_files

HEAD = """<!doctype html>
<html{lang}>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
{named}"""
LANG = ' lang="{lang}"'
NAMED = """<meta name="color-scheme" content="light dark">
<title>{title}</title>
"""


def page(rest: str, *, lang: str = "", title: str = "", **slots: str) -> Response:
    """The page that goes on with `rest`, its slots filled; `digest` is that of the stage's files.

    `title` is markup already. A page that is named by its script has neither language nor title.
    """
    begins = HEAD.format(lang=LANG.format(lang=lang) if lang else "", named=NAMED.format(title=title) if title else "")
    body = begins + rest.format(digest=stage_files.files()[0], **slots)
    raw = body.encode("utf-8", "replace")
    name, policy = headers.policy(raw)
    return Response(raw, media_type="text/html", headers={name.decode(): policy.decode(), "Cache-Control": "no-cache"})
