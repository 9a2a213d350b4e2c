import pytest
from tests.example_caseload import EXAMPLE

from tso_desktop.domain.casework import Case, Note
from tso_desktop.domain.records import KINDS


def test_every_household_is_listed_and_closed_ones_are_marked(full):
    cases = full("cases", "--json").json

    assert len(cases) == 14
    assert {case["ref"] for case in cases if case["closed"]} == {"TS-0412", "TS-0419", "TS-0433"}
    assert [case["closed"] for case in cases] == [False] * 11 + [True] * 3
    assert {case["holder"] for case in cases} == {"Jo Moffat"}


def test_of_a_restricted_household_a_list_shows_neither_name_nor_address(full):
    restricted = next(c for c in full("cases", "--json").json if c["ref"] == "TS-0510")
    text = next(line for line in full("cases").out.splitlines() if "TS-0510" in line)

    assert restricted["restricted"] is True
    assert (restricted["name"], restricted["address"], restricted["phone"]) == (
        "Restricted",
        "",
        "",
    )
    assert "see CW" not in text


def test_an_empty_store_says_what_to_do_next(typed):
    assert "import" in typed("cases").out
    assert typed("cases", "--json").json == []


@pytest.mark.parametrize("ref", ["TS-0502", "ts0502", " TS 0502 "])
def test_a_reference_is_found_however_it_is_typed(full, ref):
    assert full("show", ref, "--json").json["name"] == "Winnifred Oakhanger"


def test_texts_are_shown_as_they_were_written(full):
    words = "=cmd|' /C calc'!A0\n\tsecond line  with  spaces\n“quoted”, Żółć, 🙂"
    desk = full.desk()
    (household,) = desk.caseload.by_reference("TS-0502")
    desk.case_file.add(Note, household, how="note", words=words)
    desk.close()

    told = full("show", "TS-0502", "--json").json
    text = full("show", "TS-0502").out

    assert words in [note["words"] for note in told["notes"]]
    assert "=UC gap again?? check journal" in text
    for line in words.split("\n"):
        assert line in text


def test_json_is_utf8_with_letters_as_they_are(full):
    assert "Łukasz Wiśniewski" in full("show", "TS-0507", "--json").out


def test_everything_of_a_restricted_household_is_shown_to_who_asks_for_it(full):
    out = full("show", "TS-0510").out

    for words in ("Restricted - see CW", "SAFE CONTACT ONLY", "MARAC", "DO NOT PRINT"):
        assert words in out


def test_what_an_import_left_over_is_shown_with_how_it_was_understood(full):
    out = full("show", "TS-0507").out

    assert "From the import, word for word: caseload.xlsx, sheet Live caseload, row 12" in out
    assert "D.O.B.: 12/13/1990  [not understood: There is no month 13." in out


def test_markers_come_before_the_address(full):
    out = full("show", "TS-0505").out

    assert 0 < out.index("Do not visit alone") < out.index("61 Granary Lane")


def test_a_reference_that_fits_two_shows_both(full):
    full("import", EXAMPLE, "--again")

    told = full("show", "TS-0503", "--json").json
    out = full("show", "TS-0503").out

    assert [household["ref"] for household in told] == ["TS-0503", "TS-0503"]
    assert "TS-0503 fits 2 households." in out


def test_an_unknown_reference_is_refused(full):
    full("show", "TS-9999").refused(5, "TS-9999", "cases")


def test_every_kind_of_record_of_a_household_is_told(full):
    told = full("show", "TS-0501", "--json").json

    tables = {k.table for k in KINDS.values() if k.scope == "household" and k.name != "household"}
    assert tables - set(told) == {"kept_imports"}
    assert told["from_import"]


def test_a_shared_record_is_told_by_its_name(full):
    told = full("show", "TS-0501", "--json").json

    assert told["holder"] == "Jo Moffat"
    assert told["homes"][0]["landlord"] == "Mr G Pellow"


def test_the_key_to_a_paper_is_never_told(full):
    desk = full.desk()
    (household,) = desk.caseload.by_reference("TS-0501")
    desk.papers.keep(household, "Letter", b"%PDF-1.7 hello")
    desk.close()

    (paper,) = full("show", "TS-0501", "--json").json["attachments"]

    assert paper["name"] == "Letter"
    assert not {"key", "blob", "digest"} & set(paper)


def test_a_closed_household_says_when_and_why(full):
    assert "Closed on 3 November 2025: Stayed in home" in full("show", "TS-0412").out


def test_a_duty_is_shown_in_words(full):
    desk = full.desk()
    (household,) = desk.caseload.by_reference("TS-0501")
    desk.case_file.change(desk.case_file.all(Case, household)[0], duty="Prevention duty, owed")
    desk.close()

    assert "Duty: Prevention duty, owed" in full("show", "TS-0501").out
