"""What is refused is refused at once, in one sentence that says what would help."""

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from struct import pack
from time import process_time

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.made_files import (
    ods,
    ole,
    record,
    written,
    xls,
    xlsb,
    xlsb_cell,
    xlsb_row,
    xlsx,
    zipped,
)

from tso_desktop.domain.refused import Refused
from tso_desktop.formats import spreadsheet_limits
from tso_desktop.formats.spreadsheet_limits import Budget, SpreadsheetRefused
from tso_desktop.formats.spreadsheets import read_workbook

EXAMPLES = Path(__file__).parent / "examples"
with zipfile.ZipFile(EXAMPLES / "caseload.xlsx") as _example:
    PIECES = {name: _example.read(name) for name in _example.namelist()}
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
ODS_CELL = '<table:table-cell office:value-type="string"{}><text:p>Jo</text:p></table:table-cell>'
SST = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</sst>'
ENTITIES = (
    '<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)

REFUSED = {
    "password.xlsx": (ole({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y"}), "password"),
    "password.xls": (xls(globals_=record(0x002F, b"\0" * 6)), "password"),
    "password.ods": (ods("", manifest="<manifest:encryption-data/>"), "password"),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "a picture"),
    "photo.csv": (b"\xff\xd8\xff\xe0" + b"\0" * 64, "a picture"),
    "paper.xlsx": (b"%PDF-1.7\n", "a PDF"),
    "letter.xlsx": (zipped({"word/document.xml": "<w/>"}), "a Word document"),
    "letter.xls": (ole({"WordDocument": b"x"}), "a Word document"),
    "mail.xls": (ole({"__properties_version1.0": b"x"}), "a saved email"),
    "slides.xls": (ole({"Something else": b"x"}), "another kind of Office file"),
    "things.xlsx": (zipped({"readme.md": "hello"}), "an archive"),
    "page.xls": (b"<html><table><tr><td>Name</td></tr></table></html>", "a web page"),
    "letter.txt.exe": (b"MZ" + b"\0" * 100, "another kind of file"),
    "story.xlsx": (b"Once upon a time there was a caseload.", "a text"),
    "binary.csv": (bytes(range(1, 32)) * 40, "another kind of file"),
    "nothing.xlsx": (b"", "is empty"),
    "spaces.csv": (b" \n\n ", "is empty"),
    "blank.xlsx": (xlsx(""), "is empty"),
    "cut.xlsx": ((EXAMPLES / "caseload.xlsx").read_bytes()[:4000], "damaged"),
    "cut.xls": (xls()[:700], "damaged"),
    "odd.xlsx": (xlsx('<row r="1"><c r="!"><v>1</v></c></row>'), "damaged"),
    "broken.xlsx": (xlsx("<row>"), "damaged"),
    "unknown.xlsx": (xlsx(ONE, before='<?xml version="1.0" encoding="UTF-y"?>'), "damaged"),
    "entities.xlsx": (xlsx(ONE, before=ENTITIES), "document type"),
    "rows.xlsx": (xlsx('<row r="100001"><c r="A100001"><v>1</v></c></row>'), "100,000 rows"),
    "rows.ods": (
        ods(f'<table:table-row table:number-rows-repeated="100001">{ODS_CELL.format("")}'
            "</table:table-row>"),
        "100,000 rows",
    ),
    "rows.xlsb": (xlsb(xlsb_row(100_000), xlsb_cell(5, 0, pack("<d", 1))), "100,000 rows"),
    "columns.xlsx": (xlsx('<row r="1"><c r="ALM1"><v>1</v></c></row>'), "1,000 columns"),
    "columns.ods": (
        ods("<table:table-row>"
            + ODS_CELL.format(' table:number-columns-repeated="1001"')
            + "</table:table-row>"),
        "1,000 columns",
    ),
    "far.xlsx": (
        xlsx(ONE + '<row r="90000"><c r="ALL90000"><v>1</v></c></row>'),
        "5,000,000 cells",
    ),
    "endless.ods": (
        ods('<table:table-row table:number-rows-repeated="99999999999">'
            f"{ODS_CELL.format('')}</table:table-row>"),
        "damaged",
    ),
    "echo.ods": (
        ods('<table:table-row table:number-rows-repeated="90000">'
            + ODS_CELL.format("").replace("Jo", "Jo" * 600) + "</table:table-row>"),
        "100,000,000 letters",
    ),
    "echo.xlsx": (
        xlsx(
            '<row r="1">' + '<c t="s"><v>0</v></c>' * 500 + "</row>",
            xl__sharedStrings=SST.format(f"<si><t>{'x' * 1_000_000}</t></si>"),
        ),
        "100,000,000 letters",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_clear_sentence(tmp_path, name):
    content, why = REFUSED[name]

    with pytest.raises(SpreadsheetRefused) as refusal:
        read_workbook(written(tmp_path, name, content))

    said = str(refusal.value)
    assert f"“{name}”" in said
    assert why in said
    assert "nothing was imported" in said
    assert said.endswith(".")


def test_refusals_can_be_put_right_by_a_person():
    assert issubclass(SpreadsheetRefused, Refused)


def test_a_file_that_vanished_is_refused(tmp_path):
    with pytest.raises(SpreadsheetRefused, match="no longer there"):
        read_workbook(tmp_path / "gone.xlsx")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(SpreadsheetRefused, match="a folder"):
        read_workbook(tmp_path)


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(60_000_000)

    with pytest.raises(SpreadsheetRefused, match="larger than 50 MB"):
        read_workbook(path)


def test_a_sheet_of_just_the_limit_is_read(tmp_path):
    data = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="100000"><c r="A100000"><v>2</v></c></row>'
    )

    (sheet,) = read_workbook(written(tmp_path, "a.xlsx", xlsx(data))).sheets

    assert len(sheet.rows) == 100_000


def test_a_workbook_with_100_001_rows_is_refused_and_names_the_limit(tmp_path):
    path = tmp_path / "long.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(100_001):
            sheet.write_number(row, 0, row)

    with pytest.raises(SpreadsheetRefused, match="more than 100,000 rows"):
        read_workbook(path)


def test_a_bomb_that_says_what_it_is_costs_no_time(tmp_path):
    path = written(tmp_path, "bomb.xlsx", zipped({"xl/workbook.xml": b"\0" * 30_000_000}))

    began = process_time()
    with pytest.raises(SpreadsheetRefused, match="unpacks to far more"):
        read_workbook(path)

    assert process_time() - began < 1


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path):
    content = zipped({"xl/workbook.xml": b"\0" * 30_000_000})
    lying = content.replace(pack("<I", 30_000_000), pack("<I", 1_000))

    with pytest.raises(SpreadsheetRefused, match="damaged"):
        read_workbook(written(tmp_path, "bomb.xlsx", lying))


def test_two_pieces_of_one_name_are_refused(tmp_path):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
        archive.writestr("XL\\worksheets\\sheet1.xml", "<worksheet/>")

    with pytest.raises(SpreadsheetRefused, match="damaged"):
        read_workbook(written(tmp_path, "two.xlsx", packed.getvalue()))


def test_a_long_text_that_an_old_file_repeats_for_ever_is_refused(tmp_path):
    text = pack("<HB", 8_000, 0) + b"x" * 8_000
    shared = record(0x00FC, pack("<II", 1, 1) + text)
    cells = (record(0x00FD, pack("<HHHI", n // 200, n % 200, 0, 0)) for n in range(12_600))

    with pytest.raises(SpreadsheetRefused, match="100,000,000 letters"):
        read_workbook(written(tmp_path, "echo.xls", xls(*cells, globals_=shared)))


def test_time_is_limited_too(monkeypatch):
    monkeypatch.setattr(spreadsheet_limits, "MOST_SECONDS", -1.0)

    with pytest.raises(SpreadsheetRefused, match="could not be read within"):
        Budget("slow.xlsx").time()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_mutilated_file_is_read_or_refused_and_nothing_else(tmp_path_factory, data):
    pieces = {name: bytearray(content) for name, content in PIECES.items()}
    victim = pieces[data.draw(st.sampled_from(sorted(pieces)))]
    places = st.integers(0, len(victim) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=8)):
        victim[place] = data.draw(st.integers(0, 255))
    folder = tmp_path_factory.mktemp("mutilated")
    path = written(folder, "a.xlsx", zipped({name: bytes(p) for name, p in pieces.items()}))

    with suppress(SpreadsheetRefused):
        assert read_workbook(path).sheets
