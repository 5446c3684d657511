"""A gate's value in print never reads 0 or 1, which σ never reaches, and is right to its last digit."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.words.digits import decimals, opening, parsed, percent

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


@given(value=st.floats(-2000, 2000) | st.floats(-1e-3, 1e-3) | st.just(0.0), digits=st.integers(0, 4))
def test_a_value_reads_0_only_where_it_is_0_and_is_right_to_its_last_digit(value, digits):
    text = decimals(value, digits)
    shown = parsed(text)
    assert (shown == 0) == (value == 0)
    assert abs(shown - Decimal(value)) <= Decimal("0.5000001").scaleb(shown.as_tuple().exponent)
    assert ("×10" in text) == (value != 0 and abs(value) < 10.0**-4 / 2)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (2e-5, 3, "2×10⁻⁵"),
        (-2e-5, 2, "−2×10⁻⁵"),
        (0.004, 2, "0.004"),
        (-0.0004, 2, "−0.0004"),
        (0.0, 3, "0.000"),
        (-0.0, 2, "0.00"),
        (0.05, 2, "0.05"),
    ],
)
def test_a_small_value_has_the_digits_that_it_takes(value, digits, text):
    assert decimals(value, digits) == text


@pytest.mark.parametrize(
    ("share", "digits", "text"), [(3e-4, 1, "<0.1%"), (0.004, 0, "<1%"), (0.0, 1, "0.0%"), (0.0005, 1, "0.1%")]
)
def test_a_small_share_is_said_to_be_less_than_the_least_that_is_told(share, digits, text):
    assert percent(share, digits) == text


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
