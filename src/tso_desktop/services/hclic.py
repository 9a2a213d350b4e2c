"""How ready the Part 7 cases are for the homelessness return: one case, or a quarter's caseload."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tso_desktop.domain.casework import Case
from tso_desktop.domain.hclic.checking import Readiness, check, check_all
from tso_desktop.domain.hclic.disadvantage import Disadvantage, disadvantage
from tso_desktop.domain.hclic.facts import HclicCase
from tso_desktop.domain.hclic.items import ReturnRules
from tso_desktop.domain.hclic.quarter import Quarter, is_reportable, quarter_of
from tso_desktop.domain.hclic.registry import Finding
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.lawwork import HclicAnswer
from tso_desktop.services.exact_references import exact_reference
from tso_desktop.services.hclic_facts import About, Gathered, gathered
from tso_desktop.services.hclic_history import Past, past_answers
from tso_desktop.services.hclic_lines import Asked, asked_lines
from tso_desktop.services.hclic_map import MapInForce, begin_map, map_in_force
from tso_desktop.services.hclic_slots import Given, Slot
from tso_desktop.services.law import CaseView
from tso_desktop.store.caseload import Line, lines_of
from tso_desktop.store.hclic import ReturnRecords, part7_since, return_records
from tso_desktop.store.referrals import survivor_of

if TYPE_CHECKING:
    from tso_desktop.services.desk import Desk
    from tso_desktop.store.reading import Reading

_AT_ONCE = 200
Heed = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class CaseReturn:
    """One case as the return asks for it: every line, what is wrong, and what was worked out."""

    household: RecordId
    case: Case
    as_of: int
    facts: HclicCase
    readiness: Readiness
    lines: tuple[Asked, ...]
    disadvantage: Disadvantage


@dataclass(frozen=True, slots=True)
class Row:
    """A case of a quarter; the line hides what a restricted household may not show."""

    line: Line
    case: RecordId
    facts: HclicCase
    readiness: Readiness

    @property
    def reference(self) -> str:
        return self.facts.reference


@dataclass(frozen=True, slots=True)
class Quarterly:
    """The cases of a quarter, those that want most first; findings that only all of them show."""

    quarter: Quarter
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]

    @property
    def ready(self) -> int:
        return sum(row.readiness.is_ready for row in self.rows)

    @property
    def open_to_all(self) -> tuple[Row, ...]:
        """Those that may be written to a file: a restricted household is keyed by hand."""
        return tuple(row for row in self.rows if not row.line.restricted)

    @property
    def held_back(self) -> tuple[str, ...]:
        return tuple(row.reference for row in self.rows if row.line.restricted)


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written, and the references of those that were left out."""

    files: tuple[Path, ...]
    cases: int
    held_back: tuple[str, ...]


