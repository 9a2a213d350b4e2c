"""What a row tells of besides who and where: referrals, notes, the next visit, and every cell.

A day without an hour makes no visit: an hour would have to be invented, so it becomes a task.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.casework import Note, Task
from tso_desktop.domain.households import Arrears, KeptImport, Referral
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.import_household import ImportHousehold
from tso_desktop.domain.import_reading import says_nothing
from tso_desktop.domain.import_rows import CellAt, ImportCell, RowAt
from tso_desktop.domain.importing import Proposal
from tso_desktop.domain.visits import TIME_OPEN, Visit
from tso_desktop.services.desk import HOME_ZONE

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.work import Work

LAST_SEEN = "Last seen, from the import; no time was given"
_When = dict[str, Any]


class RowWriter:
    """Writes what the rows of one file add to a household, be it new or known."""

    def __init__(self, desk: "Desk", work: "Work", proposal: Proposal) -> None:
        self._work = work
        self._file = proposal.file
        self._officer = desk.officer
        self._today = desk.today()
        self._now = desk.now()
        self._as_at = {
            sheet.name: sheet.as_at if sheet.as_at_named else None for sheet in proposal.sheets
        }

    def write(self, household: RecordId, told: ImportHousehold, asked: Iterable[CellAt]) -> None:
        """What a second row about a household adds to it as well as a first one does."""
        for referral in told.referrals:
            self._work.create(
                Referral,
                household=household,
                source=referral.source or None,
                referred_on=referral.referred_on,
            )
        for owed in told.arrears:
            self._work.create(
                Arrears,
                household=household,
                amount_pence=owed.amount_pence,
                as_at_on=owed.as_at_on,
                source=owed.source,
            )
        self._notes(household, told)
        if told.closed_on is None:
            self._next_visit(household, told)
            self._ask(household, told, set(asked))
        self._keep(household, told)

    def _notes(self, household: RecordId, told: ImportHousehold) -> None:
        first = told.source_rows[0]
        for note in told.notes:
            self._note(household, "note", note.words, note.row, self._day_of(note.row))
        if told.conflicts:
            words = "\n".join(("Rows of the import that disagree:", *told.conflicts))
            self._note(household, "note", words, first, self._day_of(first))
        seen = told.last_seen_on
        if seen is not None and seen <= self._today:
            self._note(household, "met", LAST_SEEN, first, {"happened_on": seen})

    def _note(self, household: RecordId, how: str, words: str, row: RowAt, when: _When) -> None:
        self._work.create(
            Note,
            household=household,
            how=how,
            words=words,
            source=self.source(row),
            **when,
        )

    def _next_visit(self, household: RecordId, told: ImportHousehold) -> None:
        """Only a day and an hour that lie ahead make a visit; all else is a task."""
        on, at = told.next_visit_on, told.next_visit_time
        if on is not None and at is not None and _at(on, at) > self._now:
            self._work.create(
                Visit, household=household, starts_at=_at(on, at), officer=self._officer
            )
        elif on is not None:
            words = f"Visit (from the import), {at:%H:%M}" if at else TIME_OPEN
            self._task(household, words, on)
        elif told.next_visit_words and not says_nothing(told.next_visit_words):
            self._task(household, f"Visit (from the import): {told.next_visit_words}", None)

    def _ask(self, household: RecordId, told: ImportHousehold, asked: set[CellAt]) -> None:
        for cell in told.leftovers:
            if cell.at in asked:
                words = f"Ask: {cell.heading} stands as “{cell.words}” in the import"
                self._task(household, words, None)

    def _task(self, household: RecordId, words: str, due_on: date | None) -> None:
        self._work.create(
            Task,
            household=household,
            words=words,
            due_on=due_on,
            who="officer",
            owner=self._officer,
        )

    def _keep(self, household: RecordId, told: ImportHousehold) -> None:
        """Every filled cell, word for word: whatever was made of it, nothing is lost."""
        rows: dict[RowAt, list[ImportCell]] = {row: [] for row in told.source_rows}
        for cell in told.leftovers:
            rows.setdefault(cell.at.in_row, []).append(cell)
        for row, cells in rows.items():
            self._work.create(
                KeptImport,
                household=household,
                file=self._file,
                sheet=row.sheet,
                row=row.row,
                cells=tuple(cell.plain() for cell in cells),
            )

    def source(self, row: RowAt) -> str:
        return f"{self._file}, sheet {row.sheet}, row {row.row}"

    def _day_of(self, row: RowAt) -> _When:
        """The sheet's own day if it names one, else the moment of the import."""
        as_at = self._as_at.get(row.sheet)
        if as_at and as_at < self._today:
            return {"happened_on": as_at}
        return {"happened_at": self._now}


def _at(on: date, at: time) -> datetime:
    return datetime.combine(on, at, HOME_ZONE).astimezone(UTC)
