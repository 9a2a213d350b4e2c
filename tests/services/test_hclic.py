"""The homelessness return of real cases in a real store: nothing that stands elsewhere is asked."""

import time
from datetime import date

import pytest

from tso_desktop.domain.casework import Case, Need
from tso_desktop.domain.hclic.answers import State
from tso_desktop.domain.hclic.quarter import Quarter
from tso_desktop.domain.households import Answer, Home, Household, Person, Referral
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.lawwork import Placement, ReviewRequest
from tso_desktop.formats.whole_file import NotWritten
from tso_desktop.services.hclic_slots import Given, Slot

APPLIED, ASSESSED = date(2026, 10, 19), date(2026, 10, 20)
LOST = Slot("1.15")


@pytest.fixture
def household(desk):
    return desk.case_file.open_household(
        "Tamsin Brackenbury", address="3 Orchard Row", postcode="DT2 8QY"
    )


@pytest.fixture
def case(desk, household):
    made = desk.case_file.add(Case, household, type="part7", opened_on=ASSESSED)
    desk.law.record(household, made, "application", APPLIED)
    return made


@pytest.fixture
def relief(desk, household, case):
    desk.law.record(household, case, "assessed", ASSESSED, eligible=True, finding="homeless")
    return case


def _look(desk, household):
    (found,) = desk.hclic.look(household)
    return found


def _line(found, number, about=""):
    return next(
        one
        for one in found.lines
        if one.line.item.number == number and (not about or one.about == about)
    )


def _lead(desk, household):
    return desk.case_file.head(household).lead


def test_support_alone_has_no_return(desk, household):
    assert desk.hclic.look(household) == ()


def test_what_stands_elsewhere_is_not_asked_again(desk, household, relief):
    lead = _lead(desk, household)
    desk.case_file.change(lead, born_on=date(1990, 1, 2))
    desk.case_file.change(desk.case_file.head(household).home, tenure="SR_COUNCIL")
    desk.case_file.add(Person, household, name="Pip Brackenbury", role="child", age=4)
    desk.case_file.add(Need, household, type="support", category="MH", case=relief)
    desk.case_file.add(Need, household, type="housing", title="Two rooms")
    desk.case_file.add(Referral, household, source_type="prison", referred_on=date(2026, 10, 1))
    facts = _look(desk, household).facts
    assert (facts.applied_on, facts.assessed_on) == (APPLIED, ASSESSED)
    assert facts.answer("1.3").code == "YES"
    assert facts.answer("1.6").code == "RELIEF"
    assert (facts.answer("1.13").code, facts.answer("1.14").code) == ("SR_COUNCIL", "SR_COUNCIL")
    assert (facts.answer("1.19").code, facts.answer("1.20").code) == ("YES", "PRISON")
    assert facts.answer("3.2").codes == ("MH",)
    assert [(one.surname, one.relation.code) for one in facts.people] == [
        ("Brackenbury", "APPLICANT"),
        ("Brackenbury", "CHILD"),
    ]
    assert facts.people[0].address.code == "3 Orchard Row"
    assert [(duty.kind, duty.started_on) for duty in facts.duties] == [("relief", ASSESSED)]


def test_three_ways_of_not_knowing_stay_apart(desk, household, relief):
    lead = _lead(desk, household)
    for topic, state in (("nationality", "refused"), ("orientation", "not_known")):
        desk.case_file.add(Answer, household, person=lead.id, topic=topic, state=state)
    found = _look(desk, household)
    assert found.facts.answer("1.9").state is State.REFUSED
    assert found.facts.answer("1.8").state is State.NOT_KNOWN
    assert found.facts.answer("1.24").state is State.NOT_ASKED
    missing = {one.item for one in found.readiness.missing}
    assert "1.24" in missing
    assert not {"1.8", "1.9"} & missing


def test_their_own_words_wait_for_a_code_and_are_shown_with_the_question(desk, household, relief):
    lead = _lead(desk, household)
    desk.case_file.add(
        Answer, household, person=lead.id, topic="ethnicity", state="said", words="Cornish"
    )
    line = _line(_look(desk, household), "1.7")
    assert line.line.answer.is_open
    assert line.origin.words == "Cornish"
    assert "Equality" in line.where
    desk.hclic.keep(household, relief, Slot("1.7"), Given("said", ("W_OTHER",)), 0)
    assert _look(desk, household).facts.answer("1.7").code == "W_OTHER"


