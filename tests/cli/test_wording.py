"""What went wrong, whether the work is safe and what to do: in words for a command line."""

import resource

import pytest
from tests.example_caseload import EXAMPLE

ROOM = 1 << 16


@pytest.fixture
def full_disk():
    """No file may grow: to the store that is a full disk."""
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill():
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, unlimited[1]))

    yield fill
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)


def test_a_full_disk_during_an_import_speaks_of_no_screen(typed, full_disk):
    full_disk()

    ran = typed("import", EXAMPLE)

    ran.refused(6, "the disk is full", "saved before is safe", "nothing of this was half saved")
    assert "typed" not in ran.err
    assert "screen" not in ran.err


def test_after_a_full_disk_the_caseload_is_as_it_was(typed, full_disk):
    full_disk()
    typed("import", EXAMPLE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)

    assert typed("cases", "--json").json == []
    assert typed("import", EXAMPLE).code == 0


@pytest.mark.parametrize("command", [("cases",), ("init",), ("import", EXAMPLE), ("check",)])
@pytest.mark.parametrize("below", ["", "store"])
def test_a_file_where_the_folder_should_be_is_named(bare, command, below):
    bare.folder.write_text("a letter")
    before = bare.folder
    bare.folder = bare.folder / below

    bare(*command).refused(4, f"{before} is a file", "Nothing was opened or changed", "folder of")

    assert before.read_text() == "a letter"


def test_a_file_to_import_that_is_not_there_is_named_with_its_folder(typed, tmp_path):
    gone = tmp_path / "gone.xlsx"

    typed("import", gone).refused(
        2, f"There is no file {gone}", "Nothing was imported", "caseload is as it was"
    )


def test_a_full_disk_while_comparing_says_nothing_against_the_store(full, full_disk):
    full_disk()

    ran = full("rebuild", "--check")

    ran.refused(6, "no room on the disk", "Nothing was found to be wrong")
    assert "backup" not in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("command", [("show",), ("plan",)])
@pytest.mark.parametrize(("ref", "said"), [("TS-9999", "TS-9999"), ("", "No reference was given")])
def test_an_unknown_reference_has_one_exit_code(full, tmp_path, command, ref, said):
    out = ("--out", tmp_path / "plan.pdf") if command == ("plan",) else ()

    full(*command, ref, *out).refused(5, said)


def test_one_second_is_one(typed, monkeypatch):
    from tso_desktop.services.keeping import Keeping

    monkeypatch.setattr(Keeping, "wait_seconds", lambda _self: 0.4)

    typed("cases").refused(3, "Try again in 1 second.")


def test_a_hidden_sheet_is_told_without_a_stray_comma(typed, tmp_path):
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        for name in ("Live", "Old"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Name", "Arrears", "Colour"])
            sheet.write_row(1, 0, ["Pip Marsh", 10, "blue"])
            sheet.write_formula(1, 1, "=1+1", value="")
        sheet.hide()

    out = typed("import", tmp_path / "list.xlsx").out
    assert "Sheet Old (hidden): headings in row 1" in out
    ref = typed("cases", "--json").json[0]["ref"]
    told = typed("show", ref).out
    assert "Colour: blue  [kept as words]" in told
    assert "., " not in told
