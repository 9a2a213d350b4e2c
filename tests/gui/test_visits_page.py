"""The book of visits and a household's visits: booked inline, moved, called off, added to."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of

from tso_desktop.domain.casework import Addendum
from tso_desktop.domain.households import Household, Marker
from tso_desktop.domain.visits import Visit
from tso_desktop.gui.household_visits import make_visits_tab
from tso_desktop.gui.look import Mode
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.visits_page import make_visits_page

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _swept():
    """Lets go of the windows of earlier tests, which wait for a loop that no test runs."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def tamsin(place):
    return place.desk.case_file.open_household("Tamsin Brackenbury", address="3 Orchard Row")


@pytest.fixture
def book(place, tamsin):
    def book(day=TODAY, at=time(9, 30), **facts):
        return place.desk.visiting.book(tamsin, day, at, **facts)

    return book


@pytest.fixture
def page(place, shown, tamsin):
    return shown(make_visits_page(place))


@pytest.fixture
def tab(place, shown, tamsin):
    return shown(make_visits_tab(place, tamsin))


def button(view, name):
    QApplication.processEvents()  # what was just added to a list is shown by the loop
    return next(
        b
        for b in view.findChildren(Button)
        if b.accessibleName().startswith(name) and b.isVisibleTo(view)
    )


def fill(qtbot, card, day="27/11/2026", at="10"):
    qtbot.keyClicks(card.days.line, day)
    qtbot.keyClicks(card.clock, at)


def visits(place, household):
    return place.desk.case_file.all(Visit, household, order="starts_at")


# The page of the rail.


def test_a_visit_is_booked_inline_by_searching_for_its_household(place, qtbot, page, tamsin):
    page.book.click()
    card = page.booking
    qtbot.keyClicks(card.whose.search, "brackenb")
    qtbot.waitUntil(lambda: bool(card.whose.buttons), timeout=5_000)
    qtbot.keyClick(card.whose.search, Qt.Key.Key_Return)
    fill(qtbot, card)
    qtbot.keyClicks(card.purpose, "Plan review")
    card.keep.click()

    (visit,) = visits(place, tamsin)
    assert visit.starts_at == datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
    assert (visit.purpose, visit.minutes, visit.announced) == ("Plan review", 60, True)
    assert place.told.words() == "Visit booked for Fri 27 Nov at 10:00."
    assert page.booking is None
    assert "Fri 27 Nov" in words_of(page)


def test_a_booking_is_taken_back(place, qtbot, tab, tamsin):
    tab.book.click()
    fill(qtbot, tab.booking)
    tab.booking.keep.click()
    assert "Fri 27 Nov" in words_of(tab)

    place.told.undo()

    assert visits(place, tamsin) == ()
    assert "No visit yet" in words_of(tab)


def test_a_booking_without_day_time_or_household_says_what_is_missing(place, qtbot, page, tamsin):
    page.book.click()
    card = page.booking
    fill(qtbot, card)
    card.keep.click()
    assert "whose visit it is" in words_of(card.wrong)

    card.whose.pick(place.desk.caseload.line(tamsin))
    card.clock.clear()
    card.keep.click()
    assert "its day and its time" in words_of(card.wrong)

    qtbot.keyClicks(card.clock, "2")
    card.keep.click()

    assert "Morning or afternoon?" in words_of(card.wrong)
    assert visits(place, tamsin) == ()


def test_a_search_never_says_nothing_while_it_is_looking(qtbot, page):
    page.book.click()
    whose = page.booking.whose
    qtbot.keyClicks(whose.search, "zzzz")
    assert "Looking…" in words_of(whose)

    qtbot.waitUntil(lambda: "No household fits that." in words_of(whose), timeout=5_000)


