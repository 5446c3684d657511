"""The seven boxes of the way from a token to an answer, with the numbers of the step at hand."""

from collections.abc import Sequence
from html import escape

from lstm_core import Reader
from lstm_core.specimen import Embedding
from lstm_core.text import decode
from pages.figures.svg.stations import Station, column, grid, scores, stations, tokens
from pages.lesson.asking import Asked, is_curtained
from pages.lesson.ledger_table import visible
from pages.lesson.sections import curtain_html
from pages.quiz.map import Route
from pages.quiz.map import scores as scores_of
from pages.reading.model_card import class_name
from pages.reading.scene import Scene, tokenise
from pages.state import visit
from pages.words.digits import decimals, percent
from pages.words.words import Words

NAME = "map"
AROUND = 5  # tokens that have room in a box
COLUMNS, MOST = 4, 32  # of the token's numbers: squares in a row, and how many are drawn
INSIDE = "ME"  # tags with which no word begins


def ground(say: Words, shown: Scene, reader: Reader) -> Route:
    """What the page's questions are about."""
    model, reading = shown.specimen, shown.reading
    return Route(
        **vars(reader),
        task=model.card.task,
        has_table=isinstance(model.embedding, Embedding) and model.card.task != "none",  # a toy's rows are given to it
        scores=scores_of(reading, model.readout),
        labels=tuple(class_name(say, model.card, name) for name in model.card.labels),
        shares=reading.probabilities,
    )


def drawn(say: Words, shown: Scene, reader: Reader, asked: Asked) -> str:
    """The boxes as HTML; of those that would answer the open question the picture is curtained."""
    step = visit.state().step
    made = (_read(say, reader, step), *_row(say, shown, step), _layer(say, shown), _state(say, shown, step))
    made = (*made, _scored(say, shown, step), _answered(say, shown, step))
    return stations(
        [
            Station(box.name, curtain_html(say), "", box.part) if is_curtained(asked, f"station-{n}") else box
            for n, box in enumerate(made, 1)
        ]
    )


def _window(steps: int, here: int) -> range:
    first = max(0, min(here - AROUND // 2, steps - AROUND))
    return range(first, min(steps, first + AROUND))


def _read(say: Words, reader: Reader, step: int) -> Station:
    window = _window(reader.steps, step)
    picture = tokens([visible(reader.tokens[k]) for k in window], step - window.start)
    note = say(f"{NAME}.read.note", nth=reader.nth(step), T=reader.steps)
    return Station(say(f"{NAME}.read.name"), picture, note)


def _row(say: Words, shown: Scene, step: int) -> tuple[Station, Station]:
    """The table's row, and the numbers that stand there."""
    model, x = shown.specimen, shown.reading.x[step]
    told = {"token": visible(shown.reading.tokens[step]), "D": len(x)}
    row = tokenise(shown.reading.text).rows[step]
    if not isinstance(model.embedding, Embedding):
        note = say(f"{NAME}.row.drawn", **told)
    elif row < 0:
        note = say(f"{NAME}.row.none", **told)
    else:
        note = say(f"{NAME}.row.note", row=f"{row + 1:,}", V=f"{len(model.embedding.weight):,}", **told)
    begin = ", ".join(decimals(float(value)) for value in x[:2]) + (", …" if len(x) > 2 else "")
    return (
        Station(say(f"{NAME}.row.name"), tokens([told["token"]], 0) + grid(x[:6], 6), note),
        Station(
            say(f"{NAME}.numbers.name", **told),
            grid(x[:MOST], COLUMNS),
            begin,
        ),
    )


def _layer(say: Words, shown: Scene) -> Station:
    both = len(shown.reading.readers) > 1
    picture = f"<p>{say(f'{NAME}.layer.in')}</p><p data-cell>1 2 3 4</p><p>{say(f'{NAME}.layer.out')}</p>"
    return Station(say(f"{NAME}.layer.name"), picture, say(f"{NAME}.layer.{'both' if both else 'one'}"), "c")


def _state(say: Words, shown: Scene, step: int) -> Station:
    here, traces = visit.state(), shown.reading.traces
    picture = "".join(
        column(trace.h[step], here.unit if way == here.direction else None) for way, trace in traces.items()
    )
    units = next(iter(traces.values())).h.shape[1]
    note = say(f"{NAME}.state.{'both' if len(traces) > 1 else 'one'}", H=units)
    return Station(say(f"{NAME}.state.name", count=units * len(traces)), picture, note, "h")


def _scored(say: Words, shown: Scene, step: int) -> Station:
    name, model = say(f"{NAME}.scored.name"), shown.specimen
    if not model.readout:
        return Station(name, "", say(f"{NAME}.scored.none"))
    found, shares = scores_of(shown.reading, model.readout)[step], shown.reading.probabilities[step]
    rows = [
        (class_name(say, model.card, one), decimals(float(score)), float(share), percent(float(share)))
        for one, score, share in zip(model.card.labels, found, shares, strict=True)
    ]
    return Station(name, scores(rows), say(f"{NAME}.scored.note", L=len(rows)))


def _answered(say: Words, shown: Scene, step: int) -> Station:
    """The last box by what the model is for: a path of tags, a verdict on the whole, what comes next, or nothing."""
    reading, card, task = shown.reading, shown.specimen.card, shown.specimen.card.task
    window = _window(len(reading.tokens), step)
    words = [visible(reading.tokens[k]) for k in window]
    if task == "segmentation":
        read = [visible(token) for token in reading.tokens]
        picture = tokens(words, step - window.start, [reading.tags[k] for k in window])
        picture += _said(" / ".join(_nearby(read, reading.tags, window)))
        changed = sum(a != b for a, b in zip(reading.tags, reading.labels, strict=True))
        return Station(
            say(f"{NAME}.path.name"), picture, say(f"{NAME}.path.{'changed' if changed else 'same'}", changed=changed)
        )
    if task == "negation":
        told = {"answer": class_name(say, card, str(reading.answer)), "token": visible(reading.tokens[reading.last])}
        return Station(say(f"{NAME}.verdict.name"), _said(told["answer"]), say(f"{NAME}.verdict.note", **told))
    if reading.labels:
        likeliest = class_name(say, card, reading.labels[step])
        name = "follows" if task == "verse" else "chosen"
        return Station(say(f"{NAME}.{name}.name"), _said(likeliest), say(f"{NAME}.{name}.note"))
    return Station(say(f"{NAME}.path.name"), "", say(f"{NAME}.scored.none"))


def _nearby(tokens: Sequence[str], tags: Sequence[str], window: range) -> tuple[str, ...]:
    """The words that stand in the window, each of them whole."""
    first, end = window.start, window.stop
    while first > 0 and tags[first] in INSIDE:
        first -= 1
    while end < len(tags) and tags[end] in INSIDE:
        end += 1
    return decode.words(tuple(tokens[first:end]), tuple(tags[first:end]))


def _said(answer: str) -> str:
    return f"<p><strong>{escape(answer)}</strong></p>"
