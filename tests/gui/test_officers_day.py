"""The officer's day, as far as this program goes, through the real window and a real store.

Only the way through the window is driven: what is pressed and typed, never a service.
"""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.workbench import words_of

from tso_desktop.gui.case_table import CaseTable
from tso_desktop.gui.caseload import CaseloadView
from tso_desktop.gui.field import Field
from tso_desktop.gui.household import HouseholdPage
from tso_desktop.gui.local import Local
from tso_desktop.gui.note_writer import NoteWriter
from tso_desktop.gui.opening import _pages
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.plan_view import PlanView
from tso_desktop.gui.problems import Problems
from tso_desktop.gui.recovery_sheet import RecoverySheet
from tso_desktop.gui.visit_mode import VisitMode
from tso_desktop.gui.window import Shell
from tso_desktop.services.keeping import Keeping

PASSPHRASE = "three plain words"


class Officer:
    """Presses, types and reads, as somebody at the keyboard does."""

    def __init__(self, qtbot, shell):
        self.qtbot, self.shell = qtbot, shell

    def unlock(self):
        lock = self.shell._stack.currentWidget()
        self.qtbot.waitUntil(lock.unlock.isEnabled, timeout=15_000)
        QTest.keyClicks(lock.passphrase.line, PASSPHRASE)
        QTest.keyClick(lock.passphrase.line, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.shell.main is not None, timeout=15_000)

    def lock(self):
        with self.qtbot.waitSignal(self.shell.locked):
            self.shell.main.rail.lock_way.click()

    @property
    def page(self):
        QApplication.processEvents()
        return self.shell.main.page

    def go(self, name):
        self.shell.main.rail._ways[name].click()
        return self.page

    def press(self, name, inside=None):
        found = [
            b
            for b in (inside or self.page).findChildren(Button)
            if name in (b.text(), b.accessibleName()) and b.isVisible()
        ]
        assert found, f"no button “{name}” in:\n{words_of(inside or self.page)}"
        found[0].click()

    def sees(self, *words):
        shown = words_of(self.page)
        return [word for word in words if word not in shown] == []

    def open_household(self, words):
        page = self.go("Caseload")
        assert isinstance(page, CaseloadView)
        page.search.setText(words)
        self.qtbot.waitUntil(lambda: page.found.rowCount() == 1)
        QTest.keyClick(page.search, Qt.Key.Key_Down)
        table = page.stack.currentWidget()
        assert isinstance(table, CaseTable)
        QTest.keyClick(table, Qt.Key.Key_Return)
        assert isinstance(self.page, HouseholdPage)

    def tab(self, name):
        self.page.go_to(name)
        QApplication.processEvents()
        return self.page.view.stack.currentWidget()


@pytest.fixture
def officer(qtbot, look, tmp_path):
    keeping = Keeping(tmp_path / "store")
    keeping.create(officer="Jo Moffat", team="North", council="Dorset", passphrase=PASSPHRASE)
    shell = Shell(
        keeping,
        _pages,
        lambda: None,
        look=look,
        local=Local(tmp_path / "window.json"),
        problems=Problems(tmp_path),
        sheet=RecoverySheet(),
    )
    qtbot.addWidget(shell)
    shell.show()
    officer = Officer(qtbot, shell)
    officer.unlock()
    yield officer
    if shiboken6.isValid(shell):
        shell.close()
        shell.close()


@pytest.fixture
def bryony(officer):
    """A household that was opened this morning, from the caseload."""
    page = officer.go("Caseload")
    page.new_button.click()
    QTest.keyClicks(page.new_panel.name, "Bryony Sturtpenny")
    QTest.keyClicks(page.new_panel.address, "2 Kiln Cottages, Marl Ashby")
    QTest.keyClick(page.new_panel.postcode, Qt.Key.Key_Return)
    assert isinstance(officer.page, HouseholdPage)
    return officer


def visit_with_a_task(officer):
    officer.press("Start visit")
    visit = officer.page
    assert isinstance(visit, VisitMode)
    visit.section_chosen.emit("talk")
    visit.talk.box.setFocus()
    QTest.keyClicks(visit.talk.box, "The boiler has been out since Friday.")
    visit.talk.tick.click()
    return visit


def test_08_15_she_opens_the_lid_and_sees_the_day(officer):
    assert officer.shell.main.here == "Today"
    assert officer.sees("No households yet")


def test_at_the_table_what_is_typed_outlives_the_lock_and_comes_back_at_the_letter(bryony):
    visit = visit_with_a_task(bryony)
    QTest.keyClicks(visit.talk.box, " She has two")

    bryony.lock()
    assert "boiler" not in words_of(bryony.shell)
    bryony.unlock()
    bryony.open_household("sturtpenny")
    bryony.press("Start visit")

    assert bryony.page.talk.box.toPlainText().endswith("She has two")


def test_in_the_lay_by_the_visit_is_sealed_and_its_task_falls_out(bryony):
    visit = visit_with_a_task(bryony)

    visit.bottom.end.click()  # leads to what will be sealed
    visit.bottom.end.click()

    bryony.open_household("sturtpenny")
    assert "The boiler has been out since Friday." in words_of(bryony.tab("Contacts and notes"))
    assert "Recorded" in words_of(bryony.tab("Visits"))
    assert "boiler" in words_of(bryony.tab("Overview"))


