"""Asks whether an application was taken, where there is reason to believe, and keeps the answer."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tso_desktop.domain.casework import Case
from tso_desktop.domain.early_help import (
    APPLICATION,
    NOT_TAKEN,
    TOLD_TO_LEAVE,
    Question,
    question,
    reasons_to_believe,
)
from tso_desktop.domain.households import Home, Household, Notice
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.lawwork import CaseEvent
from tso_desktop.domain.refused import Refused
from tso_desktop.store.caseload import Line, lines_of
from tso_desktop.store.referrals import giving_reason, survivor_of

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading
    from tso_desktop.store.work import Work

PART7 = "part7"


class NoAnswer(Refused):
    """An answer without a day, a reason or a name answers nothing."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A household that is asked about; the line hides what a restricted one may not show."""

    line: Line
    question: Question


class Asking:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def question(self, household: RecordId) -> Question | None:
        """What is to be asked of this household today; None where it is answered or needless."""
        with self._desk.store.read() as reading:
            if reading.get(Household, household).is_closed:
                return None
            return self._question(reading, household)

    def asks(self) -> tuple[Ask, ...]:
        """Every open household that is to be asked about, the nearest day first."""
        with self._desk.store.read() as reading:
            found = giving_reason(reading.connection, self._desk.today())
            lines = lines_of(reading.connection, list(found))
            asked = [
                Ask(lines[one], said)
                for one in found
                if one in lines and (said := self._question(reading, one)) is not None
            ]
        return tuple(sorted(asked, key=lambda ask: ask.question.reasons[0].on or date.max))

    def application_taken(self, household: RecordId, on: date | None) -> RecordId:
        """The application's day; a Part 7 case is opened where none is."""
        if on is None:
            raise NoAnswer("Say on which day the application was taken. Nothing was saved.")
        self._refuse_future(on)
        with self._desk.store.work("application_taken") as work:
            ours = survivor_of(work.connection, household)
            case = open_case(work, ours, PART7, on)
            take_application(work, ours, case, on, self._desk.officer_name)
        return case

    def not_taken(
        self, household: RecordId, asked: Question, reasons: str, decided_by: str
    ) -> RecordId:
        """Why no application was taken, and who decided; a new reason to believe asks again."""
        if not reasons.strip() or not decided_by.strip():
            raise NoAnswer(
                "Say why no application was taken, and who decided it. Nothing was saved; "
                "what you typed stands here."
            )
        with self._desk.store.work("application_not_taken") as work:
            return work.create(
                CaseEvent,
                household=household,
                what=NOT_TAKEN,
                happened_on=self._desk.today(),
                source="ours",
                reasons=reasons.strip(),
                decided_by=decided_by.strip(),
                codes=asked.keys,
            )

    def told_to_leave(
        self, household: RecordId, leave_by_on: date | None, told_by: str | None = None
    ) -> RecordId:
        """Somebody told them to go: a parent, a landlord, a friend; perhaps with a day."""
        with self._desk.store.work("told_to_leave") as work:
            return told_to_leave(work, household, leave_by_on, told_by, self._desk.today())

    def _question(self, reading: "Reading", household: RecordId) -> Question | None:
        family = reading.family(household)
        events = reading.of(CaseEvent, family)
        reasons = reasons_to_believe(
            self._desk.today(),
            notices=reading.of(Notice, family),
            homes=reading.of(Home, family),
            events=events,
        )
        if not reasons:
            return None
        return question(reasons, reading.of(Case, family), events)

    def _refuse_future(self, on: date) -> None:
        if on > self._desk.today():
            raise NoAnswer("That day is still to come. Nothing was saved; check the day.")


def open_case(work: "Work", household: RecordId, type_: str, on: date) -> RecordId:
    """The open case of this type, else a new one from this day."""
    for case in work.reading.of(Case, work.reading.family(household)):
        if case.type == type_ and case.closed_on is None:
            return case.id
    return work.create(Case, household=household, type=type_, opened_on=on)


def take_application(
    work: "Work", household: RecordId, case: RecordId, on: date, by: str
) -> RecordId:
    return work.create(
        CaseEvent,
        household=household,
        case=case,
        what=APPLICATION,
        happened_on=on,
        source="ours",
        decided_by=by,
    )


def told_to_leave(
    work: "Work", household: RecordId, leave_by_on: date | None, by: str | None, on: date
) -> RecordId:
    return work.create(
        CaseEvent,
        household=household,
        what=TOLD_TO_LEAVE,
        happened_on=on,
        source="ours",
        leave_by_on=leave_by_on,
        told=by,
    )
