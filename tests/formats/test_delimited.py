"""Tables in plain text keep every letter, whatever their encoding and separator."""

from pathlib import Path

import pytest
from tests.formats.made_files import written

from tso_desktop.formats.spreadsheet_limits import SpreadsheetRefused
from tso_desktop.formats.spreadsheets import read_workbook

EXAMPLES = Path(__file__).parent / "examples"
TABLE = "Ref;Name;Rent\nTS-1;Łukasz Wiśniewski;£650\nTS-2;Siobhán O’Dwyer;£0\n"


def values(path):
    (sheet,) = read_workbook(path).sheets
    return [[cell.value for cell in row] for row in sheet.rows]


def test_the_landlords_list_keeps_its_pounds_its_quotes_and_its_noughts():
    rows = values(EXAMPLES / "landlord-arrears-westbrook.csv")

    assert rows[0][:3] == ["Tenancy Ref", "Tenant", "Property"]
    assert rows[1][:6] == [
        *("000118", "OAKHANGER W", "Flat 6 Marl Court", "DT10 1AB", "£118.40", "£702.40"),
    ]
    assert rows[2][1] == "O’NEILL P"
    assert rows[3][5] == "£1,176.00"
    assert rows[4][0] == "TOTAL"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_encoding_is_found_by_itself(tmp_path, encoding):
    rows = values(written(tmp_path, "a.csv", TABLE.encode(encoding)))

    assert rows[1] == ["TS-1", "Łukasz Wiśniewski", "£650"]


def test_windows_1252_is_read_where_it_is_no_utf_8(tmp_path):
    table = "Ref;Name;Rent\nTS-2;Siobhán O’Dwyer;£0\n"

    assert values(written(tmp_path, "a.csv", table.encode("cp1252")))[1][1] == "Siobhán O’Dwyer"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_separator_is_found_by_itself(tmp_path, separator):
    table = TABLE.replace(";", separator)

    assert [len(row) for row in values(written(tmp_path, "a.csv", table.encode()))] == [3, 3, 3]


def test_commas_inside_the_cells_do_not_hide_the_real_separator(tmp_path):
    table = "Ref;Address\n1;3 Orchard Row, Nether Fossbrook, Dorset\n2;Flat 6, Marl Court, Ashby\n"

    assert values(written(tmp_path, "a.csv", table.encode()))[2] == [
        "2",
        "Flat 6, Marl Court, Ashby",
    ]


def test_the_line_that_names_the_separator_is_no_row(tmp_path):
    assert values(written(tmp_path, "a.csv", b"sep=;\nRef;Name\n1;Jo\n")) == [
        ["Ref", "Name"],
        ["1", "Jo"],
    ]


def test_a_cell_may_hold_lines_and_quotation_marks(tmp_path):
    table = 'Ref,Notes\n1,"first line\nsecond ""line"""\n'

    assert values(written(tmp_path, "a.csv", table.encode()))[1][1] == 'first line\nsecond "line"'


def test_quotation_marks_out_of_place_are_said(tmp_path):
    book = read_workbook(written(tmp_path, "a.csv", b'Ref,Notes\n1,"Dog" in the yard\n2,x\n'))

    assert book.remarks == (
        "Quotation marks were out of place; a cell may hold more than it should.",
    )
    assert len(book.sheets[0].rows) == 3


def test_rows_and_cells_may_be_blank(tmp_path):
    assert values(written(tmp_path, "a.csv", b"Ref,Name\n\n1,\n")) == [
        ["Ref", "Name"],
        [],
        ["1", None],
    ]


def test_a_table_in_text_may_call_itself_a_workbook(tmp_path):
    path = written(tmp_path, "export.xls", TABLE.replace(";", "\t").encode())

    assert values(path)[2][0] == "TS-2"


def test_a_sheet_is_called_after_its_file(tmp_path):
    (sheet,) = read_workbook(written(tmp_path, "my.list.csv", TABLE.encode())).sheets

    assert sheet.name == "my.list"


def test_a_stray_control_letter_does_not_spoil_a_list(tmp_path):
    table = b"Ref,Notes\n" + b"".join(b"%d,keen to stay near the school\n" % n for n in range(50))

    assert len(values(written(tmp_path, "a.csv", table.replace(b"keen", b"ke\x0ben", 1)))) == 51


@pytest.mark.parametrize("rows", [99_999, 100_000])
def test_a_hundred_thousand_rows_are_enough(tmp_path, rows):
    path = written(tmp_path, "a.csv", b"Ref,Name\n" + b"1,Jo\n" * rows)

    if rows < 100_000:
        assert len(values(path)) == 100_000
    else:
        with pytest.raises(SpreadsheetRefused, match="100,000 rows"):
            read_workbook(path)


@pytest.mark.parametrize("letter", [b"\x1f", b"\x1b", b"\x07", b"\x7f", b"\xc2\x9b"])
def test_a_letter_that_cannot_be_seen_is_read_as_a_space_in_a_short_list_too(tmp_path, letter):
    path = written(tmp_path, "a.csv", b"Ref,Name\n1,Pip" + letter + b"Marsh\n")

    assert values(path)[1] == ["1", "Pip Marsh"]
    assert "read as a space" in read_workbook(path).remarks[0]


def test_the_row_with_a_nul_is_named(tmp_path):
    path = written(tmp_path, "a.csv", b"Ref,Name\n1,Pip Marsh\n2,Una\0Vale\n")

    with pytest.raises(SpreadsheetRefused, match="Row 3 of “a"):
        read_workbook(path)


def test_what_is_no_text_at_all_is_still_another_kind_of_file(tmp_path):
    path = written(tmp_path, "a.csv", bytes(range(1, 32)) * 20)

    with pytest.raises(SpreadsheetRefused, match="another kind of file"):
        read_workbook(path)