def test_steps_are_agreed_one_by_one_and_the_plan_is_given_on_the_spot(bryony):
    tab = bryony.tab("Plan")
    assert isinstance(tab, PlanView)
    for column, words, when in (
        (tab.ours, "Ring your landlord about the boiler.", "next Friday"),
        (tab.theirs, "Send us a photograph of the boiler.", "every Monday"),
    ):
        column.add_button.click()
        QTest.keyClicks(column.new_card.text, words)
        QTest.keyClicks(column.new_card.when, when)
        column.new_card.save_button.click()
    next(iter(tab.theirs.cards.values())).answer.button("yes").click()

    bryony.press("Agree and issue")
    tab.issue.ways["read_over"].click()
    tab.issue.issue_button.click()

    documents = bryony.tab("Documents")
    bryony.qtbot.waitUntil(lambda: "Support plan" in words_of(documents), timeout=15_000)
    assert "version 1-" in words_of(documents)


def test_what_was_written_stands_there_after_a_restart(bryony):
    tab = bryony.tab("Contacts and notes")
    writer = tab.findChild(NoteWriter)
    writer.text.setFocus()
    QTest.keyClicks(writer.text, "Rang the landlord; he sends somebody.")
    QTest.keyClick(writer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bryony.lock()
    bryony.unlock()

    bryony.open_household("landlord somebody")

    assert "he sends somebody" in words_of(bryony.tab("Contacts and notes"))


def lock_by_itself(officer):
    with officer.qtbot.waitSignal(officer.shell.locked):
        officer.shell.idle.passed.emit()
    return officer.shell._stack.currentWidget().why.text()


def field_of(screen, name):
    return next(f for f in screen.findChildren(Field) if f.name == name)


def test_a_date_nobody_can_read_waits_behind_the_lock_and_stands_there_again(bryony):
    tab = bryony.tab("Household")
    field_of(tab, "opened_on").line.selectAll()
    QTest.keyClicks(field_of(tab, "opened_on").line, "31/2/2026")

    assert "waits where you typed it" in lock_by_itself(bryony)
    bryony.unlock()
    bryony.open_household("Sturtpenny")

    field = field_of(bryony.tab("Household"), "opened_on")
    assert field.line.text() == "31/2/2026"
    assert bryony.sees("February 2026 has 28 days, so there is no 31 February.")
    field.line.selectAll()
    QTest.keyClicks(field.line, "28/2/2026")
    field.leave()
    lock_by_itself(bryony)
    bryony.unlock()
    bryony.open_household("Sturtpenny")
    assert field_of(bryony.tab("Household"), "opened_on").line.text() == "28 February 2026"
    assert bryony.shell.desk.drafts.all("field") == ()


def test_a_record_with_a_waiting_date_opens_by_itself_after_the_lock(bryony):
    tab = bryony.tab("Household")
    bryony.press("Edit Bryony Sturtpenny", tab)
    QTest.keyClicks(field_of(tab, "born_on").line, "12/13/1990")

    assert "waits where you typed it" in lock_by_itself(bryony)
    bryony.unlock()
    bryony.open_household("Sturtpenny")

    field = field_of(bryony.tab("Household"), "born_on")
    assert field.line.text() == "12/13/1990"
    assert bryony.sees("There is no month 13.")


def test_a_date_left_on_purpose_does_not_come_back(bryony):
    tab = bryony.tab("Household")
    field_of(tab, "opened_on").line.selectAll()
    QTest.keyClicks(field_of(tab, "opened_on").line, "31/2/2026")

    bryony.shell.main.back()
    bryony.shell.main.back()
    bryony.open_household("Sturtpenny")

    assert field_of(bryony.tab("Household"), "opened_on").line.text() != "31/2/2026"


def test_the_day_of_a_task_in_a_note_waits_with_the_note(bryony):
    writer = bryony.tab("Contacts and notes").findChild(NoteWriter)
    QTest.keyClicks(writer.text, "Rang the agent.")
    QTest.keyClicks(writer.task.line, "Ring again")
    QTest.keyClicks(writer.due.line, "32 Nov")

    assert "waits where you typed it" in lock_by_itself(bryony)
    bryony.unlock()
    bryony.open_household("Sturtpenny")

    again = bryony.tab("Contacts and notes").findChild(NoteWriter)
    assert (again.text.toPlainText(), again.task.line.text(), again.due.line.text()) == (
        "Rang the agent.",
        "Ring again",
        "32 Nov",
    )
    assert bryony.sees("so there is no 32 November.")


def test_escape_closes_the_history_of_a_field_before_it_leaves_the_household(bryony):
    tab = bryony.tab("Household")
    field = field_of(tab, "opened_on")
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert bryony.sees("With us since: what it was")

    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert isinstance(bryony.page, HouseholdPage)
    assert not bryony.sees("With us since: what it was")

    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert not isinstance(bryony.page, HouseholdPage)
