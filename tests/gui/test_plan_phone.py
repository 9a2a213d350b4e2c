"""Where no number is set that residents ring, giving a plan asks for it once."""

from PySide6.QtTest import QTest
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of
from tests.plan_sample import a_household

from tso_desktop.gui.plan_tab import PlanPresenter

ASKS = "No phone number is set that residents ring"


def test_the_missing_number_is_said_and_set_where_a_plan_is_given(place, shown):
    place.desk.printing.set_phone("")
    household = a_household(place.desk)
    place.desk.planning.add_step(household, "Ring your landlord.", "council")
    presenter = PlanPresenter(place, household)
    shown(presenter.view)
    presenter.view.top.issue.click()
    panel = presenter.view.issue
    assert ASKS in words_of(panel)
    assert nameless_inputs(panel) == []
    assert small_targets(panel) == []

    QTest.keyClicks(panel.phone.line, "01632 960177")
    panel.phone.keep.click()

    assert ASKS not in words_of(panel)
    assert place.desk.council_record.phone == "01632 960177"
    assert place.desk.printing.phone == "01632 960177"
    presenter.view.top.issue.click()
    assert ASKS not in words_of(panel)
