"""What a fresh pair of eyes found on the screens, and must not come back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from tests.gui.workbench import NOW, words_of

from tso_desktop.domain.casework import Task
from tso_desktop.domain.columns import Place
from tso_desktop.domain.households import Arrears, Marker
from tso_desktop.domain.visits import TIME_OPEN, Visit
from tso_desktop.gui.caseload_columns import columns
from tso_desktop.gui.household import HouseholdPage, TabEntry
from tso_desktop.gui.import_columns import ColumnsCard
from tso_desktop.gui.import_summary import ColumnState
from tso_desktop.gui.main_window import MainWindow
from tso_desktop.gui.markers import chips
from tso_desktop.gui.overview_tab import make_overview_tab
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_chips import ChipWords
from tso_desktop.gui.today_presenter import make_today_page
from tso_desktop.gui.visits_page import make_visits_page

TODAY = NOW.date()
WELL = ("all have a place", "1 column with cells not read")
TABS = (TabEntry("Overview", lambda _place, _household: QWidget()),)


@pytest.fixture
def tamsin(place):
    return place.desk.case_file.open_household("Tamsin Brackenbury", address="3 Orchard Row")


def cell(place, household, title):
    found = next(c for c in columns(place.desk.today) if c.heading == title)
    line = place.desk.caseload.line(household)
    return found.text(line), found.detail(line) if found.detail else ""


def test_a_visit_without_an_hour_is_a_visit_on_every_screen(place, shown, tamsin):
    tuesday = TODAY + timedelta(days=1)
    place.desk.case_file.add(Task, tamsin, words=TIME_OPEN, due_on=tuesday, who="officer")

    assert cell(place, tamsin, "Next visit") == ("Tomorrow", "time open")
    assert cell(place, tamsin, "Next thing") == ("Visit", "time open, Tomorrow")
    assert "Tomorrow, time open" in words_of(make_overview_tab(place, tamsin))
    assert "Time open: 1 visit, Tomorrow." in words_of(shown(make_today_page(place)))
    visits = shown(make_visits_page(place))
    next(b for b in visits.findChildren(Button) if b.text() == "Book it").click()
    assert place.go.went == [("household", tamsin, "Visits")]


def test_a_visit_half_written_is_carried_on_with(place, shown, tamsin):
    visit = place.desk.case_file.add(Visit, tamsin, starts_at=NOW)
    today = shown(make_today_page(place))
    page = shown(HouseholdPage(place, tamsin, TABS))
    assert page.view.begin.text() == "Start visit"

    place.desk.visiting.keep(replace(place.desk.visiting.start(visit), own_words="half"))
    for screen in (today, page):
        screen.hide()
        screen.show()

    assert page.view.begin.text() == "Carry on with the visit"
    names = [b.accessibleName() for b in today.findChildren(Button)]
    assert "Carry on, Tamsin Brackenbury" in names


def test_nothing_owed_is_nought_and_not_unknown(place, tamsin):
    assert cell(place, tamsin, "Arrears")[0] == "—"

    place.desk.case_file.add(Arrears, tamsin, amount_pence=0, as_at_on=TODAY)

    assert cell(place, tamsin, "Arrears")[0] == "£0.00"


def test_a_marker_of_no_kind_says_its_own_first_words(place, shown, tamsin):
    assert [chip.words for chip in chips((("other", "alone"),))] == ["Read the marker"]

    place.desk.case_file.add(
        Marker, tamsin, type="other", visit_rule="alone", words="Loose stair", active=True
    )

    assert "Loose stair" in words_of(shown(HouseholdPage(place, tamsin, TABS)))


def test_what_was_told_covers_no_row_of_the_page(qtbot):
    window = MainWindow("Jo Moffat", "North")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    page = QWidget()
    window.open(page)
    window.show()

    window.told.tell("Saved.")
    qtbot.waitUntil(lambda: page.height() <= window.told.y())

    window.told.hide()
    qtbot.waitUntil(lambda: page.height() > window.told.y())


def test_a_count_of_unread_columns_takes_its_colour_each_time(shown, look):
    card = shown(ColumnsCard())
    good, bad = (
        ColumnState(
            "a", "Live", 3, "Rent", Place.RENT, ChipWords("Read", tone, "check"), needs_a_look=False
        )
        for tone in ("green", "red")
    )
    colours = []
    for state in (good, bad, good):
        card.show_columns([state])
        said = next(w for w in card.findChildren(Words) if w.text() in WELL)
        said.ensurePolished()
        colours.append(said.palette().windowText().color().name())

    assert colours[0] == colours[2] != colours[1]
