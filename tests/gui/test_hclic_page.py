"""The return over the caseload, as an officer uses it: real widgets over a real store."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import Clock, a_desk, a_place, words_of

from tso_desktop.domain.casework import Case, Need
from tso_desktop.domain.households import Person
from tso_desktop.gui.caseload_presenter import make_caseload_page
from tso_desktop.gui.hclic_page import HclicPage
from tso_desktop.gui.hclic_page_presenter import HclicPagePresenter

ASSESSED = date(2026, 10, 20)


@pytest.fixture
def desk(tmp_path):
    found = a_desk(tmp_path, Clock())
    yield found
    found.close()


def _case(desk, name, **facts):
    household = desk.case_file.open_household(name, **facts)
    case = desk.case_file.add(Case, household, type="part7", opened_on=ASSESSED)
    desk.law.record(household, case, "assessed", ASSESSED, eligible=True, finding="homeless")
    return household


@pytest.fixture
def spoilt(desk):
    """A case with an error: a support need that fits nobody's age."""
    household = _case(desk, "Tamsin Brackenbury")
    lead = desk.case_file.head(household).lead
    desk.case_file.change(lead, born_on=date(1980, 1, 1))
    desk.case_file.add(Need, household, type="support", category="YP16_17")
    return household


@pytest.fixture
def place(desk, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return a_place(desk, window)


@pytest.fixture
def page(place, spoilt, desk, qtbot):
    _case(desk, "Odalys Quickthorn")
    made = HclicPagePresenter(place)
    qtbot.addWidget(made.view)
    made.view.resize(1294, 760)
    made.view.show()
    _loaded(made, qtbot)
    return made


def _loaded(page, qtbot):
    qtbot.waitUntil(lambda: page._job is None and page.view.rows.is_loaded)


def _names(page):
    return [page.view.rows.row(place).line.name for place in range(page.view.rows.rowCount())]


def test_it_is_reached_from_the_caseload(place, qtbot):
    caseload = make_caseload_page(place)
    qtbot.addWidget(caseload)
    caseload.return_button.click()
    (way, over) = place.go.went[-1]
    assert way == "over"
    assert isinstance(over, HclicPage)
    qtbot.addWidget(over)


def test_the_cases_of_the_quarter_stand_with_what_each_wants(page):
    assert sorted(_names(page)) == ["Odalys Quickthorn", "Tamsin Brackenbury"]
    assert "2 cases, 0 ready" in page.view.subtitle.words()
    assert page.view.quarter.text() == "October to December 2026"
    spoken = [page.view.rows.columns[2].spoken(page.view.rows.row(place)) for place in range(2)]
    assert any("V15: " in words and "1 error" in words for words in spoken)


def test_a_kind_of_error_is_a_filter(page):
    chip = page.view._chips["V15"]
    assert chip.text() == "V15 in 1 case"
    chip.click()
    assert _names(page) == ["Tamsin Brackenbury"]
    page.view._chips["ready"].click()
    assert _names(page) == []
    assert page.view.nothing.title.text() == "No case is like that"
    page.view._chips["all"].click()
    assert len(_names(page)) == 2


def test_enter_opens_the_case_at_its_return(page, place, qtbot):
    page.view.table.setFocus()
    page.view.table.selectRow(0)
    qtbot.keyClick(page.view.table, Qt.Key.Key_Return)
    way, _household, tab = place.go.went[-1]
    assert (way, tab) == ("household", "H-CLIC")


def test_another_quarter_is_one_press_away(page, qtbot):
    page.view.earlier.click()
    _loaded(page, qtbot)
    assert page.view.quarter.text() == "July to September 2026"
    assert _names(page) == []
    assert not page.view.files[".xlsx"].isEnabled()
    page.view.later.click()
    _loaded(page, qtbot)
    assert len(_names(page)) == 2


@pytest.mark.parametrize(
    ("ending", "files"),
    [(".xlsx", ["q.xlsx"]), (".csv", ["q.csv"]), (".xml", ["q-cases.xml", "q-people.xml"])],
)
def test_a_file_is_written_where_the_officer_says(page, place, outside, qtbot, ending, files):
    page.ask_path = lambda _window, name: outside / f"q{name[name.rindex('.') :]}"
    page.view.files[ending].click()
    qtbot.waitUntil(lambda: "saved as" in words_of(place.told))
    assert sorted(path.name for path in outside.glob("q*")) == files
    assert "unprotected" in words_of(place.told)


def test_nothing_is_written_when_the_officer_changes_her_mind(page, tmp_path):
    page.ask_path = lambda _window, _name: None
    page.view.files[".csv"].click()
    assert list(tmp_path.glob("*.csv")) == []


def test_a_restricted_household_is_a_reference_and_in_no_file(page, desk, place, tmp_path, qtbot):
    household = _case(desk, "Hidden Person", restricted=True)
    reference = desk.case_file.head(household).household.reference
    qtbot.waitUntil(lambda: "Restricted" in _names(page))
    assert reference in page.view._map_words.text()
    assert "Hidden" not in words_of(page.view)


def test_a_save_is_heard_by_whoever_looks_and_waits_for_whoever_does_not(page, desk, spoilt, qtbot):
    page.view.hide()
    desk.case_file.add(Person, spoilt, name="Young Person", role="sibling", age=16)
    assert page._is_stale
    assert page._job is None
    page.view.show()
    qtbot.waitUntil(lambda: "V15" not in page.view._chips)


def test_what_the_mapping_table_holds_is_told(page):
    assert "our own codes are written" in page.view._map_words.text()
    assert page.view.begin_map.isHidden()  # this store has no folder of its own


def test_every_input_has_a_name_and_room_for_a_finger(page):
    assert nameless_inputs(page.view) == []
    assert small_targets(page.view) == []
