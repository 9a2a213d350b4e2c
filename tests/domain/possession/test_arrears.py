"""Weeks of arrears are exact: a penny below the line is below it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.import_money import Frequency
from tso_desktop.domain.possession.arrears import against_line, arrears_weeks, one_place
from tso_desktop.domain.possession.rules import ArrearsLine

NEW, OLD = ArrearsLine(months=3, weeks=13), ArrearsLine(months=2, weeks=8)
PENCE = st.integers(1, 5_000_00)


def test_winnifred_owes_eleven_weeks_and_after_the_award_not_quite_six():
    assert arrears_weeks(130_240, 11_840, Frequency.WEEKLY) == 11
    after = arrears_weeks(70_240, 11_840, Frequency.WEEKLY)
    assert one_place(after) == "5.9"
    risks = [
        against_line(line, pence, 11_840, Frequency.WEEKLY).reached
        for line in (OLD, NEW)
        for pence in (130_240, 70_240)
    ]
    assert risks == [True, False, False, False]


@pytest.mark.parametrize(
    ("frequency", "weeks"),
    [
        (Frequency.WEEKLY, Fraction(1)),
        (Frequency.FORTNIGHTLY, Fraction(2)),
        (Frequency.FOUR_WEEKLY, Fraction(4)),
        (Frequency.MONTHLY, Fraction(13, 3)),
        (Frequency.QUARTERLY, Fraction(13)),
        (Frequency.YEARLY, Fraction(52)),
    ],
)
def test_one_payment_of_rent_is_so_many_weeks(frequency, weeks):
    assert arrears_weeks(99_500, 99_500, frequency) == weeks


@given(rent=PENCE)
def test_three_months_are_reached_to_the_penny(rent):
    assert against_line(NEW, 3 * rent, rent, Frequency.MONTHLY).reached
    assert not against_line(NEW, 3 * rent - 1, rent, Frequency.MONTHLY).reached


@given(rent=PENCE, frequency=st.sampled_from(["weekly", "fortnightly", "four_weekly"]))
def test_thirteen_weeks_are_reached_to_the_penny(rent, frequency):
    length = {"weekly": 1, "fortnightly": 2, "four_weekly": 4}[frequency]
    line = -(-13 * rent // length)
    assert against_line(NEW, line, rent, Frequency(frequency)).reached
    assert not against_line(NEW, line - 1, rent, Frequency(frequency)).reached


@given(arrears=st.integers(-100_000, 1_000_000), owed=st.integers(0, 1_000_000), rent=PENCE)
def test_what_universal_credit_still_owes_is_taken_off_and_never_more(arrears, owed, rent):
    found = against_line(NEW, arrears, rent, Frequency.WEEKLY, owed)
    assert found.counted_pence == max(0, arrears - owed)
    assert found.owed * rent == found.counted_pence


def test_a_credit_is_no_arrears_and_no_rent_is_no_measure():
    assert arrears_weeks(-5_000, 10_000, Frequency.WEEKLY) == 0
    with pytest.raises(ValueError, match="rent above nought"):
        arrears_weeks(5_000, 0, Frequency.WEEKLY)


def test_rent_paid_by_the_quarter_is_not_measured_by_weeks_or_months():
    assert against_line(OLD, 90_000, 30_000, Frequency.QUARTERLY) is None


def test_the_line_is_never_reached_by_rounding():
    assert one_place(Fraction(1299, 100)) == "12.9"
    assert one_place(Fraction(13)) == "13.0"
