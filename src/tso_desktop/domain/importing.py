"""An officer's caseload understood: what the rows say, what is open, and what she decided."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count as count_from

from tso_desktop.domain.cells import CellContext, read_cell
from tso_desktop.domain.columns import ColumnMap
from tso_desktop.domain.import_build import household_of
from tso_desktop.domain.import_days import DayContext
from tso_desktop.domain.import_household import ImportHousehold
from tso_desktop.domain.import_join import join_households
from tso_desktop.domain.import_likeness import Likeness, find_likenesses
from tso_desktop.domain.import_restricted import (
    Alike,
    RestrictedQuestion,
    restriction_questions,
)
from tso_desktop.domain.import_rows import (
    CellAt,
    ImportCell,
    ImportRow,
    ImportSheet,
    RowAt,
    SetAside,
    State,
)
from tso_desktop.domain.import_sheet import SheetReading, understand_sheet
from tso_desktop.domain.import_spellings import Spellings
from tso_desktop.domain.import_workbook import Cell, Workbook
from tso_desktop.domain.refused import Refused
from tso_desktop.domain.words import MarkerType, TenureType


class ImportRefused(Refused):
    """The file was read, but nothing in it can be understood as a caseload."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """The council's words for tenures and markers; a cell is read by their spellings."""

    tenures: tuple[TenureType, ...]
    markers: tuple[MarkerType, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file as understood, and what is still to be answered; every question has a default.

    `unanswered` are the households as if each row were one and nobody had answered anything.
    """

    file: str
    lists: WordLists
    remarks: tuple[str, ...]
    sheets: tuple[ImportSheet, ...]
    unanswered: tuple[ImportHousehold, ...]
    likenesses: tuple[Likeness, ...]
    restrictions: tuple[RestrictedQuestion, ...]
    alike: Alike = field(repr=False, compare=False)

    @property
    def rows(self) -> tuple[ImportRow, ...]:
        return tuple(row for sheet in self.sheets for row in sheet.rows)

    @property
    def cells(self) -> Iterator[ImportCell]:
        return (cell for sheet in self.sheets for row in sheet.rows for cell in row.cells)

    @property
    def not_understood(self) -> tuple[ImportCell, ...]:
        return tuple(cell for cell in self.cells if cell.state is State.NOT_UNDERSTOOD)

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        return tuple(aside for sheet in self.sheets for aside in sheet.set_aside)

    @property
    def columns(self) -> tuple[ColumnMap, ...]:
        """One for each layout; give one back changed to `understand`, and it is used instead."""
        found = {one.columns.layout: one.columns for one in self.sheets if one.heading_row}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Answers:
    """What she said to the questions; what is not answered keeps its default.

    `typed` holds new words for a cell, blank to leave it open; `joins` is by `Likeness.rows`.
    """

    typed: Mapping[CellAt, str] = field(default_factory=dict)
    joins: Mapping[tuple[RowAt, ...], bool] = field(default_factory=dict)
    restricted: Mapping[RowAt, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """For one sentence that sums the import up."""

    households: int
    closed: int
    referrals: int
    homes: int
    read: int
    kept_as_words: int
    not_understood: int


def understand(
    workbook: Workbook,
    remembered: Sequence[ColumnMap],
    today: date,
    lists: WordLists,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> Proposal:
    """`tell` hears how many of how many rows are done; it may raise to stop the work."""
    every = sum(len(sheet.rows) for sheet in workbook.sheets)
    done = count_from(1)
    reading = SheetReading(
        remembered=remembered,
        today=today,
        tenures=Spellings(lists.tenures),
        markers=Spellings(lists.markers),
        days_from_1904=workbook.days_from_1904,
        tell=lambda: tell(next(done), every),
    )
    sheets = [understand_sheet(sheet, reading) for sheet in workbook.sheets]
    _refuse_without_people(workbook, sheets)
    rows = [row for sheet in sheets for row in sheet.rows]
    unanswered = tuple(household_of(row, workbook.name) for row in rows)
    likenesses, alike = find_likenesses(unanswered), Alike(unanswered)
    return Proposal(
        file=workbook.name,
        lists=lists,
        remarks=(*workbook.remarks, *(said for sheet in sheets for said in sheet.remarks)),
        sheets=tuple(sheets),
        unanswered=unanswered,
        likenesses=likenesses,
        restrictions=restriction_questions(rows, alike, likenesses),
        alike=alike,
    )


def retyped(proposal: Proposal, at: CellAt, typed: str) -> ImportCell:
    """A cell as it would be read from what the officer typed; its own words stay beside it."""
    cell, row = next(
        (c, r) for r in proposal.rows if r.at == at.in_row for c in r.cells if c.at == at
    )
    return _retyped(cell, typed, _context(proposal, row))


def decide(proposal: Proposal, answers: Answers) -> tuple[ImportHousehold, ...]:
    """The households that will be imported, in the order of the file."""
    sure = {question.row: question.sure for question in proposal.restrictions}
    restricted = {**sure, **answers.restricted}
    said = [row for row, holds in restricted.items() if holds]
    restricted.update(dict.fromkeys(proposal.alike.spread(said, answers.restricted), True))
    retyped_rows = {at.in_row for at, typed in answers.typed.items() if typed.strip()}
    built: dict[RowAt, ImportHousehold] = {}
    for row, unanswered in zip(proposal.rows, proposal.unanswered, strict=True):
        household = unanswered
        if row.at in retyped_rows:
            household = household_of(_answered(row, answers.typed, proposal), proposal.file)
        if restricted.get(row.at):
            household = replace(household, restricted=True)
        built[row.at] = household
    groups = _groups(tuple(built), proposal.likenesses, answers.joins)
    return tuple(join_households([built[at] for at in group]) for group in groups)


def count(households: Sequence[ImportHousehold]) -> Counts:
    states = [cell.state for household in households for cell in household.leftovers]
    return Counts(
        households=len(households),
        closed=sum(household.closed_on is not None for household in households),
        referrals=sum(len(household.referrals) for household in households),
        homes=sum(household.home is not None for household in households),
        read=states.count(State.READ),
        kept_as_words=states.count(State.KEPT_AS_WORDS),
        not_understood=states.count(State.NOT_UNDERSTOOD),
    )


def _refuse_without_people(workbook: Workbook, sheets: Sequence[ImportSheet]) -> None:
    if not any(sheet.heading_row for sheet in sheets):
        raise ImportRefused(
            f"No row of headings such as Name and Address was found in “{workbook.name}”; nothing"
            " was imported: put headings above the columns, save it and try again."
        )
    if not any(sheet.rows for sheet in sheets):
        raise ImportRefused(
            f"“{workbook.name}” has headings, but no row below them tells of anybody; nothing was"
            " imported: check that it is the right file."
        )


def _answered(row: ImportRow, typed: Mapping[CellAt, str], proposal: Proposal) -> ImportRow:
    context = _context(proposal, row)
    cells = (_retyped(c, typed[c.at], context) if c.at in typed else c for c in row.cells)
    return replace(row, cells=tuple(cells))


def _context(proposal: Proposal, row: ImportRow) -> CellContext:
    lists = proposal.lists
    return CellContext(DayContext(row.as_at), Spellings(lists.tenures), Spellings(lists.markers))


def _retyped(cell: ImportCell, typed: str, context: CellContext) -> ImportCell:
    if not typed.strip():
        return cell
    return replace(cell, reading=read_cell(cell.place, Cell(typed), context), typed=typed)


def _groups(
    rows: Sequence[RowAt],
    likenesses: Sequence[Likeness],
    joins: Mapping[tuple[RowAt, ...], bool],
) -> list[list[RowAt]]:
    """Joined rows together; a household stands where its first row stood."""
    first = {row: row for row in rows}

    def root(row: RowAt) -> RowAt:
        while first[row] != row:
            row = first[row]
        return row

    for likeness in likenesses:
        if joins.get(likeness.rows, likeness.joined):
            for row in likeness.rows[1:]:
                first[root(row)] = root(likeness.rows[0])
    groups: dict[RowAt, list[RowAt]] = defaultdict(list)
    for row in rows:
        groups[root(row)].append(row)
    return list(groups.values())
