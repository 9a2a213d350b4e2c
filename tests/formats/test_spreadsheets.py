"""Every kind of spreadsheet is read as it was saved; formulas are seen and never run."""

from datetime import date, datetime, time
from pathlib import Path
from struct import pack

import pytest
import xlsxwriter
from tests.formats.made_files import ods, record, written, xls, xlsb, xlsb_cell, xlsb_row, xlsx

from tso_desktop.domain.import_workbook import Cell
from tso_desktop.formats.spreadsheets import read_workbook

EXAMPLES = Path(__file__).parent / "examples"
ODS_TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def only_sheet(path):
    (sheet,) = read_workbook(path).sheets
    return sheet


def saved(folder, fill, name="saved.xlsx"):
    path = folder / name
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        fill(book)
    return path


def test_the_example_is_read_with_both_its_sheets_and_no_remark():
    book = read_workbook(EXAMPLES / "caseload.xlsx")

    assert [(sheet.name, len(sheet.rows)) for sheet in book.sheets] == [
        ("Live caseload", 19),
        ("Closed 2025", 4),
    ]
    assert book.name == "caseload.xlsx"
    assert book.remarks == ()


def test_cells_keep_their_kind():
    rows = read_workbook(EXAMPLES / "caseload.xlsx").sheets[0].rows

    assert rows[4][3].value == date(1995, 2, 11)
    assert rows[12][13].value == 46327
    assert rows[11][1].value == "Łukasz Wiśniewski"
    assert rows[13][5].value == "DT8  3QQ"
    assert rows[16][0].is_blank


def test_a_text_that_starts_with_an_equals_sign_is_no_formula():
    cell = read_workbook(EXAMPLES / "caseload.xlsx").sheets[0].rows[5][21]

    assert cell == Cell("=UC gap again?? check journal")


def test_a_formula_gives_its_saved_value_and_its_text(tmp_path):
    def fill(book):
        book.add_worksheet().write_formula("B2", "=SUM(A1:A9)", None, 1302.4)

    book = read_workbook(saved(tmp_path, fill))

    assert book.sheets[0].rows[1][1] == Cell(1302.4, formula="SUM(A1:A9)")
    assert book.remarks == ("Formulas were not run. Their saved values were read.",)


def test_a_formula_whose_result_was_never_saved_has_no_value(tmp_path):
    data = '<row r="2"><c r="A2" t="inlineStr"><is><t>Name</t></is></c>'
    data += '<c r="D2"><f>NOW()</f></c></row><row r="4"><c r="F4"><f>A1</f><v></v></c></row>'

    rows = only_sheet(written(tmp_path, "a.xlsx", xlsx(data))).rows

    assert rows[1][3] == Cell(None, formula="NOW()")
    assert rows[1][3].words == "=NOW()"
    assert rows[3][5] == Cell(None, formula="A1")


def test_a_formula_that_came_to_an_empty_text_is_blank(tmp_path):
    data = '<row r="1"><c r="A1"><v>7</v></c>'
    data += '<c r="B1" t="str"><f>IF(A1,"","x")</f><v></v></c></row>'

    cell = only_sheet(written(tmp_path, "a.xlsx", xlsx(data))).rows[0][1]

    assert cell.value == ""
    assert cell.is_blank


def test_a_formula_that_was_filled_down_is_seen_in_every_cell(tmp_path):
    data = '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row>'
    data += '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'

    rows = only_sheet(written(tmp_path, "a.xlsx", xlsx(data))).rows

    assert [row[0].formula for row in rows] == ["B1*2", "filled from B1*2"]
    assert [row[0].value for row in rows] == [2, 4]


def test_what_a_formula_could_not_work_out_is_kept_as_it_is_shown(tmp_path):
    data = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>NA()</f><v>#N/A</v></c></row>'

    assert only_sheet(written(tmp_path, "a.xlsx", xlsx(data))).rows[0][1] == Cell("#N/A", "NA()")


def test_cells_without_a_reference_follow_one_another(tmp_path):
    data = "<row><c><v>1</v></c><c><f>1+1</f></c></row><row><c><f>2+2</f></c></row>"

    rows = only_sheet(written(tmp_path, "a.xlsx", xlsx(data))).rows

    assert [[cell.formula for cell in row] for row in rows] == [[None, "1+1"], ["2+2"]]


def test_a_comment_on_a_cell_is_read_even_where_the_cell_is_empty(tmp_path):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write("A1", "Tel")
        sheet.write_comment("A1", "not before ten")
        sheet.write_comment("C3", "moved out?")

    rows = only_sheet(saved(tmp_path, fill)).rows

    assert rows[0][0].note == "not before ten"
    assert rows[2][2] == Cell(None, None, "moved out?")


