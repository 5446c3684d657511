"""The pages of a lesson plan, for the teacher's own screen or paper.

/?plan=NAME is what to show and to ask; /?notes the notes of the plan that another window of the same browser goes by.

A script of their own begins the plan and changes it; the server hears of it what the item shown says, where a class is
open, and nothing else. Without it a shipped plan is a table of links, which open in one window.
"""

from html import escape
from itertools import accumulate

from starlette.responses import Response

from pages.classroom import page_words
from pages.classroom.plans import NAMES, Item, Plan, shipped, usual_way
from pages.server import own_page
from pages.server.asgi import parameters, wants_page
from pages.words.escape import as_json
from pages.words.words import LANGUAGES, Words, words

WINDOW = "gatewalk"  # in which the links open
OWN = "own"  # the plan that only a browser has
NOTES = ""
PAGE = """<style>
html {{ background: Canvas; color: CanvasText; }}
body {{ max-width: 72rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; font: 1rem/1.5 system-ui, sans-serif; }}
h1 {{ margin: 0 0 .5rem; font-size: 1.625rem; }}
.gw-title {{ font-size: 1.25rem; }}
nav, .gw-acts {{ display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .25rem 0 1rem; }}
table {{ width: 100%; border-collapse: collapse; }}
th {{ text-align: start; font-size: .875rem; font-weight: 400; }}
td {{ padding: .6rem .75rem .6rem 0; vertical-align: top; }}
tbody td {{ border-top: 1px solid #8886; }}
td:first-child, td:nth-child(3), td:nth-child(5) {{ white-space: nowrap; font-variant-numeric: tabular-nums; }}
td:nth-child(4) {{ width: 45%; }}
small {{ display: block; font-size: .875rem; }}
button, input, textarea {{ box-sizing: border-box; padding: .25rem .75rem; border: 1px solid #888; border-radius: 8px;
  background: Canvas; color: CanvasText; font: inherit; }}
button {{ min-height: 36px; cursor: pointer; }}
button:disabled {{ opacity: .4; cursor: default; }}
.gw-start {{ background: CanvasText; color: Canvas; }}
.gw-act {{ min-width: 36px; margin: 0 .25rem .25rem 0; padding: 0 .5rem; }}
.gw-title, textarea, form > input {{ width: 100%; }}
input[type="number"] {{ width: 5rem; }}
form {{ display: flex; gap: .5rem; margin: 1rem 0; }}
form > button {{ flex: none; }}
[role="status"]:empty, [hidden] {{ display: none; }}
.gw-clock, .gw-note {{ font-size: 1.625rem; font-variant-numeric: tabular-nums; }}
.gw-note {{ white-space: pre-wrap; }}
.gw-over {{ color: light-dark(#a4262c, #ff8f8a); }}
@media (max-width: 640px) {{ th {{ display: none; }} tr {{ display: grid; grid-template-columns: 3.5rem 1fr; }}
  td:nth-child(n + 2) {{ grid-column: 2; width: auto; }} td + td {{ border: 0; padding-top: 0; }} }}
@media print {{ nav, .gw-acts, form, button {{ display: none; }} tr {{ break-inside: avoid; }}
  input, textarea {{ border: 0; }} }}
</style>
<nav>{others}</nav>
<main>
<h1>{heading}</h1>
<table>
<thead><tr><th>{head_time}</th><th>{head_what}</th><th>{head_minutes}</th><th>{head_note}</th></tr></thead>
<tbody>{rows}</tbody>
</table>
</main>
<script type="application/json" id="gw-plan-data">{data}</script>
<script src="stage/{digest}/plans.js"></script>
"""
HEADS = ("time", "what", "minutes", "note")
EMPTY = Plan("", 0, ())


def asked(scope) -> tuple[str, str] | None:
    """(name, language) of the plan that a browser asks for, NOTES for the notes; None where it asks for neither."""
    if not wants_page(scope):
        return None
    query = parameters(scope)
    name, lang = query.get("plan"), query.get("lang", LANGUAGES[0])
    if "notes" in query and name is None:
        name = NOTES
    return (name, lang) if name in (*NAMES, OWN, NOTES) and lang in LANGUAGES else None


def page(name: str, lang: str) -> Response:
    """The page of a plan, or of the notes of the one that is followed."""
    say, plan = words(lang), shipped(name, lang) if name in NAMES else EMPTY
    title = plan.title or say("plan.own" if name else "plan.notes")
    data = {"name": name, "plan": spelled(plan) if plan.items else None, **page_words.plan(lang)}
    return own_page.page(
        PAGE,
        lang=lang,
        title=escape(title),
        heading=escape(title),
        others=" ".join(_way(other, lang) for other in (*NAMES, OWN)) if name else "",
        rows="".join(_row(say, item, begins) for item, begins in zip(plan.items, _beginnings(plan), strict=True)),
        data=as_json(data),
        **{f"head_{head}": escape(say(f"plan.{head}")) for head in HEADS},
    )


def spelled(plan: Plan) -> dict:
    """A plan as the browser's script has it."""
    return {"title": plan.title, "items": [_item(item) for item in plan.items]}


def _item(item: Item) -> dict:
    more = {"ask": str(item.ask or ""), "rounds": item.rounds, "phase": item.phase}
    by = {"by": item.by} if item.by != usual_way(item.ask) else {}
    kept = {name: value for name, value in more.items() if value}
    return {"link": item.link, "minutes": item.minutes, "note": item.note, **kept, **by}


def address(name: str, lang: str) -> str:
    """Of a plan's page, as seen from the first page."""
    return f"./?plan={name}&lang={lang}"


def _way(name: str, lang: str) -> str:
    title = shipped(name, lang).title if name in NAMES else words(lang)("plan.own")
    return f'<a href="{escape(address(name, lang))}">{escape(title)}</a>'


def _beginnings(plan: Plan) -> list[int]:
    """After how many minutes each item begins."""
    return [0, *accumulate(item.minutes for item in plan.items)][:-1]


def _row(say: Words, item: Item, begins: int) -> str:
    chapter = say(item.title)
    vote = say("plan.vote", rounds=item.rounds) if item.ask else ""
    lines = "".join(f"<small>{escape(line)}</small>" for line in (item.text, vote) if line)
    link = f'<a href="{escape(item.href)}" target="{WINDOW}">{escape(chapter)}</a>'
    cells = (f"{begins // 60}:{begins % 60:02}", f"{link}{lines}", str(item.minutes), escape(item.note))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
