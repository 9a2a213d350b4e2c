"""By when: a day in words is read as one, a day that cannot be is refused, the rest stays words."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.workbench import words_of
from tests.plan_sample import a_household

from tso_desktop.domain.refused import Refused
from tso_desktop.gui.plan_tab import PlanPresenter
from tso_desktop.gui.typed_due import Due, DueDayField, OftenField, typed_due

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("next Friday", date(2026, 12, 4)),
        ("Friday", date(2026, 11, 27)),
        ("by this Friday", date(2026, 11, 27)),
        ("Monday", date(2026, 11, 30)),
        ("Friday week", date(2026, 12, 4)),
        ("tomorrow", date(2026, 11, 24)),
        ("in two weeks", date(2026, 12, 7)),
        ("a week today", date(2026, 11, 30)),
        ("in 10 days", date(2026, 12, 3)),
        ("in a month", date(2026, 12, 23)),
        ("the end of the month", date(2026, 11, 30)),
        ("by 4 Dec", date(2026, 12, 4)),
        ("4/12", date(2026, 12, 4)),
    ],
)
def test_a_day_is_read(typed, day):
    assert typed_due(typed, TODAY) == Due(day)


@pytest.mark.parametrize("typed", ["31 February", "31/2", "by 31 Nov", "4/13/2026", "31 Febuary"])
def test_a_day_that_cannot_be_is_refused(typed):
    with pytest.raises(Refused):
        typed_due(typed, TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        "each week",
        "when the letter comes",
        "every Friday",
        "2 days a week",
        "10 weeks",
        "as agreed",
    ],
)
def test_words_that_are_no_day_stay_words(typed):
    assert typed_due(typed, TODAY) == Due(words=typed)


def test_a_new_step_shows_the_day_that_it_reads_and_refuses_one_that_cannot_be(place, shown):
    household = a_household(place.desk)
    presenter = PlanPresenter(place, household)
    shown(presenter.view)
    column = presenter.view.ours
    column.add_button.click()
    card = column.new_card
    QTest.keyClicks(card.text, "Ring your landlord.")

    QTest.keyClicks(card.when, "31 February")
    card.save()
    assert "there is no 31 February" in words_of(card)
    assert presenter.plan.steps == ()

    card.when.clear()
    QTest.keyClicks(card.when, "next Friday")
    assert "Friday 4 December" in words_of(card)
    QTest.keyClick(card.when, Qt.Key.Key_Return)
    [made] = place.desk.planning.plan(household).ours
    assert (made.due_on, made.due_words) == (date(2026, 12, 4), None)


def test_the_fields_of_a_step_read_the_same_days(qtbot):
    by = DueDayField("due_on", "By", today=lambda: TODAY, history=False, lean="ahead")
    often = OftenField("due_words", "Or how often", beside=by, placeholder="")
    for field in (by, often):
        qtbot.addWidget(field)

    by.line.setText("next Friday")
    assert by.value() == date(2026, 12, 4)
    by.line.setText("each week")
    with pytest.raises(Refused, match="Or how often"):
        by.value()
    often.line.setText("each week")
    assert often.value() == "each week"
    for typed in ("next Friday", "31 February"):
        often.line.setText(typed)
        with pytest.raises(Refused):
            often.value()
