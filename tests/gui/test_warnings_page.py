"""The page of early warning as an officer meets it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of

from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.early_warning_facts import ReasonKind
from tso_desktop.domain.households import Home, Notice
from tso_desktop.domain.lawwork import WarningRest
from tso_desktop.gui.look import Mode
from tso_desktop.gui.today_presenter import make_today_page
from tso_desktop.gui.warnings_presenter import make_warnings_page

LONG = "Wilhelmina Cholmondeley-Featherstonehaugh and Przemysława Szczepańska-Brzęczyszczykiewicz"


@pytest.fixture
def at_risk(place):
    """Adds a household with a notice of a landlord of its own, or of none."""
    files = place.desk.case_file

    def add(name, *, landlord="Westbrook Homes", village="Nether Fossbrook", **facts):
        household = files.open_household(name, **facts)
        who = files.add_shared(Landlord, name=landlord, type="private")
        files.add(Home, household, address=f"3 Orchard Row, {village}", landlord=who)
        files.add(
            Notice,
            household,
            act="s8",
            grounds=("8",),
            served_on=date(2026, 11, 2),
            expires_on=date(2026, 11, 30),
        )
        return household

    return add


@pytest.fixture
def page(place, shown, qtbot):
    def open_page():
        view = shown(make_warnings_page(place))
        qtbot.waitUntil(lambda: not view.subtitle.words().startswith("Looking"))
        return view

    return open_page


def _names(view):
    return [row.row.warning.facts.household_name for row in view.rows]


def test_it_never_says_nothing_while_it_looks(place, shown):
    view = shown(make_warnings_page(place))
    assert "Looking through the caseload" in words_of(view)
    assert "Nothing points" not in words_of(view)


def test_an_empty_caseload_is_told_what_will_stand_here(page):
    assert "No household is open" in words_of(page())


def test_a_calm_caseload_is_told_what_is_looked_at(place, page):
    place.desk.case_file.open_household("Tamsin Brackenbury")
    assert "Nothing points to a tenancy at risk" in words_of(page())


def test_each_row_says_by_when_who_and_why_and_opens_the_household(place, at_risk, page, qtbot):
    household = at_risk("Tamsin Brackenbury")
    view = page()
    said = words_of(view)
    assert "This week" in said
    assert "Notice under ground 8" in said
    assert "Nether Fossbrook · Westbrook Homes" in said
    qtbot.mouseClick(view.rows[0].open_button, Qt.MouseButton.LeftButton)
    assert place.go.went[-1][:2] == ("household", household)


def test_filters_narrow_by_kind_landlord_and_place(at_risk, page):
    at_risk("Ada Gathercole")
    at_risk("Bram Fennimore", landlord="Mr G Pellow", village="Upper Wick")
    view = page()
    assert len(view.rows) == 2
    view.landlords.setCurrentText("Mr G Pellow")
    assert _names(view) == ["Bram Fennimore"]
    view.places.setCurrentText("Nether Fossbrook")
    assert _names(view) == []
    assert "fits these filters" in words_of(view)
    view.show_all()
    assert len(view.rows) == 2
    view.chips[ReasonKind.NOTICE].click()
    assert len(view.rows) == 2
    assert ReasonKind.SILENCE not in view.chips


def test_snoozing_asks_for_a_reason_then_stands_at_the_end_and_can_be_woken(
    place, at_risk, page, qtbot
):
    at_risk("Osric Tallantyre")
    view = page()
    view.rows[0].rest_button.click()
    panel = view.rows[0].panel
    panel.keep.click()
    assert "Say why it can wait." in words_of(panel)
    assert place.desk.warnings.look().put_aside == ()
    qtbot.keyClicks(panel.reason.line, "On the ward, the nurse rings on Fridays")
    qtbot.keyClick(panel.reason.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Snoozed" in words_of(view))
    assert "Jo Moffat, until 7 December 2026: “On the ward" in words_of(view)
    view.rows[0].rest_button.click()
    qtbot.waitUntil(lambda: view.rows and view.rows[0].row.rest is None)
    assert place.desk.warnings.look().put_aside == ()


def test_snoozing_is_undone_with_one_key(place, at_risk, page, qtbot):
    household = at_risk("Osric Tallantyre")
    view = page()
    view.rows[0].rest_button.click()
    qtbot.keyClicks(view.rows[0].panel.reason.line, "On the ward")
    view.rows[0].panel.keep.click()
    qtbot.waitUntil(lambda: "Snoozed" in words_of(view))
    place.told.undo()
    assert place.desk.case_file.all(WarningRest, household) == ()


def test_escape_leaves_the_panel_and_gives_the_keyboard_back(at_risk, page, qtbot):
    at_risk("Osric Tallantyre")
    view = page()
    row = view.rows[0]
    row.rest_button.click()
    qtbot.keyClick(row.panel.reason.line, Qt.Key.Key_Escape)
    assert row.panel is None


def test_what_arrives_does_not_wipe_out_a_reason_being_typed(place, at_risk, page, qtbot):
    at_risk("Osric Tallantyre")
    view = page()
    view.rows[0].rest_button.click()
    line = view.rows[0].panel.reason.line
    qtbot.keyClicks(line, "On the")
    at_risk("Ada Gathercole")
    qtbot.waitUntil(lambda: not place.background.busy)
    qtbot.wait(600)
    assert view.rows[0].panel.reason.words() == "On the"
    view.rows[0].panel.leave.click()
    qtbot.waitUntil(lambda: len(view.rows) == 2)


def test_a_restricted_household_shows_no_name_and_no_place(at_risk, page):
    at_risk("Hidden Person", restricted=True)
    view = page()
    said = words_of(view)
    assert "Restricted" in said
    for secret in ("Hidden Person", "Fossbrook", "Westbrook"):
        assert secret not in said
        assert secret not in view.rows[0].open_button.accessibleName()


def test_a_long_list_shows_more_when_asked(at_risk, page):
    for number in range(33):
        at_risk(f"Household {number:02}")
    view = page()
    assert len(view.rows) == 30
    more = next(b for b in view.findChildren(type(view.rows[0].open_button)) if "more" in b.text())
    more.click()
    assert len(view.rows) == 33


@pytest.mark.parametrize("mode", list(Mode))
def test_it_passes_the_gates_in_light_and_dark(at_risk, page, look, mode):
    look.mode = mode
    at_risk(LONG, landlord=LONG, village=LONG)
    view = page()
    view.rows[0].rest_button.click()
    assert nameless_inputs(view) == []
    assert small_targets(view) == []


def test_today_tells_how_many_are_at_risk_this_week_and_leads_there(place, at_risk, shown, qtbot):
    at_risk("Ada Gathercole")
    at_risk("Bram Fennimore")
    view = shown(make_today_page(place))
    qtbot.waitUntil(view.at_risk.isVisible)
    assert "2 tenancies at risk this week." in words_of(view.at_risk)
    view.at_risk.findChild(type(view.new)).click()
    assert place.go.went[-1] == ("page", "Early warning")


def test_today_says_nothing_where_nothing_presses(place, shown, qtbot):
    place.desk.case_file.open_household("Tamsin Brackenbury")
    view = shown(make_today_page(place))
    qtbot.wait(700)
    assert not view.at_risk.isVisible()
