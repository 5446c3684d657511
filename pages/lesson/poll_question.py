"""The question of a lesson as a room's class is asked it: plain text in both languages, and what only its end tells."""

from pages.quiz.question import LETTERS, Question
from pages.state.question_name import Name
from pages.words.markup import plain
from pages.words.words import LANGUAGES, words


def asked_of_all(name: Name, question: Question) -> dict:
    """The field `asked` of a room, as `pages.classroom.poll` takes it."""
    choices = dict(zip(LETTERS, question.choices, strict=False))

    def said(lang: str, part: str) -> str:
        return plain(words(lang), question.key(name.lesson, part), **question.slots)

    def spoken(lang: str) -> dict:
        texts = {letter: choice.value or said(lang, choice.mixup or "right") for letter, choice in choices.items()}
        return {"text": said(lang, "question"), "choices": texts}

    wrong = {letter: choice.mixup for letter, choice in choices.items() if choice.mixup}
    reasons = {letter: f"why_{choice.mixup or 'right'}" for letter, choice in choices.items()}
    return {
        "id": str(name),
        "letters": "".join(choices),
        "question": {lang: spoken(lang) for lang in LANGUAGES},
        "right": next(letter for letter in choices if letter not in wrong),
        "mixup": {
            lang: {letter: plain(words(lang), f"review.mixup.{mixup}") for letter, mixup in wrong.items()}
            for lang in LANGUAGES
        },
        "why": {lang: {letter: said(lang, part) for letter, part in reasons.items()} for lang in LANGUAGES},
    }
