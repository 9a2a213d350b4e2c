"""The working plan: begun once, steps in order, nothing on a support plan a must."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.plan_sample import a_household, a_part7_case, a_plan

from tso_desktop.domain.casework import Case
from tso_desktop.domain.directory import Council
from tso_desktop.services.issuing import Agreement
from tso_desktop.services.planning import NotAllowed

TODAY = date(2026, 11, 23)


@pytest.fixture
def household(desk):
    return a_household(desk)


def words(steps):
    return [step.words for step in steps]


def column(desk, household):
    return words(desk.planning.plan(household).theirs)


def test_looking_at_a_plan_writes_nothing(desk, household):
    before = desk.planning.plan(household)

    assert before.plan is None
    assert desk.planning.plan(household).as_of == before.as_of


def test_a_plan_is_a_support_plan_of_the_open_case_until_somebody_says_otherwise(desk, household):
    desk.planning.add_step(household, "Ring us if a letter comes.")

    plan = desk.planning.plan(household)
    assert plan.type == "support"
    assert plan.case is not None
    assert plan.plan.case == plan.case.id


def test_a_household_without_an_open_case_gets_one_with_its_plan(desk, household):
    [case] = desk.case_file.all(Case, household)
    desk.case_file.change(case, closed_on=TODAY)

    desk.planning.begin(household)

    assert desk.planning.plan(household).case.id != case.id


def test_a_plan_is_begun_once(desk, household):
    assert desk.planning.begin(household).id == desk.planning.begin(household).id


def test_a_new_case_begins_a_new_plan(desk, household):
    first = desk.planning.begin(household)
    desk.case_file.change(desk.planning.plan(household).case, closed_on=TODAY)

    assert desk.planning.begin(household).id != first.id


@pytest.mark.parametrize("assessed", [False, True], ids=["no case", "a case not assessed"])
def test_a_personal_housing_plan_is_refused_without_an_assessment(desk, household, assessed):
    if assessed:
        a_part7_case(desk, household)

    with pytest.raises(NotAllowed, match="Part 7"):
        desk.planning.become(household, "php")

    assert desk.planning.plan(household).type == "support"


def test_steps_needs_and_assessment_carry_over_into_a_personal_housing_plan(desk, household):
    a_plan(desk, household)
    before = desk.planning.plan(household)
    a_part7_case(desk, household, TODAY)

    desk.planning.become(household, "php")

    after = desk.planning.plan(household)
    assert after.is_php
    assert words(after.steps) == words(before.steps)
    assert [need.id for need in after.needs] == [need.id for need in before.needs]
    assert after.assessment.id == before.assessment.id
    assert after.case.type == "part7"
    assert after.next_number == before.next_number


def test_what_was_not_agreed_is_recorded_on_a_housing_plan_and_simply_left_on_a_support_plan(
    desk, household
):
    step = desk.planning.add_step(household, "Look at homes in Market Holme.")
    desk.planning.not_agree(step, "Too far for school.")
    assert desk.planning.plan(household).theirs[0].type == "agreed"

    a_part7_case(desk, household, TODAY)
    desk.planning.become(household, "php")
    [recorded] = desk.planning.plan(household).theirs
    assert (recorded.type, recorded.why_not) == ("recorded", "Too far for school.")

    desk.planning.become(household, "support")
    assert desk.planning.plan(household).theirs[0].type == "agreed"


def test_not_agreeing_on_a_housing_plan_records_the_step_at_once(desk, household):
    a_part7_case(desk, household, TODAY)
    desk.planning.become(household, "php")
    step = desk.planning.add_step(household, "Look at homes in Market Holme.")

    desk.planning.not_agree(step, "Too far.")

    assert desk.planning.plan(household).theirs[0].type == "recorded"


def test_a_step_of_ours_cannot_be_agreed_by_her(desk, household):
    step = desk.planning.add_step(household, "Ring your landlord.", "council")

    with pytest.raises(NotAllowed):
        desk.planning.agree(step)


def test_a_step_that_changes_hands_is_to_be_agreed_again(desk, household):
    step = desk.planning.add_step(household, "Ring the landlord.")
    desk.planning.agree(step)

    desk.planning.give(desk.planning.plan(household).steps[0], "partner", partner="Shelter")
    [given] = desk.planning.plan(household).ours

    assert (given.agreed, given.type, given.partner) == (None, "council", "Shelter")


def test_a_good_idea_is_nobodys_step(desk, household):
    desk.planning.add_step(household, "Go to the money talk.", "idea")

    plan = desk.planning.plan(household)
    assert (words(plan.ideas), plan.theirs, plan.undecided) == (["Go to the money talk."], (), ())


@pytest.mark.parametrize("ending", ["not_done", "not_needed"])
def test_a_step_that_ends_undone_takes_a_reason(desk, household, ending):
    step = desk.planning.add_step(household, "Send us your payslips.")

    with pytest.raises(NotAllowed):
        getattr(desk.planning, ending)(step, "  ")
    getattr(desk.planning, ending)(step, "Lost in the post")

    assert desk.planning.plan(household).steps[0].status_reason == "Lost in the post"


def test_a_done_step_can_be_opened_again(desk, household):
    step = desk.planning.add_step(household, "Send us your payslips.")
    desk.planning.done(step)
    assert desk.planning.plan(household).steps[0].done_on == TODAY

    desk.planning.reopen(desk.planning.plan(household).steps[0])

    again = desk.planning.plan(household).steps[0]
    assert (again.status, again.done_on) == ("open", None)


@given(moves=st.lists(st.tuples(st.integers(0, 3), st.sampled_from([-1, 1])), max_size=6))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_moving_steps_does_what_a_list_would(desk, moves):
    household = a_household(desk)
    expected = ["One.", "Two.", "Three.", "Four."]
    for said in expected:
        desk.planning.add_step(household, said)
    desk.planning.add_step(household, "Ours.", "council")

    for at, by in moves:
        step = desk.planning.plan(household).theirs[at]
        desk.planning.move(household, step, by)
        if 0 <= at + by < len(expected):
            expected.insert(at + by, expected.pop(at))

    assert column(desk, household) == expected
    assert words(desk.planning.plan(household).ours) == ["Ours."]


def test_the_review_is_so_many_weeks_ahead_on_a_working_day(desk, household):
    assert desk.planning.plan(household).review_on == TODAY + timedelta(weeks=6)

    desk.case_file.change(desk.case_file.directory(Council)[0], review_weeks=5)

    # Five weeks on is 28 December 2026, the bank holiday in place of Boxing Day.
    assert desk.planning.plan(household).review_on == date(2026, 12, 29)


def test_a_day_that_somebody_set_for_the_review_stands_until_it_has_passed(desk, household, clock):
    desk.planning.change(desk.planning.begin(household), review_on=date(2026, 12, 7))
    assert desk.planning.plan(household).review_on == date(2026, 12, 7)

    clock.wait(days=20)

    assert desk.planning.plan(household).review_on > date(2026, 12, 13)


def test_hints_offer_plain_words_and_know_that_support_is_no_must(desk):
    text = "You must complete an affordability assessment."

    support = {hint.kind: hint for hint in desk.planning.hints(text, "support")}
    housing = {hint.kind for hint in desk.planning.hints(text, "php")}

    assert support["jargon"].instead
    assert "must" in support
    assert "must" not in housing


def test_a_plan_without_any_step_may_not_be_issued_and_all_else_only_warns(desk, household):
    desk.planning.begin(household)
    assert desk.issuing.verdict(household).refused is not None

    desk.planning.add_step(household, "Ring us if a letter comes.")

    verdict = desk.issuing.verdict(household)
    assert verdict.refused is None
    assert verdict.warnings


def test_what_she_did_not_agree_to_and_a_good_idea_are_no_promises(desk, household):
    agreed = desk.planning.add_step(household, "Send us your payslips.", due_on=TODAY)
    desk.planning.agree(agreed)
    refused = desk.planning.add_step(household, "Look at Market Holme.", due_on=TODAY)
    desk.planning.not_agree(refused, "Too far")
    desk.planning.add_step(household, "Go to the money talk.", "idea", due_on=TODAY)

    assert [p.words for p in desk.day.look().promised] == ["Send us your payslips."]
    assert [p.words for p in desk.promises.last_time(household)] == ["Send us your payslips."]


def _owed(desk, household, day, finding="threatened"):
    case = desk.assessing.open_part7(household)
    desk.law.record(household, case, "assessed", day, eligible=True, finding=finding)
    return case


def test_an_assessment_among_the_events_opens_the_way_to_a_housing_plan(desk, household):
    _owed(desk, household, desk.today() - timedelta(days=34))

    plan = desk.planning.plan(household)
    assert plan.why_no_php == ""
    assert plan.owed.words == "Prevention · day 35 of 56"


def test_a_housing_plan_is_to_be_given_anew_when_the_duty_that_it_belongs_to_gives_way(
    desk, household, clock
):
    a_plan(desk, household)
    case = _owed(desk, household, desk.today() - timedelta(days=34))
    desk.planning.become(household, "php")
    desk.issuing.issue(household, Agreement(how="read_over"))
    assert desk.planning.plan(household).to_be_given_anew is None

    tomorrow = desk.today() + timedelta(days=1)
    desk.law.record(household, case, "became_homeless", tomorrow)
    assert desk.planning.plan(household).to_be_given_anew is None

    clock.wait(days=1)
    assert desk.planning.plan(household).to_be_given_anew.duty.duty == "relief"
