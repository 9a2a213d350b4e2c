"""The caseload lists, filters, searches and opens; the store does the sorting."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import NOW

from tso_desktop.domain.casework import Note
from tso_desktop.domain.households import Arrears, Household, Marker
from tso_desktop.gui.caseload_presenter import make_caseload_page

NAME, ADDRESS = 0, 1


@pytest.fixture
def three(place):
    found = {}
    for name, address, phone in (
        ("Tamsin Brackenbury", "3 Orchard Row", "07700 900118"),
        ("Winnifred Oakhanger", "Flat 6, Marl Court", "01632 960114"),
        ("Łukasz Wiśniewski", "Caravan 19", "07700 900655"),
    ):
        found[name] = place.desk.case_file.open_household(name, address=address, phone=phone)
    return found


@pytest.fixture
def page(place, shown, three):
    return shown(make_caseload_page(place))


def names(model):
    return [model.index(row, NAME).data() for row in range(model.rowCount())]


def seek(qtbot, page, words):
    page.search.setFocus()
    qtbot.keyClicks(page.search, words)
    with qtbot.waitSignal(page.sought):
        pass
    return names(page.found)


def test_every_open_household_is_listed_by_name(page):
    assert names(page.lines) == ["Łukasz Wiśniewski", "Tamsin Brackenbury", "Winnifred Oakhanger"]


def test_a_closed_household_leaves_the_list_and_is_found_among_the_closed(place, page, three):
    assert "Tamsin Brackenbury" in names(page.lines)
    household = place.desk.case_file.find(Household, three["Tamsin Brackenbury"])

    place.desk.case_file.close_household(household, "Moved", NOW.date())

    assert "Tamsin Brackenbury" not in names(page.lines)
    page.filtered.emit("closed")
    assert names(page.lines) == ["Tamsin Brackenbury"]


@pytest.mark.parametrize(
    "words", ["orchrd", "Brackenbury", "bracken", "900118", "07700900118", "tamsn"]
)
def test_one_box_finds_by_any_part_and_forgives_a_typing_error(qtbot, page, words):
    assert seek(qtbot, page, words) == ["Tamsin Brackenbury"]


def test_a_name_is_found_without_its_accents(qtbot, page):
    assert seek(qtbot, page, "lukasz wisniewski") == ["Łukasz Wiśniewski"]


def test_a_word_in_a_note_is_found_from_its_first_letters(qtbot, place, page, three):
    place.desk.case_file.add(
        Note, three["Winnifred Oakhanger"], how="call", happened_at=NOW, words="The boiler leaks"
    )

    assert seek(qtbot, page, "boi") == ["Winnifred Oakhanger"]


def test_down_and_enter_open_what_was_found(qtbot, place, page, three):
    seek(qtbot, page, "oakhanger")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.results, Qt.Key.Key_Return)

    assert place.go.went == [("household", three["Winnifred Oakhanger"], "Overview")]


def test_filters_show_who_has_gone_quiet_and_who_owes(place, page, three):
    place.desk.case_file.add(
        Note, three["Tamsin Brackenbury"], how="call", happened_at=NOW, words="Rang"
    )
    page.filtered.emit("quiet")
    assert names(page.lines) == ["Łukasz Wiśniewski", "Winnifred Oakhanger"]

    place.desk.case_file.add(
        Arrears, three["Winnifred Oakhanger"], amount_pence=130240, as_at_on=NOW.date()
    )
    page.filtered.emit("arrears")
    assert names(page.lines) == ["Winnifred Oakhanger"]


def test_a_call_that_reached_nobody_is_no_contact(place, page, three):
    place.desk.case_file.add(
        Note,
        three["Tamsin Brackenbury"],
        how="call",
        happened_at=NOW,
        words="No answer",
        reached=False,
    )
    page.filtered.emit("quiet")

    assert "Tamsin Brackenbury" in names(page.lines)


def test_the_store_sorts_by_a_heading(place, page, three):
    for name, days in (("Tamsin Brackenbury", 5), ("Winnifred Oakhanger", 1)):
        place.desk.case_file.add(
            Note, three[name], how="call", words="Rang", happened_at=NOW - timedelta(days=days)
        )

    page.lines.sort_asked.emit("contact", False)

    assert names(page.lines)[:2] == ["Tamsin Brackenbury", "Winnifred Oakhanger"]


def test_a_kept_list_is_there_after_a_restart(place, shown, page, three):
    place.desk.case_file.add(Marker, three["Tamsin Brackenbury"], type="dog", active=True)
    page.filtered.emit("marked")
    page.saved_list_asked.emit("With a dog")

    again = shown(make_caseload_page(place))
    saved = place.desk.caseload.saved_lists()[0]
    again.list_chosen.emit(saved)

    assert saved.name == "With a dog"
    assert names(again.lines) == ["Tamsin Brackenbury"]


def test_a_restricted_household_is_found_and_shows_nothing(qtbot, place, page, three):
    household = place.desk.case_file.find(Household, three["Tamsin Brackenbury"])
    place.desk.case_file.change(household, restricted=True)

    assert seek(qtbot, page, "Tamsin") == ["Restricted"]
    row = page.found.row(0)
    assert (row.line.address, row.line.phone, row.line.postcode) == ("", "", "")


def test_a_new_household_needs_no_more_than_a_name(qtbot, place, page):
    page.new_button.click()
    qtbot.keyClicks(page.new_panel.name, "Bryony Sturtpenny")
    qtbot.keyClick(page.new_panel.name, Qt.Key.Key_Return)

    assert "Bryony Sturtpenny" in names(page.lines)
    assert place.go.went[0][2] == "Household"


def test_an_exact_reference_comes_first(qtbot, place, page, three):
    reference = place.desk.case_file.find(Household, three["Łukasz Wiśniewski"]).reference

    assert seek(qtbot, page, reference.lower())[0] == "Łukasz Wiśniewski"


def test_the_page_passes_the_gates(page):
    assert nameless_inputs(page) == []
    assert small_targets(page) == []
