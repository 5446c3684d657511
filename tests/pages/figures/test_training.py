"""The curves of a training: every record at its update, a gate by its colour, a place by its dash."""

from dataclasses import astuple, replace

from pages.figures import training
from pages.figures.colours import LIGHT
from tests.pages.figures.charts import close, read
from tests.pages.figures.examples import EXAMPLES, PLACES, RECORDS, TRAINING, TURNED, WHOLE
from tests.pages.figures.meaning import means

UPDATES = [record.update for record in RECORDS]


@means(training.rows)
def test_a_row_is_a_record_and_the_moment_shown_is_marked():
    rows = training.rows(RECORDS, 20)
    told = [(record.update, record.loss, record.accuracy) for record in RECORDS]
    assert list(rows[["update", "loss", "right"]].itertuples(index=False, name=None)) == told
    assert list(rows["update"][rows["here"]]) == [20]
    assert not training.rows(RECORDS)["here"].any()


@means(training.rows)
def test_what_is_not_finite_is_left_out_and_what_is_right_stays_between_0_and_1():
    blown_up = replace(RECORDS[0], loss=float("inf"), accuracy=-0.2)
    rows = training.rows([blown_up, replace(RECORDS[1], loss=1.0, accuracy=1.5)])
    assert rows["loss"].isna().tolist() == [True, False]
    assert rows["right"].tolist() == [0.0, 1.0]


@means(training.openings)
def test_four_openings_a_record_each_of_its_gate_at_its_place():
    seen = training.openings(RECORDS, PLACES, 40)
    assert len(seen) == 4 * len(RECORDS)
    expected = [("f", "at the mark"), ("f", "elsewhere"), ("i", "at the mark"), ("i", "elsewhere")]
    for number, (part, place) in enumerate(expected):
        of = seen[(seen["part"] == part) & (seen["place"] == place)]
        assert of["opening"].tolist() == [astuple(record.doors)[number] for record in RECORDS]
        assert of["update"].tolist() == UPDATES
        assert of["here"].tolist() == [False, False, True]


@means(training.curve)
def test_a_curve_goes_through_its_field_in_its_part_s_colour_with_a_rule_at_the_moment():
    fields = (("loss", "loss", 2.5, LIGHT.parts["g"]), ("right", "accuracy", 1.0, LIGHT.parts["h"]))
    for field, name, top, colour in fields:
        chart = read(training.curve(field, top=top, **WHOLE), TURNED)
        assert chart.titles == ("update", field)
        (line,) = chart.lines
        assert close(line.points, [(record.update, getattr(record, name)) for record in RECORDS])
        assert line.colour == colour
        (rule,) = chart.rules
        assert close(sorted(rule.points), [(20, 0), (20, top)])


@means(training.doors)
def test_a_door_s_line_has_its_gate_s_colour_and_its_place_s_dash_as_the_legend_names_them():
    example = EXAMPLES["training-doors"]
    chart = read(example.draw(), example.data)
    assert chart.titles == ("update", "open")
    assert chart.legend.keys() == {TRAINING[name] for name in ("f", "i", "mark", "rest")}
    assert chart.legend["forget"][0] == LIGHT.parts["f"]
    assert chart.legend["input"][0] == LIGHT.parts["i"]
    assert chart.legend["at the mark"][1] == "1,0"  # where it matters, without gaps
    order = [("f", "mark"), ("f", "rest"), ("i", "mark"), ("i", "rest")]
    for number, (part, place) in enumerate(order):
        sign = chart.legend[TRAINING[part]][0], chart.legend[TRAINING[place]][1]
        (line,) = (line for line in chart.lines if (line.colour, line.dash) == sign)
        assert close(line.points, [(record.update, astuple(record.doors)[number]) for record in RECORDS])
    assert {round(x) for rule in chart.rules for x, _ in rule.points} == {40}
