"""What the lesson of two readers says of its models, its pairs and its halves holds."""

import re
from base64 import b64decode

import numpy as np
import pytest

from lstm_core import LSTM, BiLSTM, Place, load_specimen, random_specimen
from pages.chapters.bi_lstm import halves, minimal_pairs, panel
from pages.chapters.bi_lstm.minimal_pairs import CONTRASTS
from pages.chapters.bi_lstm.page import LESSON
from pages.figures.svg.verdicts import INKS, WIDE
from pages.stage.payload import hide, run_part
from pages.state.progress import ANSWERED
from pages.words.digits import decimals
from pages.words.markup import prose
from pages.words.words import LANGUAGES, words
from tests.pages.figures.svg.test_counted import boxes, texts
from tests.pages.files import made
from tests.pages.lesson.test_question_card import lesson_page, press, question

ALL = [(lang, pair) for lang in LANGUAGES for kind in CONTRASTS for pair in minimal_pairs.told_apart(lang, kind)]
BOTH = [
    (load_specimen("segmenter-zh"), "我在中国学习"),
    (load_specimen("segmenter-en"), "i love your cat"),
    (random_specimen(5, 1), "我爱中国人"),
]
TURN = next(task for task in LESSON.tasks if task.name == "turn")


@pytest.mark.parametrize(("lang", "pair"), ALL, ids=[pair.texts[1][0] for _, pair in ALL])
def test_a_pair_is_settled_by_one_side_alone(lang, pair):
    def said(reader: str) -> tuple[float, float]:
        return tuple(minimal_pairs.share(lang, reader, pair.kind, *text) for text in pair.texts)

    about = CONTRASTS[pair.kind]
    first, second = said(about.blind)
    assert decimals(first, halves.DIGITS) == decimals(second, halves.DIGITS)
    for reader in about.seeing:
        first, second = said(reader)
        assert first >= 0.6, reader
        assert second <= 0.4, reader
        read = load_specimen(minimal_pairs.model(lang, reader)).read
        labels = [read(text).labels[step] for text, step in pair.texts]
        assert [label in about.labels for label in labels] == [True, False]
    (one, at), (other, there) = ((text.replace(" ", ""), step) for text, step in pair.texts)
    if pair.kind == "following":
        assert one[: at + 1] == other[: there + 1]
    else:
        assert one[at:] == other[there:]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", CONTRASTS)
def test_who_cannot_see_what_tells_is_mistaken_once_a_pair_and_nobody_else(lang, kind):
    assert len(minimal_pairs.told_apart(lang, kind)) == 2
    table = minimal_pairs.pairs_table(words(lang), "bi_lstm", kind)
    marks = [bool(re.search("✗", cell)) for cell in re.findall(r"<td>(.*?)</td>", table)]
    by_reader = {reader: tuple(marks[place::3]) for place, reader in enumerate(minimal_pairs.READERS)}
    assert by_reader[CONTRASTS[kind].blind] in {(a, not a, b, not b) for a in (True, False) for b in (True, False)}
    assert sum(marks) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pairs_begin_with_the_lessons_own_and_mislead_the_forward_reader_either_way(lang):
    pairs = minimal_pairs.told_apart(lang, "following")
    assert pairs[0].texts[0][0] in words(lang)("bi_lstm.idea")
    assert sorted(minimal_pairs.label(lang, "forward", *pair.texts[0]) in "ES" for pair in pairs) == [False, True]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("kind", "said"), [("following", "B"), ("preceding", "E")])
