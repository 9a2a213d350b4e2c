"""How large another person's spreadsheet may be, and what is said of one that is refused."""

from collections.abc import Callable
from time import monotonic

from tso_desktop.domain.refused import Refused

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
MOST_CELLS = 5_000_000  # of the rectangle round all filled cells, over all sheets
MOST_TEXT = 100_000_000  # letters in all cells: a short file can repeat one long text for ever
MOST_SHEETS = 200
MOST_SECONDS = 120.0


class SpreadsheetRefused(Refused):
    """The file was not read, and nothing was changed; the sentence says what would help."""


class Budget:
    """What is left for one file: cells, letters and time. Raises when it is spent."""

    def __init__(self, name: str, heed: Callable[[], None] = lambda: None) -> None:
        self._name = name
        self._heed = heed
        self._ends_at = monotonic() + MOST_SECONDS
        self._cells = 0
        self._text = 0

    def position(self, row: int, column: int) -> None:
        """A filled cell, its row and column counted from 1."""
        if row > MOST_ROWS:
            raise SpreadsheetRefused(
                f"“{self._name}” has more than {MOST_ROWS:,} rows, which is the most that can be"
                " imported; nothing was imported: split it into smaller files."
            )
        if column > MOST_COLUMNS:
            raise SpreadsheetRefused(
                f"“{self._name}” has more than {MOST_COLUMNS:,} columns, which is the most that can"
                " be imported; nothing was imported: delete the columns that are not needed."
            )

    def sheet(self, rows: int, columns: int) -> None:
        """The rectangle round one sheet's filled cells."""
        self._cells += rows * columns
        if self._cells > MOST_CELLS:
            raise SpreadsheetRefused(
                f"“{self._name}” spreads over more than {MOST_CELLS:,} cells; nothing was imported:"
                " delete what stands far from the caseload, or split it into smaller files."
            )

    def text(self, letters: int) -> None:
        self._text += letters
        if self._text > MOST_TEXT:
            raise SpreadsheetRefused(
                f"“{self._name}” holds more than {MOST_TEXT:,} letters; nothing was imported:"
                " split it into smaller files."
            )

    def time(self) -> None:
        self._heed()
        if monotonic() > self._ends_at:
            raise SpreadsheetRefused(
                f"“{self._name}” could not be read within {MOST_SECONDS:.0f} seconds; nothing was"
                " imported: split it into smaller files."
            )


def damaged(name: str) -> SpreadsheetRefused:
    return SpreadsheetRefused(
        f"“{name}” is damaged and could not be read; nothing was imported: open it in your"
        " spreadsheet program, save it again and try that copy."
    )


def has_password(name: str) -> SpreadsheetRefused:
    return SpreadsheetRefused(
        f"“{name}” has a password, so it cannot be read; nothing was imported: save a copy without"
        " the password and import that."
    )


def not_a_spreadsheet(name: str, what: str) -> SpreadsheetRefused:
    return SpreadsheetRefused(
        f"“{name}” is {what}, not a spreadsheet; nothing was imported: choose a file that was saved"
        " as .xlsx, .xls, .ods or .csv."
    )


def is_empty(name: str) -> SpreadsheetRefused:
    return SpreadsheetRefused(
        f"“{name}” is empty; nothing was imported: check that it is the right file."
    )