class Hclic:
    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._map: MapInForce | None = None

    @property
    def map(self) -> MapInForce:
        """The mapping table in force, as it was when first asked for; `read_map` looks again."""
        return self._map or self.read_map()

    @property
    def rules(self) -> ReturnRules:
        return self.map.rules

    def read_map(self) -> MapInForce:
        self._map = map_in_force(self._folder)
        return self._map

    def begin_map(self) -> Path:
        """Put an empty mapping table where the council can fill it."""
        path = begin_map(self._folder)
        self.read_map()
        return path

    def quarter(self) -> Quarter:
        """The quarter of today."""
        return quarter_of(self._desk.today())

    def look(self, household: RecordId) -> tuple[CaseReturn, ...]:
        """Each Part 7 case of a household, open ones first; none where help is support alone."""
        today = self._desk.today()
        with self._desk.store.read() as reading:
            views = self._desk.law.views_of(reading, [household], today)
            if not any(view.case for view in views):
                return ()
            records = return_records(reading, reading.family(household))
            line = lines_of(reading.connection, [household]).get(household)
            found = self._gathered(views, records, line, quarter_of(today))
            return tuple(
                self._case_return(view, one, reading.as_of, today)
                for view, one in found
                if view.case
            )

    def quarterly(self, quarter: Quarter | None = None, heed: Heed | None = None) -> Quarterly:
        """Every case in which something reportable happened in the quarter."""
        quarter = quarter or self.quarter()
        rows: list[Row] = []
        with self._desk.store.read() as reading:
            households = self._households(reading, quarter)
            for start in range(0, len(households), _AT_ONCE):
                rows += self._rows(reading, households[start : start + _AT_ONCE], quarter)
                if heed is not None:
                    heed(min(start + _AT_ONCE, len(households)), len(households))
        return self._judged(quarter, _told_apart(rows))

    def export(self, quarterly: Quarterly, path: Path) -> Written:
        """By the ending of its name: .xlsx or .csv for typing in, .xml for the two draft files."""
        from tso_desktop.formats.hclic_export import files_of, write_export
        from tso_desktop.services.writing_out import check_place

        for file in files_of(path):
            check_place(file, self._desk.store.folder, file.suffix.lower())
        cases = [row.facts for row in quarterly.open_to_all]
        files = write_export(path, cases, self.rules, self._desk.today())
        return Written(files, len(cases), quarterly.held_back)

    def keep(
        self, household: RecordId, case: RecordId, slot: Slot, given: Given, as_of: int
    ) -> int:
        """Keep what was said to one question; gives the position that the screen now shows."""
        record = slot.record(case)
        with self._desk.store.work("hclic_answer") as work:
            # An answer belongs to the household of its case, which may be one that yielded.
            owner = work.reading.get(Case, case).household or household
            work.put(
                HclicAnswer,
                record,
                as_of=as_of,
                household=owner,
                case=case,
                person=slot.person,
                item=slot.item,
                state=given.state,
                values=given.values,
                words=given.words,
            )
        found = self._desk.case_file.find(HclicAnswer, record)
        return found.as_of if found else as_of

    def find(self, case: RecordId, slot: Slot) -> HclicAnswer | None:
        return self._desk.case_file.find(HclicAnswer, slot.record(case))

    def history(self, case: RecordId, slot: Slot) -> tuple[Past, ...]:
        """What was said before, the newest first: one line for each save."""
        record = self.find(case, slot)
        return past_answers(self._desk, record) if record else ()

    def undo(self, case: RecordId, slot: Slot) -> None:
        """Take the last change of an answer back."""
        if past := self.history(case, slot):
            self._desk.case_file.undo(past[0].act)

    @property
    def _folder(self) -> Path | None:
        return self._desk.keeping.folder if self._desk.keeping else None

    def _households(self, reading: "Reading", quarter: Quarter) -> Sequence[RecordId]:
        found = part7_since(reading.connection, quarter.first_on)
        known = lines_of(reading.connection, found)
        shown = (one if one in known else survivor_of(reading.connection, one) for one in found)
        return tuple(dict.fromkeys(shown))

    def _rows(
        self, reading: "Reading", households: Sequence[RecordId], quarter: Quarter
    ) -> Iterable[Row]:
        families = {one: set(reading.family(one)) for one in households}
        records = return_records(reading, [one for some in families.values() for one in some])
        lines = lines_of(reading.connection, list(households))
        views = self._desk.law.views_of(reading, households, self._desk.today())
        by_household: dict[RecordId, list[CaseView]] = {}
        for view in views:
            by_household.setdefault(view.household, []).append(view)
        for household, family in families.items():
            line = lines.get(household)
            if line is None:
                continue
            own = self._gathered(by_household.get(household, ()), records.of(family), line, quarter)
            for view, one in own:
                if view.case and is_reportable(one.facts, quarter):
                    yield Row(line, view.case.id, one.facts, _NOT_YET)

    def _gathered(
        self,
        views: Sequence[CaseView],
        records: ReturnRecords,
        line: Line | None,
        quarter: Quarter,
    ) -> list[tuple[CaseView, Gathered]]:
        """A second case of a household has a number of its own behind the reference."""
        items = {item.number: item for item in self.rules.items}
        cases = [view for view in views if view.case]
        oldest = sorted(cases, key=lambda view: _opened(view.case))
        found = []
        for view in cases:
            place = oldest.index(view) + 1
            reference = line.reference if line and line.reference else "No reference"
            about = About(
                reference=reference if place == 1 else f"{reference}/{place}",
                authority=self._council,
                quarter=quarter,
                last_activity_on=line.last_contact_on if line else None,
            )
            found.append((view, gathered(view, records, about, items)))
        return found

    @property
    def _council(self) -> str:
        return self._desk.council

    def _case_return(self, view: CaseView, one: Gathered, as_of: int, today: date) -> CaseReturn:
        if view.case is None:
            raise LookupError("There is no Part 7 case.")
        return CaseReturn(
            household=view.household,
            case=view.case,
            as_of=as_of,
            facts=one.facts,
            readiness=check(one.facts, self.rules, today),
            lines=asked_lines(one, self.rules, today),
            disadvantage=disadvantage(one.facts),
        )

    def _judged(self, quarter: Quarter, rows: Sequence[Row]) -> Quarterly:
        batch = check_all([row.facts for row in rows], self.rules, self._desk.today())
        judged = [replace(row, readiness=batch.cases[row.reference]) for row in rows]
        judged.sort(key=_wants_most)
        return Quarterly(quarter, tuple(judged), batch.findings)


_NOT_YET = Readiness("", (), (), (), 0)


def _told_apart(rows: Sequence[Row]) -> list[Row]:
    """An imported reference may stand at two households; in a return each case has its own."""
    times: dict[str, int] = {}
    for row in rows:
        times[row.reference] = times.get(row.reference, 0) + 1
    return [
        row
        if times[row.reference] == 1
        else replace(
            row,
            facts=replace(row.facts, reference=exact_reference(row.reference, row.line.household)),
        )
        for row in rows
    ]


def _wants_most(row: Row) -> tuple[bool, int, str]:
    return row.readiness.is_ready, row.readiness.percent, row.reference


def _opened(case: Case | None) -> tuple[date, str]:
    return ((case.opened_on if case else None) or date.min, case.id if case else "")
