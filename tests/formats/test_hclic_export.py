"""What is written of the return: in its order, with nothing that runs, and no name in the cases."""
# ruff: noqa: S314 - the XML that is read here was written a line before

import csv
import io
import os
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tests.domain.hclic import ready as r

from tso_desktop.domain.hclic.answers import NOT_ASKED, NOT_KNOWN, REFUSED, said
from tso_desktop.domain.hclic.items import CodeMap
from tso_desktop.domain.hclic.lines import lines
from tso_desktop.formats.hclic_export import HEADINGS, csv_bytes, write_export, xlsx_bytes
from tso_desktop.formats.hclic_xml import NAMESPACE, NOT_OFFICIAL, case_xml, personal_xml
from tso_desktop.formats.plain_text import formula_safe, writable
from tso_desktop.formats.whole_file import NotWritten, write_whole

NS = {"d": NAMESPACE}
NASTY = '=HYPERLINK("http://x")&<b>]]>\x00\ud800'
SECRETS = ("Verity", "Hazelgrove", "Merrick", "1988-06-03", "3 June 1988", "AB 12 34 56 C",
           "4 Bell Row", "DT3 9ZA", "p-lead")  # fmt: skip


def as_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheet_rows(content: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def nasty_case():
    lead = replace(r.LEAD, surname=NASTY, given_name="-2+3", address=said("@SUM(A1)"))
    return replace(r.answering(i1_21=said("+44")), reference="=1+1", people=(lead, r.CHILD))


def test_the_sheet_has_a_block_for_each_case_in_the_order_of_the_return():
    lead = replace(r.LEAD, nino=REFUSED)
    other = replace(r.READY, reference="TS-0612", people=(lead, r.CHILD))
    rows = sheet_rows(xlsx_bytes([r.READY, other], r.RULES, r.AS_AT))
    assert tuple(rows[0]) == HEADINGS
    assert rows[1][0] == "TS-0611"
    assert str(rows[1][2]).startswith("100% ready")
    items = [row[1] for row in rows if row[0] == "TS-0611" and row[1]]
    assert items == [line.item.number for line in lines(r.READY, r.RULES)]
    assert [row[0] for row in rows if str(row[2]).startswith("100% ready")] == [
        "TS-0611",
        "TS-0612",
    ]


def test_a_row_says_the_question_the_answer_our_code_and_where_it_stands():
    rows = as_rows(csv_bytes([r.READY], r.RULES, r.AS_AT))
    row = next(row for row in rows if row[1] == "1.16")
    assert row == [
        "TS-0611",
        "1.16",
        "Why the private tenancy ended",
        "",
        "Landlord wishing to sell (ground 1A)",
        "LL_SELL",
        "",
        "Answered",
        "H-CLIC",
    ]
    assert [row[4] for row in rows if row[1] == "2.4"] == ["38", "9"]
    assert "Person 1 (main applicant)" in {row[3] for row in rows}


def test_what_was_not_asked_refused_and_not_known_stay_apart():
    case = r.answering(i1_7=NOT_ASKED, i1_8=REFUSED, i1_9=NOT_KNOWN)
    told = {row[1]: row[7] for row in as_rows(csv_bytes([case], r.RULES, r.AS_AT))}
    assert (told["1.7"], told["1.8"], told["1.9"]) == (
        "Missing",
        "Did not want to say",
        "Not known",
    )
    root = ET.fromstring(case_xml([case], r.RULES, r.AS_AT))
    states = {one.get("item"): one.get("state") for one in root.iterfind(".//d:answer", NS)}
    assert (states["1.7"], states["1.8"], states["1.9"]) == ("not_asked", "refused", "not_known")


def test_what_is_wrong_stands_at_the_end_of_the_block():
    rows = as_rows(csv_bytes([r.answering(i3_2=said("NONE", "MH"))], r.RULES, r.AS_AT))
    assert (rows[-1][1], rows[-1][7]) == ("V14", "Error")
    assert rows[1][2].endswith("% ready; 0 missing, 1 error, 0 warnings")


def test_the_spreadsheet_and_the_csv_hold_no_formula():
    content = xlsx_bytes([nasty_case()], r.RULES, r.AS_AT)
    with ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            inside = book.read(name)
            if name.endswith((".xml", ".rels")):
                ET.fromstring(inside)
            assert b"<f>" not in inside
            assert b"<hyperlink" not in inside
    for row in as_rows(csv_bytes([nasty_case()], r.RULES, r.AS_AT)):
        assert all(cell.lstrip()[:1] not in {*"=+-@＝＋－＠"} or not cell for cell in row)
    assert any("'=1+1" in row for row in as_rows(csv_bytes([nasty_case()], r.RULES, r.AS_AT)))


@pytest.mark.parametrize("words", ["=1", " =1", "+1", "-1", "@A", "\t1", "\r1", "\n1", "＝1"])
def test_what_would_be_calculated_is_made_words(words):
    assert formula_safe(words) == f"'{words}"


def test_plain_words_stay_as_they_are():
    assert formula_safe("4 Bell Row - flat 2") == "4 Bell Row - flat 2"
    assert writable("Święcka\n£4") == "Święcka\n£4"


def test_the_file_of_the_cases_holds_nobody_and_the_other_one_says_who():
    cases = case_xml([r.READY], r.RULES, r.AS_AT).decode()
    people = personal_xml([r.READY], r.RULES, r.AS_AT).decode()
    assert [secret for secret in SECRETS if secret in cases] == []
    assert [
        one for one in ("Verity", "Hazelgrove", "1988-06-03", "DT3 9ZA") if one not in people
    ] == []
    root, other = ET.fromstring(cases), ET.fromstring(people)
    joined = {one.get("person") for one in root.iterfind(".//d:answer", NS)} - {None}
    assert joined == {one.get("reference") for one in other.iterfind("d:person", NS)}


def test_a_name_that_was_put_where_a_code_belongs_stays_out_of_the_cases():
    case = r.answering(i1_15=said("Hazelgrove"), i3_2=said("Hazelgrove"))
    content = case_xml([case], r.RULES, r.AS_AT)
    assert b"Hazelgrove" not in content
    assert b"not in the list" in content


@pytest.mark.parametrize("make", [case_xml, personal_xml])
def test_the_draft_says_that_it_is_not_the_official_schema(make):
    content = make([r.READY], r.RULES, r.AS_AT)
    root = ET.fromstring(content)
    assert root.get("official-schema") == "no"
    assert root.get("spec-version") == "not loaded"
    assert root.findtext("d:notice", "", NS) == NOT_OFFICIAL
    assert NOT_OFFICIAL.encode() in content.splitlines()[1]
    assert (root.get("as-at"), root.get("quarter-ends")) == ("2026-11-22", "2026-09-30")


def test_official_values_stand_where_the_council_gave_them():
    filled = CodeMap(spec_version="9.9", values={("1.15", "PRS_APT"): "07"})
    rules = replace(r.RULES, code_map=filled)
    root = ET.fromstring(case_xml([r.READY], rules, r.AS_AT))
    assert root.get("spec-version") == "9.9"
    reason = root.find(".//d:answer[@item='1.15']/d:value", NS)
    home = root.find(".//d:answer[@item='1.14']/d:value", NS)
    assert reason is not None
    assert home is not None
    assert (reason.get("code"), reason.get("official")) == ("PRS_APT", "07")
    assert (home.get("code"), home.get("official")) == ("PRS_SELF", None)
    rows = as_rows(csv_bytes([r.READY], rules, r.AS_AT))
    assert [row[6] for row in rows if row[1] == "1.15"] == ["07"]


@given(st.text(alphabet=st.characters(), max_size=30))
def test_whatever_was_typed_every_file_can_be_read_again(words):
    person = replace(r.LEAD, surname=words, postcode=said(words))
    case = replace(r.answering(i1_21=said(words)), reference=words or "x", people=(person,))
    for make in (case_xml, personal_xml):
        ET.fromstring(make([case], r.RULES, r.AS_AT))
    assert as_rows(csv_bytes([case], r.RULES, r.AS_AT))


def test_a_sheet_can_be_read_again_whatever_was_typed():
    long = replace(r.LEAD, surname="x" * 40_000)
    case = replace(nasty_case(), people=(long, *nasty_case().people))
    rows = sheet_rows(xlsx_bytes([case], r.RULES, r.AS_AT))
    assert max(len(str(cell)) for row in rows for cell in row) == 32_001


def test_no_case_at_all_is_still_a_file():
    assert sheet_rows(xlsx_bytes([], r.RULES, r.AS_AT)) == [list(HEADINGS)]
    assert len(as_rows(csv_bytes([], r.RULES, r.AS_AT))) == 1
    assert ET.fromstring(case_xml([], r.RULES, r.AS_AT)).find("d:case", NS) is None


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("return.xlsx", ["return.xlsx"]),
        ("return.CSV", ["return.CSV"]),
        ("return.xml", ["return-cases.xml", "return-people.xml"]),
    ],
)
def test_the_ending_says_what_is_written_and_only_its_owner_may_read_it(tmp_path, name, written):
    paths = write_export(tmp_path / name, [r.READY], r.RULES, r.AS_AT)
    assert [path.name for path in paths] == written
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(written)
    if os.name != "nt":
        assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}


