"""What may be issued, and what changed since."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.plan_rules import (
    PlanFacts,
    StepFacts,
    VisitFacts,
    changed_since,
    may_issue,
    must_is_allowed,
    no_access_attempt_number,
    review_due_on,
    review_request_until,
)

FRIDAY = date(2026, 11, 27)
OURS = StepFacts(
    id="1", who="council", kind="council", text="Ring your landlord.", needs=("a",), due_on=FRIDAY
)
HERS = StepFacts(id="2", text="Find your bank letters.", needs=("b",), due_on=FRIDAY, agreed=True)
GOOD = PlanFacts(
    steps=(OURS, HERS),
    own_words="I want to stay near the school.",
    needs_count=2,
    review_on=date(2027, 1, 8),
    next_visit_at=datetime(2026, 12, 4, 10, tzinfo=UTC),
)


def with_her_step(**changes: object) -> PlanFacts:
    return replace(GOOD, steps=(OURS, replace(HERS, **changes)))


def test_a_good_plan_is_issued_without_a_word():
    assert may_issue(GOOD).refused is None
    assert may_issue(GOOD).warnings == ()


@pytest.mark.parametrize("steps", [(), (StepFacts(id="1", text="  "),)])
def test_a_plan_without_any_step_is_refused_and_says_that_the_draft_is_safe(steps):
    refused = may_issue(replace(GOOD, steps=steps)).refused
    assert refused is not None
    assert "no step" in refused
    assert "draft is safe" in refused


def test_a_personal_housing_plan_needs_a_part_7_assessment():
    assert "Part 7" in str(may_issue(replace(GOOD, kind="php")).refused)
    assert may_issue(replace(GOOD, kind="php", has_assessment=True)).refused is None


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (replace(GOOD, steps=(HERS,)), "no step for the council"),
        (replace(GOOD, steps=(OURS, HERS, replace(HERS, id="3"))), "2 steps for the resident"),
        (with_her_step(agreed=None), "Not decided yet: “Find your bank letters”"),
        (with_her_step(agreed=False), "no reason is written"),
        (with_her_step(due_on=None), "No day"),
        (with_her_step(needs=()), "Answers no need"),
        (replace(GOOD, needs_count=3), "One need has no step"),
        (replace(GOOD, needs_count=5), "3 needs have no step"),
        (with_her_step(status="not_done"), "Ended without a reason"),
        (replace(GOOD, own_words=" "), "their own words"),
        (with_her_step(text="You must find your bank letters."), "Sounds like a must"),
        (replace(GOOD, next_visit_at=None), "No next visit"),
        (replace(GOOD, review_on=None), "going through the whole plan"),
        (
            with_her_step(text="Facilitate documentary evidence regarding remuneration."),
            "need a reader of about",
        ),
    ],
)
def test_what_is_missing_is_a_warning_with_a_reason_and_never_a_wall(plan, says):
    verdict = may_issue(plan)
    assert verdict.refused is None
    assert any(says in warning for warning in verdict.warnings), verdict.warnings


def test_a_reason_not_to_agree_settles_it():
    plan = with_her_step(agreed=False, why_not="Too far for school.")
    assert may_issue(plan).warnings == ()


def test_every_monday_is_a_day():
    assert may_issue(with_her_step(due_on=None, due_words="Every Monday")).warnings == ()


def test_a_good_idea_needs_no_day_and_no_agreement_and_is_no_burden():
    idea = StepFacts(id="3", kind="idea", text="Walk to the gate.", needs=("a",))
    assert may_issue(replace(GOOD, steps=(OURS, HERS, idea))).warnings == ()


def test_what_is_done_is_asked_nothing_more():
    done = replace(HERS, id="3", status="done", due_on=None, agreed=None, needs=())
    assert may_issue(replace(GOOD, steps=(OURS, HERS, done))).warnings == ()


def test_a_partner_carries_weight_too():
    partner = replace(OURS, id="4", who="partner")
    plan = replace(GOOD, steps=(OURS, partner, HERS, replace(HERS, id="3")))
    assert may_issue(plan).warnings == ()


def test_a_must_on_a_statutory_plan_is_no_warning():
    plan = with_her_step(text="You must find your bank letters.")
    verdict = may_issue(replace(plan, kind="php", has_assessment=True))
    assert verdict.warnings == ()


def test_a_long_step_is_quoted_by_its_beginning():
    text = "Look at the housing register each week and ask for the homes that fit you"
    (warning,) = may_issue(with_her_step(text=text, due_on=None)).warnings
    assert "“Look at the housing register each week and ask…”" in warning


def test_only_a_personal_housing_plan_may_say_must():
    assert must_is_allowed("php")
    assert not must_is_allowed("support")


def test_a_plan_is_gone_through_again_six_weeks_later_to_the_day():
    assert review_due_on(date(2026, 11, 23), 6) == date(2027, 1, 4)


def test_the_day_of_giving_is_the_first_of_the_21():
    assert review_request_until(date(2026, 11, 23), 21) == date(2026, 12, 13)


def at(day: int) -> datetime:
    return datetime(2026, 11, day, 9, tzinfo=UTC)


def test_attempts_are_counted_since_somebody_was_last_seen_in_any_order():
    tried = [
        VisitFacts(at(9), "nobody"),
        VisitFacts(at(2), "not_found"),
        VisitFacts(at(16), "nobody"),
    ]
    assert no_access_attempt_number([]) == 1
    assert no_access_attempt_number(tried) == 4
    assert no_access_attempt_number([*tried, VisitFacts(at(10))]) == 2
    assert no_access_attempt_number([*tried, VisitFacts(at(20))]) == 1


def test_each_change_is_told_once_in_its_own_way():
    gone = replace(HERS, id="3", text="Ring the school.")
    dropped = replace(HERS, id="4", text="Go to the hub.")
    new = replace(HERS, id="5", text="Ring the nursery.")
    changes = changed_since(
        [OURS, HERS, gone, dropped],
        [
            replace(OURS, status="done"),
            replace(HERS, agreed=False, why_not="Lost."),
            replace(dropped, status="not_needed", status_reason="It closed."),
            new,
        ],
    )
    assert changes.in_words() == (
        "Added: Ring the nursery.",
        "Changed: Find your bank letters.",
        "Done: Ring your landlord.",
        "Taken out: Ring the school.",
        "Taken out: Go to the hub.",
    )
    assert changes.changed[0].before.agreed
    assert not changes.changed[0].now.agreed


STEPS = st.builds(
    StepFacts,
    id=st.sampled_from("abcde"),
    text=st.sampled_from(["Ring us.", "Write to us."]),
    agreed=st.sampled_from([None, True, False]),
    status=st.sampled_from(["open", "done", "not_done", "not_needed"]),
    due_on=st.sampled_from([None, FRIDAY]),
)
VERSIONS = st.lists(STEPS, unique_by=lambda step: step.id, max_size=5)


@given(VERSIONS, st.randoms())
def test_the_same_steps_in_another_order_are_no_change(steps, random):
    other = list(steps)
    random.shuffle(other)
    assert not changed_since(steps, other)


@given(VERSIONS, VERSIONS)
def test_every_step_that_a_reader_could_miss_is_told_exactly_once(previous, now):
    changes = changed_since(previous, now)
    told = [
        *(step.id for step in changes.added),
        *(step.now.id for step in changes.changed),
        *(step.id for step in changes.done),
        *(step.id for step in changes.taken_out),
    ]
    before = {step.id: step for step in previous if step.status != "not_needed"}
    after = {step.id: step for step in now if step.status != "not_needed"}
    different = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
    assert sorted(told) == sorted(different)


@given(st.builds(PlanFacts, kind=st.sampled_from(["support", "php"]), steps=VERSIONS.map(tuple)))
def test_issuing_is_refused_for_two_reasons_only(plan):
    allowed = bool(plan.steps) and (plan.kind == "support" or plan.has_assessment)
    assert (may_issue(plan).refused is None) == allowed


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(1, 52))
def test_a_review_falls_on_the_same_weekday(day, weeks):
    assert review_due_on(day, weeks) - day == timedelta(days=7 * weeks)


def test_a_required_step_that_is_taken_out_of_a_housing_plan_is_disregarded_in_words():
    asked = StepFacts(id="1", text="Ring the agent.")
    ours = StepFacts(id="2", who="council", text="We write to him.")
    idea = StepFacts(id="3", kind="idea", text="Ask your sister.")
    changes = changed_since((asked, ours, idea), ())

    assert changes.in_words("php") == (
        "Taken out: Ring the agent. You need not do it, and it does not count against you.",
        "Taken out: We write to him.",
        "Taken out: Ask your sister.",
    )
    assert "count" not in " ".join(changes.in_words("support"))


def test_a_housing_plan_warns_of_what_the_assessment_does_not_say():
    plan = replace(GOOD, has_assessment=True, not_assessed=("what led here",))

    assert any("what led here" in one for one in may_issue(replace(plan, kind="php")).warnings)
    assert not any("what led here" in one for one in may_issue(plan).warnings)
