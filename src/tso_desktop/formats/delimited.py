"""Tables in plain text: .csv and .tsv in whatever encoding and with whatever separator."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO

from tso_desktop.domain.import_workbook import Cell, Sheet, Workbook
from tso_desktop.formats.spreadsheet_limits import Budget, SpreadsheetRefused

_SEPARATORS = ",;\t|"
_SAMPLE = 100  # rows by which a separator is judged
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FREE_TO_USE = "\t\n\v\f\r\x1a"
_FEW, _HARDLY_EVER = 8, 20  # letters that cannot be seen: some, or one to so many others
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NULS_IN_UTF_16 = 4  # every second byte of plain letters is NUL there; every fourth is enough
_BLANK = Cell()


def decoded(content: bytes) -> str | None:
    """The text, or None for what is no text at all."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    sample = content[:4096]
    if sample.count(0) * _NULS_IN_UTF_16 > len(sample):
        even, odd = content[:4096:2].count(0), content[1:4096:2].count(0)
        return _strictly(content, "utf-16-be" if even > odd else "utf-16-le")
    return _strictly(content, "utf-8") or _strictly(_filled(content), "cp1252")


def row_of_a_nul(content: bytes) -> int | None:
    """The line with a character that no list can hold, in what is a text otherwise."""
    if decoded(content) is not None or not 0 < content.count(0) <= _FEW:
        return None
    found = decoded(content.replace(b"\x00", b" ")) is not None
    return content[: content.index(0)].count(b"\n") + 1 if found else None


def read_delimited(text: str, name: str, budget: Budget) -> Workbook:
    text, unseen = _UNSEEN.subn(" ", text.rstrip("\x1a"))
    separator, body = _separator(text)
    try:
        rows, careless = list(_rows(body, separator, budget, strict=True)), False
    except csv.Error:
        rows, careless = _leniently(body, separator, name, budget), True
    budget.sheet(len(rows), max(map(len, rows), default=0))
    title = name.rpartition(".")[0] or name
    remarks = tuple(_remarks(careless=careless, unseen=unseen))
    return Workbook(name, (Sheet(title, tuple(rows)),), remarks=remarks)


def _remarks(*, careless: bool, unseen: int) -> Iterator[str]:
    if careless:
        yield "Quotation marks were out of place; a cell may hold more than it should."
    if unseen:
        many = (
            f"{unseen:,} characters that cannot be seen were each"
            if unseen > 1
            else ("A character that cannot be seen was")
        )
        yield f"{many} read as a space."


def looks_like_a_table(text: str) -> bool:
    """Most of the first lines have the same number of cells, and more than one."""
    separator, body = _separator(text)
    lines = [line for line in body[:20_000].splitlines() if line.strip()][:20]
    counts = [line.count(separator) for line in lines]
    return (
        bool(counts)
        and counts.count(max(set(counts), key=counts.count)) * 2 > len(counts)
        and max(counts) > 0
    )


def _leniently(body: str, separator: str, name: str, budget: Budget) -> list[tuple[Cell, ...]]:
    try:
        return list(_rows(body, separator, budget, strict=False))
    except csv.Error as reason:
        raise SpreadsheetRefused(
            f"“{name}” has a quotation mark that is never closed; nothing was imported: open it in"
            " your spreadsheet program and save it as .xlsx."
        ) from reason


def _rows(body: str, separator: str, budget: Budget, *, strict: bool) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(csv.reader(StringIO(body), delimiter=separator, strict=strict), 1):
        if row:
            budget.position(number, len(row))
        if number % 1_000 == 0:
            budget.time()
        yield tuple(Cell(text) if text else _BLANK for text in row)


def _separator(text: str) -> tuple[str, str]:
    """Excel may write `sep=;` in a first line of its own."""
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return first.strip()[-1], rest
    sample = [line for line in text[:200_000].splitlines() if line.strip()][:_SAMPLE]
    return max(_SEPARATORS, key=lambda mark: _evenness(sample, mark)), text


def _evenness(lines: list[str], separator: str) -> tuple[int, int]:
    """How many rows have as many cells as most do, then how many cells that is."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return (0, 0)
    wide = [width for width in widths if width > 1]
    if not wide:
        return (0, 0)
    usual = max(set(wide), key=wide.count)
    return (wide.count(usual), usual)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    sample = text[:4096]
    odd = sum(letter < " " and letter not in _FREE_TO_USE for letter in sample)
    return None if "\x00" in text or _is_no_text(odd, sample) else text


def _is_no_text(odd: int, sample: str) -> bool:
    return odd > _FEW and odd * _HARDLY_EVER > len(sample)


def _filled(content: bytes) -> bytes:
    """Five bytes mean nothing in Windows-1252; a question mark says so."""
    return content.translate(bytes.maketrans(b"\x81\x8d\x8f\x90\x9d", b"?????"))
