"""What is on screen: the model the reader chose and its reading of the sentence."""

from dataclasses import dataclass
from typing import Any

from lstm_core import Reading, Specimen
from lstm_core.text.tokeniser import Tokens
from pages.handout.walk import siblings
from pages.reading import cache
from pages.reading.accept import Accepted, accept, kept
from pages.state import address, draft, model_names, visit, widgets

BOX = widgets.key("box")  # the sentence as it stands in its box


@dataclass(frozen=True)
class Scene:
    """A specimen, its reading of the sentence, and the readings of its siblings by direction."""

    key: tuple
    specimen: Specimen
    reading: Reading
    siblings: dict[str, Reading]


def specimen(here: address.State) -> Specimen:
    """The `Specimen` the state names."""
    if here.model == address.FILE:
        return _opened()[1]
    return cache.model(here.model, here.units, here.seed)


def _opened() -> tuple[str, Specimen]:
    found = visit.current().opened
    assert found, "the model of a file lives in the visit"
    return found


def needs(cell: str) -> None:
    """The page is about this kind of cell: one with another gives way to that trained like it, as a notice says.

    A shipped LSTM stays; an RNN or a GRU, or what takes an opened file's place, reads until the page is left
    (`place.change_page`). For a model that has none trained like it there is the first model for the text, or the RNN
    or GRU trained like that.
    """
    here = visit.state()
    if specimen(here).layer.kind == cell:
        return
    visit.current().gave_way = here.model
    alike = model_names.family(here.model) or model_names.family(model_names.first_model_for(here.text, here.lang))
    visit.change(model=alike[cell], lent="" if cell == "lstm" and here.model != address.FILE else here.model)


def called(model: str) -> str:
    """The name of a model's texts: an opened file that this visit has trained is "own"."""
    return "own" if model == address.FILE and visit.state().own else model


def first_examples(lang: str) -> list[str]:
    """The classroom sentences of the model that this language opens on."""
    return cache.model(model_names.first_model(lang), 16, 3).card.examples


def show(text: str, **place: Any) -> None:
    """Put a sentence into the box and the playhead at its start, or at `place`: any fields of the state."""
    draft.drop(BOX)
    visit.jump(**{"text": text, "step": 0} | place)
    visit.dismiss_notice()


def tokenise(text: str) -> Tokens:
    """The tokens that the model in view makes of a text; a text is tokenised once."""
    here = visit.state()
    return cache.tokens(_key(here, text), specimen(here))


def accept_sentence(typed: str) -> Accepted:
    """Make what was typed the sentence, if it can be; the playhead keeps its place where it can."""
    here = visit.state()
    accepted = accept(typed, here.text, tokenise)
    if len(tokenise(accepted.text)) == 0:  # the last sentence is one that this model cannot read at all
        sentences = (*specimen(here).card.examples, *first_examples(here.lang), *first_examples("en"))
        readable = next(text for text in sentences if len(tokenise(text)))
        visit.change(text=readable, step=0)
        return Accepted(readable, "unread")
    if accepted.text != here.text:
        before, after = tokenise(here.text).tokens, tokenise(accepted.text).tokens
        visit.change(text=accepted.text, step=kept(here.step, before, after))
        visit.dismiss_notice()
    if accepted.text == typed:
        draft.drop(BOX)
    return accepted


def run_model() -> Scene:
    """Run the model over the sentence of the state, and bring the playhead within what the reading has."""
    here = visit.state()
    model, key = specimen(here), _key(here, here.text)
    reading = cache.reading(key, model)
    fit(here, reading)
    return Scene(key, model, reading, _siblings(model, here, reading))


def _key(here: address.State, text: str) -> tuple:
    if here.model == address.FILE:
        return _opened()[0], text
    return cache.key(here.model, here.units, here.seed, text)


def fit(here: address.State, reading: Reading) -> None:
    """Clamp the playhead to the reading. What a link asked for beyond it is said with the link's notice."""
    ways = tuple(reading.readers)
    units = reading.readers[ways[0]].units
    visit.fit(
        step=min(here.step, len(reading.tokens) - 1),
        unit=min(here.unit, units - 1),
        direction=here.direction if here.direction in ways else ways[0],
        view="cell" if here.view == "readers" and len(ways) < 2 else here.view,
    )


def _siblings(model: Specimen, here: address.State, reading: Reading) -> dict[str, Reading]:
    """The readings of the siblings; those that cut a text alike take its tokens, which are made once."""
    if here.model == address.FILE:
        return {}

    def read(name: str, text: str) -> Reading:
        alike = cache.model(name, 0, 0).tokeniser == model.tokeniser
        return cache.read_shipped(name, text, cache.tokens(_key(here, text), model) if alike else None)

    return siblings(reading, read)
