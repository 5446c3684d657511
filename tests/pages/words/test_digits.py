"""A gate's value in print never reads 0 or 1, which σ never reaches, and is right to its last digit."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.words.digits import opening

POWER = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def exact(z: float) -> Decimal:
    with localcontext() as context:
        context.prec = 600
        return 1 / (1 + (-Decimal(z)).exp())


def value(text: str) -> Decimal:
    """The number in print: 0.9993, 3.1 × 10⁻⁷, 1 − 3.1 × 10⁻⁷."""
    mantissa, _, exponent = text.removeprefix("1\u00a0−\u00a0").partition("\u00a0×\u00a010")
    number = Decimal(mantissa).scaleb(int(exponent.translate(POWER))) if exponent else Decimal(mantissa)
    with localcontext() as context:
        context.prec = 600
        return 1 - number if text.startswith("1\u00a0−") else number


@given(z=st.floats(-600, 600) | st.floats(-12, 12))
def test_a_gate_never_reads_as_shut_or_open_altogether(z):
    text = opening(z)
    with localcontext() as context:
        context.prec = 600
        near, shown = min(exact(z), 1 - exact(z)), value(text)
        last = near / 10 if "10" in text else Decimal(1).scaleb(-len(text.partition(".")[2]))
        assert 0 < shown < 1
        assert abs(shown - exact(z)) <= last * Decimal("0.501")


@pytest.mark.parametrize(
    ("z", "text"),
    [
        (0.0, "0.50"),
        (2.0, "0.88"),
        (-5.0, "0.01"),
        (5.5, "0.996"),
        (-7.0, "0.001"),
        (8.0, "0.9997"),
        (-15.0, "3.1\u00a0×\u00a010⁻⁷"),
        (15.0, "1\u00a0−\u00a03.1\u00a0×\u00a010⁻⁷"),
    ],
)
def test_it_has_as_few_digits_as_that_takes(z, text):
    assert opening(z) == text


def test_beyond_what_a_float_can_hold_only_the_power_is_said():
    assert opening(-2302.585) == "10⁻¹⁰⁰⁰"
    assert opening(2302.585) == "1\u00a0−\u00a010⁻¹⁰⁰⁰"