def test_what_stands_against_a_visit_is_said_when_it_is_booked(place, qtbot, page, tamsin):
    place.desk.case_file.add(Marker, tamsin, type="dog", visit_rule="phone_only", active=True)
    page.book.click()

    page.booking.whose.pick(place.desk.caseload.line(tamsin))

    assert "Phone only" in words_of(page.booking.warning)


def test_esc_leaves_the_booking(qtbot, page):
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.book.click()
    QApplication.processEvents()
    page.booking.purpose.setFocus()

    qtbot.keyClick(page.booking.purpose, Qt.Key.Key_Escape)

    assert page.booking is None


def test_each_visit_stands_under_its_day_and_is_started_there(place, page, book):
    today = book(purpose="Plan review")
    book(date(2026, 11, 26), purpose="Money")
    book(date(2026, 12, 7), purpose="Support")
    late = book(date(2026, 11, 18), purpose="First visit")
    words = words_of(page)
    assert [words.index(w) for w in ("Today", "Plan review", "This week", "Money", "Later")] == (
        sorted(words.index(w) for w in ("Today", "Plan review", "This week", "Money", "Later"))
    )

    button(page, "Start visit").click()
    button(page, "Write it up").click()

    assert place.go.went == [("visit", today), ("visit", late)]


def test_a_visit_under_way_is_gone_on_with(place, page, book):
    visit = book()
    place.desk.visiting.keep(replace(place.desk.visiting.start(visit), own_words="half"))
    page.hide()
    page.show()

    button(page, "Carry on").click()

    assert place.go.went == [("visit", visit)]


def test_a_try_that_came_to_nothing_is_named_by_its_number(place, page, book):
    visit = book()
    place.desk.visiting.no_access(place.desk.visiting.start(visit), "nobody")

    assert "First attempt" in words_of(page)


def test_a_restricted_household_shows_neither_name_nor_place(place, page, book, tamsin):
    book(place="3 Orchard Row")
    assert "Orchard Row" in words_of(page)
    household = place.desk.case_file.find(Household, tamsin)

    place.desk.case_file.change(household, restricted=True)

    words = words_of(page)
    assert "Restricted" in words
    assert "Tamsin" not in words
    assert "Orchard" not in words


def test_with_no_visit_it_says_what_to_do_next(page):
    assert "No visit today" in words_of(page)
    assert "Every visit of the last year is written up." in words_of(page)


# A household's tab.


def test_a_visit_is_moved_and_keeps_the_rest(place, qtbot, tab, book, tamsin):
    book(date(2026, 11, 26), purpose="Money", take="Forms", with_whom="Ravi Iqbal")
    button(tab, "Change").click()
    assert tab.booking.with_whom.text() == "Ravi Iqbal"
    tab.booking.days.line.selectAll()
    qtbot.keyClicks(tab.booking.days.line, "1/12/2026")
    tab.booking.keep.click()

    (visit,) = visits(place, tamsin)
    assert visit.starts_at == datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    assert (visit.purpose, visit.take, visit.with_whom) == ("Money", "Forms", "Ravi Iqbal")
    assert tab.booking is None


def test_a_visit_is_called_off_with_a_reason_and_only_with_one(place, qtbot, tab, book, tamsin):
    book(date(2026, 11, 26))
    button(tab, "Change").click()
    tab.booking.off.click()
    tab.booking.really.click()
    assert visits(place, tamsin)[0].cancelled_on is None
    assert "why it is off" in words_of(tab.booking.wrong)

    qtbot.keyClicks(tab.booking.reason, "She is in hospital")
    qtbot.keyClick(tab.booking.reason, Qt.Key.Key_Return)

    assert visits(place, tamsin)[0].cancelled_reason == "She is in hospital"
    assert "She is in hospital" in words_of(tab)


def test_a_visit_begins_now_without_having_been_booked(place, tab, tamsin):
    tab.now.click()

    (visit,) = visits(place, tamsin)
    assert place.go.went == [("visit", visit.id)]
    assert visit.announced is False


