"""Nothing in the file is lost: the rows that tell of nobody are kept, and can be seen."""

from tests.formats.made_files import written

SHEET = """Caseload of the north,,
Officer: Jo Moffat,,
Ref,Name,Arrears
K1,Pip Marsh,100
K2,Una Vale,250.50
TOTAL,,{total}
"""


def imported(typed, tmp_path, total="350.50"):
    path = written(tmp_path, "list.csv", SHEET.format(total=total).encode())
    return typed("import", path)


def test_what_was_set_aside_is_shown_word_for_word(typed, tmp_path):
    ran = imported(typed, tmp_path)

    assert "Kept word for word, 3 rows set aside" in ran.out
    out = typed("import", "--kept").out
    assert "list.csv, imported" in out
    for said in (
        "list, row 1, above the headings: Caseload of the north",
        "list, row 2, above the headings: Officer: Jo Moffat",
        "list, row 6, a totals row: TOTAL | 350.50",
    ):
        assert said in out


def test_a_preview_keeps_nothing(typed, tmp_path):
    path = written(tmp_path, "list.csv", SHEET.format(total=1).encode())
    typed("import", path, "--preview")

    assert typed("import", "--kept").out == "No row was set aside in any import.\n"


def test_the_undo_of_an_import_takes_it_back_too(typed, tmp_path):
    path = written(tmp_path, "list.csv", SHEET.format(total=1).encode())
    desk = typed.desk()
    desk.imports.take_back(desk.imports.run(desk.imports.preview(path)))
    desk.close()

    assert typed("import", "--kept").out == "No row was set aside in any import.\n"


def test_the_store_is_still_what_its_journal_says(typed, tmp_path):
    imported(typed, tmp_path)

    assert typed("rebuild", "--check").code == 0


def test_a_total_that_is_not_the_sum_is_said(typed, tmp_path):
    out = imported(typed, tmp_path, total="400").out

    assert (
        "list, row 6: the sheet's total of arrears is £400.00, but the arrears as read come to "
        "£350.50." in out
    )


def test_a_total_that_is_the_sum_is_not(typed, tmp_path):
    assert "the sheet's total" not in imported(typed, tmp_path).out


def test_without_a_file_nothing_is_imported(typed):
    typed("import").refused(2, "No file was named")
