"""The address: one typed table of its parameters, how a link is read and how it is spelled.

A link is read once a visit (`visit.current`); from then on the state holds values, and the stage's script alone
writes the address. A value that does not parse or is out of range falls back to its default.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import partial
from typing import Any

from lstm_core.text import invisible
from pages.state import holds, model_names, room_code, settings, training_settings
from pages.state.parsers import integer, one_of
from pages.state.question_name import Name
from pages.state.settings import Cost, Match, Reach
from pages.state.sizes import MOST_STEPS
from pages.state.training_settings import Choice
from pages.words.words import LANGUAGES, words

LONGEST = 4000  # characters of a sentence, in the address as in the box
UNITS = (1, 64)
SEEDS = (0, 2**31 - 1)
FILE = "file"  # the model of an opened file: it lives in the visit and cannot travel in a link
MODELS = ("model", "lent")  # the parameters that name one


class Writer(StrEnum):
    """Who writes a parameter: Python spells data, the stage keeps the place, what is read once is never written."""

    DATA = "data"
    PLACE = "place"
    ONCE = "once"


@dataclass(frozen=True)
class Parameter:
    """A row of the table. `parse` raises ValueError for a text that is no value; `opens` is the value without one."""

    parse: Callable[[str], object]
    opens: object  # or a function of the language
    spell: Callable[[Any], str] = str
    writer: Writer = Writer.DATA

    def default(self, lang: str) -> object:
        """The value where the link names none."""
        return self.opens(lang) if callable(self.opens) else self.opens


def row(*parameter: Any, **more: Any) -> dict[str, Parameter]:
    """What a field of the state carries: a `Parameter` of these arguments."""
    return {"parameter": Parameter(*parameter, **more)}


def sentence(raw: str) -> str:
    """A sentence as a one-line box can hold it: 1 to LONGEST characters, some of which are to be seen."""
    line = " ".join(raw.split()) if any(end in raw for end in "\r\n\t") else raw
    if not invisible.parted(line)[0].strip() or len(line) > LONGEST:
        raise ValueError(len(line))
    return line


def sentence_or_none(raw: str) -> str:
    """A sentence, or "" for none."""
    return raw and sentence(raw)


def model(raw: str) -> str:
    """The name of a model that a link can open."""
    return one_of(*model_names.models())(raw)


def model_or_none(raw: str) -> str:
    """The name of such a model, or "" for none."""
    return raw and model(raw)


@dataclass(frozen=True)
class State:
    """What a link reopens, a row a parameter. `jump` grows when Python, not the learner, moves the playhead."""

    text: str = field(metadata=row(sentence, lambda lang: words(lang)("walk.first_sentence")))
    model: str = field(metadata=row(model, model_names.first_model))
    units: int = field(metadata=row(integer(*UNITS), 16))
    seed: int = field(metadata=row(integer(*SEEDS), 3))
    step: int = field(metadata=row(integer(0, MOST_STEPS - 1), 0, writer=Writer.PLACE))
    unit: int = field(metadata=row(integer(0, UNITS[1] - 1), 0, writer=Writer.PLACE))
    direction: str = field(metadata=row(one_of("forward", "backward"), "forward", writer=Writer.PLACE))
    view: str = field(metadata=row(one_of("cell", "readers", "text"), "cell", writer=Writer.PLACE))
    part: str = field(metadata=row(one_of(*"figcohrzn", "sum"), "c", writer=Writer.PLACE))  # what colours the text
    present: str = field(metadata=row(one_of("", "1"), "", writer=Writer.PLACE))  # the picture has the whole window
    lang: str = field(metadata=row(one_of(*LANGUAGES), lambda lang: lang))
    hold: tuple[holds.Hold, ...] = field(metadata=row(holds.parse, (), holds.spell))  # what is set by hand
    other: str = field(metadata=row(sentence_or_none, ""))  # in the lab: the sentence that is read instead
    reach: Reach = field(metadata=row(partial(settings.parse, Reach), Reach(), settings.spell))
    match: Match = field(metadata=row(partial(settings.parse, Match), Match(), settings.spell))
    price: Cost = field(metadata=row(partial(settings.parse, Cost), Cost(), settings.spell))
    train: Choice | None = field(metadata=row(training_settings.parse, None, training_settings.spell))
    sequence: str = field(metadata=row(sentence_or_none, ""))  # walked in the training lab
    own: Choice | None = field(metadata=row(training_settings.parse, None, training_settings.spell))
    lent: str = field(metadata=row(model_or_none, ""))  # the reader's own model, while a page borrows another one
    tour: str = field(metadata=row(one_of("1"), "", writer=Writer.ONCE))  # a teacher's link to the first minute
    back: str = field(metadata=row(room_code.parse, "", writer=Writer.ONCE))  # the class that a student comes from
    ask: Name | None = field(metadata=row(Name.parse, None, writer=Writer.ONCE))  # a question, the same for all
    go: int = field(
        metadata=row(integer(1, 2**31 - 1), 0, writer=Writer.ONCE)
    )  # number of a link followed within a visit
    jump: int = 0


PARAMETERS: dict[str, Parameter] = {
    each.name: each.metadata["parameter"] for each in fields(State) if "parameter" in each.metadata
}
SHEET = ("text", "model", "units", "seed", "step", "unit", "direction", "lang")  # what names a worksheet
PLACE = tuple(name for name, parameter in PARAMETERS.items() if parameter.writer is Writer.PLACE)


def language(link: Mapping[str, str], locale: str) -> str:
    """The language a link asks for, else the browser's, else English."""
    asked = link.get("lang", "")
    return asked if asked in LANGUAGES else "zh" if locale.lower().startswith("zh") else "en"


def parse(link: Mapping[str, str], locale: str) -> tuple[State, tuple[str, ...]]:
    """The state a link asks for, and the names of the parameters that could not be used.

    `locale` is the browser's ("zh-CN"); it chooses the language where the link does not.
    """
    lang = language(link, locale)
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, parameter in PARAMETERS.items():
        values[name] = parameter.default(lang)
        if name in link:
            try:
                values[name] = parameter.parse(link[name])
            except ValueError:
                wrong.append(name)
    if "model" in wrong or "model" not in link:
        values["model"] = model_names.first_model_for(values["text"], lang)
    if link.get("lent") == FILE:
        values["lent"] = model_names.first_model_for(values["text"], lang)
    wrong = [FILE if name in MODELS and link[name] == FILE else name for name in wrong]
    return State(**values), tuple(dict.fromkeys(wrong))


def spell(here: State) -> dict[str, str]:
    """The parameters of a link to `here`, without those that are empty or read once.

    `own` says how the reader's model was trained here, so that a link can tell when it is gone.
    """
    written = {name: parameter for name, parameter in PARAMETERS.items() if parameter.writer is not Writer.ONCE}
    if FILE not in (here.model, here.lent):
        written.pop("own", None)
    spelled = {name: parameter.spell(getattr(here, name)) for name, parameter in written.items()}
    return {name: text for name, text in spelled.items() if text}
