"""Which mix-ups this browser has met: of each the question that offered it last, and whether it was believed.

They stand in the one record beside the answers, each in a slot of its own.
"""

from dataclasses import replace

from pages.quiz.question import Question
from pages.stage import answers

SLOT = "mixup-"
BELIEVED, PASSED = 0, 1  # what stands in the place of the chosen answer


def note(slot: str, question: Question, number: int) -> None:
    """An answer was chosen: a wrong one is its mix-up believed, the right one passes all that were offered."""
    kept, chosen = answers.kept()[slot], question.choices[number].mixup
    for mixup in [chosen] if chosen else [choice.mixup for choice in question.choices if choice.mixup]:
        met = replace(kept, chosen=BELIEVED if chosen else PASSED, past=(), question=None)
        answers.kept().pop(f"{SLOT}{mixup}", None)  # the latest stands last
        answers.kept()[f"{SLOT}{mixup}"] = met


def met() -> dict[str, answers.Kept]:
    """Mix-up → the question in which it was met last, the latest last; its `chosen` is BELIEVED or PASSED."""
    return {slot.removeprefix(SLOT): kept for slot, kept in answers.kept().items() if slot.startswith(SLOT)}
