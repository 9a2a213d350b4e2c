"""The rail, the pages, and what lies over them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.showcase import LONG

from tso_desktop.gui.main_window import MainWindow
from tso_desktop.gui.parts_nav import NavButton
from tso_desktop.gui.rail import SLIM, WIDE, RailEntry


class SomePage(QWidget):
    def __init__(self, *, unsaved: bool = False) -> None:
        super().__init__()
        self.settled = 0
        self.holds_unsaved = unsaved

    def settle(self) -> None:
        self.settled += 1


class Searching(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit(accessibleName="Find")
        QVBoxLayout(self).addWidget(self.search)

    def focus_search(self) -> None:
        self.search.setFocus()


@pytest.fixture
def built():
    return []


@pytest.fixture
def window(qtbot, built):
    def page(name, kind):
        def make():
            built.append(name)
            return kind()

        return make

    window = MainWindow("Jo Moffat", LONG)
    qtbot.addWidget(window)
    window.fill(
        [
            RailEntry("Today", "sun", page("Today", SomePage)),
            RailEntry("Caseload", "users-round", page("Caseload", Searching), searches=True),
            RailEntry("Visits", "calendar-days", page("Visits", SomePage), slim=True),
        ],
        [RailEntry("Settings", "settings", page("Settings", SomePage))],
    )
    window.resize(1366, 728)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def way(window, name):
    return next(w for w in window.findChildren(NavButton) if w.name == name)


def press(qtbot, window, keys, modifier=Qt.KeyboardModifier.ControlModifier):
    qtbot.keyClick(window, keys, modifier)


def test_it_passes_the_gates(window):
    assert nameless_inputs(window) == []
    assert small_targets(window) == []


def test_a_page_is_built_on_its_first_visit_and_kept(qtbot, window, built):
    assert built == ["Today"]

    qtbot.mouseClick(way(window, "Caseload"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(way(window, "Today"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(way(window, "Caseload"), Qt.MouseButton.LeftButton)

    assert built == ["Today", "Caseload"]
    assert window.here == "Caseload"
    assert way(window, "Caseload").accessibleDescription() == "You are here"
    assert way(window, "Today").accessibleDescription() == ""


def test_control_and_a_number_goes_to_a_page(qtbot, window):
    press(qtbot, window, Qt.Key.Key_3)

    assert window.here == "Visits"


def test_control_k_goes_to_the_search_from_anywhere(qtbot, window):
    press(qtbot, window, Qt.Key.Key_K)

    assert window.here == "Caseload"
    assert window.page.search.hasFocus()


def test_control_l_asks_to_lock(qtbot, window):
    with qtbot.waitSignal(window.lock_asked):
        press(qtbot, window, Qt.Key.Key_L)


def test_the_rail_is_slim_where_there_is_little_room_or_a_page_asks(qtbot, window):
    assert window.rail.width() == WIDE
    window.resize(1000, 728)
    assert window.rail.width() == SLIM
    window.resize(1366, 728)
    assert window.rail.width() == WIDE

    window.go("Visits")

    assert window.rail.width() == SLIM
    assert way(window, "Today").toolTip() == "Today"


def test_a_page_lies_over_another_until_one_goes_back(qtbot, window):
    window.go("Caseload")
    household, preview = SomePage(), SomePage()
    window.open(household, under="Caseload")
    window.open(preview, slim=True)
    assert window.page is preview
    assert window.rail.width() == SLIM

    with qtbot.waitSignal(preview.destroyed):
        window.back()
    assert window.page is household
    assert window.rail.width() == WIDE

    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.page, Searching)
    window.back()
    assert isinstance(window.page, Searching)


def test_a_visit_takes_the_whole_window(window):
    window.open(SomePage(), whole=True)
    assert not window.rail.isVisible()

    window.back()

    assert window.rail.isVisible()


def test_going_elsewhere_saves_and_closes_what_lay_over(qtbot, window):
    household = SomePage()
    window.open(household, under="Caseload")

    with qtbot.waitSignal(household.destroyed):
        window.go("Today")

    assert window.here == "Today"


def test_what_cannot_be_saved_holds_its_page_back_once(window):
    household = SomePage(unsaved=True)
    window.open(household, under="Caseload")

    window.back()
    assert window.page is household
    assert household.settled == 1
    assert "not saved yet" in window.told.words()

    window.back()
    assert window.page is not household


def test_everything_is_settled_at_once(window):
    page = SomePage(unsaved=True)
    window.open(page)

    window.settle()

    assert page.settled == 1
    assert window.holds_unsaved


def test_counts_and_where_the_work_is_kept_are_told(window):
    window.rail.show_count("Visits", 3)
    window.rail.say_where("Working offline", "14 changes kept here")

    assert way(window, "Visits").accessibleName() == "Visits, 3"
    assert window.rail._offline.accessibleName() == "Working offline. 14 changes kept here"


def test_tab_walks_down_the_rail(qtbot, window):
    way(window, "Today").setFocus()
    names = []
    for _ in range(5):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        names.append(window.focusWidget().name)

    assert names == ["Caseload", "Visits", "Settings", "Dark mode", "Lock"]


def test_the_ways_stay_reachable_at_150_per_cent(window):
    for _ in range(2):  # the first hides what is only told, and so makes room for the second
        window.resize(910, 480)

    assert window.height() == 480
    assert not window.rail._offline.isVisible()
    for name in ("Today", "Visits", "Settings", "Lock"):
        assert window.rail.rect().contains(way(window, name).geometry())
