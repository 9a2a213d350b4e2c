"""`tso-desktop hclic`: sentences, values and files of a quarter; references alone."""

from datetime import date, timedelta

import pytest

from tso_desktop.domain.casework import Case
from tso_desktop.domain.hclic.quarter import quarter_of
from tso_desktop.domain.households import Household


@pytest.fixture
def reported(typed):
    """A store with two cases to report this quarter, one of them restricted."""
    desk = typed.desk()
    day = max(desk.today() - timedelta(days=1), quarter_of(desk.today()).first_on)
    for name, restricted in (("Tamsin Brackenbury", None), ("Hidden Person", True)):
        household = desk.case_file.open_household(name, restricted=restricted)
        case = desk.case_file.add(Case, household, type="part7", opened_on=day)
        desk.law.record(household, case, "assessed", day, eligible=True, finding="homeless")
    desk.close()
    return typed


def _reference(typed, name):
    desk = typed.desk()
    (found,) = (one for one in desk.case_file.directory(Household) if one.name == name)
    desk.close()
    return found.reference


def test_it_says_in_sentences_how_ready_the_quarter_is(reported):
    ran = reported("hclic")
    assert ran.code == 0
    assert "2 cases to report, 0 ready." in ran.out
    assert "Tamsin Brackenbury; " in ran.out
    assert "missing" in ran.out
    assert "No official value is known yet" in ran.out


def test_of_a_restricted_household_only_the_reference_is_told(reported):
    reference = _reference(reported, "Hidden Person")
    for words in (("hclic",), ("hclic", "--json")):
        ran = reported(*words)
        assert reference in ran.out
        assert "Hidden" not in ran.out


def test_another_quarter_has_nothing_and_says_so(reported):
    ran = reported("hclic", "--quarter", "2019Q2")
    assert ran.out == "No case had anything to report in April to June 2019 (2019-Q2).\n"


def test_a_quarter_that_is_none_is_refused(reported):
    reported("hclic", "--quarter", "2026-Q5").refused(2, "2026-Q5", "2026-Q4")


def test_the_values_are_for_another_program(reported):
    told = reported("hclic", "--json").json
    assert told["quarter"] == str(quarter_of(date.fromisoformat(told["first_on"])))
    (one,) = (case for case in told["cases"] if not case["restricted"])
    assert one["percent"] < 100
    assert {"item", "label", "about", "where"} == set(one["missing"][0])


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_list_for_typing_in_is_written(reported, tmp_path, ending):
    out = tmp_path / f"return.{ending}"
    ran = reported("hclic", "--out", out)
    assert "1 case of" in ran.out
    assert "Restricted, and in no file: " in ran.out
    assert out.stat().st_size > 500


def test_the_draft_is_two_files_and_says_that_it_is_none_to_submit(reported, tmp_path):
    ran = reported("hclic", "--out", tmp_path / "return.xml")
    assert "not the official schema" in ran.out
    cases = (tmp_path / "return-cases.xml").read_text(encoding="utf-8")
    assert "Brackenbury" not in cases
    assert "Brackenbury" in (tmp_path / "return-people.xml").read_text(encoding="utf-8")


def test_an_ending_that_nobody_knows_is_refused_and_nothing_is_written(reported, tmp_path):
    ran = reported("hclic", "--out", tmp_path / "return.pdf")
    ran.refused(ran.code, "return.pdf", ".xlsx, .csv or .xml")
    assert ran.code != 0
    assert list(tmp_path.glob("return*")) == []


def test_the_council_s_table_is_read_from_its_folder(reported):
    folder = reported.folder / "rules"
    folder.mkdir()
    (folder / "hclic_map.toml").write_text(
        'row = [\n  { spec_version = "9", item = "1.3", internal_code = "PERHAPS", '
        'official_value = "1" },\n]\n'
    )
    out = reported("hclic").out
    assert "refused: hclic_map.toml" in out
    assert "line 2" in out