@pytest.fixture
def record(place, book):
    visit = book()
    draft = replace(
        place.desk.visiting.start(visit),
        others="Ms Ode",
        own_words="I want to stay near school.",
        concerns="A bruise on the arm.",
    )
    return place.desk.visiting.end(draft).record


def test_the_newest_record_is_open_to_be_read(tab, record):
    words = words_of(tab)
    assert "Jo Moffat" in words

    button(tab, "Read").click()

    words = words_of(tab)
    for said in ("Ms Ode", "I want to stay near school.", "A bruise on the arm."):
        assert said in words


def test_an_addendum_is_dated_and_named(place, qtbot, tab, record, clock):
    button(tab, "Read").click()
    button(tab, "Add to it").click()
    clock.pass_(days=1)
    qtbot.keyClicks(tab.records[0].box, "The letter has come.")
    tab.records[0].keep.click()

    assert "Added by Jo Moffat, Tue 24 Nov 09:34" in words_of(tab)
    assert "The letter has come." in words_of(tab)
    assert tab.records[0].box.words() == ""


def test_a_record_is_withdrawn_with_a_reason_and_never_vanishes(place, qtbot, tab, record):
    button(tab, "Read").click()
    button(tab, "Withdraw this record").click()
    button(tab, "Withdraw it").click()
    assert "Say in a few words why" in words_of(tab)

    part = tab.records[0].withdraw
    qtbot.keyClicks(part.reason, "Written to the wrong home")
    button(tab, "Withdraw it").click()

    said = words_of(tab)
    assert "Withdrawn by Jo Moffat, Mon 23 Nov" in said
    assert "Written to the wrong home" in said
    assert [w for w in tab.findChildren(Words) if w.font().strikeOut()]
    assert not tab.records[0].withdraw.isVisible()

    place.told.undo()
    assert "Withdrawn" not in words_of(tab)


def test_esc_leaves_the_withdrawing_alone(qtbot, tab, record):
    button(tab, "Read").click()
    button(tab, "Withdraw this record").click()
    qtbot.keyClick(tab.records[0].withdraw.reason, Qt.Key.Key_Escape)

    assert "Withdraw it" not in words_of(tab).split("\n")
    assert "Withdraw this record…" in words_of(tab)


def test_half_an_addendum_comes_back(place, qtbot, shown, tab, tamsin, record):
    button(tab, "Read").click()
    button(tab, "Add to it").click()
    qtbot.keyClicks(tab.records[0].box, "The letter ha")
    tab.settle()
    tab.hide()

    again = shown(make_visits_tab(place, tamsin))

    assert again.records[0].box.words() == "The letter ha"
    assert place.desk.case_file.all(Addendum, tamsin) == ()


def test_what_is_saved_elsewhere_leaves_the_typing_alone(place, qtbot, tab, record, book):
    button(tab, "Read").click()
    button(tab, "Add to it").click()
    tab.window().activateWindow()
    qtbot.waitUntil(tab.window().isActiveWindow)
    tab.records[0].box.setFocus()
    qtbot.keyClicks(tab.records[0].box, "The letter")

    book(date(2026, 12, 7))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is tab.records[0].box)
    qtbot.keyClicks(tab.records[0].box, " came")

    assert tab.records[0].box.words() == "The letter came"


# Gates.


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_page_passes_the_gates(look, page, book, mode):
    look.mode = mode
    book()
    book(date(2026, 11, 18))
    page.book.click()
    QApplication.processEvents()

    assert (nameless_inputs(page), small_targets(page)) == ([], [])


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_tab_passes_the_gates(look, tab, book, record, mode):
    look.mode = mode
    book(date(2026, 12, 7))
    button(tab, "Read").click()
    button(tab, "Add to it").click()
    button(tab, "Change").click()
    tab.booking.off.click()
    QApplication.processEvents()

    assert (nameless_inputs(tab), small_targets(tab)) == ([], [])
