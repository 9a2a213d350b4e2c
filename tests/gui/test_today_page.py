"""Today shows what stands for the day, and leads to it."""

from datetime import timedelta

import pytest
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import NOW, words_of

from tso_desktop.domain.casework import Case, Task
from tso_desktop.domain.households import Household, Marker
from tso_desktop.domain.plans import Plan, Step
from tso_desktop.domain.visits import Visit
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, CheckRow, Tick
from tso_desktop.gui.today_presenter import make_today_page


@pytest.fixture
def tamsin(place):
    return place.desk.case_file.open_household("Tamsin Brackenbury", address="3 Orchard Row")


def button(page, name):
    return next(b for b in page.findChildren(Button) if b.accessibleName() == name)


def test_the_first_day_says_what_to_do_next(place, shown):
    page = shown(make_today_page(place))

    assert "No households yet" in words_of(page)
    page.import_button.click()
    assert place.go.went == [("import",)]


def test_a_visit_of_today_is_started_from_its_row(place, shown, tamsin):
    visit = place.desk.case_file.add(Visit, tamsin, starts_at=NOW, purpose="Plan review")
    page = shown(make_today_page(place))

    button(page, "Start visit, Tamsin Brackenbury").click()

    assert "Plan review" in words_of(page)
    assert place.go.went == [("visit", visit)]


def test_a_marker_stands_on_the_row_of_the_visit(place, shown, tamsin):
    place.desk.case_file.add(Marker, tamsin, type="dog", visit_rule="two_officers", active=True)
    place.desk.case_file.add(Visit, tamsin, starts_at=NOW)

    assert "Two officers" in words_of(shown(make_today_page(place)))


def test_what_is_saved_elsewhere_appears_at_once(place, shown, tamsin):
    page = shown(make_today_page(place))
    assert "Bond letter" not in words_of(page)

    place.desk.case_file.add(Task, tamsin, words="Bond letter", due_on=NOW.date(), who="officer")

    assert "Bond letter" in words_of(page)


def test_a_ticked_task_is_done_and_can_be_taken_back(place, shown, tamsin):
    task = place.desk.case_file.add(Task, tamsin, words="Bond letter", due_on=NOW.date())
    page = shown(make_today_page(place))
    tick = next(t for t in page.findChildren(Tick) if "Bond letter" in t.accessibleName())

    tick.click()
    assert place.desk.case_file.find(Task, task).done_on == NOW.date()

    place.told.undo()
    assert place.desk.case_file.find(Task, task).done_on is None


def test_a_restricted_household_shows_neither_name_nor_address(place, shown, tamsin):
    household = place.desk.case_file.find(Household, tamsin)
    place.desk.case_file.add(Visit, tamsin, starts_at=NOW, place="3 Orchard Row")
    place.desk.case_file.change(household, restricted=True)

    words = words_of(shown(make_today_page(place)))

    assert "Restricted" in words
    assert "Tamsin" not in words
    assert "Orchard" not in words


def test_a_promise_of_ours_that_is_late_stands_out(place, shown, tamsin):
    case = place.desk.case_file.all(Case, tamsin)[0]
    plan = place.desk.case_file.add(Plan, tamsin, case=case.id, type="support")
    place.desk.case_file.add(
        Step,
        tamsin,
        plan=plan,
        words="Ring the landlord",
        who="council",
        type="council",
        due_on=NOW.date() - timedelta(days=3),
    )

    words = words_of(shown(make_today_page(place)))

    assert "Ring the landlord" in words
    assert "3 days late" in words


def test_a_duty_stands_in_words_as_recorded_elsewhere(place, shown, tamsin):
    case = place.desk.case_file.all(Case, tamsin)[0]
    place.desk.case_file.change(case, duty="Prevention duty, from the main system")

    assert "Prevention duty, from the main system" in words_of(shown(make_today_page(place)))


def test_the_page_turns_with_the_day(place, shown, clock):
    page = shown(make_today_page(place))
    assert page.title.words() == "Monday 23 November"

    clock.pass_(days=1)
    place.desk.case_file.open_household("Winnifred Oakhanger")

    assert page.title.words() == "Tuesday 24 November"


def test_the_page_passes_the_gates(place, shown, tamsin):
    place.desk.case_file.add(Visit, tamsin, starts_at=NOW)
    page = shown(make_today_page(place))

    assert nameless_inputs(page) == []
    assert small_targets(page) == []


def test_a_clock_that_jumped_is_asked_about_and_doubted_until_answered(place, shown, clock, tamsin):
    clock.pass_(days=400)
    page = shown(make_today_page(place))
    assert "Is it really Tuesday 28 December 2027?" in words_of(page)
    assert place.desk.store.doubtful

    next(b for b in page.findChildren(Button) if b.text() == "Yes, it is").click()

    assert not place.desk.store.doubtful
    assert "Is it really" not in words_of(page)


def test_the_name_of_a_task_is_never_cut_off(place, shown):
    name = "Oluwaseun Adebayo-Featherstonehaugh and Persephone Adebayo-Featherstonehaugh"
    household = place.desk.case_file.open_household(name)
    words = "Ask the council's fund for the first month's rent and the moving van"
    place.desk.case_file.add(Task, household, words=words, due_on=NOW.date() - timedelta(days=9))

    page = shown(make_today_page(place))
    words_of(page)

    (row,) = page.findChildren(CheckRow)
    (label,) = [w for w in row.findChildren(Words) if name in w.text()]
    assert label.height() >= label.heightForWidth(label.width())
    assert row.height() >= row.tick.height() + label.height()


@pytest.mark.parametrize("width", [1154, 900, 783])
def test_every_button_stands_in_sight_on_a_scaled_screen(place, shown, tamsin, width):
    place.desk.case_file.add(Marker, tamsin, type="dog", visit_rule="two_officers", active=True)
    place.desk.case_file.add(Visit, tamsin, starts_at=NOW, purpose="Plan review")
    page = shown(make_today_page(place))
    page.resize(width, 470)
    words_of(page)

    buttons = [b for b in page.findChildren(Button) if b.isVisibleTo(page)]
    ends = {b.accessibleName() or b.text(): b.mapTo(page, b.rect().topRight()).x() for b in buttons}
    assert [name for name, end in ends.items() if end >= width] == []
    named = next(w for w in page.findChildren(Elided) if w.words() == "Tamsin Brackenbury")
    assert named.text() == "Tamsin Brackenbury"
