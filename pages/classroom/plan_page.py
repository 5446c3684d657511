"""The page of a lesson plan, /?plan=NAME: what to show and to ask, with notes, for the teacher's own screen or paper.

Its links open in one window, which may stand on the projector.
"""

from html import escape
from itertools import accumulate
from urllib.parse import parse_qs

from starlette.responses import Response

from pages.classroom.plans import NAMES, Item, Plan, shipped
from pages.server import headers
from pages.server.asgi import wants_page
from pages.words.words import LANGUAGES, Words, words

WINDOW = "gatewalk"  # in which the links open
PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; font: 1rem/1.5 system-ui, sans-serif; }}
h1 {{ margin: 0; font-size: 1.625rem; }}
nav {{ display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .25rem 0 1rem; }}
table {{ width: 100%; border-collapse: collapse; }}
th {{ text-align: start; font-size: .875rem; font-weight: 400; }}
td {{ padding: .6rem .75rem .6rem 0; border-top: 1px solid #8886; vertical-align: top; }}
td:first-child, td:nth-child(3) {{ white-space: nowrap; font-variant-numeric: tabular-nums; }}
small {{ display: block; font-size: .875rem; }}
@media (max-width: 640px) {{ th {{ display: none; }} tr {{ display: grid; grid-template-columns: 3.5rem 1fr; }}
  td:nth-child(n + 2) {{ grid-column: 2; }} td + td {{ border: 0; padding-top: 0; }} }}
@media print {{ nav {{ display: none; }} tr {{ break-inside: avoid; }} }}
</style>
<h1>{title}</h1>
<nav>{others}</nav>
<table>
<thead><tr><th>{head_time}</th><th>{head_what}</th><th>{head_minutes}</th><th>{head_note}</th></tr></thead>
<tbody>{rows}</tbody>
</table>
"""


def asked(scope) -> tuple[str, str] | None:
    """(name, language) of the plan that a browser asks for; None where it asks for none."""
    if not wants_page(scope):
        return None
    query = {name: values[-1] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}
    name, lang = query.get("plan", ""), query.get("lang", LANGUAGES[0])
    return (name, lang) if name in NAMES and lang in LANGUAGES else None


def page(name: str, lang: str) -> Response:
    """The page of a shipped plan; nothing in it runs."""
    say, plan = words(lang), shipped(name, lang)
    body = PAGE.format(
        lang=lang,
        title=escape(plan.title),
        others=" ".join(_way(other, lang) for other in NAMES),
        rows="".join(_row(say, item, begins) for item, begins in zip(plan.items, _beginnings(plan), strict=True)),
        **{f"head_{head}": escape(say(f"room.plan_{head}")) for head in ("time", "what", "minutes", "note")},
    ).encode()
    return headers.page(body)


def address(name: str, lang: str) -> str:
    """Of a plan's page, as seen from the first page."""
    return f"./?plan={name}&amp;lang={lang}"


def _way(name: str, lang: str) -> str:
    return f'<a href="{address(name, lang)}">{escape(shipped(name, lang).title)}</a>'


def _beginnings(plan: Plan) -> list[int]:
    """After how many minutes each item begins."""
    return [0, *accumulate(item.minutes for item in plan.items)][:-1]


def _row(say: Words, item: Item, begins: int) -> str:
    chapter = say(f"{item.chapter}.tab")
    vote = say("room.plan_vote", rounds=item.rounds) if item.ask else ""
    lines = "".join(f"<small>{escape(line)}</small>" for line in (item.text, vote) if line)
    link = f'<a href="{escape(item.href)}" target="{WINDOW}">{escape(chapter)}</a>'
    cells = (f"{begins // 60}:{begins % 60:02}", f"{link}{lines}", str(item.minutes), escape(item.note))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
