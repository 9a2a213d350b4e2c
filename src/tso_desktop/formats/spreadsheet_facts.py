"""What a spreadsheet file says about its cells beside their values."""

from collections.abc import Iterator
from dataclasses import dataclass, field

Position = tuple[int, int]  # row and column, from 1

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
NOT_SHOWN = "(this kind of file does not show it)"


@dataclass(slots=True)
class SheetFacts:
    """`unsaved` are formulas whose result was never saved; `errors` is what they came to."""

    formulas: dict[Position, str] = field(default_factory=dict)
    unsaved: set[Position] = field(default_factory=set)
    errors: dict[Position, str] = field(default_factory=dict)
    notes: dict[Position, str] = field(default_factory=dict)

    def beyond(self, rows: int, columns: int) -> Iterator[Position]:
        """Positions that a reader of values alone leaves out."""
        for row, column in {*self.formulas, *self.errors, *self.notes}:
            if row > rows or column > columns:
                yield row, column


@dataclass(slots=True)
class FileFacts:
    """By sheet name; what is not known of a sheet is left out."""

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    days_from_1904: bool = False
    macros: bool = False
