"""What an officer types as a date, an amount or an age."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.gui.typed import NotUnderstood, typed_age, typed_date, typed_pence

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "typed",
    [
        *("3/4/26", "3/4/2026", "03.04.26", "3-4-2026", "3 4 26", "3 Apr 2026", "3rd April 26"),
        *("3 of april 2026", "2026-04-03", "Fri 3 Apr 2026", "friday, 3 April 2026", "3apr26"),
    ],
)
def test_a_british_date_is_read_in_every_usual_writing(typed):
    assert typed_date(typed, TODAY) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("typed", "lean", "day"),
    [
        ("today", "near", date(2026, 11, 22)),
        ("Tomorrow", "near", date(2026, 11, 23)),
        ("yesterday", "near", date(2026, 11, 21)),
        ("3/1", "near", date(2027, 1, 3)),
        ("3/1", "past", date(2026, 1, 3)),
        ("1/11", "ahead", date(2027, 11, 1)),
        ("29 feb", "near", date(2028, 2, 29)),
        ("1/1/36", "near", date(2036, 1, 1)),
        ("1/1/37", "near", date(1937, 1, 1)),
        ("1/1/27", "past", date(1927, 1, 1)),
        ("1 sept 26", "near", date(2026, 9, 1)),
    ],
)
def test_a_year_left_out_or_short_is_taken_as_the_field_leans(typed, lean, day):
    assert typed_date(typed, TODAY, lean=lean) == day


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12/13/1990", "There is no month 13. Write the day first"),
        ("31/4/2026", "April 2026 has 30 days, so there is no 31 April."),
        ("29/2/2026", "February 2026 has 28 days"),
        ("0/4/2026", "so there is no 0 April"),
        ("31/4", "so there is no 31 April"),
        ("soon", "“soon” is not a date. Write it as 3/4/2026"),
        ("3 Ju 2026", "is not a date"),
        ("1/1/1026", "The year 1026 cannot be right"),
        ("Mon 3 Apr 2026", "3 April 2026 is a Friday, not a Monday."),
    ],
)
def test_an_impossible_date_is_refused_and_never_swapped(typed, sentence):
    with pytest.raises(NotUnderstood, match=sentence.replace("(", r"\(")):
        typed_date(typed, TODAY)


def test_a_date_of_birth_cannot_be_ahead():
    with pytest.raises(NotUnderstood, match="25 December 2026 is still to come"):
        typed_date("25/12/2026", TODAY, lean="past")


@given(st.text(max_size=20))
def test_whatever_is_typed_is_understood_or_refused_in_words(typed):
    for read in (lambda: typed_date(typed, TODAY), lambda: typed_pence(typed)):
        with suppress(NotUnderstood):
            read()


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("85", 8500), ("£1,302.40", 130_240), ("12.5", 1250), (".50", 50), ("£ 7", 700), (" ", None)],
)
def test_pounds_are_read_as_pence(typed, pence):
    assert typed_pence(typed) == pence


@pytest.mark.parametrize("typed", ["1.302,40", "12.345", "ten", "£", "1,30", "-5", "99999999", "٣"])
def test_a_doubtful_amount_is_refused(typed):
    with pytest.raises(NotUnderstood):
        typed_pence(typed) if typed != "٣" else typed_age(typed)


@pytest.mark.parametrize(("typed", "age"), [("22", 22), ("0", 0), ("", None)])
def test_an_age_is_whole_years(typed, age):
    assert typed_age(typed) == age


@pytest.mark.parametrize("typed", ["22.5", "-1", "abc", "126"])
def test_an_age_that_nobody_has_is_refused(typed):
    with pytest.raises(NotUnderstood):
        typed_age(typed)
