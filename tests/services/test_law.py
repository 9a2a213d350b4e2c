"""The law of a household's cases, from real records in a real store."""

from datetime import date, timedelta

import pytest

from tso_desktop.domain.casework import Case
from tso_desktop.domain.directory import Officer
from tso_desktop.domain.households import Household, Notice
from tso_desktop.domain.ids import RecordId
from tso_desktop.domain.lawwork import CaseEvent, Placement, ReviewRequest
from tso_desktop.services.caseload import Filter
from tso_desktop.services.duties import RECORDED_DUTIES, NobodyPlaced
from tso_desktop.services.law import NotYours
from tso_desktop.services.law_events import recorded_duty

ASSESSED = date(2026, 10, 20)


@pytest.fixture
def household(desk):
    return desk.case_file.open_household("Tamsin Brackenbury")


@pytest.fixture
def case(desk, household):
    return desk.case_file.add(Case, household, type="part7", opened_on=ASSESSED)


@pytest.fixture
def assessed(desk, household, case):
    return desk.law.record(
        household, case, "assessed", ASSESSED, eligible=True, finding="threatened"
    )


def _only(desk, household, as_at=None):
    (view,) = desk.law.look(household, as_at)
    return view


def test_a_duty_follows_from_what_was_recorded(desk, household, assessed):
    view = _only(desk, household, date(2026, 11, 23))
    (duty,) = view.law.duties
    assert (duty.duty, duty.started, duty.day56) == ("prevention", ASSESSED, date(2026, 12, 14))
    assert duty.day_number(date(2026, 11, 23)) == 35
    assert duty.began_by.record == assessed


def test_a_duty_of_the_main_system_counts_from_its_start(desk, household):
    desk.case_file.add(
        Case,
        household,
        type="part7",
        duty="Relief duty (189B)",
        duty_started_on=ASSESSED,
        duty_source="main system",
    )
    (duty,) = _only(desk, household, date(2026, 11, 1)).law.duties
    assert (duty.duty, duty.day56) == ("relief", date(2026, 12, 14))


def test_words_of_the_main_system_without_a_day_start_no_clock(desk, household):
    desk.case_file.add(Case, household, type="part7", duty="Relief duty")
    assert _only(desk, household).law.duties == ()


def test_a_notice_whose_validity_nobody_decided_still_threatens(desk, household):
    desk.case_file.add(
        Notice,
        household,
        act="s8",
        grounds=("1A",),
        landlord_type="private",
        served_on=date(2026, 8, 10),
        expires_on=date(2026, 12, 10),
    )
    view = _only(desk, household, date(2026, 10, 15))
    assert view.case is None
    assert view.law.threat_trigger == date(2026, 10, 15)
    assert view.law.alerts == ("application_not_taken",)
    assert _only(desk, household, date(2026, 10, 14)).law.alerts == ()


def test_a_refused_notice_changes_nothing_until_somebody_who_may_lets_it_stand(
    desk, household, case, assessed
):
    early = desk.law.record(
        household, case, "notice", date(2026, 12, 1), ends="prevention", ground="b"
    )
    view = _only(desk, household, date(2026, 12, 2))
    assert [(one.event.record, one.because) for one in view.law.refused] == [
        (early, "before_day_57")
    ]
    assert view.law.open_duties
    kept = desk.case_file.find(CaseEvent, early)
    with pytest.raises(NotYours):
        desk.law.let_stand(kept, "Agreed with legal", "LEG-1")
    officer = desk.case_file.find(Officer, RecordId(desk.officer))
    desk.case_file.change(officer, decides=True)
    desk.law.let_stand(desk.case_file.find(CaseEvent, early), "Agreed with legal", "LEG-1")
    law = _only(desk, household, date(2026, 12, 2)).law
    assert law.duties[0].state == "ended"
    assert law.overridden[0].because == "before_day_57"


def test_a_stay_counts_its_days(desk, household, case, assessed):
    desk.case_file.add(
        Placement, household, case=case, type="bb", placed_on=date(2026, 10, 25), family=True
    )
    law = _only(desk, household, date(2026, 11, 22)).law
    assert law.in_bb_days == 29
    assert "bb_over_28_days" in law.alerts


def test_the_caseload_lists_only_open_part_7_cases(desk, household, case, assessed):
    other = desk.case_file.open_household("Nobody's Duty")
    closed = desk.case_file.open_household("Over")
    desk.case_file.add(Case, closed, type="part7", closed_on=date(2026, 10, 1))
    assert [view.household for view in desk.law.all_open()] == [household]
    desk.case_file.change(desk.case_file.find(Case, case), closed_on=date(2026, 11, 1))
    assert desk.law.all_open() == ()
    assert other not in {view.household for view in desk.law.all_open()}


def test_what_happened_to_a_household_that_yielded_stands_in_the_other(
    desk, household, case, assessed
):
    survivor = desk.case_file.open_household("Tamsin B")
    desk.case_file.change(desk.case_file.find(Household, household), merged_into=survivor)
    view = _only(desk, survivor, date(2026, 11, 1))
    assert view.household == survivor
    assert view.law.duties[0].started == ASSESSED
    desk.law.record(survivor, case, "became_homeless", date(2026, 11, 2))
    assert len(_only(desk, survivor, date(2026, 11, 3)).law.duties) == 2


def test_days_before_the_duties_began_are_refused_in_words(desk, household, case):
    desk.law.record(
        household, case, "assessed", date(2017, 1, 2), eligible=True, finding="homeless"
    )
    view = _only(desk, household)
    assert view.law is None
    assert "before that" in view.refused


