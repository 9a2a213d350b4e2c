"""The rows of an import: every filled cell with how it was read, and every row set aside."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from tso_desktop.domain.cells import Reading
from tso_desktop.domain.columns import ColumnMap, Place, column_letter
from tso_desktop.domain.import_reading import KeptAsWords, NotUnderstood, Understood
from tso_desktop.domain.import_workbook import Cell

T = TypeVar("T")


class RowAt(NamedTuple):
    """Where a row stands; rows count from 1, as the spreadsheet's own margin does."""

    sheet: str
    row: int


class CellAt(NamedTuple):
    sheet: str
    row: int
    column: int

    @property
    def in_row(self) -> RowAt:
        return RowAt(self.sheet, self.row)


class State(StrEnum):
    READ = "read"
    KEPT_AS_WORDS = "kept as words"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True)
class ImportCell:
    """One filled cell. `typed` is what the officer put in its stead; its words stay."""

    at: CellAt
    heading: str
    place: Place
    cell: Cell
    reading: Reading
    typed: str = ""

    @property
    def words(self) -> str:
        return self.cell.words

    @property
    def state(self) -> State:
        match self.reading:
            case Understood():
                return State.READ
            case KeptAsWords():
                return State.KEPT_AS_WORDS
            case NotUnderstood():
                return State.NOT_UNDERSTOOD

    @property
    def said(self) -> str:
        """How it was read, what its words mean, or why it was not understood."""
        match self.reading:
            case Understood(reading=said) | KeptAsWords(meaning=said) | NotUnderstood(why=said):
                return said if self.cell.formula is None else self._of_a_formula(said)

    def _of_a_formula(self, said: str) -> str:
        return said if self.cell.value is None else f"{said} (the saved value of a formula)"

    def plain(self) -> dict[str, Any]:
        """As it is kept on the household: nothing left out but what is blank."""
        kept: dict[str, Any] = {
            "column": column_letter(self.at.column),
            "heading": self.heading,
            "place": self.place.value,
            "words": self.words,
            "state": self.state.value,
            "said": self.said,
            "typed": self.typed,
            "formula": self.cell.formula,
            "comment": self.cell.note,
        }
        return {name: value for name, value in kept.items() if value}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """`as_at` is the sheet's own day: ages are meant as at that day."""

    at: RowAt
    cells: tuple[ImportCell, ...]
    as_at: date
    _values: dict[Place, tuple[object, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        values: dict[Place, tuple[object, ...]] = {}
        for cell in self.cells:
            if isinstance(cell.reading, Understood):
                values[cell.place] = (*values.get(cell.place, ()), cell.reading.value)
        object.__setattr__(self, "_values", values)

    def filled(self, *places: Place) -> tuple[ImportCell, ...]:
        return tuple(cell for cell in self.cells if cell.place in places)

    def words(self, *places: Place) -> str:
        return "; ".join([cell.words.strip() for cell in self.filled(*places)])

    def values(self, place: Place, kind: type[T]) -> tuple[T, ...]:
        """What the understood cells of one place hold, from left to right."""
        found = self._values.get(place)
        return tuple(one for one in found if isinstance(one, kind)) if found else ()

    def value(self, place: Place, kind: type[T]) -> T | None:
        found = self.values(place, kind)
        return found[0] if found else None


class Aside(StrEnum):
    """Why a row is nobody's."""

    TITLE = "above the headings"
    BLANK = "blank"
    TOTALS = "a totals row"
    HEADINGS = "the headings again"
    LINE = "a line of its own"
    NOBODY = "it names nobody"
    NO_HEADINGS = "this sheet has no headings"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that makes no household; what stands in it is kept and shown."""

    at: RowAt
    why: Aside
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """One sheet as understood; without headings all its rows are set aside.

    `as_at` is the day named above the headings, or the day of the import.
    """

    name: str
    hidden: bool
    heading_row: int | None
    columns: ColumnMap
    as_at: date
    as_at_named: bool
    rows: tuple[ImportRow, ...]
    set_aside: tuple[SetAside, ...]
    remarks: tuple[str, ...] = ()
