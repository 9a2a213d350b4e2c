"""The H-CLIC tab, as an officer uses it: real widgets over a real store."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import Clock, a_desk, a_place, words_of

from tso_desktop.domain.casework import Case, Need
from tso_desktop.domain.households import Answer, Person
from tso_desktop.domain.lawwork import HclicAnswer
from tso_desktop.gui.hclic_tab import make_hclic_tab
from tso_desktop.gui.household import HouseholdPage
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.ways import tabs

ASSESSED = date(2026, 10, 20)


@pytest.fixture
def desk(tmp_path):
    found = a_desk(tmp_path, Clock())
    yield found
    found.close()


@pytest.fixture
def household(desk):
    return desk.case_file.open_household(
        "Tamsin Brackenbury", address="3 Orchard Row", postcode="DT2 8QY"
    )


@pytest.fixture
def case(desk, household):
    made = desk.case_file.add(Case, household, type="part7", opened_on=ASSESSED)
    desk.law.record(household, made, "application", ASSESSED)
    desk.law.record(household, made, "assessed", ASSESSED, eligible=True, finding="homeless")
    return made


@pytest.fixture
def place(desk, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return a_place(desk, window)


@pytest.fixture
def tab(place, household, case, qtbot):
    found = make_hclic_tab(place, household)
    qtbot.addWidget(found)
    found.resize(1098, 700)
    found.show()
    for section in found.sections.values():
        section.unfold()
    return found


def _row(tab, number, key=""):
    return next(row for row in tab.rows() if row.key == (number, key))


def _press(widget, words):
    """The newest of that name: one that was let go is still there until the next event."""
    [one for one in widget.findChildren(Button) if one.text() == words][-1].click()


def _answer(desk, item):
    return next((one for one in desk.case_file.directory(HclicAnswer) if one.item == item), None)


def test_the_tab_stands_with_a_part_7_case_and_never_on_support(place, desk, household, qtbot):
    page = HouseholdPage(place, household, tabs())
    qtbot.addWidget(page)
    assert "H-CLIC" not in [page.view.tabs.tabText(n) for n in range(page.view.tabs.count())]
    desk.case_file.add(Case, household, type="part7", opened_on=ASSESSED)
    assert "H-CLIC" in [page.view.tabs.tabText(n) for n in range(page.view.tabs.count())]


def test_the_meter_says_how_ready_the_case_is(tab):
    assert tab.meter.percent.text().endswith("% ready")
    assert "items missing" in tab.meter.words.text()
    assert "None of them stops a save" in tab.meter.words.text()


def test_a_code_saves_itself_and_the_meter_moves(tab, desk):
    before = tab.meter.percent.text()
    combo = _row(tab, "1.15").field.combo
    combo.setFocus()
    combo.setCurrentIndex(combo.findData("SOCIAL"))
    combo.activated.emit(combo.currentIndex())
    assert _answer(desk, "1.15").values == ("SOCIAL",)
    assert tab.meter.percent.text() != before
    assert _row(tab, "1.17").asked.line.is_missing
    assert "Saved" in words_of(_row(tab, "1.15"))


def test_the_three_ways_of_not_knowing_are_kept_apart(tab, desk):
    states = _row(tab, "1.10").field.states
    for state in ("refused", "not_known", "not_asked"):
        states.button(state).click()
        assert _answer(desk, "1.10").state == state
        assert states.value() == state
    assert _row(tab, "1.10").asked.line.is_missing


def test_several_codes_are_chosen_and_taken_out_again(tab, desk, place, household, case):
    combo = _row(tab, "3.2").field.combo
    for code in ("MH", "BUDG"):
        combo.activated.emit(combo.findData(code))
    assert _answer(desk, "3.2").values == ("MH", "BUDG")
    _press(_row(tab, "3.2"), "History of mental health problems")
    assert _answer(desk, "3.2").values == ("BUDG",)


def test_an_answer_is_taken_back_with_its_history_in_sight(tab, desk, qtbot):
    field = _row(tab, "1.11").field
    for code in ("YES", "NO"):
        field.combo.setCurrentIndex(field.combo.findData(code))
        field.settle()
    field.history_asked.emit(field.name)
    said = words_of(field)
    assert "Yes" in said
    assert "Jo Moffat" in said
    field.undo_asked.emit(field.name)
    assert _answer(desk, "1.11").values == ("YES",)
    assert field.combo.currentData() == "YES"


def test_what_stands_elsewhere_is_shown_with_the_way_there(tab, place):
    row = _row(tab, "1.5")
    assert row.field is None
    assert "from Case › Assessment" in words_of(row)
    _press(row, "Open")
    assert place.go.went[-1][0] == "household"
    assert place.go.went[-1][2] == "Assessment"


def test_an_answer_from_elsewhere_can_be_said_otherwise(tab, desk):
    row = _row(tab, "1.3")
    assert "Yes" in words_of(row)
    _press(row, "Say otherwise")
    row.field.combo.setCurrentIndex(row.field.combo.findData("NO"))
    row.field.settle()
    assert _answer(desk, "1.3").values == ("NO",)
    assert "instead of Case › Assessment" in words_of(row)


def test_their_own_words_stand_beside_the_question_that_wants_a_code(tab, desk, household):
    lead = desk.case_file.head(household).lead
    desk.case_file.add(
        Answer, household, person=lead.id, topic="ethnicity", state="said", words="Cornish"
    )
    assert _row(tab, "1.7").asked.origin.words == "Cornish"


def test_what_is_wrong_leads_to_its_field(tab, desk, household, case, qtbot):
    qtbot.waitUntil(tab.isVisible)
    tab.sections["2"]._turn()  # folded again
    tab.lead_to("1.15", "")
    assert _row(tab, "1.15").field.combo.hasFocus()
    tab.lead_to("2.3", "P1")
    assert _row(tab, "2.3", "P1").isVisible()
    assert _row(tab, "2.3", "P1").field.combo.hasFocus()


def test_an_error_stands_at_its_question_and_stops_no_save(tab, desk, household, case):
    desk.hclic.keep(household, case, _row(tab, "1.15").asked.slot, _said("PRS_NONAST"), 0)
    desk.case_file.add(Need, household, type="support", category="YP16_17")
    lead = desk.case_file.head(household).lead
    desk.case_file.change(lead, born_on=date(1980, 1, 1))
    assert "V15" in words_of(tab.wrong)
    assert "Error V15" in words_of(_row(tab, "3.2"))
    states = _row(tab, "1.10").field.states
    states.button("refused").click()
    assert _answer(desk, "1.10").state == "refused"


def test_whoever_is_typing_goes_on_while_the_return_changes(tab, desk, household, qtbot):
    field = _row(tab, "A1.6", "P1").field
    field.line.setFocus()
    qtbot.keyClicks(field.line, "AB12")
    desk.case_file.add(Person, household, name="Pip Brackenbury", role="child", age=4)
    assert _row(tab, "A1.6", "P1").field is field
    assert field.line.hasFocus()
    assert field.line.text() == "AB12"
    assert _row(tab, "A1.6", "P2").field is not None
    qtbot.keyClicks(field.line, "3456C")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert _answer(desk, "A1.6").words == "AB123456C"


def test_a_day_that_cannot_be_read_stays_on_the_screen(tab, desk, qtbot):
    field = _row(tab, "2.6", "P1").field
    qtbot.keyClicks(field.line, "soon")
    field.leave()
    assert _answer(desk, "2.6") is None
    assert field.line.text() == "soon"
    assert field.holds_unsaved


def test_at_first_only_the_first_section_that_wants_something_stands_open(
    place, household, case, qtbot
):
    found = make_hclic_tab(place, household)
    qtbot.addWidget(found)
    assert [name for name, card in found.sections.items() if card.is_open] == ["A1"]
    assert "items missing" in found.sections["1"].heading.words()


def test_every_input_has_a_name_and_room_for_a_finger(tab):
    assert nameless_inputs(tab) == []
    assert small_targets(tab) == []


def test_multiple_disadvantage_and_the_household_are_shown_as_worked_out(tab, desk, household):
    assert "Not multiple disadvantage" in words_of(tab.meter)
    for category in ("MH", "DRUG", "OFF"):
        desk.case_file.add(Need, household, type="support", category=category)
    assert "Multiple disadvantage: " in words_of(tab.meter)
    assert "Household: Single adult" in words_of(tab.meter)


def _said(code):
    from tso_desktop.services.hclic_slots import Given

    return Given("said", (code,))
