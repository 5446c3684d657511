"""Questions about cost: one right answer, recomputed; every mix-up occurs; every sentence is there."""

from dataclasses import replace
from random import Random

import pytest

from lstm_core import LSTM, BiLSTM, Place, load_specimen
from pages.chapters.cost import accuracy
from pages.quiz.cost import KINDS, Bill
from pages.quiz.draw import Sheet, fresh, noted
from pages.quiz.question import at
from pages.state.sizes import Sizes
from pages.words.markup import inline
from pages.words.words import LANGUAGES, words
from tests.pages.lessons import felt, right_answer

MIXUPS = {"double-better", "dense-in-update", "units-are-steps", "new-weights-each-step", "always-better"}


def held(layer) -> int:
    """Numbers that a real layer holds."""
    readers = (layer.forward, layer.backward) if isinstance(layer, BiLSTM) else (layer,)
    return sum(one.weight_ih.size + one.weight_hh.size + one.bias.size for one in readers)


def recomputed(kind: str, sizes: Sizes) -> int | None:
    """The right answer from layers made for it; None for a question of statements."""
    D, H, T = sizes.inputs, sizes.units, sizes.steps
    lstm = LSTM.random(D, H)
    return {
        "parameters": held(lstm),
        "longer": held(lstm),
        "work": T * (lstm.weight_ih.size + lstm.weight_hh.size),
        "products": 2 * lstm.step(lstm.weight_ih[0], lstm.bias[:H], lstm.bias[:H])[1].size,
        "both": held(BiLSTM.random(D, H)),
        "stack": held(LSTM.random(H, H)),
    }.get(kind)


def bills():
    for number in range(60):
        lang = LANGUAGES[number % 2]
        finished = load_specimen(f"negation-{lang}").card
        yield lang, Bill(Sizes(), accuracy.of(lang), finished).randomised(Random(number))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_question_has_one_right_answer_and_all_its_sentences(kind):
    asked = 0
    for lang, bill in bills():
        question = at(kind, bill, Place(0, 0), Random(0))
        if question is None:
            continue
        asked += 1
        right = recomputed(kind.name, bill.sizes)
        assert [choice.mixup for choice in question.choices].count(None) == 1
        assert right is None or right_answer(question) == f"{right:,}"
        say = words(lang)
        spoken = []
        for choice in question.choices:
            name = choice.mixup or "right"
            spoken.append(choice.value or say(f"cost.ask.{question.text}.{name}", **question.slots))
            assert inline(say, f"cost.ask.{question.text}.why_{name}", **question.slots)
        assert len(set(spoken)) == len(spoken) >= 3
        assert inline(say, f"cost.ask.{question.text}.question", **question.slots)
        assert felt(question)
    assert asked


def mistaken(kind: str, sizes: Sizes) -> dict[str, int]:
    """What the reply to a wrong answer says that it counts, from layers made for it."""
    D, H, T = sizes.inputs, sizes.units, sizes.steps
    lstm = LSTM.random(D, H)
    dense = held(lstm) // 4
    step = lstm.weight_ih.size + lstm.weight_hh.size
    return {
        "parameters": {
            "dense-in-update": 5 * dense,
            "new-weights-each-step": T * held(lstm),
            "units-are-steps": held(LSTM.random(D, T)),
        },
        "longer": {"new-weights-each-step": 2 * held(lstm), "units-are-steps": held(LSTM.random(D, 2 * H))},
        "work": {
            "dense-in-update": T * 5 * step // 4,
            "units-are-steps": H * step,
            "new-weights-each-step": T * T * step,
        },
        "products": {"dense-in-update": step // 4, "units-are-steps": 2 * T, "new-weights-each-step": T * 2 * H},
        "both": {
            "backward-of-forward": held(lstm),
            "dense-in-update": 2 * 5 * dense,
            "new-weights-each-step": T * held(lstm),
        },
        "stack": {
            "dense-in-update": 5 * held(LSTM.random(H, H)) // 4,
            "new-weights-each-step": T * held(LSTM.random(H, H)),
            "units-are-steps": held(LSTM.random(T, H)),
        },
    }[kind]


@pytest.mark.parametrize("kind", KINDS[:6], ids=lambda kind: kind.name)
def test_a_wrong_answer_counts_what_the_reply_to_it_says(kind):
    seen = set()
    for _, bill in bills():
        question = at(kind, bill, Place(0, 0), Random(0))
        wrong = {choice.mixup: choice.value for choice in question.choices if choice.mixup}
        seen |= set(wrong)
        assert wrong.items() <= {name: f"{value:,}" for name, value in mistaken(kind.name, bill.sizes).items()}.items()
    assert seen == mistaken(kind.name, Sizes()).keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_with_equal_parameters_the_forward_reader_is_nearer_to_itself_than_to_both(lang):
    found = accuracy.of(lang)
    forward, equal, both = (found[name].accuracy for name in ("forward", "equal", "both"))
    assert at(next(kind for kind in KINDS if kind.name == "equal"), next(bills())[1], Place(0, 0), Random(0))
    assert both - equal > 2 * abs(equal - forward)


@pytest.mark.parametrize(("share", "text", "left"), [(1.0, "enough-all", "0.0%"), (0.994, "enough-most", "0.6%")])
def test_what_is_left_to_win_is_what_the_model_gets_wrong(share, text, left):
    kind = next(kind for kind in KINDS if kind.name == "enough")
    _, bill = next(bills())
    card = replace(bill.finished, metrics=bill.finished.metrics | {"accuracy": share})
    question = at(kind, replace(bill, finished=card), Place(0, 0), Random(0))
    assert (question.text, question.slots["left"]) == (text, left)
    assert not load_specimen("negation-zh").layer.reverse
    for lang in LANGUAGES:
        assert load_specimen(f"negation-{lang}").card.metrics["accuracy"] == 1


def test_every_mixup_of_the_chapter_occurs():
    found = {
        choice.mixup
        for _, bill in bills()
        for kind in KINDS
        if (question := at(kind, bill, Place(0, 0), Random(0)))
        for choice in question.choices
    }
    assert found >= MIXUPS


def test_the_sizes_asked_about_are_not_those_on_the_page():
    bill = Bill(Sizes(inputs=16, units=24), accuracy.of("zh"), load_specimen("negation-zh").card)
    past = []
    for number in range(60):
        name, question = fresh(Sheet("cost", KINDS, bill, ""), past, Random(number))
        past.append(noted(name, question))
        assert not {question.slots.get("D"), question.slots.get("H")} & {"16", "24"}
