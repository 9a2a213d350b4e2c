"""From a sheet to rows: which row holds the headings, which rows are people, which are not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tso_desktop.domain.cells import CellContext, CellReader
from tso_desktop.domain.columns import ColumnMap, Place, suggest
from tso_desktop.domain.import_days import DayContext, read_day
from tso_desktop.domain.import_headings import find_heading_row, heading_key, headings_of
from tso_desktop.domain.import_reading import Understood, fold, tidy
from tso_desktop.domain.import_rows import (
    Aside,
    CellAt,
    ImportCell,
    ImportRow,
    ImportSheet,
    RowAt,
    SetAside,
)
from tso_desktop.domain.import_spellings import Spellings
from tso_desktop.domain.import_totals import total_remarks
from tso_desktop.domain.import_workbook import Cell, Sheet
from tso_desktop.domain.words import MarkerType, TenureType

_WHO = {
    *(Place.REFERENCE, Place.LEAD, Place.SURNAME, Place.FORENAME, Place.KNOWN_AS, Place.PARTNER),
    *(Place.BIRTH, Place.ADDRESS, Place.POSTCODE, Place.PHONE, Place.EMAIL),
}
_NAMED = {Place.LEAD, Place.SURNAME, Place.FORENAME, Place.PARTNER}
_TOTAL = re.compile(
    r"(?:(?:grand|sub|overall|sheet)[ -]?)?totals?(?: (?:arrears|owed|rent|debt))?:?|sum:?"
)
_LIKE_TOTAL = re.compile("total|sum", re.IGNORECASE)
_LONGEST_TOTAL = 24
_SECTION = re.compile(
    r"(?:closed|live|open|new|waiting|pending|key|note|notes|nb|page|printed|updated|archived?"
    r"|end of|last updated|current|continued|on hold)\b.*"
)
_REFERENCE = re.compile(r"\S*\d\S*")
_DAY_IN_TITLE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?[\s/.-]+(?:[a-z]{3,9}|\d{1,2})[\s/.,-]+\d{2,4}", re.IGNORECASE
)
_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What is the same for all sheets of a file; `tell` hears of each row below the headings."""

    remembered: Sequence[ColumnMap]
    today: date
    tenures: Spellings[TenureType]
    markers: Spellings[MarkerType]
    days_from_1904: bool = False
    tell: Callable[[], None] = lambda: None


def understand_sheet(sheet: Sheet, reading: SheetReading) -> ImportSheet:
    known = [_keys(columns) for columns in reading.remembered]
    index = find_heading_row(sheet.rows, known)
    if index is None:
        return _without_headings(sheet, reading.today)
    columns = _columns(sheet.rows[index], reading.remembered)
    above = sheet.rows[:index]
    named = _day_named(above, reading.today)
    days = DayContext(named or reading.today, reading.days_from_1904)
    context = CellContext(days, reading.tenures, reading.markers)
    rows, aside = _rows(sheet, index, columns, context, reading.tell)
    return ImportSheet(
        name=sheet.name,
        hidden=sheet.hidden,
        heading_row=index + 1,
        columns=columns,
        as_at=days.as_at,
        as_at_named=named is not None,
        rows=tuple(rows),
        set_aside=(*_kept(sheet, above, Aside.TITLE), *_comments(sheet, index), *aside),
        remarks=tuple(total_remarks(aside, rows, sheet.rows, dict(enumerate(columns.places, 1)))),
    )


def _without_headings(sheet: Sheet, today: date) -> ImportSheet:
    return ImportSheet(
        name=sheet.name,
        hidden=sheet.hidden,
        heading_row=None,
        columns=ColumnMap((), ()),
        as_at=today,
        as_at_named=False,
        rows=(),
        set_aside=_kept(sheet, sheet.rows, Aside.NO_HEADINGS),
    )


def _columns(row: Sequence[Cell], remembered: Sequence[ColumnMap]) -> ColumnMap:
    headings = [tidy(cell.words) for cell in row]
    while headings and not headings[-1]:
        headings.pop()
    found = suggest(headings)
    known = next((known for known in remembered if known.layout == found.layout), found)
    places = (*known.places, *(Place.WORDS for _ in headings))[: len(headings)]
    return ColumnMap(tuple(headings), places)


