"""From typed text to rows of an embedding: graphemes, letters or words, as the model asks."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

import regex

from lstm_core.text.invisible import parted
from lstm_core.text.simplified import simplified

GRAPHEME = regex.compile(r"\X")
WORD = regex.compile(
    r"[\p{Latin}\p{M}\p{N}]+?(?=n['’]t(?![\p{Latin}\p{M}\p{N}]))"  # the "is" of "isn't"
    r"|n['’]t(?![\p{Latin}\p{M}\p{N}])"
    r"|['’][\p{Latin}\p{M}]+"  # the "'s" of "it's"
    r"|[\p{Latin}\p{M}\p{N}]+"
    r"|\X"
)
PUNCTUATION = regex.compile(r"\p{P}+")
GAP = regex.compile(r"[\s\p{P}--'’]+", regex.V1)  # between words of verse
LINE_END = regex.compile(r"[/\n\v\f\r\x85\u2028\u2029]")
SPACE, VERSE_END = "·", "/"
KINDS = ("graphemes", "letters", "words", "verse")


@dataclass(frozen=True)
class Tokens:
    """A text cut into tokens, each with its row; `rows` is -1 where there is no row at all."""

    text: str
    tokens: tuple[str, ...]
    rows: tuple[int, ...]
    unknown: tuple[bool, ...]
    simplified: tuple[bool, ...]  # which are read as their simplified form
    dropped: tuple[str, ...]  # white space, and punctuation where letters are read
    invisible: tuple[str, ...]  # characters taken out before all, for nobody sees them

    def __len__(self) -> int:
        return len(self.tokens)


@dataclass(frozen=True)
class Tokeniser:
    """Cuts text and looks every token up; what it does not know is kept and marked, never dropped.

    Invisible characters are taken out first.

    `kind` says how the text is cut (white space never is a token, but of verse):

    - "graphemes": what a reader sees as one character, `\\X` of Unicode; the case stays.
    - "letters": the same, lower-cased and joined; punctuation is dropped, as it was for training.
    - "words": lower-cased; "isn't" is "is" + "n't", "it's" is "it" + "'s"; what is no Latin word
      stands by grapheme, punctuation included.
    - "verse": lower-cased graphemes; white space and punctuation between words, but for the apostrophe, is one
      token, "/" where it holds a line break or a "/", else "·". At the beginning there is none, and no "·" at the end.

    `vocabulary[row]` is the token of a row, `unknown_row` the row that was trained for unknown tokens or
    None; None for the vocabulary itself means that any token has a row (random models). Each token is
    looked up as it stands, then in its NFKC form, then full-width, then with straight apostrophes, so that
    ，and , or Ａ and A or ’ and ' meet. A traditional character that is not found is looked up in its simplified form.
    """

    kind: str
    vocabulary: tuple[str, ...] | None
    unknown_row: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"tokens: expected one of {sorted(KINDS)}, got {self.kind!r}")

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {token: row for row, token in enumerate(self.vocabulary or ()) if row != self.unknown_row}

    def __call__(self, text: str) -> Tokens:
        """Cut `text` and look it up. Text without a token gives zero tokens."""
        seen, invisible = parted(text)
        tokens, dropped = cut(self.kind, seen)
        asked = tuple(self.row(token) for token in tokens)
        found = self._in_simplified(tokens, asked) if None in asked else asked
        blank = -1 if self.unknown_row is None else self.unknown_row
        return Tokens(
            text=text,
            tokens=tokens,
            rows=tuple(blank if row is None else row for row in found),
            unknown=tuple(row is None for row in found),
            simplified=tuple(old is None and new is not None for old, new in zip(asked, found, strict=True)),
            dropped=dropped,
            invisible=invisible,
        )

    def row(self, token: str) -> int | None:
        """The row of one token, or None where the model does not know it."""
        if self.vocabulary is None:
            return -1
        if token in self._rows:  # as most are; their other forms need not be made
            return self._rows[token]
        for form in (unicodedata.normalize("NFKC", token), full_width(token), token.replace("’", "'")):
            if form in self._rows:
                return self._rows[form]
        return None

    def _in_simplified(self, tokens: tuple[str, ...], asked: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """The rows; of a token without one, that of its simplified form, which depends on the whole text."""
        forms, found, place = simplified("".join(tokens)), [], 0
        for token, row in zip(tokens, asked, strict=True):
            form = forms[place : place + len(token)]
            found.append(self.row(form) if row is None and form != token else row)
            place += len(token)
        return tuple(found)


def cut(kind: str, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(tokens, dropped): white space is dropped, and punctuation of letters; `Tokeniser` says what the kinds are."""
    if kind == "verse":
        return _cut_verse(text.lower())
    parts = (WORD if kind == "words" else GRAPHEME).findall(text if kind == "graphemes" else text.lower())
    dropped = {part for part in parts if part.isspace() or (kind == "letters" and PUNCTUATION.fullmatch(part))}
    return tuple(part for part in parts if part not in dropped), tuple(part for part in parts if part in dropped)


def _cut_verse(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(tokens, punctuation that is not read) of lower-cased verse."""
    tokens: list[str] = []
    for word, gap in zip(GAP.split(text), [*GAP.findall(text), ""], strict=True):
        tokens += GRAPHEME.findall(word)
        if tokens and gap:
            tokens.append(VERSE_END if LINE_END.search(gap) else SPACE)
    if tokens and tokens[-1] == SPACE:
        tokens.pop()
    marks = "".join(GAP.findall(text))
    return tuple(tokens), tuple(mark for mark in marks if not (mark.isspace() or mark in (SPACE, VERSE_END)))


def full_width(token: str) -> str:
    """`token` with every printable ASCII character in its full-width form: "," is "，"."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in token)
