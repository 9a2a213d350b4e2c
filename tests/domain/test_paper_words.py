"""Days, hours and numbers as they are worded on paper."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tso_desktop.domain.paper_words import (
    NOT_YET_KNOWN,
    all_names,
    by_when,
    clock_time,
    first_name,
    full_date,
    held_together,
    moment,
    or_blank,
    part_of_day,
    review_until,
    short_date,
)


def test_a_review_may_be_asked_for_within_21_days_the_day_of_giving_being_the_first():
    assert review_until(date(2026, 11, 23)) == date(2026, 12, 13)
    assert review_until(date(2028, 2, 10)) == date(2028, 3, 1)  # over a leap day


def test_days_are_worded_in_full_and_a_year_only_where_it_is_needed():
    day = date(2026, 12, 10)
    assert full_date(day) == "Thursday 10 December 2026"
    assert short_date(day, beside=date(2026, 1, 1)) == "10 December"
    assert short_date(day, beside=date(2027, 1, 1)) == "10 December 2026"
    assert moment(datetime(2026, 12, 10, 10, 30)) == "Thursday 10 December 2026, 10:30am"  # noqa: DTZ001
    assert moment(day) == "Thursday 10 December 2026"


@pytest.mark.parametrize(
    ("at", "worded", "easily"),
    [
        (time(9), "9am", "9 in the morning"),
        (time(10, 30), "10:30am", "10:30 in the morning"),
        (time(12), "midday", "midday"),
        (time(12, 5), "12:05pm", "12:05 in the afternoon"),
        (time(18, 15), "6:15pm", "6:15 in the evening"),
        (time(0), "midnight", "midnight"),
        (time(0, 1), "12:01am", "12:01 in the morning"),
    ],
)
def test_hours_are_worded_as_people_say_them(at, worded, easily):
    assert (clock_time(at), part_of_day(at)) == (worded, easily)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("ring 01632 960 123 now", "ring 01632~960~123 now"),
        ("on Thursday 10 December 2026 at", "on Thursday~10~December~2026 at"),
        ("May 2027", "May~2027"),
        ("may 5 people", "may 5 people"),
        ("£ 12.50 a week", "£~12.50 a week"),
        ("within 8 weeks", "within 8~weeks"),
        ("111, then option 2", "111, then option~2"),
    ],
)
def test_numbers_and_dates_are_held_together(text, held):
    assert held_together(text) == held.replace("~", "\u00a0")


@given(some.text())
def test_holding_together_never_changes_a_letter(text):
    assert held_together(text).replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert held_together(held_together(text)) == held_together(text)


def test_a_blank_is_not_yet_known():
    assert {or_blank(""), or_blank("  "), or_blank(None), by_when(None)} == {NOT_YET_KNOWN}
    assert by_when("Every Monday") == "Every Monday"


def test_names_are_joined_as_people_say_them():
    assert all_names(()) == NOT_YET_KNOWN
    assert all_names(("Dilys",)) == "Dilys"
    assert all_names(("Dilys", " ", "Rafe")) == "Dilys and Rafe"
    assert all_names(("A", "B", "C")) == "A, B and C"


def test_an_officer_is_called_by_her_first_name_unless_she_gives_a_title():
    assert first_name("Jo Example") == "Jo"
    assert first_name("Mrs. Example") == "Mrs. Example"
    assert first_name("") == ""
