"""Mini-reviews made by rule: the label follows from negation, double negation, contrast and agreement."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

LABELS = ("negative", "positive")
KINDS = ("plain", "negation", "double_negation", "contrast", "agreement")
SHARES = (0.22, 0.26, 0.1, 0.28, 0.14)
NEITHER = 0.5  # of the contrasts begin with a clause that is neither praise nor blame
ENDS = "。.！!"
CLAUSES = (0.45, 0.43, 0.12)  # of plain, negation, double_negation within a longer sentence


@dataclass(frozen=True)
class Sentence:
    """A review, 1 where it is praise and 0 where not, and the rule that made it."""

    text: str
    label: int
    kind: str


@dataclass(frozen=True)
class Grammar:
    """The words of a language and the rules that join them; see grammar-zh.toml and grammar-en.toml.

    - plain: subject, degree, adjective; the adjective decides.
    - negation: 不 or "not" before it turns it round.
    - double_negation: 不能说不 or "never not" before it leaves it as it was.
    - contrast: two clauses and 但 or "but"; the last one decides. The first is neither praise nor blame
      (一般, "so-so") half the time; else the last turns it round or outdoes it (更, "even more"), each half
      the time. So what went before 但 says nothing about what comes.
    - agreement: two clauses of one mind and 而且 or "and".
    """

    words: dict

    def draw(self, rng: np.random.Generator, split: str) -> Sentence:
        """A random sentence of the split "train", "choose" or "held-out" of all there are."""
        while True:
            sentence = self._any(rng)
            if self.split(sentence.text) == split:
                return sentence

    def split(self, text: str) -> str:
        """Which split a sentence belongs to, `split_of` it; the stories are held out."""
        return "held-out" if text.rstrip(ENDS) in self.words["stories"] else split_of(text)

    def _any(self, rng: np.random.Generator) -> Sentence:
        kind = KINDS[rng.choice(len(KINDS), p=SHARES)]
        domain = _pick(rng, self.words["domain"])["subjects"]
        good = bool(rng.integers(2))
        if kind not in ("contrast", "agreement"):
            clauses = [self._clause(rng, _pick(rng, domain), kind, good)]
        else:
            one, other = (domain[k] for k in rng.choice(len(domain), 2, replace=False))
            before = good if kind == "agreement" else bool(rng.integers(2))
            outdone = kind == "contrast" and before == good
            first = self._clause(rng, one, self._kind(rng), before)
            if kind == "contrast" and rng.random() < NEITHER:
                first, outdone = self._join([self._begin(rng, one), _pick(rng, self.words["neither"])]), False
            last = self._outdoing(rng, other, good) if outdone else self._clause(rng, other, self._kind(rng), good)
            clauses = [first, _pick(rng, self.words[kind]), last]
        text = self._join([*clauses, _pick(rng, self.words["ends"])])
        return Sentence(text, int(good), kind)

    def _kind(self, rng: np.random.Generator) -> str:
        return KINDS[rng.choice(len(CLAUSES), p=CLAUSES)]

    def _clause(self, rng: np.random.Generator, subject: dict, kind: str, good: bool) -> str:
        """A clause that is praise where `good`, by the rule `kind`."""
        negation = "not_bad" if good else "not_good"
        before = {"plain": "degrees", "negation": negation, "double_negation": "doubly"}[kind]
        return self._say(rng, subject, _pick(rng, self.words[before]), good != (kind == "negation"))

    def _outdoing(self, rng: np.random.Generator, subject: dict, good: bool) -> str:
        """A clause that outdoes the one before: 更好, 更不好, "even more boring"."""
        outdone = self.words.get("irregular", {})
        adjective = _pick(rng, subject["good" if good else "bad"])
        if adjective in outdone:
            return self._join([self._begin(rng, subject), outdone[adjective]])
        return self._join([self._begin(rng, subject), _pick(rng, self.words["outdoing"]), adjective])

    def _say(self, rng: np.random.Generator, subject: dict, before: str, good: bool) -> str:
        return self._join([self._begin(rng, subject), before, _pick(rng, subject["good" if good else "bad"])])

    def _begin(self, rng: np.random.Generator, subject: dict) -> str:
        """The subject, with its verb where the language needs one."""
        verb = _pick(rng, self.words["verbs"]) if "verbs" in self.words else ""
        return self._join([_pick(rng, subject["names"]), verb])

    def _join(self, parts: list[str]) -> str:
        """The parts as one would write them: no space before a comma or "n't"."""
        text = self.words["join"].join(part for part in parts if part)
        for mark in (",", ".", "!", "n't"):
            text = text.replace(f" {mark}", mark)
        return text


def split_of(text: str) -> str:
    """Which split a sentence belongs to, by its hash, whatever the seed; full stops make no other sentence.

    Eight in ten are for training, one for choosing seeds and one for measuring.
    """
    number = hashlib.sha256(text.rstrip(ENDS).encode()).digest()[0]
    return "held-out" if number < 26 else "choose" if number < 52 else "train"


@cache
def grammar(language: str) -> Grammar:
    """The grammar of "zh" or "en"."""
    path = Path(__file__).with_name(f"grammar-{language}.toml")
    return Grammar(tomllib.loads(path.read_text("utf-8")))


def _pick(rng: np.random.Generator, choices: list) -> Any:
    return choices[rng.integers(len(choices))]
