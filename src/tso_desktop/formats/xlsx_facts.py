"""What an .xlsx file says beside its values: formulas, errors, comments; and how far it reaches."""

import re
from collections.abc import Iterable

from tso_desktop.formats.office_pieces import relations
from tso_desktop.formats.spreadsheet_facts import FileFacts, SheetFacts
from tso_desktop.formats.spreadsheet_limits import (
    MOST_COLUMNS,
    MOST_ROWS,
    Budget,
    SpreadsheetRefused,
    damaged,
)
from tso_desktop.formats.spreadsheet_xml import XmlReading, unheard
from tso_desktop.formats.spreadsheet_zip import Packed

_STRINGS = "xl/sharedstrings.xml"
_MACROS = "xl/vbaproject.bin"
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,7})\$?(\d{1,9})")


def read_xlsx_facts(packed: Packed, piece: str, name: str, budget: Budget) -> FileFacts:
    """`piece` is the one that holds the workbook."""
    book = _Book(packed, piece, name, budget)
    named = set(book.sheets.values())
    lengths = _shared_lengths(packed, book.strings, name, budget)
    found: dict[str, SheetFacts] = {}
    for one in packed.names():
        if one in named or one.endswith(".xml"):
            reading = _Sheet(name, budget, lengths)
            try:
                reading.read(packed.chunks(one))
            except SpreadsheetRefused:
                if one in named or reading.is_worksheet:
                    raise
            found[one] = reading.facts
    sheets = {sheet: found[piece] for sheet, piece in book.sheets.items() if piece in found}
    for sheet, facts in sheets.items():
        facts.notes.update(_comments(packed, book.sheets[sheet], name, budget))
    return FileFacts(sheets, days_from_1904=book.days_from_1904, macros=packed.has(_MACROS))


class _Book:
    """The names of the sheets, each with the piece that holds it."""

    def __init__(self, packed: Packed, piece: str, name: str, budget: Budget) -> None:
        self.days_from_1904 = False
        self._named: list[tuple[str, str]] = []
        XmlReading(name, budget, self._start, unheard, unheard).read(packed.chunks(piece))
        targets = relations(packed, piece, name, budget)
        by_id = {one.id: one.piece for one in targets}
        self.sheets = {sheet: by_id[key] for sheet, key in self._named if key in by_id}
        strings = (one.piece for one in targets if one.kind == "sharedStrings")
        self.strings = dict.fromkeys((*strings, _STRINGS))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            self._named.append((attributes.get("name", ""), attributes.get("id", "")))
        elif tag == "workbookPr":
            self.days_from_1904 = attributes.get("date1904") in ("1", "true")


class _Sheet:
    """One pass over the cells of a sheet; refuses one that reaches too far.

    What a piece is, its first tag tells: its name binds nobody.
    """

    def __init__(self, name: str, budget: Budget, lengths: list[int]) -> None:
        self.facts = SheetFacts()
        self.is_worksheet: bool | None = None
        self._name, self._budget, self._lengths = name, budget, lengths
        self._row = self._column = self._rows = self._columns = 0
        self._kind = ""
        self._heard: list[str] | None = None
        self._formula: str | None = None
        self._value: str | None = None
        self._shared: dict[str, str] = {}
        self._group = ""
        self._letters: dict[int, str] = {}

    def read(self, chunks: Iterable[bytes]) -> None:
        XmlReading(self._name, self._budget, self._start, self._end, self._text).read(chunks)
        self._budget.sheet(self._rows, self._columns)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "v" or tag == "f" or tag == "t":  # noqa: PLR1714 called millions of times
            self._heard = []
            if tag == "f":
                self._group = attributes.get("si", "")
        elif tag == "c":
            self._open_cell(attributes)
        elif tag == "row":
            self._row = _whole(attributes.get("r"), self._row + 1)
            self._column = 0
        elif self.is_worksheet is None:
            self.is_worksheet = tag == "worksheet"

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._column += 1
        reference = attributes.get("r")
        if reference and reference != f"{self._letters.get(self._column)}{self._row}":
            self._place(reference)
        self._kind = attributes.get("t", "n")
        self._formula = self._value = None

    def _place(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise damaged(self._name)
        self._row, self._column = int(found[2]), _column(found[1])
        self._letters[self._column] = found[1]

    def _text(self, text: str) -> None:
        if self._heard is not None:
            self._heard.append(text)

    def _end(self, tag: str) -> None:
        if tag == "c":
            self._close_cell()
        elif tag == "v" or tag == "f" or tag == "t":  # noqa: PLR1714 called millions of times
            said, self._heard = "".join(self._heard or ()), None
            if tag == "f":
                self._formula = self._whole_formula(said)
            else:
                self._value = said

    def _whole_formula(self, said: str) -> str:
        """A formula that was filled down is written out once."""
        if said and self._group:
            self._shared.setdefault(self._group, said)
        return said or f"filled from {self._shared.get(self._group, 'another cell')}"

    def _close_cell(self) -> None:
        if (self._formula is None and not self._value) or not self.is_worksheet:
            return
        if self._row > self._rows or self._column > self._columns:
            self._budget.position(self._row, self._column)
            self._rows = max(self._rows, self._row)
            self._columns = max(self._columns, self._column)
        position = (self._row, self._column)
        if self._formula is not None:
            self.facts.formulas[position] = self._formula
            if self._value is None or (not self._value and self._kind != "str"):
                self.facts.unsaved.add(position)
        if self._kind == "e" and self._value:
            self.facts.errors[position] = self._value
        elif self._kind == "s":
            self._budget.text(self._length(self._value))

    def _length(self, index: str | None) -> int:
        at = _whole(index, -1)
        return self._lengths[at] if 0 <= at < len(self._lengths) else 0


def _shared_lengths(packed: Packed, pieces: Iterable[str], name: str, budget: Budget) -> list[int]:
    """How long each shared text is: a sheet may repeat one of them in every cell."""
    lengths: list[int] = []

    def start(tag: str, _attributes: dict[str, str]) -> None:
        if tag == "si":
            lengths.append(0)

    def text(said: str) -> None:
        if lengths:
            lengths[-1] += len(said)

    for piece in pieces:
        if packed.has(piece) and not lengths:
            XmlReading(name, budget, start, unheard, text).read(packed.chunks(piece))
    return lengths


def _comments(packed: Packed, sheet: str, name: str, budget: Budget) -> dict[tuple[int, int], str]:
    notes: dict[tuple[int, int], list[str]] = {}
    at: list[tuple[int, int] | None] = [None]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "comment":
            found = _REFERENCE.fullmatch(attributes.get("ref", ""))
            at[0] = (int(found[2]), _column(found[1])) if found else None

    def text(said: str) -> None:
        row, column = at[0] or (0, 0)
        if 1 <= row <= MOST_ROWS and 1 <= column <= MOST_COLUMNS:
            notes.setdefault((row, column), []).append(said)

    def end(tag: str) -> None:
        if tag == "comment":
            at[0] = None

    for related in relations(packed, sheet, name, budget):
        if related.kind == "comments" and packed.has(related.piece):
            XmlReading(name, budget, start, end, text).read(packed.chunks(related.piece))
    return {position: "".join(said).strip() for position, said in notes.items()}


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() else otherwise
