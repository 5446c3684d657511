"""The page of who follows, /?r=CODE: no Streamlit, but the stage's script on a page of its own.

What is no code opens a page that says so and asks for one.
"""

from html import escape

from starlette.responses import Response

from pages.server import own_page
from pages.server.asgi import parameters, wants_page
from pages.state.address import language
from pages.state.room_code import CODE
from pages.words.words import words

PAGE = """<link rel="stylesheet" href="stage/{digest}/page.css">
<body class="gw-page">
<div id="gw-page" data-room="{code}"></div>
<script src="stage/{digest}/page.js"></script>
"""
ENTRY = """<style>
main {{ display: grid; gap: 1rem; }}
body {{ display: grid; place-content: center; min-height: 80vh; margin: 0; padding: 1rem; text-align: center;
  font: 1.25rem/1.5 system-ui, sans-serif; }}
p, form {{ margin: 0; }}
label {{ display: block; }}
input {{ width: 6em; font: 700 1.625rem/1.8 ui-monospace, monospace; text-align: center; text-transform: uppercase; }}
button {{ min-height: 48px; padding: 0 1.25em; font: inherit; }}
</style>
<main>
<p role="status">{said}</p>
<form action="./"><label>{label}<br>
<input name="r" maxlength="8" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false">
</label> <button>{go}</button></form>
<p><a href="./">{app}</a></p>
</main>
"""
MOST_SHOWN = 12  # characters of what was typed


def asked(scope) -> Response | None:
    """The page of the room that a browser asks to follow, however its code is typed; None where it asks for no room."""
    if not wants_page(scope):
        return None
    query = parameters(scope)
    if "r" not in query:
        return None
    typed = query["r"].strip()
    if CODE.fullmatch(typed.upper()):
        return page(typed.upper())
    accepted = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")
    return entry(typed, language({}, accepted))


def page(code: str) -> Response:
    """The page of a room, whether there is one now or not."""
    return own_page.page(PAGE, code=code)


def entry(typed: str, lang: str) -> Response:
    """Where a code is typed anew."""
    say = words(lang)
    said = say("room.entry_wrong", typed=typed[:MOST_SHOWN]) if typed else say("room.entry")
    texts = {"said": said, "label": say("room.entry_code"), "go": say("room.entry_go"), "app": say("room.app")}
    slots = {name: escape(text) for name, text in texts.items()}
    return own_page.page(ENTRY, lang=lang, title=slots["label"], **slots)
