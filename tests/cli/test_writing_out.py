"""`--out` never writes over the store, nor over a file that is somebody's other work."""

import os

import pytest


@pytest.fixture
def planned(full):
    desk = full.desk()
    (household,) = desk.caseload.by_reference("TS-0501")
    desk.planning.begin(household)
    desk.planning.add_step(household, words="Ring the landlord about the rent", who="council")
    desk.close()
    return full


@pytest.mark.parametrize("name", ["store.db", "keys.json", "new.pdf", "new.csv", "deeper/new.pdf"])
def test_nothing_is_written_into_the_folder_of_the_store(planned, name):
    (planned.folder / "deeper").mkdir()
    kept = (planned.folder / "store.db").stat().st_ino, (planned.folder / "keys.json").read_bytes()

    planned("plan", "TS-0501", "--out", planned.folder / name).refused(6, "folder of the store")

    assert kept[0] == (planned.folder / "store.db").stat().st_ino
    assert kept[1] == (planned.folder / "keys.json").read_bytes()
    assert not (planned.folder / "new.pdf").exists()
    assert planned("check").code == 0


@pytest.mark.parametrize("ending", ["csv", "xlsx", "xml"])
def test_nor_does_the_return_write_there(planned, ending):
    out = planned.folder / f"return.{ending}"

    planned("hclic", "--out", out).refused(6, "folder of the store")

    assert not list(planned.folder.glob("return*"))


@pytest.mark.parametrize("ending", ["pdf", "csv"])
def test_nor_through_a_link(planned, tmp_path, ending):
    (tmp_path / "way").symlink_to(planned.folder)
    (tmp_path / f"link.{ending}").symlink_to(planned.folder / "store.db")
    for out in (tmp_path / "way" / f"new.{ending}", tmp_path / f"link.{ending}"):
        command = ("plan", "TS-0501") if ending == "pdf" else ("hclic",)
        planned(*command, "--out", out).refused(6, "folder of the store")

    assert planned("check").code == 0


@pytest.mark.parametrize(
    ("command", "name", "kind"),
    [
        (("plan", "TS-0501"), "letter.docx", "a PDF"),
        (("plan", "TS-0501"), "empty.pdf", "a PDF"),
        (("hclic",), "caseload.csv", "a list"),
        (("hclic",), "caseload.xlsx", "a spreadsheet"),
    ],
)
def test_a_file_of_another_kind_is_left_as_it_is(planned, tmp_path, command, name, kind):
    out = tmp_path / name
    held_before = b"" if "empty" in name else b"somebody's other work"
    out.write_bytes(held_before)

    planned(*command, "--out", out).refused(6, name, kind, "as it was")

    assert out.read_bytes() == held_before


def test_of_the_draft_both_files_are_looked_at(planned, tmp_path):
    other = tmp_path / "return-people.xml"
    other.write_bytes(b"somebody's other work")

    planned("hclic", "--out", tmp_path / "return.xml").refused(6, "return-people.xml")

    assert other.read_bytes() == b"somebody's other work"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "xml"])
def test_the_return_may_be_written_again(planned, tmp_path, ending):
    for _ in range(2):
        assert planned("hclic", "--out", tmp_path / f"return.{ending}").code == 0


def test_a_blank_name_is_no_name(planned):
    planned("plan", "TS-0501", "--out", "").refused(6, "No file was named")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps who may read otherwise")
def test_what_is_written_only_the_officer_may_read(planned, tmp_path):
    out = tmp_path / "plan.pdf"

    planned("plan", "TS-0501", "--out", out)

    assert out.stat().st_mode & 0o077 == 0