def test_what_if_keeps_nothing(desk, household, case, assessed):
    from tso_desktop.domain.law import Event

    view = _only(desk, household, date(2026, 11, 1))
    law = desk.law.would(view, Event(on=date(2026, 12, 10), kind="became_homeless"))
    assert law.latest("relief").day56 == date(2027, 2, 3)
    assert len(_only(desk, household, date(2026, 12, 11)).law.duties) == 1


def test_the_tasks_of_the_law_stand_in_the_list_and_what_was_done_to_one_is_kept(
    desk, household, case, assessed
):
    def due():
        tasks = desk.tasks.due_tasks(None, date(2026, 12, 31))
        return {task.rule: task for task in tasks if task.rule and not task.done}

    assert {"assessment_letter", "php", "day_56"} <= set(due())
    letter = due()["assessment_letter"]
    assert letter.name == "Tamsin Brackenbury"
    assert "189A(3)" in letter.why
    desk.tasks.mark_done(letter)
    assert "assessment_letter" not in due()
    (done,) = [task for task in desk.tasks.due_tasks(household, date(2026, 12, 31)) if task.done]
    assert done.words == "Give the assessment in writing"
    desk.tasks.mark_open(done)
    assert "assessment_letter" in due()


def test_a_closed_case_asks_only_whether_the_home_lasted(desk, household, case, clock):
    began = desk.today() - timedelta(days=220)
    desk.law.record(household, case, "assessed", began, eligible=True, finding="threatened")
    desk.law.record(
        household, case, "notice", began + timedelta(days=20), ends="prevention", ground="a"
    )
    desk.case_file.change(desk.case_file.find(Case, case), closed_on=began + timedelta(days=21))
    rules = {task.rule for task in desk.tasks.due_tasks(None, desk.today() + timedelta(days=30))}
    assert rules == {"six_months"}


def test_todays_duties_are_every_open_part_7_case_the_soonest_last_day_first(
    desk, household, case, assessed
):
    later = desk.case_file.open_household("Later")
    second = desk.case_file.add(Case, later, type="part7")
    desk.law.record(later, second, "assessed", date(2026, 11, 1), eligible=True, finding="homeless")
    bare = desk.case_file.open_household("Bare")
    desk.case_file.add(Case, bare, type="part7")
    said = [(one.line.name, one.words) for one in desk.day.look().duties]
    days = [(desk.today() - day).days + 1 for day in (ASSESSED, date(2026, 11, 1))]
    assert said == [
        ("Tamsin Brackenbury", f"Prevention · day {days[0]} of 56"),
        ("Later", f"Relief · day {days[1]} of 56"),
        ("Bare", "Part 7 case, no duty recorded yet"),
    ]


def test_the_caseload_tells_the_day_of_the_duty_of_each_line(desk, household, case, assessed):
    desk.case_file.open_household("No duty")
    lines = desk.caseload.page(Filter(as_at=desk.today()))
    day = (desk.today() - ASSESSED).days + 1
    assert {line.name: line.duty for line in lines} == {
        "No duty": "",
        "Tamsin Brackenbury": f"Prevention · day {day} of 56",
    }


def test_a_duty_that_ended_is_owed_to_nobody_even_where_words_were_recorded(desk, household):
    case = desk.case_file.add(
        Case, household, type="part7", duty="Main duty, section 193(2)", duty_started_on=ASSESSED
    )
    (owed,) = desk.day.look().duties
    assert owed.words == "Main duty · since Tue 20 Oct"
    desk.law.record(household, case, "offer", date(2026, 11, 2), offer="part6", outcome="accepted")
    assert desk.day.look().duties == ()
    (line,) = desk.caseload.page(Filter(as_at=desk.today()))
    assert line.duty == ""


def test_each_duty_that_the_window_offers_to_record_is_understood():
    understood = [recorded_duty(words) for words in RECORDED_DUTIES]
    assert understood == ["prevention", "relief", "main", "s190", "s193C"]


def test_a_move_within_a_stay_leaves_the_last_place_on_the_day_of_the_next(desk, household, case):
    desk.duties.place(household, case, date(2026, 10, 25), type="bb", family=True)
    desk.duties.place(household, case, date(2026, 11, 5), type="hostel", family=True)
    first, second = desk.case_file.all(Placement, household, order="placed_on")
    assert (first.left_on, second.left_on) == (date(2026, 11, 5), None)
    assert first.stay == second.stay
    with pytest.raises(NobodyPlaced):
        desk.duties.leave(household, date(2026, 11, 4))
    desk.duties.leave(household, date(2026, 11, 20))
    with pytest.raises(NobodyPlaced):
        desk.duties.leave(household, date(2026, 11, 21))


def test_a_review_is_a_task_until_it_is_decided(desk, household, case, assessed):
    def reviews():
        tasks = desk.tasks.due_tasks(None, date(2027, 3, 1))
        return [task for task in tasks if task.rule == "review_due" and not task.done]

    asked = desk.case_file.add(
        ReviewRequest,
        household,
        case=case,
        decision="duty",
        requested_on=date(2026, 11, 2),
        due_on=date(2026, 12, 28),
    )
    (task,) = reviews()
    assert (task.words, task.due_on) == (
        "Decide the review: what duty is owed",
        date(2026, 12, 28),
    )
    review = desk.case_file.find(ReviewRequest, asked)
    desk.case_file.change(review, outcome="upheld", outcome_on=date(2026, 12, 1))
    assert reviews() == []
