"""The path through the law in the real window: referral, assessment, notice, letter, review.

Only the way through the window is driven: what is pressed and typed, never a service.
"""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from tests.gui.test_officers_day import officer  # noqa: F401 - a fixture
from tests.gui.workbench import words_of

from tso_desktop.gui.duties_tab import DutiesTab
from tso_desktop.gui.field import Field
from tso_desktop.gui.letter_editor import LetterEditorView
from tso_desktop.gui.referral_form import ReferralForm
from tso_desktop.gui.referral_outcome import OutcomeCard
from tso_desktop.gui.role_card import RoleCard

NAME = "Bryony Sturtpenny"


def _press(screen, words):
    QCoreApplication.processEvents()
    found = [
        one
        for one in screen.findChildren(QAbstractButton)
        if (one.accessibleName() or one.text()).startswith(words) and one.isVisible()
    ]
    assert found, f"no “{words}” in:\n{words_of(screen)}"
    found[0].click()
    QCoreApplication.processEvents()


def _field(screen, name):
    QCoreApplication.processEvents()
    found = [one for one in screen.findChildren(Field) if one.name == name]
    return next(one for one in found if one.isVisibleTo(screen))


def _pick(field, key):
    field.combo.setCurrentIndex(field.combo.findData(key))


def _referred_and_applied(officer):  # noqa: F811
    officer.go("Referrals")
    officer.press("Take a referral")
    form = officer.page
    assert isinstance(form, ReferralForm)
    QTest.keyClicks(form.name.line, NAME)
    form.source_type.put("food_bank")
    officer.press("Keep the referral")
    officer.press(f"Open the referral of {NAME} from Food bank")
    card = officer.page.findChild(OutcomeCard)
    card.pick.button("part7").click()
    card.applied_on.line.setText("today")
    officer.press("Open a Part 7 case")
    officer.press("Go to the household")


def _assessed(officer):  # noqa: F811
    duties = officer.tab("Duties")
    assert isinstance(duties, DutiesTab)
    assert "No duty is owed" in words_of(duties)
    _press(duties, "Record what happened")
    duties.panel.kind_buttons["assessed"].click()
    _pick(_field(duties.panel, "eligible"), True)
    _pick(_field(duties.panel, "finding"), "threatened")
    assert "Prevention duty begins" in words_of(duties.panel)
    duties.panel.save_button.click()
    return duties


def test_from_a_referral_to_a_review_through_the_window(officer):  # noqa: F811
    _referred_and_applied(officer)
    duties = _assessed(officer)
    assert "Day 1 of 56" in words_of(duties)

    # Whoever only records cannot give a notice, until the council gave her the role.
    officer.go("Settings").findChild(RoleCard).decides.click()
    officer.open_household(NAME)

    letters = officer.tab("Letters")
    _press(letters, "Write a letter")
    letters.chooser.search.setText("195(5)")
    QTest.keyClick(letters.chooser.search, Qt.Key.Key_Return)
    editor = officer.page
    assert isinstance(editor, LetterEditorView)
    ground = _field(editor, "ground")
    _pick(ground, "g")
    ground.settle()
    reasons = _field(editor, "reasons")
    QTest.keyClicks(reasons.text, "You told us that you found a home with your sister.")
    reasons.settle()
    editor.give_button.click()
    editor.give.ways["by_hand"].click()
    assert "The last day to ask for a review is" in words_of(editor.give)
    editor.give.give_button.click()
    officer.qtbot.waitUntil(lambda: not isinstance(officer.page, LetterEditorView), timeout=20_000)

    assert "told" in words_of(letters.given)
    assert "Review until" in words_of(letters.given)
    _press(letters.given, "Review asked for")
    letters._panel.button.click()
    assert "Due" in words_of(letters.reviews)

    duties = officer.tab("Duties")
    assert "Ended on" in words_of(duties)
    assert "(g) Withdrew the application" in words_of(duties)

    # All of it stands after a restart of the lock.
    officer.lock()
    officer.unlock()
    officer.open_household(NAME)
    assert "(g) Withdrew the application" in words_of(officer.tab("Duties"))
    letters = officer.tab("Letters")
    assert "Letter 1" in words_of(letters.given)
    assert "Due" in words_of(letters.reviews)
