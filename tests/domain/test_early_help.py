"""Early help never hides an application: what gives reason to believe, and what answers it."""

from datetime import date, timedelta

import pytest

from tso_desktop.domain.casework import Case
from tso_desktop.domain.early_help import Reason, question, reasons_to_believe
from tso_desktop.domain.households import Home, Notice
from tso_desktop.domain.ids import RecordId, ScopeId
from tso_desktop.domain.lawwork import CaseEvent

IDS = {"id": RecordId("r1"), "scope": ScopeId("s1")}
ENDS = date(2026, 12, 10)
THREATENED = date(2026, 10, 15)  # 56 days before


def notice(**facts):
    return Notice(**IDS, **{"expires_on": ENDS, "valid": True, **facts})


def reasons(today, *notices, **more):
    return reasons_to_believe(today, notices=notices, **more)


def test_a_notice_gives_reason_from_the_56th_day_before_its_day():
    assert reasons(THREATENED - timedelta(days=1), notice()) == ()
    (reason,) = reasons(THREATENED, notice(words="S8 ground 1A"))
    assert reason.words == (
        "S8 ground 1A ends on 10 December 2026: threatened with homelessness since 15 October 2026."
    )
    assert reason.on == ENDS


def test_a_notice_whose_day_has_passed_still_gives_reason():
    (reason,) = reasons(ENDS + timedelta(days=3), notice())
    assert "ran out on 10 December 2026" in reason.words
    assert reasons(ENDS + timedelta(days=400), notice()) == ()


def test_a_notice_that_is_told_in_sentences_is_named_by_its_first():
    (reason,) = reasons(THREATENED, notice(words="Form 3, ground 8. Kept in a drawer."))
    assert reason.words.startswith("Form 3, ground 8 ends on 10 December 2026")


def test_a_notice_that_nobody_checked_gives_reason_and_says_so():
    (reason,) = reasons(THREATENED, notice(valid=None))
    assert reason.words.endswith("since 15 October 2026. It is not checked yet.")


@pytest.mark.parametrize("facts", [{"valid": False}, {"ended_on": THREATENED}])
def test_a_notice_that_is_not_good_gives_none(facts):
    assert reasons(THREATENED, notice(**facts)) == ()


def test_an_eviction_day_counts_before_the_day_in_the_notice():
    eviction = notice(expires_on=date(2025, 1, 10), eviction_on=ENDS)
    (reason,) = reasons(THREATENED, eviction)
    assert reason.on == ENDS


def test_a_home_that_ends_gives_reason_until_it_was_left():
    home = Home(**IDS, ends_on=ENDS)
    (reason,) = reasons(THREATENED, homes=[home])
    assert reason.words == "Their home ends on 10 December 2026."
    assert reasons(THREATENED, homes=[Home(**IDS, ends_on=ENDS, until_on=THREATENED)]) == ()


def test_being_told_to_leave_gives_reason_within_56_days():
    told = CaseEvent(**IDS, what="told_to_leave", told="his parents", leave_by_on=ENDS)
    (reason,) = reasons(THREATENED, events=[told])
    assert reason.words == "They were told by his parents to leave by 10 December 2026."
    assert reasons(THREATENED - timedelta(days=1), events=[told]) == ()


def test_early_help_that_tells_of_a_day_to_leave_gives_reason_too():
    helped = CaseEvent(**IDS, what="early_help", happened_on=THREATENED, leave_by_on=ENDS)
    assert len(reasons(THREATENED, events=[helped])) == 1
    assert reasons(THREATENED, events=[CaseEvent(**IDS, what="early_help")]) == ()


def test_being_told_to_leave_on_no_day_gives_reason_at_once():
    told = CaseEvent(**IDS, what="told_to_leave", happened_on=THREATENED)
    (reason,) = reasons(THREATENED, events=[told])
    assert "by when is not known" in reason.words


def test_what_another_rule_found_stands_among_the_reasons_once():
    told = [Reason("law:application_not_taken", "The law's own words.", ENDS)] * 2
    assert [one.key for one in reasons(THREATENED, told=told)] == ["law:application_not_taken"]


REASONS = (Reason("notice:r1:2026-12-10", "A notice ends.", ENDS),)


def event(**facts):
    return CaseEvent(**IDS, **facts)


def case(**facts):
    return Case(id=RecordId("c1"), scope=ScopeId("s1"), **facts)


def test_a_support_case_without_a_duty_is_asked():
    asked = question(REASONS, [case(type="support")], [event(what="early_help")])
    assert asked is not None
    assert asked.words == "A notice ends."


def test_nothing_is_asked_without_a_reason():
    assert question((), [case(type="support")], []) is None


@pytest.mark.parametrize("what", ["application", "assessed", "duty_recorded"])
def test_an_application_answers(what):
    cases = [case(type="part7")]
    assert question(REASONS, cases, [event(what=what, case=RecordId("c1"))]) is None


def test_an_application_of_a_closed_case_does_not_answer_what_came_later():
    closed = case(type="part7", closed_on=date(2026, 3, 1))
    assert question(REASONS, [closed], [event(what="application", case=RecordId("c1"))])


def test_a_duty_recorded_from_the_main_system_answers():
    assert question(REASONS, [case(type="part7", duty="Prevention duty")], []) is None


def test_not_taken_answers_the_reasons_of_that_day_and_no_later_ones():
    said = event(what="application_not_taken", codes=("notice:r1:2026-12-10",))
    assert question(REASONS, [], [said]) is None
    later = Reason("told:r9:2026-12-01", "They were told to leave.", date(2026, 12, 1))
    asked = question((*REASONS, later), [], [said])
    assert asked is not None
    assert asked.reasons == (later,)
