"""The dated rules that are shipped in `resources/rules`, read once into dated values."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from tso_desktop.domain.dated import Certainty, Dated
from tso_desktop.domain.referrals import URGENCIES, TargetDays
from tso_desktop.domain.reviews import DECISIONS, ReviewTimes
from tso_desktop.formats.shipped import ListUnreadable, rows
from tso_desktop.places import RESOURCES

T = TypeVar("T")
RULES = RESOURCES / "rules"


@cache
def bank_holidays(folder: Path = RULES) -> tuple[Dated[Mapping[date, str]], ...]:
    """The bank holidays of England and Wales, a record for each year."""
    return _dated(folder / "bank_holidays.toml", "year", _named_days)


@cache
def plan_review_weeks(folder: Path = RULES) -> tuple[Dated[int], ...]:
    """How many weeks after it is given a support plan is gone through again."""
    return _dated(folder / "plan_review.toml", "rule", lambda row: _count(row, "weeks"))


@cache
def review_request_days(folder: Path = RULES) -> tuple[Dated[int], ...]:
    """How many days there are to ask for a review, the day of the notice being the first."""
    return _dated(folder / "review_request.toml", "rule", lambda row: _count(row, "days"))


@cache
def referral_targets(folder: Path = RULES) -> tuple[Dated[Mapping[str, TargetDays]], ...]:
    """For each urgency within how many working days somebody is tried, and reached."""
    return _dated(folder / "referral_targets.toml", "rule", _target_days)


@cache
def duty_review_days(folder: Path = RULES) -> tuple[Dated[tuple[int, ...]], ...]:
    """On which days of a duty the plan is gone through, the first being day 1."""
    return _dated(folder / "duty_reviews.toml", "rule", _day_numbers)


@cache
def review_times(folder: Path = RULES) -> tuple[Dated[ReviewTimes], ...]:
    """How long a review of each decision may take, and how long there is to appeal after it."""
    return _dated(folder / "review_times.toml", "rule", _review_times)


def _dated(path: Path, table: str, value: Callable[[dict[str, Any]], T]) -> tuple[Dated[T], ...]:
    def make(**row: Any) -> Dated[T]:
        certainty = Certainty(row.pop("certainty"))
        return Dated(
            from_on=_day(row.pop("from_on")),
            to_on=_day(row.pop("to_on")) if "to_on" in row else None,
            source=row.pop("source"),
            checked_on=_day(row.pop("checked_on")),
            certainty=certainty,
            value=value(row),
        )

    records = rows(path, table, make)
    _refuse_overlap(path, records)
    return records


def _refuse_overlap(path: Path, records: tuple[Dated[T], ...]) -> None:
    ordered = sorted(records, key=lambda record: record.from_on)
    for earlier, later in pairwise(ordered):
        if earlier.holds_on(later.from_on):
            raise ListUnreadable(path, f"two rules hold on {later.from_on}")


def _day(value: Any) -> date:
    if type(value) is not date:
        raise TypeError(f"{value!r} is not a date")
    return value


def _day_numbers(row: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(sorted(_count({"days": number}, "days") for number in row["days"]))


def _count(row: Mapping[str, Any], name: str) -> int:
    number = row[name]
    if type(number) is not int or number < 1:
        raise ValueError(f"{name} must be a whole number above nought, not {number!r}")
    return number


def _target_days(row: Mapping[str, Any]) -> Mapping[str, TargetDays]:
    return {urgency: _target(row[urgency]) for urgency, _ in URGENCIES}


def _target(written: Mapping[str, Any]) -> TargetDays:
    attempt = written["attempt"]
    if type(attempt) is not int or attempt < 0:
        raise ValueError(f"attempt must be a whole number, not {attempt!r}")
    contact = _count(written, "contact")
    if contact < attempt:
        raise ValueError("nobody can be reached before the first attempt")
    return TargetDays(attempt=attempt, contact=contact)


def _review_times(row: Mapping[str, Any]) -> ReviewTimes:
    numbers = {name: _count(row, name) for name in ("usual", "two_councils", "referee")}
    weeks = {str(name): _count(row["weeks"], name) for name in row["weeks"]}
    if unknown := set(weeks) - set(DECISIONS):
        raise ValueError(f"there is no decision {min(unknown)}")
    return ReviewTimes(weeks=weeks, appeal_days=_count(row, "appeal_days"), **numbers)


def _named_days(row: Mapping[str, Any]) -> Mapping[date, str]:
    return {_day(holiday["on"]): str(holiday["name"]) for holiday in row["days"]}
