"""The answer of a verse model: what it expects next, and how often it was right, under the tiles."""

from tests.browser.test_looks import clipped

POEM = "明月几时有，把酒问青天。不知天上宫阙，今夕是何年。"
SIX = POEM.index("阙")  # the sixth character of its line


def under(stage) -> list[str]:
    """What stands under each tile, as far as it is to be seen."""
    return [text.replace("\n", "") for text in stage.answer.locator(".gw-sentence-cell small").all_inner_texts()]


def test_a_six_character_line_surprises_a_model_that_counts_to_five(visit):
    stage = visit(text=POEM, model="verse-zh", step=SIX - 1, size="phone").stage
    stage.reads(POEM)
    assert stage.verdict("forward").get_attribute("data-label") == "comma"
    assert under(stage)[SIX].startswith("，✗")
    assert under(stage)[SIX + 1] == ""  # it has not come to that yet
    stage.press("ArrowRight")
    stage.stands_at(step=SIX)
    assert under(stage)[SIX + 1] != ""
    stage.press("End")
    stage.stands_at(step=len(POEM) - 1)
    marked = stage.answer.locator(".gw-surprise b").all_inner_texts()
    assert "阙" in marked
    assert len(marked) < 6
    assert under(stage)[7] == "□✓"
    assert clipped(stage) == []


def test_a_pasted_verse_keeps_its_lines_where_the_model_foretells_line_ends(visit):
    opened = visit(model="verse-en", text="to be", language="en")
    for model, read in (("verse-en", "or not/to be"), ("segmenter-en", "ornottobe")):
        if model != "verse-en":
            opened.choose_model(model)
        opened.page.evaluate("navigator.clipboard.writeText('or not\\nto be')")
        opened.box.focus()
        opened.page.keyboard.press("Control+A")
        opened.page.keyboard.press("Control+V")
        opened.stage.reads(["·" if letter == " " else letter for letter in read])
