"""What an .xlsb file says beside its values: which cells are formulas; and how far it reaches."""

from collections.abc import Iterator
from struct import error, unpack_from

from tso_desktop.formats.office_pieces import relations
from tso_desktop.formats.spreadsheet_facts import ERRORS, NOT_SHOWN, FileFacts, SheetFacts
from tso_desktop.formats.spreadsheet_limits import Budget, damaged
from tso_desktop.formats.spreadsheet_zip import Packed

_STRINGS = "xl/sharedstrings.bin"
_MACROS = "xl/vbaproject.bin"
_ROW, _ERROR, _SHARED = 0, 3, 7
_VALUES = range(2, 12)
_FORMULAS = range(8, 12)
_FORMULA_ERROR = 11
_STRING_ITEM = 19
_BOOK_PROPERTIES, _BOOK_SHEET = 153, 156
_OFTEN = 50_000


def read_xlsb_facts(packed: Packed, piece: str, name: str, budget: Budget) -> FileFacts:
    """`piece` is the one that holds the workbook."""
    try:
        lengths = [
            unpack_from("<I", body, 1)[0]
            for kind, body in _records(packed, _STRINGS, budget)
            if kind == _STRING_ITEM
        ]
        named, days_from_1904 = _book(packed, piece, budget)
        by_id = {one.id: one.piece for one in relations(packed, piece, name, budget)}
        pieces = {sheet: by_id[key] for sheet, key in named if key in by_id}
        found = {
            one: _sheet(packed, one, budget, lengths)
            for one in packed.names()
            if one in pieces.values() or one.startswith("xl/worksheets/sheet")
        }
    except (error, IndexError, UnicodeDecodeError) as reason:
        raise damaged(name) from reason
    sheets = {sheet: found[one] for sheet, one in pieces.items() if one in found}
    return FileFacts(sheets, days_from_1904=days_from_1904, macros=packed.has(_MACROS))


def _book(packed: Packed, piece: str, budget: Budget) -> tuple[list[tuple[str, str]], bool]:
    named: list[tuple[str, str]] = []
    days_from_1904 = False
    for kind, body in _records(packed, piece, budget):
        if kind == _BOOK_PROPERTIES:
            days_from_1904 = bool(body[0] & 1)
        elif kind == _BOOK_SHEET:
            relation, after = _wide(body, 8)
            named.append((_wide(body, after)[0], relation))
    return named, days_from_1904


def _sheet(packed: Packed, piece: str, budget: Budget, lengths: list[int]) -> SheetFacts:
    facts = SheetFacts()
    row = rows = columns = 0
    for kind, body in _records(packed, piece, budget):
        if kind == _ROW:
            row = unpack_from("<I", body)[0] + 1
        elif kind in _VALUES:
            column = unpack_from("<I", body)[0] + 1
            budget.position(row, column)
            rows, columns = max(rows, row), max(columns, column)
            if kind in _FORMULAS:
                facts.formulas[row, column] = NOT_SHOWN
            if kind in (_ERROR, _FORMULA_ERROR):
                facts.errors[row, column] = ERRORS.get(body[8], "#N/A")
            elif kind == _SHARED:
                at = unpack_from("<I", body, 8)[0]
                budget.text(lengths[at] if at < len(lengths) else 0)
    budget.sheet(rows, columns)
    return facts


def _records(packed: Packed, piece: str, budget: Budget) -> Iterator[tuple[int, memoryview]]:
    """Kind and body; both numbers before a body grow by seven bits a byte."""
    content = memoryview(b"".join(packed.chunks(piece)))
    at = count = 0
    while at < len(content):
        count += 1
        if count % _OFTEN == 0:
            budget.time()
        kind = content[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (content[at] & 0x7F) << 7
            at += 1
        size = 0
        for shift in (0, 7, 14, 21):
            byte = content[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, content[at : at + size]
        at += size


def _wide(body: memoryview, at: int) -> tuple[str, int]:
    letters = unpack_from("<I", body, at)[0]
    end = at + 4 + letters * 2
    return bytes(body[at + 4 : end]).decode("utf-16-le"), end
