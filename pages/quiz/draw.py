"""Which question is asked. It has a name, `LESSON.KIND.SEED`, and is drawn from that and the run alone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from random import Random
from typing import Protocol, Self, runtime_checkable

from lstm_core import Place
from pages.quiz.question import Ground, Kind, Question, at
from pages.state.question_name import Name
from pages.words.markup import inline
from pages.words.words import words

ENOUGH = 400  # places tried before a kind is given up for another one
SEEDS = 24  # tried where a ground draws something for itself


@runtime_checkable
class Randomised(Ground, Protocol):
    """A ground that draws something for itself with each question."""

    @property
    def answer_shown(self) -> bool:
        """Whether the page shows the very thing that is asked."""
        ...

    def randomised(self, draw: Random) -> Self: ...


Wish = tuple[Sequence[Kind], int, int | None]  # kinds, which of `Sheet.near`, how many places
Tier = list[list[Kind]]  # ranks of kinds: all of them are looked for at one place before any is at the next


@dataclass(frozen=True, eq=False)
class Sheet:
    """What a lesson can ask of a run; `run` names the run."""

    lesson: str
    kinds: Sequence[Kind]
    ground: Ground
    run: str

    @cached_property
    def places(self) -> list[Place]:
        return self.ground.places()

    def near(self, name: Name, first: Place | None, most: int | None = ENOUGH) -> list[list[Place]]:
        """`first` where the run has it, the other places of its step, any places: in this name's own order."""
        draw, there, beside, last = name.random(self.run), [], [], self.places[-1]
        if first and first.step <= last.step and first.unit <= last.unit:
            there = [first]
            beside = [place for place in self.places if place.step == first.step and place != first]
        count = min(len(self.places), most or len(self.places))
        return [there, draw.sample(beside, len(beside)), draw.sample(self.places, count)]


def drawn(name: Name, sheet: Sheet, places: Iterable[Place], known: Collection[str] = ()) -> Question | None:
    """The question of this name at the first of `places` where one can be asked whose digest is not `known`."""
    kind = next((kind for kind in sheet.kinds if kind.name == name.kind), None)
    if kind is None:
        return None
    ground = _randomised(sheet.ground, name)
    asked = (at(kind, ground, place, name.random(sheet.run)) for place in places)
    return next((question for question in asked if question and _digest(name.lesson, question) not in known), None)


def fresh(
    sheet: Sheet,
    past: Sequence[str],
    mix: Random,
    *,
    first: Place | None = None,
    opening: bool = False,
    pinned: bool = False,
) -> tuple[Name, Question]:
    """A question that is none of `past` (entries of `noted`) while others are left, at `first` or near it.

    Kinds that were asked least come first, and the kind before it last. The step of `first` is left for none but these
    two reasons: the kind before it would be asked again, or nothing can be asked there. An `opening` one is of a
    `first` kind if any can be asked about this run; a `pinned` place is left only where nothing can be asked there.
    LookupError where the run allows no question.
    """
    known = {entry.rpartition(".")[2] for entry in past}
    tiers = _tiers(sheet, past, mix, opening)
    wishes = [_there(tiers)] if first and pinned else []
    for wished in (*wishes, _anywhere(tiers, first)):
        for avoided in (known, ()):
            for kinds, scope, most in wished:
                for kind in kinds:
                    if found := _one_of(kind, sheet, past, first, scope, most, avoided):
                        return found
    raise LookupError("no question can be asked about this run")


def of_kind(kind: str, sheet: Sheet, past: Sequence[str]) -> tuple[Name, Question] | None:
    """A question of this kind that is none of `past` while another is left; None where the run allows none."""
    known = {entry.rpartition(".")[2] for entry in past}
    wanted = next((one for one in sheet.kinds if one.name == kind), None)
    if wanted is None:
        return None
    tried = (
        _one_of(wanted, sheet, past, None, -1, most, avoided) for avoided in (known, ()) for most in (ENOUGH, None)
    )
    return next(filter(None, tried), None)


def noted(name: Name, question: Question) -> str:
    """The entry of an asked question: kind, seed, and a digest of what it says."""
    return f"{name.kind}.{name.seed}.{_digest(name.lesson, question)}"


def _tiers(sheet: Sheet, past: Sequence[str], mix: Random, opening: bool) -> list[Tier]:
    """The kinds, what is wanted most first."""
    every = _ranked(sheet.kinds, past, mix)
    return [*_ranked([kind for kind in sheet.kinds if kind.first], past, mix), *every] if opening else every


def _there(tiers: list[Tier]) -> list[Wish]:
    """What can be asked at the first place itself."""
    return [(kinds, 0, ENOUGH) for tier in tiers for kinds in tier]


def _anywhere(tiers: list[Tier], first: Place | None) -> list[Wish]:
    """Of each tier what can be asked at the first place, at its step, anywhere."""
    scopes = range(3) if first else (2,)
    near = ((kinds, scope, ENOUGH) for tier in tiers for scope in scopes for kinds in tier)
    return [*near, *((kinds, scopes[-1], None) for tier in tiers for kinds in tier)]


def _ranked(kinds: Sequence[Kind], past: Sequence[str], mix: Random) -> list[Tier]:
    """The kinds by how often they were asked, each rank mixed; the one asked last is a tier after all others."""
    asked = [entry.split(".")[0] for entry in past]
    mixed = mix.sample(list(kinds), len(kinds))
    others = [kind for kind in mixed if kind.name not in asked[-1:]]
    counts = sorted({asked.count(kind.name) for kind in others})
    ranks = [[kind for kind in others if asked.count(kind.name) == count] for count in counts]
    last = [kind for kind in mixed if kind.name in asked[-1:]]
    return [ranks, [last]] if last else [ranks]


def _one_of(kind, sheet, past, first, scope, most, known: Collection[str]) -> tuple[Name, Question] | None:
    """A question of this kind that is not `known`, and whose answer the page does not show."""
    next_seed = 1 + max((int(entry.split(".")[1]) for entry in past), default=-1)
    for seed in range(next_seed, next_seed + SEEDS):
        name = Name(sheet.lesson, kind.name, seed)
        ground = _randomised(sheet.ground, name)
        shown = isinstance(ground, Randomised) and ground.answer_shown
        question = None if shown else drawn(name, sheet, sheet.near(name, first, most)[scope], known)
        if question:
            return name, question
        if ground is sheet.ground:  # another seed would find the same
            break
    return None


def _randomised(ground: Ground, name: Name) -> Ground:
    return ground.randomised(Random(str(name))) if isinstance(ground, Randomised) else ground


def _digest(lesson: str, question: Question) -> str:
    """A digest of what a question says; the order of its answers does not count."""
    said = inline(words("en"), question.key(lesson, "question"), **question.slots)
    answers = sorted(choice.value or str(choice.mixup) for choice in question.choices)
    return sha256("|".join((said, *answers)).encode()).hexdigest()[:8]
