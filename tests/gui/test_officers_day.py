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
