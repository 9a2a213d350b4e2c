"""The tasks that the law of a case makes, and from which day each stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tso_desktop.domain.law import Event, derive
from tso_desktop.domain.law_tasks import Case, half_a_year_after, law_tasks
from tso_desktop.formats.law_rules import shipped_law_rules

START = date(2026, 10, 20)
DAYS = (14, 28, 49)


def _event(on, kind, **facts):
    return Event(on=on, kind=kind, record=f"{kind}-{on}", **facts)


def _assessed(finding="threatened", on=START):
    return _event(on, "assessed", eligible=True, finding=finding)


def _tasks(*events, as_at, plans=(), letters=None):
    law = derive(events, shipped_law_rules(), as_at)
    case = Case(law, events, plans, DAYS, letters or {})
    return {(one.rule, one.occurrence): one for one in law_tasks(case)}


def test_tasks_stand_from_the_day_of_the_assessment():
    found = _tasks(_assessed(), as_at=START)
    assert found["assessment_letter", "1"].due_on == START
    assert found["php", "1"].due_on == START
    assert found["day_56", "1"].due_on == date(2026, 12, 14)
    reviews = [found["duty_review", str(day)].due_on for day in DAYS]
    assert reviews == [date(2026, 11, 2), date(2026, 11, 16), date(2026, 12, 7)]


def test_of_reviews_that_have_passed_only_the_last_stands():
    found = _tasks(_assessed(), as_at=date(2026, 11, 20))
    assert [key for key in found if key[0] == "duty_review"] == [
        ("duty_review", "28"),
        ("duty_review", "49"),
    ]


def test_a_plan_that_was_given_is_asked_for_again_when_relief_begins():
    homeless = _event(date(2026, 11, 10), "became_homeless")
    ended = _event(date(2026, 11, 10), "notice", ends="prevention", ground="c")
    found = _tasks(_assessed(), homeless, ended, as_at=date(2026, 11, 11), plans=[START])
    assert found["php_again", "1"].cause == homeless.record
    later = _tasks(
        _assessed(), homeless, ended, as_at=date(2026, 11, 12), plans=[START, date(2026, 11, 12)]
    )
    assert ("php_again", "1") not in later


def test_becoming_homeless_asks_for_the_notice_that_ends_prevention_until_it_is_given():
    homeless = _event(date(2026, 11, 10), "became_homeless")
    found = _tasks(_assessed(), homeless, as_at=date(2026, 11, 11))
    assert found["prevention_notice", "1"].due_on == date(2026, 11, 10)
    ended = _event(date(2026, 11, 12), "notice", ends="prevention", ground="c")
    later = _tasks(_assessed(), homeless, ended, as_at=date(2026, 11, 12))
    assert ("prevention_notice", "1") not in later


def test_what_the_main_duty_turns_on_is_decided_before_day_56():
    relief = _assessed("homeless")
    found = _tasks(relief, as_at=START)
    assert found["limbs", "priority need"].due_on == date(2026, 12, 7)
    need = _event(date(2026, 10, 21), "priority_need", codes=("children",))
    assert ("limbs", "intentionality") in _tasks(relief, need, as_at=date(2026, 10, 21))
    none = _event(date(2026, 10, 21), "priority_need", codes=())
    assert not [key for key in _tasks(relief, none, as_at=date(2026, 10, 21)) if key[0] == "limbs"]


def test_main_asks_for_its_decision_in_writing():
    need = _event(START, "priority_need", codes=("children",))
    events = (_assessed("homeless"), need)
    assert ("main_decision", "1") not in _tasks(*events, as_at=date(2026, 12, 14))
    found = _tasks(*events, as_at=date(2026, 12, 15))
    assert found["main_decision", "1"].due_on == date(2026, 12, 15)


def test_a_letter_that_was_given_since_needs_no_tick():
    before, after = {"assessment": [date(2026, 10, 19)]}, {"assessment": [START]}
    assert ("assessment_letter", "1") in _tasks(_assessed(), as_at=START, letters=before)
    assert ("assessment_letter", "1") not in _tasks(_assessed(), as_at=START, letters=after)

    need = _event(START, "priority_need", codes=("children",))
    told = {"main_accepted": [date(2026, 12, 15)]}
    found = _tasks(_assessed("homeless"), need, as_at=date(2026, 12, 16), letters=told)
    assert ("main_decision", "1") not in found


def test_a_warning_is_looked_at_on_the_day_after_its_time_is_over():
    warning = _event(
        date(2026, 11, 1), "warning", step_kind="agreed_required", comply_by_on=date(2026, 11, 15)
    )
    found = _tasks(_assessed(), warning, as_at=date(2026, 11, 2))
    assert found["warning_over", "1"].due_on == date(2026, 11, 16)
    advice = _event(
        date(2026, 11, 1), "warning", step_kind="recommended", comply_by_on=date(2026, 11, 15)
    )
    assert ("warning_over", "1") not in _tasks(_assessed(), advice, as_at=date(2026, 11, 2))


def test_a_family_in_bed_and_breakfast_is_moved_before_six_weeks_are_over():
    placed = _event(date(2026, 10, 10), "placed", placement="bb", family=True)
    found = _tasks(placed, as_at=date(2026, 10, 11))
    assert found["bed_and_breakfast", "2"].due_on == date(2026, 11, 7)
    assert "20 November 2026" in found["bed_and_breakfast", "1"].words
    alone = _event(date(2026, 10, 10), "placed", placement="bb", family=False)
    assert _tasks(alone, as_at=date(2026, 10, 11)) == {}


@pytest.mark.parametrize(("rule", "told"), [("out_of_area", "out_of_area")])
def test_the_other_council_is_told_within_fourteen_days(rule, told):
    placed = _event(date(2026, 11, 1), "placed", placement="psl", out_of_area=True)
    assert _tasks(placed, as_at=date(2026, 11, 2))[rule, "1"].due_on == date(2026, 11, 14)
    done = _event(date(2026, 11, 3), "notified", told=told)
    assert _tasks(placed, done, as_at=date(2026, 11, 3)) == {}


def test_a_home_that_was_to_last_is_asked_about_after_six_months():
    ended = _event(
        date(2026, 8, 31), "notice", ends="prevention", ground="a", accommodation_months=12
    )
    found = _tasks(_assessed(on=date(2026, 8, 1)), ended, as_at=date(2026, 9, 1))
    assert found["six_months", "1"].due_on == date(2027, 2, 28)


@given(st.dates(date(2018, 4, 3), date(2090, 1, 1)))
def test_half_a_year_later_is_six_months_on_or_the_last_of_that_month(day):
    later = half_a_year_after(day)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == 6
    assert later.day == day.day or (later + timedelta(days=1)).month != later.month