def _rows(
    sheet: Sheet,
    index: int,
    columns: ColumnMap,
    context: CellContext,
    tell: Callable[[], None],
) -> tuple[list[ImportRow], list[SetAside]]:
    kept: list[ImportRow] = []
    aside: list[SetAside] = []
    headings = _keys(columns)
    reader = _RowReader(sheet.name, columns, context, max(map(len, sheet.rows), default=0))
    for number, row in enumerate(sheet.rows[index + 1 :], index + 2):
        tell()
        filled = [(column, cell) for column, cell in enumerate(row, 1) if not cell.is_blank]
        why = _why_aside(row, filled, columns, headings)
        if why is None:
            kept.append(reader.read(number, filled))
        else:
            aside.append(_aside(sheet, number, row, why))
    return kept, aside


def _why_aside(
    row: Sequence[Cell],
    filled: Sequence[tuple[int, Cell]],
    columns: ColumnMap,
    headings: tuple[str, ...],
) -> Aside | None:
    if not filled:
        return Aside.BLANK
    if filled[0][1].words.strip() in columns.headings and headings_of(row) == headings:
        return Aside.HEADINGS
    places = {columns.place(column) for column, _ in filled}
    totals = [_is_total(cell) for _, cell in filled]
    if any(totals) and not _names_beside(filled, columns, totals):
        return Aside.TOTALS
    if not places & _WHO:
        sums = all(isinstance(cell.value, int | float) for _, cell in filled)
        return Aside.TOTALS if sums else Aside.NOBODY
    return Aside.LINE if len(filled) == 1 and _is_a_line(filled[0], columns) else None


def _is_total(cell: Cell) -> bool:
    said = cell.value
    if not isinstance(said, str) or len(said) > _LONGEST_TOTAL or not _LIKE_TOTAL.search(said):
        return False
    return bool(_TOTAL.fullmatch(fold(said)))


def _names_beside(
    filled: Sequence[tuple[int, Cell]], columns: ColumnMap, totals: Sequence[bool]
) -> bool:
    return any(
        columns.place(column) in _NAMED and not total
        for (column, _), total in zip(filled, totals, strict=True)
    )


def _is_a_line(only: tuple[int, Cell], columns: ColumnMap) -> bool:
    """A section title or a legend that happens to stand in a column of people."""
    column, cell = only
    if columns.place(column) is Place.REFERENCE:
        return not _REFERENCE.fullmatch(tidy(cell.words))
    return bool(_SECTION.fullmatch(fold(cell.words)))


class _RowReader:
    def __init__(self, sheet: str, columns: ColumnMap, context: CellContext, width: int) -> None:
        self._sheet = sheet
        self._as_at = context.days.as_at
        self._reader = CellReader(context)
        self._columns = {n: (columns.heading(n), columns.place(n)) for n in range(1, width + 1)}

    def read(self, number: int, filled: Sequence[tuple[int, Cell]]) -> ImportRow:
        cells = []
        for column, cell in filled:
            heading, place = self._columns[column]
            at = CellAt(self._sheet, number, column)
            cells.append(ImportCell(at, heading, place, cell, self._reader.read(place, cell)))
        return ImportRow(RowAt(self._sheet, number), tuple(cells), self._as_at)


def _day_named(rows: Sequence[Sequence[Cell]], today: date) -> date | None:
    """The day that stands above the headings, such as "@ 20 Nov 2026"."""
    for cell in (cell for row in rows for cell in row if not cell.is_blank):
        if isinstance(cell.value, date):
            candidates = [cell]
        else:
            candidates = [Cell(found) for found in _DAY_IN_TITLE.findall(cell.words)]
        for candidate in candidates:
            found = read_day(candidate, DayContext(today))
            if isinstance(found, Understood) and found.value <= today + _AHEAD:
                return found.value
    return None


def _kept(sheet: Sheet, rows: Sequence[Sequence[Cell]], why: Aside) -> tuple[SetAside, ...]:
    aside = (_aside(sheet, number, row, why) for number, row in enumerate(rows, 1))
    return tuple(one for one in aside if one.words)


def _comments(sheet: Sheet, index: int) -> tuple[SetAside, ...]:
    """What somebody explained beside a heading."""
    said = tuple(f"{cell.words}: {cell.note}" for cell in sheet.rows[index] if cell.note)
    return (SetAside(RowAt(sheet.name, index + 1), Aside.TITLE, said),) if said else ()


def _aside(sheet: Sheet, number: int, row: Sequence[Cell], why: Aside) -> SetAside:
    said: list[str] = []
    for cell in row:
        if not cell.is_blank:
            said.extend(part for part in (cell.words, cell.note) if part.strip())
    return SetAside(RowAt(sheet.name, number), why, tuple(said))


def _keys(columns: ColumnMap) -> tuple[str, ...]:
    keys = [heading_key(heading) for heading in columns.headings]
    while keys and not keys[-1]:
        keys.pop()
    return tuple(keys)
