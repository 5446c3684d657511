"""The model's answer as it is set: title, bars and words in one row, and large enough on a phone."""

from itertools import pairwise

from lstm_core import load_specimen
from tests.browser.contexts import SIZES
from tests.browser.test_labels import resize

# Of the answer: its own box, the title's, each class's name, bar and share, and the box of the words.
BOXES = """root => {
  const box = (e) => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
  const words = (e) => { const range = document.createRange(); range.selectNodeContents(e); return box(range); };
  const answer = root.querySelector(".gw-answer");
  return { whole: box(answer), title: words(answer.querySelector(".gw-answer-title")),
    said: words(answer.querySelector(".gw-answer-said")), line: box(answer.querySelector(".gw-sentence")),
    rows: [...answer.querySelectorAll(".gw-verdict-row")].map((row) => ({
      name: words(row.children[0]), bar: box(row.children[1]), share: words(row.children[2]) })) };
}"""
SHOWN = (  # size, model, language
    ("projector", "segmenter-zh", "zh"),
    ("projector", "negation-en", "en"),
    ("projector", "verse-en", "en"),
    ("projector", "segmenter-en", "en"),
    ("desk", "negation-zh", "zh"),
    ("desk", "verse-zh", "zh"),
)
BAR = {"wide": 50, "phone": 90}  # px, at least
USABLE = 782  # px from the top; below it a phone has its buttons


def boxes(opened) -> dict:
    return opened.page.evaluate(BOXES, opened.stage.root.element_handle())


def are_inside(found: dict) -> None:
    """Every text and bar lies within the answer, and no name in its share."""
    left, top, right, bottom = found["whole"]
    pieces = [found["title"], found["said"], found["line"], *(box for row in found["rows"] for box in row.values())]
    for piece in pieces:
        assert piece[0] >= left - 1, found
        assert piece[1] >= top - 1, found
        assert piece[2] <= right + 1, found
        assert piece[3] <= bottom + 1, found
    for row in found["rows"]:
        assert row["name"][2] < row["share"][0], found


def test_the_answer_of_every_task_is_one_row(visit):
    """At the left what is said, then a bar a class, then the words; at the first step, the second, the last."""
    opened = visit(language="zh", model="segmenter-zh")
    for size, model, language in SHOWN:
        resize(opened.page, SIZES[size])
        if opened.address["lang"] != language:
            opened.switch_language()
            opened.settle()
        if opened.address["model"] != model:
            opened.choose_model(model)
            opened.settle()  # the model brings an example of its own into the box
        text = load_specimen(model).card.examples[0]
        opened.type(text)
        opened.settle()
        opened.address_says(model=model, lang=language, text=text)
        for key, step in (("Home", 0), ("ArrowRight", 1), ("End", int(opened.stage.get("steps")) - 1)):
            opened.stage.press(key)
            opened.stage.stands_at(step=step)
            found = boxes(opened)
            are_inside(found)
            rows = found["rows"]
            assert len({round(row["bar"][1]) for row in rows}) == 1, found
            assert all(row["bar"][2] - row["bar"][0] >= BAR["wide"] for row in rows), found
            assert max(found["title"][2], found["said"][2]) < rows[0]["bar"][0], found
            assert all(a["bar"][2] < b["bar"][0] for a, b in pairwise(rows)), found
            assert rows[-1]["bar"][2] < found["line"][0], found


def test_on_a_phone_four_bars_are_wide_enough_to_be_compared_over_the_buttons(visit):
    """In both languages, each on a sentence of its own."""
    opened = visit(size="phone", model="segmenter-zh", lang="zh")
    for model, language in (("segmenter-zh", "zh"), ("segmenter-en", "en")):
        if language == "en":
            opened.switch_language()
            opened.settle()
            opened.choose_model(model)
            opened.settle()
        opened.address_says(model=model, lang=language)
        opened.stage.press("Home", "ArrowRight")
        opened.settle()
        found = boxes(opened)
        assert len(found["rows"]) == 4, found
        for row in found["rows"]:
            assert row["bar"][2] - row["bar"][0] >= BAR["phone"], found
            assert row["bar"][3] - row["bar"][1] >= 8, found
            assert max(row["name"][3], row["share"][3]) <= row["bar"][1] + 3, found
            assert row["name"][2] < row["share"][0], found
        assert found["whole"][3] <= USABLE, found
