"""Widgets that show the state: each is given the state's value, and writes its own back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import streamlit as st

from pages.state import settings, visit

T = TypeVar("T", settings.Reach, settings.Match, settings.Cost)


def key(*parts: object) -> str:
    """The key of a widget or a container, by which styles and tests find it, too."""
    return "-".join(("gw", *map(str, parts)))


def value(key: str):
    """What the widget `key` holds."""
    return st.session_state[key]


def close(key: str) -> None:
    """Shut the popover `key`."""
    st.session_state[key] = False


def give(key: str, value: object, *same: object) -> None:
    """Have the widget `key` show `value`, unless the visitor has moved it there.

    A value that is given overrides what the browser shows. Given again with the answer to a move, it would undo the
    moves made meanwhile: over a slow wire a slider went back. What the visitor has not moved is given its value each
    time, for a widget that is new in the browser, as in a popover that opens, shows its own default. `same` names
    what else the widget is made of, such as its options: where that differs, and in the other language, it is new.
    """
    given = visit.current().given
    made, known = (visit.state().lang, *same), given.get(key)
    known = known if known and known.made == made else None
    moved = bool(known) and st.session_state.get(key) == value and (known.moved or known.value != value)
    if not moved:
        st.session_state[key] = value
    given[key] = visit.Given(made, value, moved)


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
        named, now = key(self.name, field), getattr(self.now, field)
        give(named, False if now is True and more.get("disabled") else now, *options)
        among = options[0] if options and isinstance(options[0], list | tuple) else None
        widget(label, *options, key=named, on_change=self._take, args=(field, then, among), **more)

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
