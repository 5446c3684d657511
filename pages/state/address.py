"""The page's state: one typed table, read from the address once a visit and never written to it.

The address is written by one hand, the stage's script. A value that does not parse or is out of range falls
back to its default, and the visit's first page says so once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pages.state import holds, model_names, settings, training_settings
from pages.state.parsers import integer, one_of
from pages.words.words import LANGUAGES, words

LONGEST = 4000  # characters of a sentence, in the address as in the box
UNITS = (1, 64)
SEEDS = (0, 2**31 - 1)
FILE = "file"  # the model of an opened file: it lives in the visit and cannot travel in a link


@dataclass(frozen=True)
class State:
    """What a link reopens. `jump` grows when Python, not the reader, moves the playhead."""

    text: str
    model: str
    units: int
    seed: int
    step: int
    unit: int
    direction: str
    view: str
    lang: str
    hold: str = ""  # in the what-if lab: what is set by hand, and the sentence that is read instead
    other: str = ""
    reach: str = ""  # on long memory: the dials of its picture, and who duels
    match: str = ""
    price: str = ""  # on the price: sizes, and what is compared
    train: str = ""  # in the training lab: recipe, switches, seed and moment, and the sequence that is walked
    sequence: str = ""
    jump: int = 0


@dataclass(frozen=True)
class Field:
    """One parameter of the address. `parse` raises ValueError on what is no value of it."""

    default: Callable[[str], object]  # of the language
    parse: Callable[[str], object]


def sentence(raw: str) -> str:
    """A sentence as a one-line box can hold it: 1 to LONGEST characters that are not all space."""
    line = " ".join(raw.split()) if any(end in raw for end in "\r\n\t") else raw
    if not line.strip() or len(line) > LONGEST:
        raise ValueError(len(line))
    return line


def model(raw: str) -> str:
    """The name of a model that a link can open."""
    return one_of(*model_names.models())(raw)


FIELDS: dict[str, Field] = {
    "text": Field(lambda lang: words(lang)("walk.first_sentence"), sentence),
    "model": Field(model_names.first_model, model),
    "units": Field(lambda lang: 16, integer(*UNITS)),
    "seed": Field(lambda lang: 3, integer(*SEEDS)),
    "step": Field(lambda lang: 0, integer(0, 255)),
    "unit": Field(lambda lang: 0, integer(0, UNITS[1] - 1)),
    "direction": Field(lambda lang: "forward", one_of("forward", "backward")),
    "view": Field(lambda lang: "cell", one_of("cell", "readers")),
    "lang": Field(lambda lang: lang, one_of(*LANGUAGES)),
    "hold": Field(lambda lang: "", holds.canonical),
    "other": Field(lambda lang: "", lambda raw: raw and sentence(raw)),
    "reach": Field(lambda lang: "", settings.canonical(settings.Reach)),
    "match": Field(lambda lang: "", settings.canonical(settings.Match)),
    "price": Field(lambda lang: "", settings.canonical(settings.Cost)),
    "train": Field(lambda lang: "", training_settings.canonical),
    "sequence": Field(lambda lang: "", lambda raw: raw and sentence(raw)),
}


def language(address: Mapping[str, str], locale: str) -> str:
    """The language a link asks for, else the browser's, else English."""
    asked = address.get("lang", "")
    return asked if asked in LANGUAGES else "zh" if locale.lower().startswith("zh") else "en"


def parse(address: Mapping[str, str], locale: str) -> tuple[State, tuple[str, ...]]:
    """The state a link asks for, and the names of the parameters that could not be used.

    `locale` is the browser's ("zh-CN"); it chooses the language where the address does not.
    """
    lang = language(address, locale)
    values: dict[str, object] = {}
    wrong: list[str] = []
    for name, field in FIELDS.items():
        values[name] = field.default(lang)
        if name in address:
            try:
                values[name] = field.parse(address[name])
            except ValueError:
                wrong.append(name)
    if "model" in wrong or "model" not in address:
        values["model"] = model_names.first_model_for(values["text"], lang)
    if address.get("model") == FILE:
        wrong[wrong.index("model")] = FILE
    return State(**values), tuple(wrong)


def addressed(here: State) -> dict[str, object]:
    """The parameters of a link to `here`: all but those that are empty."""
    values = {name: getattr(here, name) for name in FIELDS}
    return {name: value for name, value in values.items() if value != ""}
