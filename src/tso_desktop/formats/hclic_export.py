"""The homelessness return for typing into the main system: item by item, a block for each case.

A spreadsheet and a CSV hold the same rows. Neither is an official file of the return, and neither
ever holds a formula. What is written holds names: it belongs where case files belong.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from tso_desktop.domain.hclic.checking import Readiness, check_all
from tso_desktop.domain.hclic.disadvantage import STRANDS, disadvantage
from tso_desktop.domain.hclic.facts import HclicCase
from tso_desktop.domain.hclic.items import ReturnRules
from tso_desktop.domain.hclic.lines import Line, about_words, answer_words, lines, state_words
from tso_desktop.domain.hclic.registry import Finding, Severity
from tso_desktop.formats.hclic_xml import case_xml, personal_xml
from tso_desktop.formats.plain_text import formula_safe, writable
from tso_desktop.formats.whole_file import NotWritten, write_whole

HEADINGS = (
    *("Case", "Item", "Question", "About", "Answer", "Code", "Official value", "State"),
    "Where it stands in TSO Desktop",
)
_WIDTHS = (14, 8, 44, 30, 44, 18, 14, 20, 40)
_ROWS_IN_A_SHEET = 1_000_000
_LETTERS_IN_A_CELL = 32_000
Row = tuple[str, ...]


def files_of(path: Path) -> tuple[Path, ...]:
    """What is written under this name; nothing where its ending is not known."""
    ending = path.suffix.lower()
    if ending == ".xml":
        return tuple(path.with_name(f"{path.stem}-{part}.xml") for part in ("cases", "people"))
    return (path,) if ending in (".xlsx", ".csv") else ()


def write_export(
    path: Path, cases: Sequence[HclicCase], rules: ReturnRules, as_at: date
) -> tuple[Path, ...]:
    """By its ending: .xlsx, .csv, or .xml, which makes two files. Gives what was written."""
    ending = path.suffix.lower()
    if ending == ".xlsx":
        files = {path: xlsx_bytes(cases, rules, as_at)}
    elif ending == ".csv":
        files = {path: csv_bytes(cases, rules, as_at)}
    elif ending == ".xml":
        drafts = (case_xml(cases, rules, as_at), personal_xml(cases, rules, as_at))
        files = dict(zip(files_of(path), drafts, strict=True))
    else:
        raise NotWritten(
            f"{path.name} has no ending that is known here. Your work is safe and nothing was "
            "written; end the name with .xlsx, .csv or .xml."
        )
    write_whole(files)
    return tuple(files)


def xlsx_bytes(cases: Sequence[HclicCase], rules: ReturnRules, as_at: date) -> bytes:
    """Made in memory: nothing about anybody is left in a temporary file."""
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet, place, number = None, _ROWS_IN_A_SHEET, 0
        for block in _blocks(cases, rules, as_at):
            if sheet is None or place + len(block) > _ROWS_IN_A_SHEET:
                number += 1
                sheet = book.add_worksheet("Cases" if number == 1 else f"Cases {number}")
                _head(sheet, bold)
                place = 1
            for row in block:
                style = bold if row is block[0] else wrapped
                for column, words in enumerate(row):
                    if words:
                        sheet.write_string(place, column, _cell(words), style)
                place += 1
            place += 1
        if sheet is None:
            _head(book.add_worksheet("Cases"), bold)
    return out.getvalue()


def csv_bytes(cases: Sequence[HclicCase], rules: ReturnRules, as_at: date) -> bytes:
    """UTF-8 with its mark, as spreadsheet programs want it; no cell can become a formula."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for block in _blocks(cases, rules, as_at):
        writer.writerows([formula_safe(writable(words)) for words in row] for row in block)
    return out.getvalue().encode("utf-8-sig")


def _blocks(
    cases: Sequence[HclicCase], rules: ReturnRules, as_at: date
) -> Iterator[tuple[Row, ...]]:
    judged = check_all(cases, rules, as_at)
    for case in cases:
        ready = judged.cases[case.reference]
        yield (
            _title(case, ready),
            *(_row(line, case, rules, as_at) for line in lines(case, rules)),
            *_derived(case),
            *(_finding(case, one) for one in (*ready.errors, *ready.warnings)),
        )


def _title(case: HclicCase, ready: Readiness) -> Row:
    errors, warnings = _counted(ready.errors, "error"), _counted(ready.warnings, "warning")
    counts = f"{ready.percent}% ready; {len(ready.missing)} missing, {errors}, {warnings}"
    return (case.reference, "", counts, *("",) * (len(HEADINGS) - 3))


def _counted(findings: Sequence[Finding], word: str) -> str:
    return f"{len(findings)} {word}" if len(findings) == 1 else f"{len(findings)} {word}s"


def _row(line: Line, case: HclicCase, rules: ReturnRules, as_at: date) -> Row:
    codes = line.answer.codes if rules.list_of(line.item) else ()
    official = (rules.code_map.official(line.item.number, code) or "" for code in codes)
    return (
        case.reference,
        line.item.number,
        line.item.label,
        about_words(line, rules, case, as_at),
        "" if line.answer.is_open else answer_words(line, rules, as_at),
        "; ".join(codes),
        "; ".join(value for value in official if value),
        state_words(line),
        line.item.where,
    )


def _derived(case: HclicCase) -> Iterator[Row]:
    found = disadvantage(case)
    strands = "; ".join(STRANDS[strand] for strand in found.strands)
    answer = f"Yes: {strands}" if found.is_multiple else "No"
    label = "Multiple disadvantage (worked out)"
    yield (case.reference, "", label, "", answer, "", "", "Worked out", "H-CLIC")


def _finding(case: HclicCase, finding: Finding) -> Row:
    state = "Error" if finding.severity is Severity.ERROR else "Warning"
    items = ", ".join(finding.items)
    return (case.reference, finding.number, finding.words, items, "", "", "", state, "")


def _head(sheet: Any, bold: Any) -> None:
    sheet.freeze_panes(1, 2)
    for column, (words, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, bold)


def _cell(words: str) -> str:
    clean = writable(words)
    return clean if len(clean) <= _LETTERS_IN_A_CELL else f"{clean[:_LETTERS_IN_A_CELL]}…"
