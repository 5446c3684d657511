"""Rule-made reviews in which "not" stands any number of words before the word that it turns round."""

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from string import Formatter
from typing import Any

import numpy as np

from lstm_core.recipes.grammar import split_of
from lstm_core.text.tokeniser import cut

PARTS = ("time", "company", "place")


@dataclass(frozen=True)
class FarSentence:
    """A review with 1 where it is praise and 0 where not, and its number of fillers."""

    text: str
    label: int
    fillers: int


@dataclass(frozen=True)
class Distance:
    """The words of a language, see words-zh.toml and words-en.toml; `tokens` is the kind that its fillers count.

    Half of the sentences are denied and half have a good word at the end, one independent of the other, so either
    alone says nothing: praise is a good word that is not denied, or a bad one that is.
    """

    words: dict
    tokens: str

    def draw(self, rng: np.random.Generator, fillers: int, split: str) -> FarSentence:
        """A random sentence with as many fillers, of the split "train", "choose" or "held-out" of all there are.

        ValueError for a number of fillers that no pattern has: 0 to 40, in steps of 2, can be had.
        """
        if fillers and fillers not in self._patterns:
            raise ValueError(f"fillers: expected 0 or one of {sorted(self._patterns)}, got {fillers}")
        while True:
            sentence = self._any(rng, fillers)
            if split_of(sentence.text) == split:
                return sentence

    def vocabulary(self) -> tuple[str, ...]:
        """Every token that a sentence can hold, sorted."""
        words = self.words
        texts = [word for name in ("openings", "who", "denied", "affirmed") for word in words[name]]
        texts += [word for slot in words["slots"].values() for word in slot]
        for domain in words["domain"]:
            texts += [domain["verb"], *domain["subjects"], *domain["good"], *domain["bad"]]
        for pattern in (words["sentence"], *(pattern for part in PARTS for pattern in words[part])):
            texts += [said for said, *_ in Formatter().parse(pattern)]
        return tuple(sorted({token for text in texts for token in self._cut(text)}))

    def _any(self, rng: np.random.Generator, fillers: int) -> FarSentence:
        words = self.words
        domain = _pick(rng, words["domain"])
        denied, good = bool(rng.integers(2)), bool(rng.integers(2))
        chosen = {
            "who": _pick(rng, words["who"]),
            "turn": _pick(rng, words["denied" if denied else "affirmed"]),
            "subject": _pick(rng, domain["subjects"]),
            "judged": _pick(rng, domain["good" if good else "bad"]),
            "verb": domain["verb"],
        }
        if fillers:
            patterns = self._patterns[fillers]
            slots = {name: _pick(rng, choices) for name, choices in words["slots"].items()}
            parts = zip(PARTS, patterns[rng.integers(len(patterns))], strict=True)
            chosen |= {part: pattern.format(**slots) for part, pattern in parts}
            chosen["fillers"] = words["fillers"].format(**chosen)
        said = words["sentence"].format(**({"fillers": ""} | chosen))
        text = " ".join((_pick(rng, words["openings"]) + words["join"] + said).split())
        return FarSentence(text, int(good != denied), fillers)

    @cached_property
    def _patterns(self) -> dict[int, list[tuple[str, ...]]]:
        """Number of fillers → the patterns of time, company and place that have as many with the verb."""
        words, found = self.words, {}
        slots = {name: choices[0] for name, choices in words["slots"].items()}
        verb, who = words["domain"][0]["verb"], words["who"][0]
        for patterns in product(*(words[part] for part in PARTS)):
            parts = {part: pattern.format(**slots) for part, pattern in zip(PARTS, patterns, strict=True)}
            length = len(self._cut(words["fillers"].format(verb=verb, who=who, **parts)))
            found.setdefault(length, []).append(patterns)
        return found

    def _cut(self, text: str) -> tuple[str, ...]:
        return cut(self.tokens, text)[0]


@cache
def distance(language: str) -> Distance:
    """The sentences of "zh" or "en"."""
    path = Path(__file__).with_name(f"words-{language}.toml")
    return Distance(tomllib.loads(path.read_text("utf-8")), {"zh": "graphemes", "en": "words"}[language])


def _pick(rng: np.random.Generator, choices: list) -> Any:
    return choices[rng.integers(len(choices))]
