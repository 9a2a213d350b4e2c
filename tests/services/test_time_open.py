"""A sheet that names a day and no hour: the visit is there, its time open, and no promise."""

from datetime import date, time

import pytest
from tests.gui.workbench import Clock, a_desk

from tso_desktop.domain.casework import Task
from tso_desktop.domain.visits import TIME_OPEN

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def desk(tmp_path):
    desk = a_desk(tmp_path, Clock())
    yield desk
    desk.close()


@pytest.fixture
def tamsin(desk):
    household = desk.case_file.open_household("Tamsin Brackenbury")
    desk.case_file.add(
        Task, household, words=TIME_OPEN, due_on=TUESDAY, who="officer", owner=desk.officer
    )
    return household


def test_it_counts_in_the_week_and_is_said_to_be_open(desk, tamsin):
    look = desk.day.look()

    assert dict(look.week)[TUESDAY] == 1
    assert [(one.line.household, one.on) for one in look.time_open] == [(tamsin, TUESDAY)]
    assert [one.on for one in desk.visit_book.look().time_open] == [TUESDAY]


def test_it_is_the_next_visit_of_the_line_with_a_day_and_no_moment(desk, tamsin):
    line = desk.caseload.line(tamsin)

    assert (line.next_visit_on, line.next_visit_at) == (TUESDAY, None)
    assert line.next_who == "visit"
    assert desk.visit_book.of_household(tamsin).time_open == (TUESDAY,)


def test_nobody_promised_it(desk, tamsin):
    assert desk.promises.last_time(tamsin) == ()


def test_a_visit_that_is_booked_by_then_settles_it(desk, tamsin):
    desk.visiting.book(tamsin, date(2026, 11, 23), time(14))
    assert len(desk.day.look().time_open) == 1

    desk.visiting.book(tamsin, TUESDAY, time(10))

    assert desk.day.look().time_open == ()
    assert dict(desk.day.look().week)[TUESDAY] == 1
    assert desk.visit_book.of_household(tamsin).time_open == ()


def test_on_a_sunday_both_pages_show_the_week_to_come(tmp_path):
    clock = Clock()
    clock.pass_(days=6)
    desk = a_desk(tmp_path, clock)
    household = desk.case_file.open_household("Tamsin Brackenbury")
    desk.visiting.book(household, date(2026, 12, 1), time(10))

    assert sum(count for _day, count in desk.day.look().week) == 1
    assert len(desk.visit_book.look().week) == 1
    desk.close()
