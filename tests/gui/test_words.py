"""How dates, money and names read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.gui import words
from tso_desktop.gui.typed import typed_date, typed_pence

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(1900, 1, 1), date(2190, 12, 31))


def test_dates_read_as_an_officer_writes_them():
    assert words.plain_date(date(2026, 11, 3)) == "3 November 2026"
    assert words.short_date(date(2026, 11, 27), TODAY) == "Fri 27 Nov"
    assert words.short_date(date(2025, 11, 27), TODAY) == "Thu 27 Nov 2025"
    assert words.day_heading(date(2026, 11, 23)) == "Monday 23 November"


@pytest.mark.parametrize(
    ("days", "near", "ago", "left"),
    [
        (0, "Today", "Today", "Today"),
        (1, "Tomorrow", "Tomorrow", "1 day left"),
        (-1, "Yesterday", "Yesterday", "1 day late"),
        (-3, "Thu 19 Nov", "3 days ago", "3 days late"),
        (5, "Fri 27 Nov", "Fri 27 Nov", "5 days left"),
    ],
)
def test_days_that_are_near_have_their_own_words(days, near, ago, left):
    day = TODAY + timedelta(days)

    assert words.near_date(day, TODAY) == near
    assert words.days_ago(day, TODAY) == ago
    assert words.days_left(day, TODAY) == left


def test_moments_are_told_on_the_clock_of_this_laptop():
    moment = datetime(2026, 11, 20, 16, 40, 5, tzinfo=UTC)
    here = moment.astimezone()

    assert words.clock_time(moment) == f"{here:%H:%M}"
    assert words.to_the_second(moment).endswith(":05")
    assert words.day_and_time(moment, TODAY) == f"Fri 20 Nov {here:%H:%M}"


def test_month_names_do_not_follow_the_machine():
    assert [words.plain_date(date(2026, m, 1)).split()[1] for m in range(1, 13)] == list(
        words.MONTHS
    )


def test_money_reads_with_pounds_and_a_true_minus():
    assert words.pounds(130_240) == "£1,302.40"
    assert words.pounds(5) == "£0.05"
    assert words.pounds(-1_250) == "−£12.50"


@given(st.integers(-999_999_999, 999_999_999))
def test_money_on_the_screen_reads_back_as_the_same_pence(pence):
    assert typed_pence(words.pounds(pence), may_be_negative=True) == pence


@given(DAYS, DAYS)
def test_a_date_on_the_screen_reads_back_as_the_same_day(day, today):
    assert typed_date(words.plain_date(day), today) == day
    assert typed_date(words.short_date(day, date(1, 1, 1)), today) == day


@given(DAYS, DAYS)
def test_an_age_grows_by_one_on_each_birthday(born, day):
    if day >= born:
        age = words.age_on(born, day)
        assert 0 <= age <= day.year - born.year
        assert words.age_on(born, day + timedelta(366)) in (age + 1, age + 2)


def test_somebody_born_on_a_leap_day_is_older_on_the_first_of_march():
    assert words.age_on(date(2004, 2, 29), date(2026, 2, 28)) == 21
    assert words.age_on(date(2004, 2, 29), date(2026, 3, 1)) == 22


def test_counts_and_lists_read_as_english():
    assert words.counted(1, "visit") == "1 visit"
    assert words.counted(1_204, "household") == "1,204 households"
    assert words.counted(2, "person", "people") == "2 people"
    assert words.listed(["Tamsin", "Perrin", "Odalys"]) == "Tamsin, Perrin and Odalys"
    assert words.listed(["Tamsin"]) == "Tamsin"
    assert words.listed([]) == ""
    assert [words.minutes(m) for m in (45, 60, 90)] == ["45 min", "1 h", "1 h 30 min"]
    assert words.or_blank(None) == "—"
