"""Before a discreet copy is printed, the officer reads which lines may still tell."""

from tests.gui.workbench import words_of
from tests.plan_sample import a_household

from tso_desktop.gui.preview import make_plan_preview
from tso_desktop.gui.preview_choices import PlanChoices
from tso_desktop.services.printing import PlanWish

KEY = "A home that nobody else has a key to."


def test_lines_that_may_tell_are_listed_over_a_discreet_copy(place, shown, qtbot):
    household = a_household(place.desk)
    place.desk.planning.change(place.desk.planning.begin(household), goals=(KEY,))
    presenter = make_plan_preview(place, household, draft=True)
    with qtbot.waitSignal(presenter.view.pages.drawn, timeout=15_000):
        shown(presenter.view)
    assert KEY not in words_of(presenter.view)

    with qtbot.waitSignal(presenter.view.pages.drawn, timeout=15_000):
        presenter.view.choices.discreet.click()

    said = words_of(presenter.view)
    assert KEY in said
    assert "Another reader may guess" in said


def test_the_promise_of_a_discreet_copy_is_no_more_than_it_keeps(qtbot):
    choices = PlanChoices(PlanWish())
    qtbot.addWidget(choices)

    said = words_of(choices)

    assert "nothing that tells of abuse" not in said
    assert "no council name" in said
    assert choices.copy_choice.button("Your copy").text() == "The resident's copy"


def test_no_choice_is_cut_off(place, shown, qtbot):
    household = a_household(place.desk)
    place.desk.planning.add_step(household, "Ring your landlord.", "council")
    presenter = make_plan_preview(place, household, draft=True)
    place.told.parentWidget().resize(1366, 768)
    with qtbot.waitSignal(presenter.view.pages.drawn, timeout=15_000):
        shown(presenter.view)

    choice = presenter.view.choices.style_choice

    assert choice.button("easy").geometry().bottom() < choice.height()
