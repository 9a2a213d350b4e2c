"""What an .xls file says beside its values: which cells are formulas; and how far it reaches."""

from collections.abc import Iterator
from struct import error, unpack_from

from tso_desktop.formats.ole_file import OleDamaged, OleFile
from tso_desktop.formats.spreadsheet_facts import ERRORS, NOT_SHOWN, FileFacts, SheetFacts
from tso_desktop.formats.spreadsheet_limits import (
    Budget,
    damaged,
    has_password,
    not_a_spreadsheet,
)

_BEGIN, _END, _CONTINUE = 0x0809, 0x000A, 0x003C
_PASSWORD, _EPOCH, _SHEET, _STRINGS = 0x002F, 0x0022, 0x0085, 0x00FC
_ONE = (0x0006, 0x0203, 0x0204, 0x00D6, 0x00FD, 0x0205, 0x027E)
_FORMULA, _SHARED, _ERROR = 0x0006, 0x00FD, 0x0205
_SEVERAL = 0x00BD
_OFTEN = 50_000
_KNOWN = (
    ("encryptedpackage", None),
    ("worddocument", "a Word document"),
    ("powerpoint document", "a presentation"),
    ("__properties_version1.0", "a saved email"),
)


def read_xls_facts(content: bytes, name: str, budget: Budget) -> FileFacts:
    try:
        ole = OleFile(content)
        _refuse_others(ole, name)
        book = ole.stream("workbook") or ole.stream("book")
        facts = _Book(book, name, budget).facts
    except (OleDamaged, error, IndexError) as reason:
        raise damaged(name) from reason
    facts.macros = "_vba_project_cur" in ole.names
    return facts


def _refuse_others(ole: OleFile, name: str) -> None:
    for stream, what in _KNOWN:
        if stream in ole.names:
            raise not_a_spreadsheet(name, what) if what else has_password(name)
    if not ole.names & {"workbook", "book"}:
        raise not_a_spreadsheet(name, "another kind of Office file")


class _Book:
    def __init__(self, book: bytes, name: str, budget: Budget) -> None:
        self.facts = FileFacts()
        self._book, self._name, self._budget = memoryview(book), name, budget
        self._lengths: list[int] = []
        for sheet, at in self._read_globals():
            self.facts.sheets[sheet] = self._read_sheet(at)

    def _read_globals(self) -> list[tuple[str, int]]:
        sheets = []
        strings: list[memoryview] = []
        for kind, body in self._records(0):
            if kind == _PASSWORD:
                raise has_password(self._name)
            if kind == _EPOCH:
                self.facts.days_from_1904 = bool(unpack_from("<H", body)[0])
            elif kind == _SHEET:
                sheets.append((_short(body), unpack_from("<I", body)[0]))
            elif kind == _STRINGS or (strings and kind == _CONTINUE):
                strings.append(body)
            elif strings and not self._lengths:
                self._lengths = _string_lengths(strings)
        if strings and not self._lengths:
            self._lengths = _string_lengths(strings)
        return sheets

    def _read_sheet(self, start: int) -> SheetFacts:
        facts = SheetFacts()
        rows = columns = 0
        for kind, body in self._records(start):
            if kind not in _ONE and kind != _SEVERAL:
                continue
            row, column = (number + 1 for number in unpack_from("<HH", body))
            last = unpack_from("<H", body, len(body) - 2)[0] + 1 if kind == _SEVERAL else column
            self._budget.position(row, last)
            rows, columns = max(rows, row), max(columns, last)
            if kind == _FORMULA:
                facts.formulas[row, column] = NOT_SHOWN
                if unpack_from("<H", body, 12)[0] == 0xFFFF and body[6] == 2:  # noqa: PLR2004
                    facts.errors[row, column] = ERRORS.get(body[8], "#N/A")
            elif kind == _ERROR and body[7]:
                facts.errors[row, column] = ERRORS.get(body[6], "#N/A")
            elif kind == _SHARED:
                at = unpack_from("<I", body, 6)[0]
                self._budget.text(self._lengths[at] if at < len(self._lengths) else 0)
        self._budget.sheet(rows, columns)
        return facts

    def _records(self, at: int) -> Iterator[tuple[int, memoryview]]:
        """The records of one part, without those of a chart that is drawn inside it."""
        depth = count = 0
        while at + 4 <= len(self._book):
            kind, size = unpack_from("<HH", self._book, at)
            count += 1
            if count % _OFTEN == 0:
                self._budget.time()
            depth += (kind == _BEGIN) - (kind == _END)
            if depth <= 0:
                break
            if depth == 1:
                yield kind, self._book[at + 4 : at + 4 + size]
            at += 4 + size
        if count <= 1:
            raise OleDamaged


def _short(body: memoryview) -> str:
    letters, wide = body[6], body[7] & 1
    raw = bytes(body[8 : 8 + letters * (2 if wide else 1)])
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")


def _string_lengths(parts: list[memoryview]) -> list[int]:
    """How long each shared text is; one that runs into the next record starts with a new flag."""
    lengths: list[int] = []
    part, at = 0, 8
    count = unpack_from("<I", parts[0], 4)[0]
    while len(lengths) < count and part < len(parts):
        if at >= len(parts[part]):
            part, at = part + 1, at - len(parts[part])
            continue
        letters, flags = unpack_from("<HB", parts[part], at)
        at += 3
        runs, extra = 0, 0
        if flags & 8:
            runs = unpack_from("<H", parts[part], at)[0]
            at += 2
        if flags & 4:
            extra = unpack_from("<I", parts[part], at)[0]
            at += 4
        lengths.append(letters)
        left, wide = letters, flags & 1
        while left:
            room = (len(parts[part]) - at) // (2 if wide else 1)
            taken = min(left, max(room, 0))
            at += taken * (2 if wide else 1)
            left -= taken
            if left:
                part, at = part + 1, 1
                wide = parts[part][0] & 1
        at += runs * 4 + extra
    return lengths
