"""The same file twice would double the caseload: without a window that is asked for in words."""

from tests.example_caseload import EXAMPLE
from tests.formats.made_files import written

FIRST = "Ref,Name,Notes\nK1,Pip Marsh,rang\n"
WORD_FOR_WORD = "already, word for word"


def refs(typed):
    return sorted(case["ref"] for case in typed("cases", "--json").json)


def test_a_file_that_was_imported_before_is_refused_and_nothing_changes(full):
    before = full("cases", "--json").out

    ran = full("import", EXAMPLE)

    ran.refused(2, "imported before", "TS-0501", "and 9 more", "Nothing was imported", "--again")
    assert full("cases", "--json").out == before


def test_under_another_name_and_sorted_otherwise_it_is_the_same_file(typed, tmp_path):
    typed("import", written(tmp_path, "one.csv", f"{FIRST}K2,Una Vale,\n".encode()))
    sorted_anew = "Name,Ref,Notes\nUna Vale,K2,\nPip Marsh,K1,rang\n"

    other = written(tmp_path, "two.csv", sorted_anew.encode())

    typed("import", other).refused(2, "two.csv", "K1", "K2")


def test_it_is_imported_again_where_that_is_asked_for(full):
    ran = full("import", EXAMPLE, "--again")

    assert ran.code == 0
    assert WORD_FOR_WORD in ran.out
    assert len(refs(full)) == 28


def test_a_preview_of_it_says_so_and_is_no_refusal(full):
    ran = full("import", EXAMPLE, "--preview")

    assert ran.code == 0
    assert f"Every row of this file stands (15) in your caseload {WORD_FOR_WORD}" in ran.out


def test_one_new_row_makes_a_file_worth_importing_and_the_others_are_counted(typed, tmp_path):
    typed("import", written(tmp_path, "one.csv", FIRST.encode()))

    grown = written(tmp_path, "one.csv", f"{FIRST}K2,Una Vale,\n".encode())
    ran = typed("import", grown)

    assert ran.code == 0
    assert f"1 row of this file stands in your caseload {WORD_FOR_WORD}" in ran.out
    assert refs(typed) == ["K1", "K1", "K2"]


def test_the_same_file_named_twice_in_one_command_is_refused_whole(typed):
    typed("import", EXAMPLE, EXAMPLE).refused(2, "imported before")

    assert refs(typed) == []


def test_a_changed_word_makes_another_row(typed, tmp_path):
    typed("import", written(tmp_path, "one.csv", FIRST.encode()))

    changed = written(tmp_path, "two.csv", FIRST.replace("rang", "rang twice").encode())
    ran = typed("import", changed)

    assert (ran.code, WORD_FOR_WORD in ran.out) == (0, False)


def test_what_was_taken_back_is_no_longer_there(typed, tmp_path):
    path = written(tmp_path, "one.csv", FIRST.encode())
    desk = typed.desk()
    desk.imports.take_back(desk.imports.run(desk.imports.preview(path)))
    desk.close()

    assert typed("import", path).code == 0
    assert refs(typed) == ["K1"]
