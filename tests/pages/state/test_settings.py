"""Settings in the address: what is spelt reads back, what is none of them is refused."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.state import settings
from pages.state.settings import Cost, Match, Reach

REACHES = st.builds(
    Reach,
    source=st.sampled_from(settings.SOURCES),
    steps=st.integers(*settings.LENGTHS),
    units=st.integers(*settings.SIZES),
    seed=st.integers(*settings.SEEDS),
    gain=st.integers(50, 150).map(lambda hundredths: hundredths / 100),
    bias=st.integers(0, 50).map(lambda tenths: tenths / 10),
    chrono=st.booleans(),
    trained=st.booleans(),
)

WRONG = ["lag", "lag:", "lag:9", "lag:401", "lag:５０", "lag:50;lag:50", "units:0", "bias:5.1", "bias:nan", "gain:0.4"]
WRONG += ["bias:1e0", "chrono:2", "chrono:True", "steps:100", "seed:-1", "gain:1.111"]


@given(REACHES)
def test_what_is_spelt_reads_back(reach):
    assert settings.parse(Reach, settings.spell(reach)) == reach


@pytest.mark.parametrize("kind", [Reach, Match, Cost])
def test_defaults_are_spelt_as_nothing_and_every_field_has_a_parser(kind):
    assert settings.spell(kind()) == ""
    assert settings.parse(kind, "") == kind()
    assert all("parse" in field.metadata for field in fields(kind))


@pytest.mark.parametrize("raw", WRONG)
def test_what_is_no_setting_of_a_duel_is_refused(raw):
    with pytest.raises(ValueError, match="no such setting"):
        settings.parse(Match, raw)


def test_a_gain_of_0_stands_for_the_usual_beginning():
    assert settings.parse(Match, "gain:0").gain == 0
    assert settings.spell(settings.parse(Match, "gain:0.00;lag:020")) == ""
