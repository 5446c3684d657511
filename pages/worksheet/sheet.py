"""The worksheet of a state: what its page is made from. The address alone says which."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from lstm_core import Place, Specimen
from pages.handout.walk import Walk
from pages.reading import cache
from pages.reading.accept import Accepted, accept
from pages.state import address
from pages.state.address import SHEET
from pages.words.words import Words, words
from pages.worksheet.questions import questions, told

LONG = 16  # letters of a token


def made(link: Mapping[str, str], locale: str) -> dict:
    """What the page of the worksheet is made from; what of the address cannot be used falls back as in the app."""
    here, wrong = address.parse({name: link[name] for name in SHEET if name in link}, locale)
    say = words(here.lang)
    model = cache.model(here.model, here.units, here.seed)
    accepted = _accepted(here.text, model, here.lang)
    reading = cache.reading(cache.key(here.model, here.units, here.seed, accepted.text), model)
    way = here.direction if here.direction in reading.readers else next(iter(reading.readers))
    reader = reading.readers[way]
    place = Place(min(here.step, reader.steps - 1), min(here.unit, reader.units - 1))
    at = {"text": accepted.text, "step": place.step, "unit": place.unit, "direction": way}
    spelled = address.spell(here) | {name: str(value) for name, value in at.items()}
    run = "|".join((here.model, spelled["units"], spelled["seed"], accepted.text, way))
    asked = questions(reader, run, place)
    return {
        "lang": here.lang,
        "words": say.file("sheet"),
        "labels": say.file("stage"),
        "sent": Walk(reading, {}, at | {"view": "cell"}).sent(),
        "questions": [cut(told(name, question, here.lang), reading.tokens) for name, question in asked],
        "query": urlencode({name: spelled[name] for name in SHEET}),
        "notice": say.joined(*_notices(say, accepted, wrong, here.model)),
    }


def cut(told: Any, tokens: Sequence[str]) -> Any:
    """What is told, each token in it that is longer than LONG cut short: the sheet is one page."""
    if isinstance(told, dict):
        return {name: cut(part, tokens) for name, part in told.items()}
    for token in sorted({token for token in tokens if len(token) > LONG}, key=len, reverse=True):
        told = told.replace(token, f"{token[: LONG - 1]}…")
    return told


def _accepted(text: str, model: Specimen, lang: str) -> Accepted:
    """The text as far as the model can read it; one that it cannot read at all gives way to an example."""
    examples = (*model.card.examples, *(words(each)("walk.first_sentence") for each in (lang, "en", "zh")))
    last = next(one for one in examples if len(model.tokenise(one)))
    return accept(text, last, model.tokenise)


def _notices(say: Words, accepted: Accepted, wrong: tuple[str, ...], model: str) -> list[str]:
    """What of the address was not used."""
    lines = []
    if accepted.notice:
        unread = accepted.notice == "no_tokens"
        lines.append(say("walk.unread" if unread else f"walk.{accepted.notice}", **accepted.slots))
    if address.FILE in wrong:
        lines.append(say("errors.file_again", model=say(f"models.{model}.name")))
    if names := [name for name in SHEET if name in wrong]:
        lines.append(say("errors.link", names=say("errors.comma").join(names)))
    return lines
