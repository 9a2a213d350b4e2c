"""The shipped rules are whole, and a spoilt file is named instead of guessed at."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from tso_desktop.domain.dated import OutsideKnownDates, as_at, known_until
from tso_desktop.formats import rules
from tso_desktop.formats.shipped import ListUnreadable

TODAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A council's own copy of the rules, to edit."""
    return Path(shutil.copytree(rules.RULES, tmp_path / "rules"))


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def easter_sunday(year: int) -> date:
    """The Gregorian computus, as an outside judge of the list."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    lead = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * lead) // 451
    month, day = divmod(h + lead - 7 * m + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028])
def test_each_year_has_its_eight_bank_holidays_on_working_days(year):
    days = as_at(rules.bank_holidays(), date(year, 6, 1)).value
    assert len(days) == 8
    assert all(day.year == year and day.weekday() < 5 for day in days)
    easter = easter_sunday(year)
    assert days[easter - timedelta(days=2)] == "Good Friday"
    assert days[easter + timedelta(days=1)] == "Easter Monday"
    mondays = [day for day in days if day.weekday() == 0]
    assert {day.month for day in mondays} >= {5, 8}


def test_a_holiday_on_a_weekend_is_kept_on_the_next_free_day():
    days = as_at(rules.bank_holidays(), TODAY).value
    assert days[date(2026, 12, 28)] == "Boxing Day (substitute day)"
    assert date(2026, 12, 26) not in days


def test_the_bank_holidays_say_when_they_run_out():
    assert known_until(rules.bank_holidays()) == date(2028, 12, 31)
    with pytest.raises(OutsideKnownDates, match="31 December 2028"):
        as_at(rules.bank_holidays(), date(2029, 1, 1), "bank holidays")


def test_a_support_plan_is_gone_through_again_after_six_weeks():
    record = as_at(rules.plan_review_weeks(), TODAY)
    assert record.value == 6
    assert record.certainty == "choice"


def test_a_review_can_be_asked_for_within_21_days_and_the_law_is_named():
    record = as_at(rules.review_request_days(), TODAY)
    assert record.value == 21
    assert "202(3)" in record.source


def test_a_council_may_edit_its_own_copy(folder):
    replace_in(folder / "plan_review.toml", "weeks = 6", "weeks = 8")
    assert as_at(rules.plan_review_weeks(folder), TODAY).value == 8
    assert as_at(rules.plan_review_weeks(), TODAY).value == 6


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("weeks = 6", "weeks = 'six'"),
        ("weeks = 6", "weeks = 0"),
        ("weeks = 6", ""),
        ('certainty = "choice"', 'certainty = "quite"'),
        ("from = 2018-04-03", "from = '3 April 2018'"),
        ("from = 2018-04-03", "from = 2018-04-03T00:00:00"),
        ("[[rule]]", "[[rules]]"),
        ("[[rule]]", "[[rule]"),
        ("[[rule]]", "[rule]"),
    ],
)
def test_a_spoilt_rule_is_refused_by_the_name_of_its_file(folder, old, new):
    replace_in(folder / "plan_review.toml", old, new)
    with pytest.raises(ListUnreadable, match=r"plan_review\.toml.*Your work is safe"):
        rules.plan_review_weeks(folder)


def test_two_rules_for_one_day_are_refused(folder):
    path = folder / "plan_review.toml"
    first = path.read_text(encoding="utf-8")
    second = first[first.index("[[rule]]") :].replace("2018-04-03", "2026-01-01")
    path.write_text(f"{first}\n{second}", encoding="utf-8")
    with pytest.raises(ListUnreadable, match="two rules hold on 2026-01-01"):
        rules.plan_review_weeks(folder)


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(ListUnreadable, match=r"review_request\.toml"):
        rules.review_request_days(tmp_path)
