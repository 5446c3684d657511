"""Widgets that show the state: each is given the state's value, and writes its own back."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import streamlit as st

from pages.state import settings, visit

T = TypeVar("T", settings.Reach, settings.Match, settings.Cost)
DEFAULTS = {
    "selectbox": "index",
    "segmented_control": "default",
    "pills": "default",
}  # what a widget calls its default, if not `value`
ON_ITS_WAY = 2.0  # seconds in which a request may come that was sent before the browser heard
HEARD = 1.0  # s after which the browser has sent all that was moved before it heard


def key(*parts: object) -> str:
    """The key of a widget or a container, by which styles and tests find it, too."""
    return "-".join(("gw", *map(str, parts)))


def value(key: str):
    """What the widget `key` holds."""
    return st.session_state[key]


def is_moved(key: str) -> bool:
    """Whether the visitor has moved the widget, which is true of each move once.

    A callback is no proof. Every request brings the values of all widgets: one that was sent before the browser heard
    of a change brings old ones, and after a run that was broken off Streamlit takes all of them for new.

    Nor does the widget show each move: what was set may have come after it. Then the visit is `unsure`.
    """
    here, now = visit.current(), value(key)
    was = here.shown.get(key, visit.Shown(None))
    if key in here.shown:
        on_its_way = time.monotonic() < was.since + ON_ITS_WAY
        if now == was.now or (on_its_way and now in was.before):
            return False
        here.unsure |= on_its_way
    here.shown[key] = visit.Shown(now, since=was.since)
    return True


def look_again() -> None:
    """Where the visit is unsure, have the browser ask once more when it has heard: the request brings what it shows."""
    if not visit.current().unsure:
        return
    drawn = []

    def look() -> None:
        if drawn:
            visit.current().unsure = False
            st.rerun()
        drawn.append(True)

    st.fragment(look, run_every=HEARD)()


def close(key: str) -> None:
    """Shut the popover `key`."""
    st.session_state[key] = False


def show(widget: Callable, label: str, key: str, value: object, *options: Any, **more: Any) -> None:
    """Draw one of Streamlit's widgets that shows `value`.

    A value that is set overrides what the browser shows, and with it what the visitor moved while it was on its way:
    over a slow wire a slider went back. So it is set only where the widget holds another, or is made anew, with other
    options or other names for them. One that is new in the browser alone, as in a popover that opens, shows its
    default, which is the value, too.

    Its `on_change` hears of moves alone, as `is_moved` has them.
    """
    given, shown, made = visit.current().given, visit.current().shown, (*options, *names(options, **more))
    before = st.session_state.get(key)
    if given.get(key) != made or before != value:
        was = shown.get(key)
        is_set_back = was is not None and (was.now, was.before) == (value, (before,))  # over what was refused: no news
        if key not in st.session_state:  # it is new in the browser, too
            shown[key] = visit.Shown(value)
        elif not is_set_back:
            shown[key] = visit.Shown(value, (before,), time.monotonic())
        st.session_state[key] = value
    elif key not in shown or shown[key].now != value:
        shown[key] = visit.Shown(value)
    given[key] = made
    if told := more.get("on_change"):
        more |= {"on_change": _tell, "args": (key, told, *more.get("args", ()))}
    default = DEFAULTS.get(widget.__name__, "value")
    among = options[0].index(value) if default == "index" else value
    widget(label, *options, key=key, **{default: among}, **more)


def _tell(key: str, told: Callable, *args: object) -> None:
    """Tell of a move of the widget `key`."""
    if is_moved(key):
        told(*args)


def names(options: tuple, format_func: Callable | None = None, **_: Any) -> tuple:
    """What the options are called, by which the browser holds one; () where they are numbers."""
    among = options[0] if options and isinstance(options[0], list | tuple) else ()
    return tuple(map(format_func, among)) if format_func else ()


def forget() -> None:
    """Forget the widgets of the page that was left: those of another page are new."""
    visit.current().given = {}


@dataclass(frozen=True)
class SettingWidgets(Generic[T]):
    """The widgets of the address's parameter `name`, whose values are of the class `kind`."""

    name: str
    kind: type[T]

    @property
    def now(self) -> T:
        """The settings as they stand."""
        return getattr(visit.state(), self.name)

    def change(self, **values: object) -> None:
        """Replace some of them."""
        visit.change(**{self.name: replace(self.now, **values)})

    def show(
        self, widget: Callable, label: str, field: str, *options: object, then: Callable | None = None, **more: object
    ) -> None:
        """One widget for one field; `then` hears of each move. One that was emptied changes nothing; a disabled
        switch stands at off."""
        now = getattr(self.now, field)
        shown = False if now is True and more.get("disabled") else now
        among = options[0] if options and isinstance(options[0], list | tuple) else None
        more |= {"on_change": self._take, "args": (field, then, among)}
        show(widget, label, key(self.name, field), shown, *options, **more)

    def _take(self, field: str, then: Callable | None, among: list | tuple | None) -> None:
        """A label of the language just left, which a box may send while it changes, is none of the options."""
        moved = value(key(self.name, field))
        if moved is not None and (among is None or moved in among):
            self.change(**{field: moved})
            if then:
                then()


REACH = SettingWidgets("reach", settings.Reach)
MATCH = SettingWidgets("match", settings.Match)
COST = SettingWidgets("price", settings.Cost)
