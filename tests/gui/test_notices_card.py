"""A landlord's notice on the Household tab, entered and checked in the window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of

from tso_desktop.domain.directory import Landlord
from tso_desktop.domain.households import Arrears, Home, Notice
from tso_desktop.domain.possession.checks import CheckCode
from tso_desktop.domain.possession.rules import Step
from tso_desktop.gui.household_tab import make_household_tab
from tso_desktop.gui.look import Mode
from tso_desktop.gui.notice_panel import NoticePanel
from tso_desktop.gui.records_card import RecordsCard

SERVED, DATED = date(2026, 10, 1), date(2026, 11, 2)


@pytest.fixture
def household(place):
    files = place.desk.case_file
    household = files.open_household("Tamsin Brackenbury")
    landlord = files.add_shared(Landlord, name="Mr G Pellow", type="agent")
    files.add(Home, household, landlord=landlord, rent_pence=100_000, rent_frequency="monthly")
    return household


@pytest.fixture
def notice(place, household):
    def add(**facts):
        facts = {
            "act": "s8",
            "grounds": ("8",),
            "served_on": SERVED,
            "expires_on": DATED,
            "only_home": True,
        } | facts
        return place.desk.case_file.add(Notice, household, **facts)

    return add


@pytest.fixture
def card(place, household, shown, qtbot):
    def open_card(record=None):
        tab = shown(make_household_tab(place, household))
        found = next(
            one for one in tab.findChildren(RecordsCard) if "Notices" in one.heading.words()
        )
        if record is not None:
            found.open(record)
            qtbot.waitUntil(lambda: _panel(found) is not None and _panel(found).isVisible())
        return found

    return open_card


def _panel(card):
    return card.findChild(NoticePanel)


def _kept(place, household):
    (found,) = place.desk.case_file.all(Notice, household)
    return found


def test_a_new_notice_takes_the_kind_of_landlord_from_the_home(place, household, card):
    card().add()
    assert _kept(place, household).landlord_type == "private"


def test_an_imported_notice_keeps_its_words_and_asks_for_its_kind(notice, card):
    record = notice(act=None, grounds=(), served_on=None, expires_on=None, words="S21, in March")
    found = card(record)
    said = words_of(found)
    assert "S21, in March" in said
    assert "Kind not entered yet" in said
    assert "Say what kind of notice it is" in said
    assert "Check list" not in said


def test_it_says_what_governs_when_they_are_threatened_and_each_check_with_its_source(notice, card):
    said = words_of(_panel(card(notice(grounds=("8", "1A")))))
    assert "Ground 1A governs: the earliest date" in said
    assert "1 February 2027" in said
    assert "91 days too early" in said
    assert "Housing Act 1988, section 8" in said
    said = words_of(_panel(card(notice())))
    assert "Threatened since 1 October 2026" in said


def test_a_finding_is_saved_at_once_and_moves_the_list(place, household, notice, card, qtbot):
    found = card(notice())
    panel = _panel(found)
    field = panel.checks.findings[CheckCode.DEPOSIT]
    qtbot.mouseClick(field.segment.button("fail"), Qt.MouseButton.LeftButton)
    assert _kept(place, household).deposit == "fail"
    assert "The deposit is not protected" in words_of(panel)
    field.segment.button("").click()
    assert _kept(place, household).deposit is None


def test_a_finding_can_be_taken_back(place, household, notice, card):
    panel = _panel(card(notice()))
    field = panel.checks.findings[CheckCode.RIGHT_FORM]
    field.segment.button("pass").click()
    field.undo_asked.emit("right_form")
    assert _kept(place, household).right_form is None
    assert field.segment.value() == ""


def test_grounds_are_chosen_from_those_of_that_landlord_and_day(place, household, notice, card):
    panel = _panel(card(notice(grounds=())))
    words = [panel.grounds.combo.itemText(n) for n in range(panel.grounds.combo.count())]
    assert any(one.startswith("1A · ") for one in words)
    place_of_8 = next(n for n, one in enumerate(words) if one.startswith("8 · "))
    panel.grounds.combo.activated.emit(place_of_8)
    assert _kept(place, household).grounds == ("8",)
    panel.grounds.remove("8")
    assert _kept(place, household).grounds == ()
    place.desk.case_file.change(_kept(place, household), landlord_type="housing_association")
    words = [panel.grounds.combo.itemText(n) for n in range(panel.grounds.combo.count())]
    assert not any(one.startswith("1A · ") for one in words)


def test_a_ground_that_the_landlord_could_not_use_stays_and_fails(notice, card):
    panel = _panel(card(notice(grounds=("99",))))
    assert "not known for this landlord" in words_of(panel.grounds)
    assert "could not use ground 99" in words_of(panel)


def test_the_path_tells_what_is_usual_until_the_real_day_is_entered(
    place, household, notice, card, qtbot
):
    panel = _panel(card(notice()))
    assert "Usually" in words_of(panel.path)
    day = panel.path.days[Step.HEARING]
    day.line.setFocus()
    qtbot.keyClicks(day.line, "14 Jan 2027")
    day.leave()
    assert _kept(place, household).hearing_on == date(2027, 1, 14)
    assert "14 January 2027, as entered" in words_of(panel.path)


def test_arrears_stand_beside_the_line_of_the_ground(place, household, notice, card):
    for day, pence in ((date(2026, 10, 1), 310_000), (date(2026, 11, 20), 240_000)):
        place.desk.case_file.add(Arrears, household, as_at_on=day, amount_pence=pence)
    said = words_of(_panel(card(notice())))
    assert "3.1 months of rent; ground 8 needs 3 months" in said
    assert "Line reached" in said
    assert "2.4 months of rent" in said
    assert "Below the line" in said


def test_a_decision_asks_for_its_reasons(place, household, notice, card):
    panel = _panel(card(notice()))
    panel.valid.segment.button("no").click()
    assert _kept(place, household).valid is False
    assert "Write the reasons" in words_of(panel)
    assert "does not hold" in words_of(panel)
    place.desk.case_file.change(_kept(place, household), valid_reasons="No form 3A")
    assert "Write the reasons" not in words_of(panel)


def test_a_day_before_all_rules_is_said_and_nothing_is_calculated(notice, card):
    said = words_of(_panel(card(notice(served_on=date(1999, 4, 1)))))
    assert "nothing was calculated" in said
    assert "Check list" not in said


def test_what_is_saved_elsewhere_moves_an_open_list(place, household, notice, card):
    panel = _panel(card(notice()))
    assert "Enter the rent and what was owed" in words_of(panel)
    place.desk.case_file.add(Arrears, household, as_at_on=SERVED, amount_pence=310_000)
    assert "Enter the rent and what was owed when" not in words_of(panel)


@pytest.mark.parametrize("mode", list(Mode))
def test_it_passes_the_gates_in_light_and_dark(notice, card, look, mode):
    look.mode = mode
    found = card(notice(grounds=("8", "1A", "14ZA"), words="W" * 400))
    assert nameless_inputs(found) == []
    assert small_targets(found) == []
