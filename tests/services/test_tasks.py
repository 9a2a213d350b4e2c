"""What is due: tasks that somebody wrote, and tasks that rules make of other records."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan_sample import a_household

from tso_desktop.domain.casework import TaskMark
from tso_desktop.domain.households import Household, Marker
from tso_desktop.domain.rule_tasks import mark_id, next_review
from tso_desktop.domain.visits import Visit, VisitRecord
from tso_desktop.services.issuing import Agreement

TODAY = date(2026, 11, 23)


@pytest.fixture
def household(desk):
    return a_household(desk)


def due(desk, household=None, days=7):
    return desk.tasks.due_tasks(household, TODAY + timedelta(days=days))


def said(tasks):
    return [task.words for task in tasks]


def issued(desk, household):
    desk.planning.add_step(household, "Ring us if a letter comes.", due_words="Always")
    return desk.issuing.issue(household, Agreement(how="read_over"))


def test_a_task_that_somebody_wrote_is_due_on_its_day_in_both_lists(desk, household):
    desk.tasks.add(household, "Ring DWP", TODAY + timedelta(days=3))
    desk.tasks.add(household, "Some time", None)
    desk.tasks.add(household, "Far ahead", TODAY + timedelta(days=30))

    assert said(due(desk)) == ["Ring DWP"]
    assert said(due(desk, household)) == ["Ring DWP", "Some time"]


def test_a_task_is_done_and_to_be_done_again(desk, household):
    desk.tasks.add(household, "Ring DWP", TODAY)

    desk.tasks.mark_done(due(desk)[0])
    [done] = due(desk)
    assert done.done

    desk.tasks.mark_open(done)
    assert not due(desk)[0].done


def test_what_was_done_yesterday_has_left_today_but_not_the_household(desk, household, clock):
    desk.tasks.add(household, "Ring DWP", TODAY)
    desk.tasks.mark_done(due(desk)[0])
    clock.wait(days=1)

    assert said(due(desk)) == []
    assert said(due(desk, household)) == ["Ring DWP"]


def test_what_is_not_needed_is_gone(desk, household):
    desk.tasks.add(household, "Ring DWP", TODAY)

    desk.tasks.not_needed(due(desk)[0], "They rang us")

    assert due(desk) == ()


def test_a_rules_task_says_its_rule_and_is_never_journaled(desk, household):
    version = issued(desk, household)
    [task] = due(desk, household, days=60)

    assert task.why
    assert task.id == mark_id("plan_review", version.id, "1")
    assert desk.case_file.all(TaskMark, household) == ()


def test_a_review_that_was_done_comes_again_as_far_ahead_as_before(desk, household, clock):
    version = issued(desk, household)
    clock.wait(days=42)
    day = TODAY + timedelta(days=42)
    [task] = desk.tasks.due_tasks(household, day)

    desk.tasks.mark_done(task)

    done, later = desk.tasks.due_tasks(household, day + timedelta(days=42))[::-1]
    assert (done.done, later.occurrence) == (True, "2")
    assert later.due_on == day + (version.review_on - version.given_on)
    assert desk.caseload.line(household).review_on == later.due_on


def test_a_mark_that_an_undo_took_away_can_be_made_again(desk, household):
    issued(desk, household)
    acts = []
    desk.listen(acts.append)

    def review():
        tasks = due(desk, household, days=60)
        return next(task for task in tasks if task.occurrence == "1")

    desk.tasks.mark_done(review())
    desk.case_file.undo((acts[0][0].device, acts[0][0].act))
    assert not review().done

    desk.tasks.mark_done(review())

    assert review().done


def test_a_new_version_takes_the_place_of_the_old_review(desk, household, clock):
    issued(desk, household)
    clock.wait(days=10)
    newer = issued(desk, household)

    reviews = [task for task in due(desk, household, days=90) if task.rule == "plan_review"]

    assert [task.cause for task in reviews] == [newer.id]


def test_a_visit_that_was_not_recorded_is_to_be_recorded(desk, household):
    visit = desk.case_file.add(
        Visit, household, starts_at=desk.now() - timedelta(days=2), purpose="Plan review"
    )
    [task] = due(desk)
    assert (task.rule, task.cause) == ("visit_record", visit)
    assert "21 November 2026" in task.words

    desk.case_file.add(VisitRecord, household, visit=visit)

    assert due(desk) == ()


def test_a_rules_task_that_was_done_stands_there_once(desk, household):
    desk.case_file.add(Visit, household, starts_at=desk.now() - timedelta(days=2))
    desk.case_file.add(Marker, household, words="Dog", review_on=TODAY, active=True)

    for task in due(desk):
        desk.tasks.mark_done(task)

    assert [task.done for task in due(desk)] == [True, True]


def test_a_visit_still_to_come_and_one_that_is_off_are_no_tasks(desk, household):
    desk.case_file.add(Visit, household, starts_at=desk.now() + timedelta(days=1))
    desk.case_file.add(
        Visit, household, starts_at=desk.now() - timedelta(days=1), cancelled_on=TODAY
    )

    assert due(desk) == ()


def test_a_promise_of_ours_is_a_task_once_its_day_has_passed(desk, household, clock):
    desk.planning.add_step(household, "Ring your landlord.", "council", due_on=TODAY)
    desk.planning.add_step(household, "Her own step.", due_on=TODAY)
    assert due(desk) == ()
    clock.wait(days=1)

    [task] = due(desk)
    assert task.words == "We promised: Ring your landlord."

    desk.tasks.mark_done(task)
    assert desk.planning.plan(household).ours[0].status == "done"
    [done] = due(desk)

    desk.tasks.mark_open(done)
    assert desk.planning.plan(household).ours[0].status == "open"


def test_a_good_idea_is_never_overdue(desk, household, clock):
    step = desk.planning.add_step(household, "Join the choir.", "idea", due_on=TODAY)
    assert step.type == "idea"
    clock.wait(days=9)

    assert due(desk, days=20) == ()


def test_a_marker_is_looked_at_again_on_its_day(desk, household):
    desk.case_file.add(
        Marker, household, words="Dog in yard", review_on=TODAY + timedelta(days=2), active=True
    )

    assert said(due(desk)) == ["Look again at the marker “Dog in yard”"]


def test_a_restricted_household_shows_no_name(desk):
    household = a_household(desk, restricted=True)
    desk.tasks.add(household, "Ring DWP", TODAY)

    assert [task.name for task in due(desk)] == ["Restricted"]


def test_a_closed_household_asks_nothing_of_today(desk, household):
    desk.tasks.add(household, "Ring DWP", TODAY)
    assert said(due(desk)) == ["Ring DWP"]

    desk.case_file.close_household(desk.case_file.head(household).household, "Moved away", TODAY)

    assert due(desk) == ()


def test_tasks_of_a_household_that_was_merged_stand_under_the_one_that_stays(desk, household):
    other = a_household(desk, "Tamsin Brackenbury-Hale")
    desk.tasks.add(other, "Ring DWP", TODAY)
    desk.case_file.merge(desk.case_file.find(Household, other), household)

    [task] = due(desk)

    assert (task.household, task.scope_of) == (household, other)
    assert said(due(desk, household)) == ["Ring DWP"]


@given(
    given_on=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    weeks=st.integers(1, 26),
    reviewed=st.lists(st.dates(date(2020, 1, 1), date(2041, 1, 1)), max_size=5),
)
def test_the_next_review_is_the_printed_day_or_as_far_after_the_last_one(given_on, weeks, reviewed):
    review_on = given_on + timedelta(weeks=weeks)

    found = next_review(given_on, review_on, reviewed)

    assert found == (max(reviewed) + timedelta(weeks=weeks) if reviewed else review_on)
