"""The memory ledger of one unit at one step, as an account: a line a writer, and below it the sum."""

from dataclasses import dataclass
from html import escape

import numpy as np

from lstm_core import Place, Reader, memory_ledger
from pages.figures.svg.shares import share
from pages.figures.table import row, table
from pages.words.digits import decimals, printed
from pages.words.markup import inline
from pages.words.words import Words

MOST = 12  # lines; what stands least goes together into one, if it is two or more
DIGITS = 2


@dataclass(frozen=True)
class Entry:
    """What `writer` (a step; None: not one of the sentence's) wrote, and what still stands of it."""

    writer: int | None
    wrote: float | None
    stands: float


@dataclass(frozen=True)
class Account:
    """Entries in the order of reading, the rest of them together, and their sum C_t; `bound` is ± of the bars.

    `exact`: the printed shares add up to the printed sum.
    """

    entries: tuple[Entry, ...]
    rest: Entry | None
    left_out: int
    total: float
    bound: float
    exact: bool


def account(reader: Reader, place: Place) -> Account:
    """The account of a unit after a step. Its bars keep one scale over the whole run."""
    trace, unit = reader.trace, place.unit
    shares = memory_ledger(trace, unit)
    now = shares[place.step]
    order = range(reader.steps)[::-1] if trace.reverse else range(reader.steps)
    read = [step for step in order if reader.nth(step) <= reader.nth(place.step)]
    entries = [Entry(step, float(trace.i_g[step, unit]), float(now[step + 1])) for step in read]
    entries += [Entry(None, None, float(value)) for value in (now[0], *now[reader.steps + 1 :]) if value]
    large = sorted(entries, key=lambda entry: -abs(entry.stands))[: MOST if len(entries) > MOST + 1 else None]
    few = [entry for entry in entries if entry not in large]
    rest = Entry(None, None, sum(entry.stands for entry in few)) if few else None
    kept = tuple(entry for entry in entries if entry in large)
    bound = max(float(np.abs(trace.i_g[:, unit]).max()), float(np.abs(shares).max()), abs(rest.stands) if rest else 0)
    total = float(trace.c[place.step, unit])
    exact = sum(printed(entry.stands, DIGITS) for entry in (*kept, *filter(None, [rest]))) == printed(total, DIGITS)
    return Account(kept, rest, len(few), total, bound or 1.0, exact)


def drawn(say: Words, lesson: str, reader: Reader, place: Place) -> str:
    """The account as an HTML table, its words from `LESSON.account` of the texts."""
    book = account(reader, place)

    def words(name: str, **slots: object) -> str:
        return inline(say, f"{lesson}.account.{name}", **slots)

    lines = [_line(_writer(words, reader, entry), entry, book.bound) for entry in book.entries]
    if book.rest:
        lines.append(_line(words("rest", count=book.left_out), book.rest, book.bound))
    total = _line(words("exact" if book.exact else "about"), Entry(None, None, book.total), None)
    heads = map(words, ("writer", "wrote", "bar", "stands"))
    caption = words("caption", unit=place.unit + 1, token=visible(reader.tokens[place.step]))
    note = "" if book.exact else f'<p class="gw-account-note">{words("about_note")}</p>'
    return table("gw-account", heads, lines, caption=caption, foot=total, data_exact=str(book.exact).lower()) + note


def visible(token: str) -> str:
    """A token with nothing invisible in it."""
    return "".join(character if character.isprintable() and not character.isspace() else "␣" for character in token)


def _writer(words, reader: Reader, entry: Entry) -> str:
    if entry.writer is None:
        return words("other")
    return f"<small>{entry.writer + 1}</small> {escape(visible(reader.tokens[entry.writer]))}"


def _line(writer: str, entry: Entry, bound: float | None) -> str:
    wrote = "" if entry.wrote is None else decimals(entry.wrote, DIGITS)
    bar = share(entry.stands, bound, entry.wrote) if bound else ""
    return row(writer, wrote, bar, decimals(entry.stands, DIGITS))
