"""A rule answers for the days that it knows, and for no other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.dated import (
    Certainty,
    Dated,
    OutsideKnownDates,
    as_at,
    known_until,
    long_day,
)

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def holds(value: int, from_on: date, to_on: date | None = None) -> Dated[int]:
    return Dated(value, from_on, to_on, "an Act", date(2026, 11, 22), Certainty.CHECKED)


OLD = holds(1, date(2020, 4, 1), date(2026, 4, 30))
NEW = holds(2, date(2026, 5, 1))


def test_the_last_day_of_a_rule_and_the_first_of_the_next_are_kept_apart():
    assert as_at([NEW, OLD], date(2026, 4, 30)).value == 1
    assert as_at([NEW, OLD], date(2026, 5, 1)).value == 2


def test_a_rule_without_an_end_holds_until_further_notice():
    assert as_at([OLD, NEW], date(2039, 1, 1)) is NEW


def test_a_day_before_all_rules_is_refused_and_says_what_is_known():
    with pytest.raises(
        OutsideKnownDates, match=r"bonds on 31 March 2020; they cover 1 April 2020 on"
    ):
        as_at([OLD, NEW], date(2020, 3, 31), "bonds")


def test_a_day_after_the_last_rule_is_refused_and_says_where_it_ends():
    with pytest.raises(OutsideKnownDates, match="1 April 2020 to 30 April 2026"):
        as_at([OLD], date(2026, 5, 1))


def test_a_day_in_a_gap_is_refused():
    later = holds(3, date(2027, 1, 1), date(2027, 12, 31))
    with pytest.raises(OutsideKnownDates):
        as_at([OLD, later], date(2026, 12, 31))


def test_no_rules_at_all_are_refused_in_one_sentence_each():
    with pytest.raises(OutsideKnownDates, match="nothing was calculated"):
        as_at([], date(2026, 11, 22))


@given(first=DAYS, length=st.integers(0, 4000), day=DAYS)
def test_an_answer_is_given_exactly_within_the_known_days(first, length, day):
    last = first + timedelta(days=length)
    record = holds(7, first, last)
    if first <= day <= last:
        assert as_at([record], day) is record
    else:
        with pytest.raises(OutsideKnownDates):
            as_at([record], day)


def test_where_two_rules_hold_the_later_one_answers():
    assert as_at([holds(1, date(2020, 1, 1)), NEW], date(2026, 11, 22)) is NEW
    assert as_at([NEW, holds(1, date(2020, 1, 1))], date(2026, 11, 22)) is NEW


def test_what_is_known_ends_with_the_last_record_that_ends():
    assert known_until([OLD]) == date(2026, 4, 30)
    assert known_until([OLD, NEW]) is None
    assert known_until([]) is None


@given(DAYS)
def test_a_day_is_written_out_in_english_whatever_the_locale(day):
    assert long_day(day) == f"{day:%d %B %Y}".lstrip("0")