def test_an_unknown_ending_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(NotWritten, match=r"\.xlsx, \.csv or \.xml"):
        write_export(tmp_path / "return.pdf", [r.READY], r.RULES, r.AS_AT)
    assert not list(tmp_path.iterdir())


def test_a_file_is_replaced_whole_and_a_folder_never(tmp_path):
    target = tmp_path / "return.csv"
    target.write_text("older", encoding="utf-8")
    write_export(target, [r.READY], r.RULES, r.AS_AT)
    assert target.read_bytes() == csv_bytes([r.READY], r.RULES, r.AS_AT)
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(NotWritten, match="is not a file"):
        write_export(tmp_path / "folder.csv", [r.READY], r.RULES, r.AS_AT)
    with pytest.raises(NotWritten, match="no folder"):
        write_export(tmp_path / "nowhere" / "a.csv", [r.READY], r.RULES, r.AS_AT)


def test_of_two_files_neither_is_written_when_one_cannot_be(tmp_path):
    first, second = tmp_path / "a.xml", tmp_path / ("b" * 300 + ".xml")
    first.write_bytes(b"older")
    with pytest.raises(NotWritten, match="Your work is safe"):
        write_whole({first: b"new", second: b"new"})
    assert first.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xml"]


def test_nothing_about_anybody_is_left_beside_the_file(tmp_path, monkeypatch):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    seen = []
    monkeypatch.setattr("tempfile.mkstemp", lambda *_, **__: seen.append(1))
    write_export(tmp_path / "return.xlsx", [r.READY], r.RULES, date(2026, 11, 22))
    assert not list(temporary.iterdir())
    assert seen == []
