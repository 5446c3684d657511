"""The stage's wrapper: one mount a page, one payload in; out comes where it rests, and what hands ask of Python."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2 import component

from lstm_core import Reading, Specimen
from pages.classroom import teacher
from pages.jobs.lru import Lru
from pages.server import stage_files
from pages.stage import browser_record, products
from pages.stage.looks import Look
from pages.stage.payload import hide, run_part, with_before
from pages.state import address, draft, model_names, visit, widgets
from pages.words.words import words

KEY = widgets.key("stage")
LOADER = Path(__file__).parents[2] / "assets" / "loader.js"
INLINE = (  # scripts of a page without routes of ours
    "stage.js",
    "drill.js",
    "drawing.js",
    "text.js",
    "marks.js",
    "uploads.js",
    "family.js",
    "present.js",
)
# The stage's own height, taken before its script and styles are there, so that nothing jumps.
RESERVED = """<div data-testid="stage" tabindex="0" class="gw-stage" style="min-height:%s"></div>"""
HEIGHT = "var(--gw-height, 600px)"  # from the frame's styles

NOTHING = {
    "tokens": [],
    "unknown": [],
    "sizes": {"T": 0, "D": 0, "H": 0},
    "x": "",
    "forward": None,
    "backward": None,
    "task": "none",
    "classes": [],
    "verdicts": {},
    "tags": [],
    "answer": "",
    "meaningless": False,
    "untrained": False,
    "look": None,
    "before": None,
}


def _size(part: dict) -> int:
    """About the bytes of a run as it is sent."""
    reader = part["forward"] or part["backward"]
    return 2 * sum(len(value) for value in reader.values() if isinstance(value, str))


_runs = Lru(64, 32_000_000, _size)


def mount(payload: dict) -> None:
    """Show a payload (a `picture`, or none); where the reader rests goes into the state.

    A click outside that follows a step within milliseconds travels with the stage's rest, as a run of its
    fragment only: where that click chose the other language, the frame has to follow.
    """
    lang = payload["address"]["lang"]
    if visit.current().framed not in (None, lang) or visit.once("record_came") or visit.once("room_came"):
        st.rerun()
    beside = payload.pop("beside", "")
    payload["room"] = teacher.publish(payload)
    shown = _component(payload["picture"], stage_files.files()[0])
    shown(
        key=KEY,
        data=payload,
        on_rest_change=_take_rest,
        on_record_change=_take_record,
        on_hold_change=_take_hold,
        on_products_change=_take_wish,
        on_cell_change=_take_cell,
        on_room_change=_take_room,
    )
    with st.container(key=widgets.key("heard")):  # beside the payload, which an echo leaves as it is and unsent
        st.html(f'<span data-heard="{visit.current().word}" data-typed="{draft.checksum()}"></span>')
        if beside:
            st.html(beside)
        widgets.look_again()


def picture(
    key: tuple,
    specimen: Specimen,
    reading: Reading,
    siblings: Mapping[str, Reading],
    *,
    look: Look | None = None,
    hidden: tuple[int, tuple[str, ...]] | None = None,
    before: tuple[tuple, Reading] | None = None,
) -> dict:
    """The payload of one reading, and `beside` it what the stage asked for. `key` names the run: (…model, sentence).

    A lesson has its own `look`; `hidden` are a step and the parts of it that are not sent yet. In the what-if lab
    `before` are the key and the reading of the run before it was changed, shown behind it.
    """
    here = visit.state()
    part = dict(_runs.get((*key, *siblings), lambda: run_part(specimen, reading, siblings)))
    part |= {"before": None, "look": look.sent() if look else None}
    if before and before[0] != key:
        old_key, old = before
        part = with_before(part, _runs.get(old_key, lambda: run_part(specimen, old, {})))
    if hidden:
        part = hide(part, here.direction, *hidden)
    run = "|".join(map(str, (*key, *(hidden or ()))))
    asked = visit.current().wish
    beside = ""
    if asked:
        readings = {} if hidden else {"after": reading, "before": before[1] if before else None}
        beside = products.markup(asked, products.answer(asked, run, readings))
    return _frame(here) | {"picture": True, "run": run, "beside": beside} | part


def mount_without_picture(*, slide: bool = False) -> None:
    """What a page without a picture mounts: the script that writes the address. The frame's styles give it no room.

    `slide`: the page lays something else beside it for a room.
    """
    with st.container(key=widgets.key("address")):
        mount(_frame(visit.state()) | {"picture": False, "slide": slide, "run": ""} | NOTHING)


def _frame(here: address.State) -> dict:
    """What every payload has."""
    return {
        "visit": visit.current().name,
        "jump": str(here.jump),
        "address": address.spell(here) | _placed(here),
        "labels": words(here.lang).file("stage"),
        "record": browser_record.payload(),
    }


def _placed(here: address.State) -> dict:
    """Where Python last put the playhead. An echo of the stage's own rest changes nothing of the payload."""
    kept, run = visit.current(), (here.text, here.model, here.units, here.seed, here.lang, here.jump)
    if not visit.once("rested") or not kept.placed or kept.placed[0] != run:
        kept.placed = (run, {name: getattr(here, name) for name in address.PLACE})
    return kept.placed[1]


def _take_rest() -> None:
    """The stage came to rest: what it says is checked like an address."""
    rest, taken, here = widgets.value(KEY).get("rest") or {}, {}, visit.current()
    for name in address.PLACE:
        try:
            taken[name] = address.PARAMETERS[name].parse(str(rest[name]))
        except (KeyError, ValueError):
            continue
    word = rest.get("word")
    here.word = word if isinstance(word, int) else 0
    here.rested, here.unplaced = True, False
    visit.change(**taken)


def _take_hold() -> None:
    """A door was let go: all that is set by hand now, checked like an address."""
    try:
        told = address.PARAMETERS["hold"].parse(str(widgets.value(KEY).get("hold") or ""))
    except ValueError:
        return
    visit.change(hold=told)


def _take_wish() -> None:
    """The stage asks for a unit's products. The run that answers is an echo: it leaves the payload as it is."""
    here, asked = visit.current(), products.wish(widgets.value(KEY).get("products"))
    here.wish, here.rested = asked, True


def _take_cell() -> None:
    """Another kind of cell is to read: the model of that kind that was trained alike, with all else as it is."""
    models = model_names.family(visit.state().model)
    name = models.get(str(widgets.value(KEY).get("cell")))
    if name:
        visit.dismiss_notice()
        visit.change(model=name, lent="")


def _take_room() -> None:
    """The browser says which room this visit teaches in."""
    teacher.take(widgets.value(KEY).get("room"))


def _take_record() -> None:
    """The browser says what it remembers; what is done is marked in the frame, too."""
    browser_record.take(widgets.value(KEY).get("record"))


@cache
def _component(with_picture: bool, digest: str):
    """The registered component: a loader of the served files, or the files themselves."""
    name = f"gatewalk-{'stage' if with_picture else 'address'}"
    html = RESERVED % (HEIGHT if with_picture else "0")
    if stage_files.is_served():
        sent = {"js": LOADER.read_text("utf-8").replace("DIGEST", digest)}
    else:  # a string of one line would be taken for a path
        files = {name: f"/* inline */\n{content.decode()}" for name, content in stage_files.files()[1].items()}
        sent = {"js": "".join(files[script] for script in INLINE), "css": files["stage.css"]}
    return component(name, html=html, isolate_styles=False, **sent)
