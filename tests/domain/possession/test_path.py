"""The road ahead is an estimate, step by step, until the real day is entered."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.possession.papers import TODAY, other_notice, section_8, seen

from tso_desktop.domain.possession.rules import Step

NAMES = (
    *("claim_issued_on", "hearing_on", "order_made_on", "possession_ordered_on"),
    *("warrant_requested_on", "eviction_on"),
)


def road(paper, as_at=TODAY):
    return {step.step: step for step in seen(paper, as_at).path}


def test_a_claim_may_begin_on_the_date_in_the_notice_and_the_rest_is_estimated():
    steps = road(section_8("1A"))
    assert list(steps) == list(Step)
    claim, hearing = steps[Step.CLAIM], steps[Step.HEARING]
    assert (claim.earliest_on, claim.latest_on) == (date(2026, 12, 10), date(2027, 8, 10))
    assert not claim.is_estimate
    assert hearing.is_estimate
    assert (hearing.earliest_on, hearing.latest_on) == (date(2027, 1, 7), date(2027, 2, 4))
    assert hearing.sentence == (
        "If the landlord begins a claim as soon as possible, usually between 7 January 2027 and "
        "4 February 2027."
    )
    assert steps[Step.ORDER].sentence.startswith("Usually between 7 January 2027")


def test_each_real_day_replaces_its_estimate_and_moves_what_follows():
    paper = section_8("1A", claim_issued_on=date(2026, 12, 14), hearing_on=date(2027, 1, 25))
    steps = road(paper, date(2027, 1, 4))
    assert steps[Step.CLAIM].actual_on == date(2026, 12, 14)
    assert steps[Step.HEARING].actual_on == date(2027, 1, 25)
    assert not steps[Step.HEARING].is_estimate
    order = steps[Step.ORDER]
    assert (order.earliest_on, order.latest_on) == (date(2027, 1, 25), date(2027, 2, 22))


def test_a_step_that_must_have_happened_is_not_estimated():
    steps = road(section_8("1A", order_made_on=date(2026, 11, 2)))
    assert Step.HEARING not in steps
    assert steps[Step.CLAIM].sentence == "Begun; its day is not entered."
    assert steps[Step.POSSESSION].is_estimate


def test_an_old_section_21_claim_goes_without_a_hearing():
    paper = other_notice("s21", "private", date(2026, 3, 2), specified_on=date(2026, 5, 2))
    steps = road(paper, date(2026, 5, 1))
    assert Step.HEARING not in steps
    assert steps[Step.CLAIM].earliest_on == date(2026, 5, 3)


def test_a_lodger_may_be_made_to_leave_without_a_court():
    steps = road(other_notice("leave", "other", TODAY, specified_on=date(2026, 12, 20)))
    assert list(steps) == [Step.NOTICE_ENDS]
    assert "without a court" in steps[Step.NOTICE_ENDS].sentence


def test_no_order_is_expected_sooner_than_a_ground_allows():
    paper = section_8(
        "14", served_on=TODAY, specified_on=TODAY, claim_issued_on=TODAY, hearing_on=TODAY
    )
    assert road(paper)[Step.ORDER].earliest_on == TODAY + timedelta(days=14)


@given(
    as_at=st.dates(date(2026, 8, 10), date(2027, 8, 10)),
    real=st.lists(st.integers(1, 60), max_size=6),
)
def test_nothing_is_expected_in_the_past_or_out_of_turn(as_at, real):
    day, days = date(2026, 12, 10), {}
    for name, gap in zip(NAMES, real, strict=False):
        day += timedelta(days=gap)
        days[name] = day
    expected = [step for step in seen(section_8("1A", **days), as_at).path if step.is_estimate]
    assert all(as_at <= step.earliest_on <= step.latest_on for step in expected)
    assert [step.earliest_on for step in expected] == sorted(step.earliest_on for step in expected)
    assert len(expected) == max(0, 5 - max(0, len(real) - 1))


def test_what_usually_happens_says_so_and_names_where_it_is_from():
    for step in road(section_8("1A")).values():
        assert step.source
        assert not step.is_estimate or "usually" in step.sentence.lower()
