"""A clock that jumped is noticed; what it writes meanwhile is marked, never refused."""

import pytest

from tso_desktop.domain.households import Household


@pytest.fixture
def household(desk):
    return desk.case_file.open_household("Tamsin Brackenbury")


@pytest.mark.parametrize("jump", [{"days": 31}, {"hours": -2}])
def test_a_jump_is_asked_about(desk, clock, household, jump):
    assert desk.clock.check() is None

    clock.wait(**jump)

    assert desk.clock.check() == clock.now


def test_a_long_weekend_is_no_jump(desk, clock, household):
    clock.wait(days=4)

    assert desk.clock.check() is None


def test_what_is_saved_before_the_answer_is_doubtful(desk, clock, household):
    told = []
    desk.listen(told.append)
    clock.wait(days=90)
    desk.clock.check()

    desk.case_file.change(desk.case_file.find(Household, household), name="T Brackenbury")
    desk.clock.confirm()
    desk.case_file.change(desk.case_file.find(Household, household), name="Tamsin B")

    assert [entries[0].doubtful for entries in told] == [True, False]