def test_a_cross_stands_where_the_label_shown_is_mistaken_whatever_the_sum(lang, kind, said, monkeypatch):
    monkeypatch.setattr(minimal_pairs, "share", lambda *args: 0.5026)
    monkeypatch.setattr(minimal_pairs, "label", lambda *args: said)
    pair = minimal_pairs.Pair(kind, (("ab", 1), ("abc", 1)))
    monkeypatch.setattr(minimal_pairs, "told_apart", lambda lang, kind: (pair,))
    cells = re.findall(r"<td>(.*?)</td>", minimal_pairs.pairs_table(words(lang), "bi_lstm", kind))
    assert [("✗" in cell) for cell in cells] == [True] * 3 + [False] * 3


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", CONTRASTS)
def test_the_bars_are_the_shares_of_the_three_models(lang, kind):
    picture, pair = minimal_pairs.picture(words(lang), "bi_lstm", kind), minimal_pairs.told_apart(lang, kind)[0]
    bars = [box for box in boxes(picture) if box["fill"] in INKS and box["y"] > 40]
    lengths = [tuple(box["width"] for box in bars[at : at + 2]) for at in range(0, 6, 2)]
    for reader, drawn in zip(minimal_pairs.READERS, lengths, strict=True):
        labels = [set("ES"), set("BS")][kind == "preceding"]
        shares = []
        for text, step in pair.texts:
            one = load_specimen(minimal_pairs.model(lang, reader))
            chances = one.read(text).probabilities[step]
            shares.append(sum(chances[one.card.labels.index(label)] for label in labels))
        assert drawn == pytest.approx([WIDE * share for share in shares], abs=0.01)
        assert (drawn[0] == drawn[1]) == (reader == CONTRASTS[kind].blind)
    marks = [said for _, said, _ in texts(picture) if said in "✓✗"]
    assert marks.count("✗") == 1
    assert marks.index("✗") // 2 == list(minimal_pairs.READERS).index(CONTRASTS[kind].blind)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", CONTRASTS)
def test_the_pairs_asked_about_are_the_first_on_show(lang, kind):
    pair, asked = minimal_pairs.told_apart(lang, kind)[0], words(lang)(f"bi_lstm.ask.{kind}.question")
    assert pair.texts[0][0] == minimal_pairs.FIRST[kind][lang]
    assert all(text in asked for text, _ in pair.texts)
    readers = {"following": "forward", "preceding": "backward"}
    assert CONTRASTS[kind].blind == readers[kind]
    assert (
        words(lang)(f"bi_lstm.ask.{kind}.right")
        == {
            "zh": {"forward": "只看前向的", "backward": "只看后向的"},
            "en": {"forward": "Forward only", "backward": "Backward only"},
        }[lang][readers[kind]]
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_is_cut_wrongly_by_all_three(lang):
    text, right, answers = minimal_pairs.lost(lang)
    assert right.replace(" ", "") == text.replace(" ", "").lower()
    assert set(answers) == set(minimal_pairs.READERS)
    assert right not in answers.values()


@pytest.mark.parametrize(("specimen", "text"), BOTH, ids=[text for _, text in BOTH])
def test_what_follows_moves_the_backward_half_and_not_one_bit_of_the_forward_half(specimen, text):
    reading = specimen.read(text)
    for step in range(len(reading.tokens) - 1):
        found = halves.ahead(specimen, reading, Place(step, 1))
        assert len({one.following for one in found}) == len(found) == 3
        assert found[0].following == reading.tokens[step + 1]
        assert all(one.moved[0] == 0 for one in found)
        assert all(one.moved[1] > 1e-3 for one in found[1:])
        assert [one.forward for one in found] == [float(reading.trace.forward.h[step, 1])] * 3
    assert halves.ahead(specimen, reading, Place(len(reading.tokens) - 1, 0)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "step", "told"),
    [
        ("i love china", 0, "note"),
        ("we see them", 0, "alike"),  # all unknown, as what is tried in their place
        ("we see them", 2, "end"),
    ],
)
def test_it_is_said_whether_anything_moved(lang, text, step, told):
    specimen, say = made("none", (), "both", 3, "words"), words(lang)
    found = halves.ahead(specimen, specimen.read(text), Place(step, 0))
    shown = panel.after(say, found, token="x", unit=1)
    for name in ("note", "alike", "end"):
        assert (prose(say, f"bi_lstm.ahead.{name}") in shown) == (name == told)
    moved = [one.moved for one in found]
    assert max(ahead for ahead, _ in [*moved, (0, 0)]) == 0
    assert any(back for _, back in moved) == (told == "note")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_models_that_cut_alike_share_a_row(lang, monkeypatch):
    say = words(lang)
    assert minimal_pairs.lost_table(say, "bi_lstm").count("<tr>") == 1 + len(set(minimal_pairs.lost(lang)[2].values()))
    answers = {"forward": "a bc", "backward": "abc", "both": "a bc"}
    monkeypatch.setattr(minimal_pairs, "lost", lambda lang: ("abc", "ab c", answers))
    alike = say("bi_lstm.pairs.between").join(say(f"bi_lstm.pairs.{who}") for who in ("forward", "both"))
    cells = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', minimal_pairs.lost_table(say, "bi_lstm"))
    right, backward = say("bi_lstm.pairs.right"), say("bi_lstm.pairs.backward")
    assert cells == [(right, "ab / c"), (alike, "a / bc"), (backward, "abc")]


