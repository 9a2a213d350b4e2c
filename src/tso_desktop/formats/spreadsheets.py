"""Other people's spreadsheets, read as they were saved: no formula, macro or link is ever run."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tso_desktop.domain.import_workbook import Cell, CellValue, Sheet, Workbook
from tso_desktop.formats.delimited import (
    decoded,
    looks_like_a_table,
    read_delimited,
    row_of_a_nul,
)
from tso_desktop.formats.ole_file import MAGIC as OLE
from tso_desktop.formats.spreadsheet_facts import FileFacts, SheetFacts
from tso_desktop.formats.spreadsheet_limits import (
    MOST_BYTES,
    MOST_SHEETS,
    Budget,
    SpreadsheetRefused,
    damaged,
    has_password,
    is_empty,
    not_a_spreadsheet,
)

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_ZIP = b"PK\x03\x04"
_TEXT_ENDINGS = {".csv", ".tsv", ".tab", ".txt"}
_BOOK_ENDINGS = {".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"}
_STRANGERS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document"),
    (b"SQLite format 3", "a database"),
)
_PACKED_STRANGERS = (
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a presentation"),
    ("index/document.iwa", "a Numbers or Pages file"),
)
_BLANK = Cell()
_MIDNIGHT = time()


def read_workbook(path: Path, heed: Callable[[], None] = lambda: None) -> Workbook:
    """The whole file, or a refusal in one sentence. Nothing is written anywhere.

    `heed` is called again and again, and may raise to stop the work.
    """
    name = path.name
    content = _content(path)
    budget = Budget(name, heed)
    for opening, what in _STRANGERS:
        if content.startswith(opening):
            raise not_a_spreadsheet(name, what)
    if content.startswith((_ZIP, OLE)):
        workbook = _read_book(content, name, budget)
    else:
        workbook = _read_text(content, path, budget)
    if all(cell.is_blank for sheet in workbook.sheets for row in sheet.rows for cell in row):
        raise is_empty(name)
    return workbook


def _content(path: Path) -> bytes:
    """Read once, so that what was checked is what is understood."""
    name = path.name
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as reason:
        raise SpreadsheetRefused(
            f"“{name}” is no longer there; nothing was imported: choose the file again."
        ) from reason
    except IsADirectoryError as reason:
        raise not_a_spreadsheet(name, "a folder") from reason
    except PermissionError as reason:
        if path.is_dir():
            raise not_a_spreadsheet(name, "a folder") from reason
        raise SpreadsheetRefused(
            f"“{name}” may not be opened; nothing was imported: close it in other programs, or ask"
            " for permission to read it."
        ) from reason
    except OSError as reason:
        raise SpreadsheetRefused(
            f"“{name}” could not be read from the disk; nothing was imported: copy it to this"
            " computer and try again."
        ) from reason
    if len(content) > MOST_BYTES:
        raise SpreadsheetRefused(
            f"“{name}” is larger than {MOST_BYTES // 1_000_000} MB, which is the most that can be"
            " imported; nothing was imported: split it into smaller files."
        )
    if not content.strip():
        raise is_empty(name)
    return content


def _read_text(content: bytes, path: Path, budget: Budget) -> Workbook:
    text = decoded(content)
    ending = path.suffix.casefold()
    if ending in _TEXT_ENDINGS and (row := row_of_a_nul(content)):
        raise SpreadsheetRefused(
            f"Row {row} of “{path.name}” holds a character that no list can hold (NUL); nothing"
            " was imported: take it out there, or save the list as .xlsx."
        )
    if text is None or ending not in _TEXT_ENDINGS | _BOOK_ENDINGS:
        raise not_a_spreadsheet(path.name, "another kind of file")
    if text.lstrip()[:1] == "<":
        raise not_a_spreadsheet(path.name, "a web page or other marked-up text")
    if ending in _BOOK_ENDINGS and not looks_like_a_table(text):
        raise not_a_spreadsheet(path.name, "a text")
    return read_delimited(text, path.name, budget)


def _read_book(content: bytes, name: str, budget: Budget) -> Workbook:
    facts = _facts(content, name, budget)
    from python_calamine import CalamineWorkbook

    book = _safely(name, lambda: CalamineWorkbook.from_filelike(BytesIO(content)))
    sheets, remarks = _sheets(book, facts, name, budget)
    if facts.macros:
        remarks.append("The file holds macros. They were not run.")
    if any(sheet.formulas for sheet in facts.sheets.values()):
        remarks.append("Formulas were not run. Their saved values were read.")
    return Workbook(name, tuple(sheets), facts.days_from_1904, tuple(remarks))


def _facts(content: bytes, name: str, budget: Budget) -> FileFacts:
    """What only the file itself tells; refuses it before anything large is made of it."""
    from tso_desktop.formats.ods_facts import read_ods_facts
    from tso_desktop.formats.office_pieces import book_piece
    from tso_desktop.formats.spreadsheet_zip import Packed
    from tso_desktop.formats.xls_facts import read_xls_facts
    from tso_desktop.formats.xlsb_facts import read_xlsb_facts
    from tso_desktop.formats.xlsx_facts import read_xlsx_facts

    if content.startswith(OLE):
        return read_xls_facts(content, name, budget)
    packed = Packed(content, name, budget)
    for piece, what in _PACKED_STRANGERS:
        if packed.has(piece):
            raise not_a_spreadsheet(name, what)
    book = book_piece(packed, name, budget)
    if book:
        read = read_xlsb_facts if book.endswith(".bin") else read_xlsx_facts
        return read(packed, book, name, budget)
    if packed.has("content.xml") and b"spreadsheet" in packed.starts_with("mimetype"):
        return read_ods_facts(packed, name, budget)
    raise not_a_spreadsheet(name, "an archive or another packed file")


def _sheets(
    book: "CalamineWorkbook", facts: FileFacts, name: str, budget: Budget
) -> tuple[list[Sheet], list[str]]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets: list[Sheet] = []
    remarks: list[str] = []
    if len(book.sheets_metadata) > MOST_SHEETS:
        raise SpreadsheetRefused(
            f"“{name}” has more than {MOST_SHEETS} sheets, which is the most that can be imported;"
            " nothing was imported: split it into smaller files."
        )
    for about in book.sheets_metadata:
        budget.time()
        if about.typ != SheetTypeEnum.WorkSheet:
            remarks.append(f"“{about.name}” is a chart or a macro sheet and was left out.")
            continue
        rows = _safely(name, partial(_rows, book, about.name))
        known = facts.sheets.get(about.name, SheetFacts())
        hidden = about.visible != SheetVisibleEnum.Visible
        sheets.append(Sheet(about.name, _cells(rows, known), hidden=hidden))
    return sheets, remarks


def _rows(book: "CalamineWorkbook", sheet: str) -> list[list[Any]]:
    return list(book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))


def _safely(name: str, reading: Callable[[], Any]) -> Any:
    """The reader's own errors, and the panics of the language beneath it, are one refusal."""
    from python_calamine import CalamineError, PasswordError

    try:
        return reading()
    except PasswordError as reason:
        raise has_password(name) from reason
    except (CalamineError, OSError, ValueError, OverflowError) as reason:
        raise damaged(name) from reason
    except BaseException as reason:
        if type(reason).__name__ != "PanicException":
            raise
        raise damaged(name) from reason


