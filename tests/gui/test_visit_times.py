"""An hour is read as officers write it, and never guessed."""

from datetime import date, time

import pytest

from tso_desktop.gui.typed import NotUnderstood
from tso_desktop.gui.visit_days import next_working_day, quick_days
from tso_desktop.gui.visit_times import typed_time


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("14:15", time(14, 15)),
        ("10", time(10)),
        ("2pm", time(14)),
        ("2.15 PM", time(14, 15)),
        ("12pm", time(12)),
        ("12am", time(0)),
        ("noon", time(12)),
        ("02:00", time(2)),
        ("", None),
    ],
)
def test_a_time_is_read_as_it_is_written(words, at):
    assert typed_time(words) == at


@pytest.mark.parametrize("words", ["2", "6:15", "25", "9:75", "13pm", "half nine", "9:3", "-9"])
def test_what_is_no_time_or_could_be_two_is_refused(words):
    with pytest.raises(NotUnderstood):
        typed_time(words)


def test_the_next_working_day_passes_over_the_weekend():
    assert next_working_day(date(2026, 11, 20)) == date(2026, 11, 23)
    assert next_working_day(date(2026, 11, 23)) == date(2026, 11, 24)


def test_the_quick_days_say_what_they_are():
    assert quick_days(date(2026, 11, 20), weeks=(1, 2)) == [
        ("Mon 23 Nov", date(2026, 11, 23)),
        ("In a week", date(2026, 11, 27)),
        ("In 2 weeks", date(2026, 12, 4)),
    ]
