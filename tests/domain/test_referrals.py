"""By when a referral is answered, and which names sound alike."""

from datetime import date

import pytest

from tso_desktop.domain.referrals import Due, Progress, TargetDays, due, progress, targets
from tso_desktop.domain.sounding import names_sound_alike
from tso_desktop.domain.working_days import working_days_after

BOXING_DAY_2026 = date(2026, 12, 28)
HOLIDAYS = {date(2026, 12, 25), BOXING_DAY_2026}


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),  # a Saturday
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # over the weekend
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # over Christmas
        (date(2026, 12, 25), 0, date(2026, 12, 29)),
        (date(2026, 11, 23), 10, date(2026, 12, 7)),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(day, count, expected):
    assert working_days_after(day, count, HOLIDAYS) == expected


def test_a_referral_is_tried_first_then_reached_then_decided():
    aims = targets(date(2026, 12, 24), TargetDays(0, 1), HOLIDAYS)

    assert due(aims, Progress()) == Due("First attempt", date(2026, 12, 24))
    tried = progress([(date(2026, 12, 24), False)])
    assert due(aims, tried) == Due("First contact", date(2026, 12, 29))
    reached = progress([(date(2026, 12, 29), True), (date(2026, 12, 24), False)])
    assert (reached.first_attempt_on, reached.attempts) == (date(2026, 12, 24), 2)
    assert due(aims, reached) == Due("Decide the outcome", None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Katharine Clarke", "Catherine Clark"),
        ("Stephen Wright", "Steven Right"),
        ("Brackenbury, Tamsin", "Tamzin Brakenberry"),
        ("Philip Hobbes", "Hobs Fillip"),
        ("Łukasz Wiśniewski", "Lukasz Wisniewski"),
        ("Tamsin Brackenbury", "Tasmin Brackenbury"),
    ],
)
def test_a_name_written_as_it_was_heard_sounds_alike(one, other):
    assert names_sound_alike(one, other)
    assert names_sound_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tamsin Brackenbury", "Thomas Beckwith"),
        ("Tamsin", "Tamsin Brackenbury"),
        ("Jo Moffat", "Jo Fennimore"),
        ("", "Tamsin Brackenbury"),
    ],
)
def test_one_word_alike_is_not_a_name_alike(one, other):
    assert not names_sound_alike(one, other)
