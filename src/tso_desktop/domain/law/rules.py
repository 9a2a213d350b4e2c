"""The dated values of Part 7 that a council may edit: periods, limits, and readings of open law."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import TypeVar

from tso_desktop.domain.dated import Dated, as_at

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NoticeReading:
    """Which notices of a landlord count: the act, the landlords, and the last day of service."""

    act: str
    landlords: tuple[str, ...]
    served_until_on: date | None = None

    def covers(self, act: str | None, landlord: str | None, served_on: date) -> bool:
        return (
            act == self.act
            and landlord in self.landlords
            and (self.served_until_on is None or served_on <= self.served_until_on)
        )


@dataclass(frozen=True, slots=True)
class UseBy:
    """How long a landlord may still go to court on a notice.

    `months` from service, or `long_months` from the date in it where the notice is at least
    `long_from_months` long; never after `backstop_on`, and not at all if served from `ended_on`.
    `counts_first_day`: the day from which it runs is the first of the period.
    """

    act: str
    landlords: tuple[str, ...]
    months: int
    counts_first_day: bool
    long_from_months: int | None = None
    long_months: int | None = None
    backstop_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class LawRules:
    """Every value of Part 7 with the days for which it holds; nothing here is a constant of code.

    `version` is the digest of the file that they were read from.
    """

    version: str
    duty_days: tuple[Dated[int], ...]
    threat_days: tuple[Dated[int], ...]
    review_days: tuple[Dated[int], ...]
    review_warning_days: tuple[Dated[int], ...]
    out_of_area_days: tuple[Dated[int], ...]
    child_notice_days: tuple[Dated[int], ...]
    bb_first_warning_days: tuple[Dated[int], ...]
    bb_second_warning_days: tuple[Dated[int], ...]
    bb_limit_days: tuple[Dated[int], ...]
    accommodation_months: tuple[Dated[int], ...]
    main_when_undecided: tuple[Dated[bool], ...]
    referral_after_acceptance: tuple[Dated[bool], ...]
    threat_notices: tuple[Dated[NoticeReading], ...]
    hold_back_notices: tuple[Dated[NoticeReading], ...]
    use_by: tuple[Dated[UseBy], ...]

    @cached_property
    def known_from_on(self) -> date:
        """The first day of the duties as we know them."""
        return min(record.from_on for record in self.duty_days)

    @cached_property
    def boundaries(self) -> tuple[date, ...]:
        """The days on which any rule changes."""
        found: set[date] = set()
        for field in fields(self):
            if field.name != "version":
                found.update(record.from_on for record in getattr(self, field.name))
        return tuple(sorted(found))


def on(records: tuple[Dated[T], ...], day: date, what: str) -> T:
    """The value that holds on a day; days outside all records are refused, not guessed."""
    for record in records:  # a plain loop: this is asked for a hundred thousand times
        if record.from_on <= day and (record.to_on is None or day <= record.to_on):
            return record.value
    return as_at(records, day, what).value


def in_force(records: Iterable[Dated[T]], day: date) -> Iterable[T]:
    """Every value that holds on a day, for rules of which several hold at once or none."""
    return (record.value for record in records if record.holds_on(day))