def test_days_and_times_are_read_as_what_they_are(tmp_path):
    def fill(book):
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_datetime("A1", datetime(2026, 11, 27), day)  # noqa: DTZ001 a cell has no zone
        sheet.write_datetime("B1", datetime(2026, 11, 27, 10, 30), moment)  # noqa: DTZ001
        sheet.write_datetime("C1", time(10, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write_number("D1", 1.5, book.add_format({"num_format": "[h]:mm"}))

    (row,) = only_sheet(saved(tmp_path, fill)).rows

    assert [cell.words for cell in row] == ["27/11/2026", "27/11/2026 10:30", "10:30", "36:00"]
    assert row[0].value == date(2026, 11, 27)


def test_hidden_sheets_are_read_and_marked_and_charts_named(tmp_path):
    def fill(book):
        book.add_worksheet("Live").write("A1", "Name")
        hidden = book.add_worksheet("Old")
        hidden.write("A1", "Name")
        hidden.hide()
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Live!$A$1:$A$2"})
        book.add_chartsheet("Picture").set_chart(chart)

    book = read_workbook(saved(tmp_path, fill))

    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Live", False), ("Old", True)]
    assert book.remarks == ("“Picture” is a chart or a macro sheet and was left out.",)


def test_macros_are_named_and_never_run(tmp_path):
    content = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', xl__vbaProject="x")
    path = written(tmp_path, "a.xlsm", content.replace(b"vbaProject.xml", b"vbaProject.bin"))

    assert read_workbook(path).remarks == ("The file holds macros. They were not run.",)


def test_days_may_count_from_1904(tmp_path):
    def fill(book):
        book.add_worksheet().write("A1", 1)

    def fill_old(book):
        book.date_1904 = True
        book.add_worksheet().write("A1", 1)

    assert not read_workbook(saved(tmp_path, fill)).days_from_1904
    assert read_workbook(saved(tmp_path, fill_old)).days_from_1904


def test_an_ods_file_gives_values_formulas_and_comments(tmp_path):
    row = ODS_TEXT.format("Name")
    row += '<table:table-cell office:value-type="float" office:value="2" table:formula="of:=1+1">'
    row += '<text:p>2</text:p></table:table-cell><table:table-cell table:formula="of:=[.A1]"/>'
    row += '<table:table-cell office:value-type="date" office:date-value="2026-11-20">'
    row += "<office:annotation><text:p>by phone</text:p></office:annotation>"
    row += "<text:p>20/11/26</text:p></table:table-cell>"
    table = f"<table:table-row>{row}</table:table-row>"
    table += '<table:table-row table:number-rows-repeated="1048575">'
    table += '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'

    (cells,) = only_sheet(written(tmp_path, "a.ods", ods(table))).rows

    assert cells == (
        Cell("Name"),
        Cell(2.0, "=1+1"),
        Cell(None, "=[.A1]"),
        Cell(date(2026, 11, 20), None, "by phone"),
    )


def test_an_old_xls_file_gives_values_formulas_and_errors(tmp_path):
    content = xls(
        record(0x0203, pack("<HHHd", 0, 0, 0, 12.5)),
        record(0x0204, pack("<HHHH", 1, 1, 0, 4) + b"\x00Name"),
        record(0x0006, pack("<HHHdHIH", 2, 0, 0, 3.0, 0, 0, 3) + b"\x1e\x03\x00"),
        record(0x0205, pack("<HHHBB", 3, 0, 0, 0x2A, 1)),
    )

    sheet = only_sheet(written(tmp_path, "a.xls", content))

    assert sheet.name == "Live"
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        [12.5, None],
        [None, "Name"],
        [3.0, None],
        ["#N/A", None],
    ]
    assert sheet.rows[2][0].formula


def test_a_binary_xlsb_file_gives_values_formulas_and_errors(tmp_path):
    name = pack("<I", 4) + "Name".encode("utf-16-le")
    content = xlsb(
        xlsb_row(0),
        xlsb_cell(6, 0, name),
        xlsb_cell(5, 1, pack("<d", 12.5)),
        xlsb_row(1),
        xlsb_cell(9, 0, pack("<dHI", 3.0, 0, 0)),
        xlsb_cell(3, 1, b"\x2a"),
    )

    sheet = only_sheet(written(tmp_path, "a.xlsb", content))

    assert [[cell.value for cell in row] for row in sheet.rows] == [["Name", 12.5], [3.0, "#N/A"]]
    assert sheet.rows[1][0].formula


@pytest.mark.parametrize("ending", ["xlsx", "XLSX", "xls", "bin"])
def test_a_spreadsheet_is_known_by_what_it_holds_not_by_its_name(tmp_path, ending):
    content = (EXAMPLES / "caseload.xlsx").read_bytes()

    assert len(read_workbook(written(tmp_path, f"list.{ending}", content)).sheets) == 2


def test_nothing_is_left_behind(tmp_path):
    path = written(tmp_path, "a.xlsx", (EXAMPLES / "caseload.xlsx").read_bytes())
    before = path.stat().st_mtime_ns

    read_workbook(path)

    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]
    assert path.stat().st_mtime_ns == before


def test_reading_can_be_stopped():
    class Stopped(Exception):
        pass

    def stop():
        raise Stopped

    with pytest.raises(Stopped):
        read_workbook(EXAMPLES / "caseload.xlsx", stop)