def _cells(rows: list[list[Any]], facts: SheetFacts) -> tuple[tuple[Cell, ...], ...]:
    grid = [[_cell(value) for value in row] for row in rows]
    width = max(map(len, grid), default=0)
    for row, column in facts.beyond(len(grid), width):
        grid.extend([] for _ in range(row - len(grid)))
        grid[row - 1].extend(_BLANK for _ in range(column - len(grid[row - 1])))
    for position in {*facts.formulas, *facts.errors, *facts.notes}:
        row, column = position
        line = grid[row - 1]
        line.extend(_BLANK for _ in range(column - len(line)))
        line[column - 1] = _with_facts(line[column - 1], position, facts)
    return tuple(map(tuple, grid))


def _with_facts(cell: Cell, position: tuple[int, int], facts: SheetFacts) -> Cell:
    formula = facts.formulas.get(position)
    value = facts.errors.get(position, cell.value)
    if formula is not None:
        value = None if position in facts.unsaved else ("" if value is None else value)
    return Cell(value, formula, facts.notes.get(position, ""))


def _cell(value: Any) -> Cell:
    if value == "":
        return _BLANK
    return Cell(_plain(value))


def _plain(value: Any) -> CellValue:
    """A time of day has no place of its own in a cell, so it is words."""
    match value:
        case datetime():
            return value if value.time() != _MIDNIGHT else value.date()
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case str() | bool() | int() | float() | date():
            return value
        case _:
            return str(value)
