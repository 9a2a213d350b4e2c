"""The quarters of the return, by the calendar, and which cases belong to one."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tso_desktop.domain.dated import MONTHS
from tso_desktop.domain.hclic.facts import HclicCase
from tso_desktop.domain.refused import Refused

_WRITTEN = re.compile(r"\s*([0-9]{4})\s*-?\s*[qQ]([1-4])\s*")
_EARLIEST, _LATEST = 2018, 2200
_MONTHS_EACH = 3


class NoSuchQuarter(Refused):
    """What was written names no quarter."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year; never of the financial year, which numbers them differently."""

    year: int
    number: int

    @property
    def first_on(self) -> date:
        return date(self.year, (self.number - 1) * _MONTHS_EACH + 1, 1)

    @property
    def last_on(self) -> date:
        month = self.number * _MONTHS_EACH
        after = date(self.year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=1)

    @property
    def words(self) -> str:
        return f"{MONTHS[self.first_on.month - 1]} to {MONTHS[self.last_on.month - 1]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first_on <= day <= self.last_on


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month - 1) // _MONTHS_EACH + 1)


def read_quarter(written: str) -> Quarter:
    """2026-Q4 is October to December 2026."""
    found = _WRITTEN.fullmatch(written)
    if not found or not _EARLIEST <= int(found[1]) <= _LATEST:
        raise NoSuchQuarter(
            f"“{written}” is no quarter that the return knows. Your work is safe and nothing was "
            "written. Write the year and the quarter of the calendar, such as 2026-Q4 for October "
            "to December 2026."
        )
    return Quarter(int(found[1]), int(found[2]))


def is_reportable(case: HclicCase, quarter: Quarter) -> bool:
    """Whether something happened in the quarter that brings the case into its return.

    A duty began or ended, temporary accommodation was entered or left, or a case that ever had
    either was closed. Advice alone is not reported.
    """
    moved = (day for duty in case.duties for day in (duty.started_on, duty.ended_on))
    housed = (day for stay in case.stays for day in (stay.entered_on, stay.left_on))
    if any(quarter.holds(day) for day in (*moved, *housed)):
        return True
    return bool(case.duties or case.stays) and quarter.holds(case.closed_on)
