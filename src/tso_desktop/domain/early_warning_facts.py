"""What early warning is worked out from: one tenancy as recorded, and the council's own choices."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.import_money import Frequency
from tso_desktop.domain.possession.arrears import ArrearsSnapshot
from tso_desktop.domain.possession.paper import LandlordKind, NoticePaper


class ReasonKind(StrEnum):
    """In the order in which they are told where they fall on one day."""

    NOTICE = "notice"
    ENDING = "ending"
    ARREARS = "arrears"
    MISSED_VISITS = "missed_visits"
    SILENCE = "silence"
    LANDLORD = "landlord"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence, and the day by which it matters; a pattern and good news have none."""

    kind: ReasonKind
    words: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Snooze:
    """Put aside until a day; a notice served after `set_on` brings the tenancy back before."""

    until_on: date
    reason: str
    set_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TenancyFacts:
    """`landlord_cases`: households of this landlord that have a notice, this one among them.

    `known_since_on`: since when silence is counted where nobody has spoken with them yet.
    `told_to_leave_on`: told in words or in writing, whatever the law makes of it.
    """

    household: RecordId
    household_name: str
    landlord: RecordId | None = None
    landlord_name: str = ""
    landlord_kind: LandlordKind | None = None
    place: str = ""
    postcode_district: str = ""
    papers: tuple[NoticePaper, ...] = ()
    arrears: tuple[ArrearsSnapshot, ...] = ()
    rent_pence: int | None = None
    rent_frequency: Frequency | None = None
    missed_visits_on: tuple[date, ...] = ()
    last_contact_on: date | None = None
    known_since_on: date | None = None
    fixed_end_on: date | None = None
    leave_by_on: date | None = None
    told_to_leave_on: date | None = None
    landlord_cases: int = 0
    snooze: Snooze | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyWarningChoices:
    """From when something is worth a line; no law sets these.

    `rise_pence`: by how much arrears must have moved within `rise_within_days`. `look_within_days`:
    how soon to look at what carries no day of its own.
    """

    missed_visits: int
    missed_within_days: int
    silent_days: int
    arrears_weeks: int
    rise_pence: int
    rise_within_days: int
    ending_within_days: int
    landlord_cases: int
    look_within_days: int
