"""What an .ods file says beside its values: formulas, comments; and how far it reaches."""

from tso_desktop.formats.spreadsheet_facts import FileFacts, SheetFacts
from tso_desktop.formats.spreadsheet_limits import Budget, damaged, has_password
from tso_desktop.formats.spreadsheet_xml import XmlReading, unheard
from tso_desktop.formats.spreadsheet_zip import Packed

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_MACROS = ("basic/", "scripts/")
_CELLS = ("table-cell", "covered-table-cell")
_LONG = 1_000_000_000


def read_ods_facts(packed: Packed, name: str, budget: Budget) -> FileFacts:
    _refuse_password(packed, name, budget)
    content = _Content(name, budget)
    content.read(packed)
    macros = any(piece.startswith(_MACROS) for piece in packed.names())
    return FileFacts(content.sheets, macros=macros)


class _Content:
    """One pass over all tables. A row or cell that stands many times is written once."""

    def __init__(self, name: str, budget: Budget) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self._name, self._budget = name, budget
        self._facts = SheetFacts()
        self._row = self._column = 0
        self._rows = self._columns = 0
        self._row_times = self._times = 1
        self._letters = 0
        self._typed = False
        self._formula: str | None = None
        self._note: list[str] | None = None
        self._note_text: list[str] = []
        self._inside = False
        self._filled = False

    def read(self, packed: Packed) -> None:
        reading = XmlReading(self._name, self._budget, self._start, self._end, self._text)
        reading.read(packed.chunks(_CONTENT))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._facts = self.sheets.setdefault(attributes.get("name", ""), SheetFacts())
            self._row = self._rows = self._columns = 0
        elif tag == "table-row":
            self._row_times = self._repeats(attributes, "number-rows-repeated")
            self._row, self._column, self._filled = self._row + 1, 0, False
        elif tag in _CELLS:
            self._times = self._repeats(attributes, "number-columns-repeated")
            self._column += 1
            self._formula = attributes.get("formula")
            self._typed = "value-type" in attributes
            self._letters, self._inside = 0, True
        elif tag == "annotation" and self._inside:
            self._note = []

    def _text(self, said: str) -> None:
        if self._note is not None:
            self._note.append(said)
        elif self._inside:
            self._letters += len(said)

    def _end(self, tag: str) -> None:
        if tag == "annotation" and self._note is not None:
            self._note_text, self._note = self._note, None
        elif tag in _CELLS and self._inside:
            self._close_cell()
        elif tag == "table-row":
            self._close_row()
        elif tag == "table":
            self._budget.sheet(self._rows, self._columns)

    def _close_cell(self) -> None:
        self._inside = False
        position = (self._row, self._column)
        last = self._column + self._times - 1
        if self._typed or self._letters or self._formula is not None:
            self._budget.position(self._row, last)
            self._budget.text(self._letters * self._times * self._row_times)
            self._columns, self._filled = max(self._columns, last), True
        if self._formula is not None:
            self._facts.formulas[position] = self._formula.partition(":")[2] or self._formula
            if not self._typed:
                self._facts.unsaved.add(position)
        if note := "".join(self._note_text).strip():
            self._budget.position(*position)
            self._facts.notes[position] = note
        self._note_text = []
        self._column = last

    def _close_row(self) -> None:
        last = self._row + self._row_times - 1
        if self._filled:
            self._budget.position(last, 1)
            self._rows = last
        self._row = last

    def _repeats(self, attributes: dict[str, str], name: str) -> int:
        said = attributes.get(name, "1")
        if not (said.isascii() and said.isdecimal()) or not 1 <= int(said[:10]) <= _LONG:
            raise damaged(self._name)
        return int(said[:10])


def _refuse_password(packed: Packed, name: str, budget: Budget) -> None:
    def start(tag: str, _attributes: dict[str, str]) -> None:
        if tag == "encryption-data":
            raise has_password(name)

    if packed.has(_MANIFEST):
        XmlReading(name, budget, start, unheard, unheard).read(packed.chunks(_MANIFEST))