def test_an_answer_saves_itself_with_its_history_and_can_be_taken_back(desk, household, relief):
    as_of = _look(desk, household).as_of
    as_of = desk.hclic.keep(household, relief, LOST, Given("said", ("PRS_APT",)), as_of)
    desk.hclic.keep(household, relief, LOST, Given("refused"), as_of)
    assert _look(desk, household).facts.answer("1.15").state is State.REFUSED
    assert [past.set["state"] for past in desk.hclic.history(relief, LOST)] == ["refused", "said"]
    desk.hclic.undo(relief, LOST)
    assert _look(desk, household).facts.answer("1.15").code == "PRS_APT"


def test_what_was_typed_goes_before_what_stands_elsewhere_until_it_is_taken_back(
    desk, household, relief
):
    eligible = Slot("1.3")
    as_of = desk.hclic.keep(household, relief, eligible, Given("said", ("NO",)), 0)
    found = _look(desk, household)
    assert found.facts.answer("1.3").code == "NO"
    assert _line(found, "1.3").origin.answer.code == "YES"
    desk.hclic.keep(household, relief, eligible, Given("not_asked"), as_of)
    assert _look(desk, household).facts.answer("1.3").code == "YES"


def test_a_day_that_nobody_recorded_can_be_typed(desk, household):
    case = desk.case_file.add(
        Case, household, type="part7", duty="Relief", duty_started_on=ASSESSED, assessed_on=ASSESSED
    )
    assert _look(desk, household).facts.applied_on is None
    desk.hclic.keep(household, case, Slot("1.22"), Given("said", ("2026-10-19",)), 0)
    assert _look(desk, household).facts.applied_on == APPLIED
    desk.hclic.keep(household, case, Slot("1.22"), Given("said", ("soon",)), 0)
    assert _look(desk, household).facts.applied_on is None


def test_a_new_home_says_how_prevention_ended(desk, household, case):
    desk.law.record(household, case, "assessed", ASSESSED, eligible=True, finding="threatened")
    desk.case_file.add(Home, household, tenure="PRS_SELF", from_on=date(2026, 11, 10))
    desk.law.record(household, case, "notice", date(2026, 11, 12), ends="prevention", ground="a")
    (duty,) = _look(desk, household).facts.duties
    assert (duty.ended_on, duty.reason.code) == (date(2026, 11, 12), "ACC_MOVE")
    assert duty.accommodation.codes == ("PRS_SELF", "MOVED")


def test_a_home_that_may_have_been_kept_is_asked_about(desk, household, case):
    desk.law.record(household, case, "assessed", ASSESSED, eligible=True, finding="threatened")
    desk.law.record(household, case, "notice", date(2026, 11, 12), ends="prevention", ground="a")
    line = _line(_look(desk, household), "4.6")
    assert line.line.is_missing
    assert line.slot == Slot("4.6", None, "1")


def test_two_duties_of_a_kind_keep_their_answers_apart(desk, household, case):
    for number, day in enumerate((ASSESSED, date(2026, 11, 16))):
        desk.law.record(household, case, "assessed", day, eligible=True, finding="threatened")
        if number == 0:
            desk.law.record(
                household, case, "notice", date(2026, 11, 10), ends="prevention", ground="g"
            )
    desk.law.record(household, case, "notice", date(2026, 11, 20), ends="prevention", ground="g")
    desk.hclic.keep(household, case, Slot("4.3", None, "2"), Given("said", ("DEBT",)), 0)
    first, second = _look(desk, household).facts.duties
    assert first.activities.is_open
    assert second.activities.codes == ("DEBT",)


def test_a_decision_is_laid_out_as_it_was_recorded(desk, household, relief):
    desk.law.record(household, relief, "priority_need", date(2026, 11, 1), codes=("children",))
    desk.law.record(household, relief, "intentional", date(2026, 11, 3), value=True)
    desk.law.record(household, relief, "notice", date(2026, 11, 5), ends="relief", ground="c")
    decision = _look(desk, household).facts.decision
    assert decision.decided_on == date(2026, 11, 3)
    assert decision.outcome.code == "INT_PN"
    assert decision.priority_need.codes == ("children",)


