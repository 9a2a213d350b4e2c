"""A spreadsheet as an officer really keeps one, invented, to practise an import with.

Title rows above the headings, days in every form, a household that stands there twice, a day that
cannot be one, a restricted row, a totals row and a second sheet.
"""

from datetime import date, timedelta
from pathlib import Path

_HEADINGS = (
    *("Ref", "Name", "Partner", "D.O.B.", "Address", "Post code", "Tel", "Kids", "Tenure"),
    *("Landlord", "Rent", "Freq", "Arrears", "As at", "Referred by", "Ref date"),
    *("Risk / warnings", "Last seen", "Next visit", "Notes"),
)
Cell = str | float | date


def write_practice_sheet(path: Path, today: date) -> None:
    """An .xlsx of a colleague's households, as at today."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("Live caseload")
        sheet.write_string(0, 0, f"Caseload of Ravi Iqbal, handed over {today:%d %b %Y}")
        sheet.write_string(1, 0, "Please ring me about the two at the bottom")
        for row, cells in enumerate((_HEADINGS, *_rows(today)), start=3):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(row, column, cell)
                elif isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                else:
                    sheet.write_number(row, column, cell)
        closed = book.add_worksheet("Closed")
        for column, words in enumerate(("Ref", "Name", "Closed", "Outcome")):
            closed.write_string(0, column, words)
        closed.write_string(1, 0, "TS-0391")
        closed.write_string(1, 1, "Merrick Ockendon")
        closed.write_datetime(1, 2, today - timedelta(days=200))
        closed.write_string(1, 3, "Stayed in home")


def _rows(today: date) -> tuple[tuple[Cell, ...], ...]:
    def ago(days: int) -> date:
        return today - timedelta(days=days)

    return (
        (
            *("TS-0611", "Verity Hazelgrove", "", date(1988, 6, 3), "4 Bell Row, Withy Abbas"),
            *("DT3 9ZA", "07700 900711", "2 (9 & 5)", "Private rented", "Harbin and Daughters"),
            *(725, "pcm", "£410.00", ago(20), "Jobcentre", ago(64), "", ago(8), "", "Wants days."),
        ),
        (
            *("TS-0612", "QUANTICK, Silas", "", "04/07/1974", "Flat 2, Ropewalk, Stourcross"),
            *("dt119xb", "01632 960714", 0, "HA", "Westbrook Homes", 112.6, "w", "£1,126.00"),
            *(f"{ago(30):%d.%m.%y}", "Westbrook Homes", ago(40), "Dog. Ring before the gate."),
            *(ago(12), f"{today + timedelta(days=6):%d/%m/%Y} 10:30", "Ten weeks behind"),
        ),
        (
            *("TS-0613", "Agnieszka Święcka", "Paweł Święcki", "12/13/1990"),
            *("9 Weavers' Rise, Long Marrow", "DT7 9ZD", "07700 900718", 3, "PRS", "Mr G Pellow"),
            *(890, "monthly", "", "", "School", ago(30), "Interpreter (Polish)", ago(15), "", ""),
        ),
        (
            *("TS-0612", "Silas Quantick", "", "", "Flat 2, Ropewalk, Stourcross", "DT11 9XB"),
            *("01632 960714", "", "HA", "Westbrook Homes", 112.6, "w", "", "", "Surgery", ago(9)),
            *("", ago(12), "", "Second referral, about his chest"),
        ),
        (
            *("TS-0614", "Restricted", "", "", "", "", "Safe number with Haven", "", "", "", ""),
            *("", "", "", "Haven", ago(21), "No letters, no messages", "", "", ""),
        ),
        ("",) * len(_HEADINGS),
        (
            *("", "Liberty Bowerchalk", "", "22", "Verge, Drove Lane", "", "07700 900722", "1"),
            *("Caravan", "", "", "", "", "", "Self", ago(4), "No signal; park at the church", ""),
            *("", "Never had a reference"),
        ),
        (*("",) * 9, "TOTAL", "", "", 1536, *("",) * 7),
    )
