"""What `show` and `cases` print is read by an officer: plain words, and every text as it stands."""

import re

import pytest

from tso_desktop.domain.casework import Addendum, Case, Need, Note, Task
from tso_desktop.domain.households import Home, Household, Marker
from tso_desktop.domain.lawwork import CaseEvent
from tso_desktop.domain.records import KINDS
from tso_desktop.domain.support import Result, Session
from tso_desktop.domain.visits import VisitRecord
from tso_desktop.services.telling import group_of
from tso_desktop.services.telling_labels import PARTS, is_left_out, label_of

RAW = re.compile(r"\b[a-z0-9]+_[a-z0-9_]+\b|\b[a-z2-7]{26}\b")
WORDS = "=1+1 my_own_words\n  and_a second  line"


@pytest.fixture
def tamsin(full):
    """Gives a record to Tamsin's household."""

    def give(kind, **facts):
        desk = full.desk()
        try:
            (household,) = desk.caseload.by_reference("TS-0501")
            return desk.case_file.add(kind, household, **facts)
        finally:
            desk.close()

    return give


def test_codes_are_shown_in_words_and_stay_codes_in_json(full, tamsin):
    tamsin(Case, type="part7", duty="Prevention duty, owed")
    tamsin(Need, type="support", category="MH", title="Sleep")
    tamsin(Session, type="cv_interview")
    tamsin(Result, type="gp_registered")
    tamsin(Task, words="Ring", who="resident")
    tamsin(CaseEvent, what="became_homeless", codes=("vul_mh",))
    tamsin(VisitRecord, no_access="nobody", seen=({"what": "damp", "words": "A lot"},))

    out, told = full("show", "TS-0501").out, full("show", "TS-0501", "--json").json

    for said in (
        "Kind: Part 7",
        "Kind: Support need",
        "What changed: Registered with a GP",
        "Who does it: Resident",
        "What happened: Became homeless",
        "Codes: Vulnerable: mental health",
        "Seen: Damp or mould; In words: A lot",
        "Why it came to nothing: Nobody came to the door",
    ):
        assert said in out
    assert [word for line in out.splitlines() for word in RAW.findall(line)] == []
    assert "part7" in [case["type"] for case in told["cases"]]
    assert told["case_events"][0]["codes"] == ["vul_mh"]


def test_a_text_that_looks_like_a_code_is_left_as_it_is(full, tamsin):
    tamsin(Note, how="note", words=WORDS)
    tamsin(Home, address="flat_2", access="key_safe")

    out = full("show", "TS-0501").out

    assert all(line in out for line in (*WORDS.split("\n"), "Address: flat_2", "Way in: key_safe"))


def test_it_is_grouped_as_the_page_is_with_the_import_last(full, tamsin):
    tamsin(Marker, type="dog", words="Loose", active=True)
    tamsin(Need, type="housing", title="Two bedrooms")
    tamsin(Session, type="budgeting")

    lines = full("show", "TS-0501").out.splitlines()

    heads = [line for line in lines if line.isupper() and not line.startswith(" ")]
    assert heads == ["MARKERS", "HOUSEHOLD", "ASSESSMENT", "SUPPORT", "CONTACTS AND NOTES"]
    first = next(n for n, line in enumerate(lines) if line.startswith("From the import"))
    assert first > lines.index("CONTACTS AND NOTES")
    assert "CONTACTS AND NOTES" not in lines[first:]


def test_an_addendum_stands_below_what_it_adds_to_with_who_wrote_it(full, tamsin):
    note = tamsin(Note, how="call", words="The wrong boiler")
    tamsin(Addendum, about=note, words="It was the right one")

    lines = full("show", "TS-0501").out.splitlines()

    said = next(n for n, line in enumerate(lines) if "The wrong boiler" in line)
    added = next(n for n, line in enumerate(lines) if "It was the right one" in line)
    assert said < added < said + 4
    assert "by Jo Moffat" in lines[added]


def test_a_step_and_a_need_name_whom_and_what_they_are_for(full, tamsin):
    told = full("show", "TS-0501", "--json").json
    tamsin(Need, type="support", title="Sleep", person=told["people"][0]["id"])

    assert "For: Tamsin Brackenbury" in full("show", "TS-0501").out


def test_a_contact_of_an_import_shows_its_day_and_no_hour(full):
    assert "On: 20 October 2026" in full("show", "TS-0501").out
    assert "20 October 2026, " not in full("show", "TS-0501").out


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.scope == "household"])
def test_every_field_has_plain_words(kind):
    shown = [name for name in kind.fields if not is_left_out(kind.name, name)]

    labels = [label_of(kind.name, name) for name in shown]
    assert not [label for label in labels if "_" in label or label[:1].islower()]
    assert len(set(labels)) == len(labels)


def test_no_group_is_named_that_does_not_exist():
    groups = {group_of(kind) for kind in KINDS.values()}

    assert {group for _, part in PARTS for group in part} <= groups


def test_the_list_shows_markers_in_words_with_the_condition_of_a_rule(full):
    out = full("cases").out

    assert "marker: Drink or drugs, two officers (“2 OFFICERS if drinking”)" in out
    assert "marker: Do not visit alone, two officers" in out
    assert RAW.findall(out) == []


def test_a_rule_that_holds_only_at_times_says_when(full):
    assert "How to visit: Two officers, if drinking" in full("show", "TS-0503").out


def test_of_a_restricted_household_the_list_keeps_a_markers_own_words_back(full):
    desk = full.desk()
    (household,) = desk.caseload.by_reference("TS-0510")
    desk.case_file.add(Marker, household, type="dog", words="at 9 High Street", active=True)
    for task in desk.case_file.all(Task, household):
        desk.case_file.change(task, words="Ring her mother, 01632 960150")
    desk.close()

    ran, told = full("cases"), full("cases", "--json")

    assert "High Street" not in ran.out + told.out
    assert "01632 960150" not in ran.out + told.out
    assert "Dog" in ran.out


def test_merged_households_are_said_to_be_read_together(full):
    desk = full.desk()
    (one,), (other,) = map(desk.caseload.by_reference, ("TS-0501", "TS-0502"))
    desk.case_file.merge(desk.case_file.find(Household, other), one)
    desk.close()

    assert "marker: Help with reading" in full("cases").out


def test_naming_the_reference_of_a_restricted_household_opens_it_whole(full, tmp_path):
    assert full("show", "TS-0510", "--json").json["people"][0]["safe_contact"]
    desk = full.desk()
    (household,) = desk.caseload.by_reference("TS-0510")
    desk.planning.begin(household)
    desk.planning.add_step(household, words="Ring Ravi", who="council")
    desk.close()

    assert full("plan", "TS-0510", "--out", tmp_path / "plan.pdf").code == 0
    full("show", "TS-05").refused(5, "No household")
    full("show", "Restricted").refused(5, "No household")
