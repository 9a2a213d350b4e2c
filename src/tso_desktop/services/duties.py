"""What an officer does on the tab of duties: open a case, place somebody, note what was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Case
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.law import Standing, standings
from tso_desktop.domain.lawwork import CaseEvent, Placement, Stay
from tso_desktop.domain.refused import Refused
from tso_desktop.services.asking import PART7, open_case, take_application
from tso_desktop.store.caseload import Line, lines_of
from tso_desktop.store.lawwork import open_part7
from tso_desktop.store.today import duties as recorded_duties

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.services.law import CaseView
    from tso_desktop.store.reading import Reading
    from tso_desktop.store.work import Work

# The words of a recorded duty; `services.law_events.recorded_duty` reads them.
RECORDED_DUTIES = (
    "Prevention duty, section 195",
    "Relief duty, section 189B",
    "Main duty, section 193(2)",
    "Accommodation for a time, section 190",
    "Accommodation after non-co-operation, section 193C",
)


class NobodyPlaced(Refused):
    """There is no placement that they could leave, or that somebody could be told of."""


@dataclass(frozen=True, slots=True)
class WhatIsThere:
    """What of Part 7 a household has at all."""

    cases: bool
    anything: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """A household to which something is owed, in words; no standing where no day is known."""

    line: Line
    words: str
    standing: Standing | None = None


class Duties:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def of(self, household: RecordId) -> WhatIsThere:
        with self._desk.store.read() as reading:
            family = reading.family(household)
            cases = any(one.type == PART7 or one.duty for one in reading.of(Case, family))
            more = bool(reading.of(CaseEvent, family)) or bool(reading.of(Placement, family))
        return WhatIsThere(cases, cases or more)

    def owed(self, reading: "Reading", today: date) -> tuple[Owed, ...]:
        """Every open Part 7 case and every recorded duty, the soonest last day first."""
        derived = open_part7(reading.connection)
        found = self.words_of(reading, derived, today)
        recorded = {line.household: line for line in recorded_duties(reading.connection)}
        lines = recorded | lines_of(reading.connection, list(found))
        owed = [Owed(lines[one], *said) for one, said in found.items() if one in lines]
        owed += [Owed(line, line.duty) for one, line in recorded.items() if one not in derived]
        return tuple(sorted(owed, key=_soonest))

    def words_of(
        self, reading: "Reading", households: Sequence[RecordId], today: date
    ) -> dict[RecordId, tuple[str, Standing | None]]:
        """What is owed to households with an open Part 7 case; nothing where it all ended."""
        found: dict[RecordId, tuple[str, Standing | None]] = {}
        for view in self._desk.law.views_of(reading, households, today):
            if view.case is None or not view.is_open:
                continue
            said = _said(view)
            if said and (view.household not in found or found[view.household][1] is None):
                found[view.household] = said
        return found

    def open_part7(self, household: RecordId, applied_on: date | None = None) -> RecordId:
        """A Part 7 case, and the application where its day is known."""
        today = self._desk.today()
        if applied_on and applied_on > today:
            raise Refused("That day is still to come. Nothing was saved; check the day.")
        with self._desk.store.work("open_part7") as work:
            case = open_case(work, household, PART7, applied_on or today)
            if applied_on:
                take_application(work, household, case, applied_on, self._desk.officer_name)
        return case

    def place(self, household: RecordId, case: RecordId, placed_on: date, **facts: Any) -> RecordId:
        """Somebody is placed: in the stay that lasts, or in a new one; the last place is left."""
        with self._desk.store.work("place") as work:
            owner = work.reading.get(Case, case).household or household
            last = _present(work, household)
            stay = last.stay if last else None
            if last is not None:
                as_of = work.reading.as_of
                work.change(Placement, last.id, as_of=as_of, left_on=placed_on)
            stay = stay or work.create(Stay, household=owner, case=case)
            there = work.reading.all(Placement, case=case)
            return work.create(
                Placement,
                household=owner,
                stay=stay,
                case=case,
                placed_on=placed_on,
                number=max((one.number or 0 for one in there), default=0) + 1,
                **facts,
            )

    def leave(self, household: RecordId, left_on: date) -> None:
        with self._desk.store.work("leave_placement") as work:
            last = _present(work, household)
            if last is None:
                raise NobodyPlaced("Nobody is placed anywhere. Nothing was changed.")
            if last.placed_on and left_on < last.placed_on:
                raise NobodyPlaced(
                    "They were placed after that day. Nothing was changed; check the day."
                )
            work.change(Placement, last.id, as_of=work.reading.as_of, left_on=left_on)


def _said(view: "CaseView") -> tuple[str, Standing | None] | None:
    owed = standings(view.law) if view.law else ()
    if owed:
        return owed[0].words, owed[0]
    if view.law and view.law.duties:
        return None
    words = view.case.duty if view.case else None
    return words or "Part 7 case, no duty recorded yet", None


def _soonest(owed: Owed) -> tuple[date, str]:
    day = owed.standing.duty.day56 if owed.standing else None
    return day or date.max, owed.line.name


def _present(work: "Work", household: RecordId) -> Placement | None:
    """The placement that they are in, the newest where several were left open."""
    there = work.reading.of(Placement, work.reading.family(household))
    open_ones = [one for one in there if one.left_on is None and one.placed_on]
    return max(open_ones, key=lambda one: one.placed_on or date.min, default=None)