@pytest.mark.parametrize(("specimen", "text"), BOTH, ids=[text for _, text in BOTH])
def test_both_cost_twice_what_one_does(specimen, text):
    layer = specimen.layer
    ways = (layer.forward, layer.backward)
    weights = [sum(array.size for array in (way.weight_ih, way.weight_hh, way.bias)) for way in ways]
    found = halves.costs(specimen, specimen.read(text))
    assert found["parameters"] == (weights[0], sum(weights))
    assert all(two == 2 * one for one, two in found.values())
    assert isinstance(layer, BiLSTM)
    assert isinstance(layer.forward, LSTM)


@pytest.mark.parametrize(("kind", "lang", "asks"), [("parameters", "zh", True), ("sure", "en", False)])
def test_the_bill_is_folded_and_shut_while_it_would_answer_the_question(kind, lang, asks):
    """Of the questions whose curtain it has, this one has its numbers."""
    page = lesson_page(LESSON, lang, model="segmenter-zh", text="我爱中国", ask=f"bi_lstm.{kind}.1")
    page.session_state["gw-visit"].done = {"bi_lstm": frozenset({ANSWERED})}
    page.run()
    (bill,) = (box for box in page.expander if box.label == words(lang)("bi_lstm.cost.heading"))
    assert not bill.proto.expanded
    assert ("1,312" in question(page)) == asks
    assert [prose(words(lang), "bi_lstm.closed")] == [shown.proto.body for shown in bill.get("html")]
    press(page, "show-me")
    (bill,) = (box for box in page.expander if box.label == words(lang)("bi_lstm.cost.heading"))
    shown = "".join(element.proto.body for element in bill.get("html"))
    assert re.findall(r"<td>([\d,]+)", shown) == ["1,312", "2,624", "5,120", "10,240"]


@pytest.mark.parametrize(
    ("before", "after", "ticks"),
    [
        ("我在中", "我在中国", True),
        ("我在中国", "我在中", True),
        ("我在中", "我在中我在中", False),  # no earlier label changes
        ("我在中", "他在中国", False),  # not only the end was changed
        ("我在中国", "我在中心", False),
        ("i love you", "i love your", True),
    ],
)
def test_the_end_turns_an_earlier_label(before, after, ticks):
    model = "segmenter-en" if before.isascii() else "segmenter-zh"
    specimen = load_specimen(model)
    assert TURN.came(specimen.read(before), specimen.read(after)) is ticks
    alone = load_specimen(f"{model}-forward")
    assert TURN.came(alone.read(before), alone.read(after)) is False


def test_a_part_of_the_reader_that_is_not_followed_can_be_hidden():
    specimen = load_specimen("segmenter-zh")
    sent = run_part(specimen, specimen.read("我爱中国"), {})
    shown = hide(sent, "forward", 2, ("backward.h", "c"))
    assert shown["backward"]["h"] != sent["backward"]["h"]
    assert shown["forward"]["c"] != sent["forward"]["c"]
    assert shown["forward"]["h"] == sent["forward"]["h"]
    assert shown["backward"]["c"] == sent["backward"]["c"]
    assert shown["verdicts"] == sent["verdicts"]
    alone = load_specimen("segmenter-zh-forward")
    sent = run_part(alone, alone.read("我爱中国"), {})
    assert hide(sent, "forward", 2, ("backward.h",)) == sent | {"curtain": ["backward.h"]}


def test_what_is_hidden_everywhere_is_sent_of_no_step():
    specimen = load_specimen("segmenter-zh")
    sent = run_part(specimen, specimen.read("我爱中国"), {})
    assert sent["curtain"] == []
    shown = hide(sent, "backward", 1, ("all.f", "bus", "h"))
    assert shown["curtain"] == ["all.f", "bus", "h"]
    assert np.isnan(_decoded(shown["backward"]["f"])).all()
    assert np.isnan(_decoded(shown["backward"]["h"]).reshape(4, -1)).all(1).tolist() == [False, True, False, False]
    assert shown["forward"] == sent["forward"]


def _decoded(sent: str) -> np.ndarray:
    return np.frombuffer(b64decode(sent), "<f4")
