"""Widgets that show the state: each is given the state's value, and writes its own back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from pages.state import address, settings

GIVEN = "gw-given"  # of each widget of the page in view, by key, its `Given`


@dataclass(frozen=True)
class Given:
    """What a widget is made of beside its value, the value that it was last to show, whether it was moved since."""

    made: tuple
    value: object
    moved: bool


def give(key: str, value: object, *same: object) -> None:
    """Have the widget `key` show `value`, unless the visitor has moved it there.

    A value that is given overrides what the browser shows. Given again with the answer to a move, it would undo the
    moves made meanwhile: over a slow wire a slider went back. What the visitor has not moved is given its value each
    time, for a widget that is new in the browser, as in a popover that opens, shows its own default. `same` names
    what else the widget is made of, such as its options: where that differs, and in the other language, it is new.
    """
    given = st.session_state.setdefault(GIVEN, {})
    made, known = (address.current().lang, *same), given.get(key)
    is_known = known is not None and known.made == made
    moved = is_known and st.session_state.get(key) == value and (known.moved or known.value != value)
    if not moved:
        st.session_state[key] = value
    given[key] = Given(made, value, moved)


def forget() -> None:
    """Another page is opened: all its widgets are new."""
    st.session_state[GIVEN] = {}


@dataclass(frozen=True)
class Knobs:
    """The settings of the address's parameter `name`, of the class `kind`."""

    name: str
    kind: type

    @property
    def now(self):
        return settings.read(self.kind, getattr(address.current(), self.name))

    def turn(self, **values: object) -> None:
        address.change(**{self.name: settings.spelt(replace(self.now, **values))})

    def show(
        self, widget: Callable, label: str, field: str, *options: object, then: Callable | None = None, **more: object
    ) -> None:
        """One widget for one field; `then` hears of each move. One that was emptied changes nothing; a disabled
        switch stands at off."""
        key = f"gw-{self.name}-{field}"
        value = getattr(self.now, field)
        give(key, False if value is True and more.get("disabled") else value, *options)
        among = options[0] if options and isinstance(options[0], list | tuple) else None
        widget(label, *options, key=key, on_change=self._take, args=(field, then, among), **more)

    def _take(self, field: str, then: Callable | None, among: list | tuple | None) -> None:
        """A label of the language just left, which a box may send while it changes, is none of the options."""
        value = st.session_state[f"gw-{self.name}-{field}"]
        if value is not None and (among is None or value in among):
            self.turn(**{field: value})
            if then:
                then()


REACH = Knobs("reach", settings.Reach)
MATCH = Knobs("match", settings.Match)
PRICE = Knobs("price", settings.Price)