def test_placements_that_follow_each_other_are_one_stay(desk, household, relief):
    for type_, start in (("bb", date(2026, 10, 25)), ("hostel", date(2026, 11, 1))):
        desk.case_file.add(
            Placement, household, case=relief, type=type_, placed_on=start, bedrooms=1
        )
    desk.case_file.add(
        ReviewRequest,
        household,
        case=relief,
        decision="suit",
        requested_on=date(2026, 11, 3),
        outcome="upheld",
    )
    facts = _look(desk, household).facts
    (stay,) = facts.stays
    assert (stay.entered_on, stay.left_on, stay.duty.code) == (date(2026, 10, 25), None, "INTERIM")
    assert [(one.type.code, one.ended_on) for one in stay.placements] == [
        ("BB", date(2026, 11, 1)),
        ("HOSTEL", None),
    ]
    assert [(one.decision.code, one.outcome.code) for one in facts.reviews] == [("suit", "UPHELD")]


def test_a_grown_up_child_of_unknown_age_and_a_baby_on_the_way_are_no_children(
    desk, household, relief
):
    desk.case_file.add(Person, household, name="Rowan Brackenbury", role="adult_child")
    desk.case_file.add(Person, household, role="expected")
    found = _look(desk, household)
    assert _line(found, "1.4").words == "0"
    assert [person.pregnant for person in found.facts.people] == [True, None]


def test_a_quarter_holds_the_cases_in_which_something_reportable_happened(desk, household, relief):
    advice = desk.case_file.open_household("Only Advice")
    desk.case_file.add(Case, advice, type="part7", opened_on=ASSESSED)
    found = desk.hclic.quarterly()
    assert str(found.quarter) == "2026-Q4"
    assert [row.line.household for row in found.rows] == [household]
    assert found.ready == 0
    assert desk.hclic.quarterly(Quarter(2026, 3)).rows == ()


def test_a_case_that_was_closed_long_ago_is_in_its_own_quarter_only(desk, household, relief):
    kept = desk.case_file.find(Case, relief)
    desk.case_file.change(kept, closed_on=date(2026, 11, 20))
    assert len(desk.hclic.quarterly(Quarter(2026, 4)).rows) == 1
    assert desk.hclic.quarterly(Quarter(2027, 1)).rows == ()


def test_two_cases_never_share_a_reference_in_a_return(desk, household, relief):
    again = desk.case_file.add(
        Case,
        household,
        type="part7",
        opened_on=date(2026, 11, 2),
        duty="Main",
        assessed_on=ASSESSED,
    )
    desk.case_file.change(desk.case_file.find(Case, again), duty_started_on=date(2026, 11, 2))
    other = desk.case_file.open_household("Same Reference")
    reference = desk.case_file.find(Household, household).reference
    desk.case_file.change(desk.case_file.find(Household, other), reference=reference)
    case = desk.case_file.add(Case, other, type="part7", opened_on=ASSESSED)
    desk.law.record(other, case, "assessed", ASSESSED, eligible=True, finding="homeless")
    references = [row.reference for row in desk.hclic.quarterly().rows]
    assert len(references) == len(set(references)) == 3
    assert f"{reference}/2" in references


def test_a_restricted_household_is_in_the_list_and_in_no_file(desk, household, relief, outside):
    kept = desk.case_file.find(Household, household)
    desk.case_file.change(kept, restricted=True)
    found = desk.hclic.quarterly()
    assert [row.line.name for row in found.rows] == ["Restricted"]
    written = desk.hclic.export(found, outside / "return.csv")
    assert written.held_back == (kept.reference,)
    assert "Brackenbury" not in (outside / "return.csv").read_text(encoding="utf-8-sig")


def test_the_file_is_written_by_its_ending(desk, household, relief, outside):
    found = desk.hclic.quarterly()
    names = [path.name for path in desk.hclic.export(found, outside / "q4.xml").files]
    assert names == ["q4-cases.xml", "q4-people.xml"]
    assert b"not the official schema" in (outside / "q4-cases.xml").read_bytes()
    with pytest.raises(NotWritten):
        desk.hclic.export(found, outside / "q4.pdf")


def test_one_case_is_checked_from_the_store_in_twenty_milliseconds(desk, household, relief):
    desk.hclic.look(household)
    taken = []
    for _ in range(10):
        began = time.perf_counter()
        desk.hclic.look(household)
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.020


def test_an_answer_of_a_yielded_household_stays_with_it(desk, household, relief):
    survivor = desk.case_file.open_household("Survivor")
    desk.case_file.merge(desk.case_file.find(Household, household), survivor)
    desk.hclic.keep(survivor, relief, LOST, Given("not_known"), 0)
    kept = desk.hclic.find(relief, LOST)
    assert kept.household == household
    assert _look(desk, survivor).facts.answer("1.15").state is State.NOT_KNOWN


def test_an_unknown_case_of_a_household_is_nobodys(desk):
    assert desk.hclic.look(RecordId("a" * 26)) == ()
