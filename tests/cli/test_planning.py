import pypdfium2
import pytest
from tests.example_caseload import EXAMPLE

from tso_desktop.domain.casework import Attachment


def words_of(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.fixture
def planned(full):
    """A caseload in which Tamsin has a draft of a plan with one step."""
    desk = full.desk()
    (household,) = desk.caseload.by_reference("TS-0501")
    desk.planning.begin(household)
    desk.planning.add_step(household, words="Ring the landlord about the rent", who="council")
    desk.close()
    return full


@pytest.mark.parametrize("style", ["standard", "large", "easy"])
def test_a_draft_is_written_and_marked_as_one(planned, tmp_path, style):
    out = tmp_path / "plan.pdf"

    ran = planned("plan", "TS-0501", "--out", out, "--style", style)

    assert (ran.code, ran.err) == (0, "")
    assert "draft" in ran.out
    assert "DRAFT" in words_of(out).upper()
    assert "Ring the landlord" in words_of(out)


def test_what_was_written_for_somebody_is_kept_byte_for_byte(planned, tmp_path):
    out = tmp_path / "plan.pdf"
    planned("plan", "TS-0501", "--out", out)

    desk = planned.desk()
    (household,) = desk.caseload.by_reference("TS-0501")
    (paper,) = desk.case_file.all(Attachment, household)
    kept = desk.papers.fetch(paper)
    desk.close()

    assert kept == out.read_bytes()


def test_a_discreet_copy_has_no_address(planned, tmp_path):
    out = tmp_path / "plan.pdf"

    planned("plan", "TS-0501", "--out", out, "--discreet")

    assert "Orchard Row" not in words_of(out)


def test_a_file_that_was_there_is_replaced_whole(planned, tmp_path):
    out = tmp_path / "plan.pdf"
    out.write_bytes(b"%PDF-1.4 something older")

    assert planned("plan", "TS-0501", "--out", out).code == 0

    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_household_without_a_plan_is_refused(planned, tmp_path):
    out = tmp_path / "plan.pdf"

    planned("plan", "TS-0502", "--out", out).refused(5, "no plan yet")

    assert not out.exists()


def test_a_reference_that_fits_two_is_refused_naming_both(planned, tmp_path):
    planned("import", EXAMPLE, "--again")

    planned("plan", "TS-0510", "--out", tmp_path / "plan.pdf").refused(
        5, "TS-0510 stands on 2 households", "Restricted"
    )


def test_an_unknown_reference_is_refused(planned, tmp_path):
    planned("plan", "TS-9999", "--out", tmp_path / "plan.pdf").refused(5, "TS-9999")


def test_a_folder_that_is_not_there_is_named(planned, tmp_path):
    planned("plan", "TS-0501", "--out", tmp_path / "none" / "plan.pdf").refused(6, "none")
