"""A spreadsheet as it was saved: sheets of cells, whatever file format they came from."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

_EXACT = 1e15  # beyond, a spreadsheet itself has lost the last digits

CellValue = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One saved value; `formula` is what would compute it, which is never run.

    A formula beside no value was saved without its result. `note` is a comment on the cell.
    """

    value: CellValue = None
    formula: str | None = None
    note: str = ""

    @property
    def words(self) -> str:
        """What stands in the sheet; of a formula without a saved value, its text."""
        if isinstance(self.value, str):
            return self.value
        if self.value is None:
            return "" if self.formula is None else f"={self.formula.removeprefix('=')}"
        return _as_written(self.value)

    @property
    def is_blank(self) -> bool:
        if self.note:
            return False
        if isinstance(self.value, str):
            return not self.value or self.value.isspace()
        return self.value is None and self.formula is None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows from the first one on; row 1, column 1 is `rows[0][0]`. Rows may differ in length."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """`remarks` are sentences about the whole file: macros not run, a chart left out."""

    name: str
    sheets: tuple[Sheet, ...]
    days_from_1904: bool = False
    remarks: tuple[str, ...] = ()


def _as_written(value: float | date) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}" if value.time() != value.min.time() else _day(value)
        case date():
            return _day(value)
        case int():
            return str(value)
        case float():
            return _number(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return f"{Decimal(str(value)):f}" if abs(value) < _EXACT else str(value)


def _day(value: date) -> str:
    return f"{value.day:02}/{value.month:02}/{value.year:04}"
