"""The officer's path through a letter: chosen, written, given, kept, reviewed."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton
from tests.documents.structure import whole_text
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of

from tso_desktop.domain.casework import Attachment, Case
from tso_desktop.domain.households import Person
from tso_desktop.domain.lawwork import CaseEvent
from tso_desktop.gui.household import HouseholdPage
from tso_desktop.gui.letter_editor import LetterEditorView
from tso_desktop.gui.letter_editor_presenter import LetterEditorPresenter
from tso_desktop.gui.letter_templates_page import LetterTemplatesPresenter
from tso_desktop.gui.letters_tab import LettersPresenter
from tso_desktop.gui.preview_view import PreviewView
from tso_desktop.gui.review_panels import AskReviewPanel, ReviewPanel
from tso_desktop.gui.ways import tabs
from tso_desktop.services.letter_giving import Serving

TODAY = date(2026, 11, 23)


@pytest.fixture
def household(place):
    files = place.desk.case_file
    found = files.open_household("Amina Sample", address="14 Larkspur Court", postcode="DT2 8QY")
    case = files.add(Case, found, type="part7", opened_on=date(2026, 10, 20))
    facts = {"eligible": True, "finding": "threatened", "number": 1, "case": case}
    files.add(CaseEvent, found, what="assessed", happened_on=date(2026, 10, 20), **facts)
    files.change(place.desk.officer_record, decides=True)
    return found


@pytest.fixture
def tab(place, household, shown):
    presenter = LettersPresenter(place, household)
    shown(presenter.view)
    return presenter


def begun(place, household, key="prevention_ended", **answers):
    letters = place.desk.letters
    record = letters.start(household, key)
    for name, words in answers.items():
        letters.answer(letters.page(record).letter, name, words)
    return record


def given(place, household, key="prevention_accepted", on=TODAY, **answers):
    record = begun(place, household, key, **answers)
    return place.desk.letters.giving.give(record, Serving(how="by_hand", sent_on=on))


def edited(place, shown, record):
    presenter = LetterEditorPresenter(place, record)
    shown(presenter.view)
    return presenter


def field(presenter, name):
    return next(card.form.field(name) for card in presenter._cards if name in card.form.names())


def press(widget, words):
    QCoreApplication.processEvents()  # what was just added is shown by a queued call
    (button,) = [
        b
        for b in widget.findChildren(QAbstractButton)
        if b.accessibleName().startswith(words) and b.isVisibleTo(widget)
    ]
    button.click()


def laid_over(place):
    return [way[1] for way in place.go.went if way[0] == "over"]


def test_the_tab_stands_only_where_there_is_a_case_or_a_letter(place, household):
    letters = next(tab for tab in tabs() if tab.name == "Letters")
    plain = place.desk.case_file.open_household("Somebody Else")
    assert letters.wanted(place, household)
    assert not letters.wanted(place, plain)


def test_an_empty_tab_says_what_will_stand_there(tab):
    said = words_of(tab.view)
    assert "No letter is being written." in said
    assert "No letter was given yet" in said


def test_a_letter_is_found_by_a_section_and_begun_with_enter(place, household, tab, qtbot):
    press(tab.view, "Write a letter")
    chooser = tab.view.chooser
    assert next(iter(chooser.tiles)) in {"assessment", "prevention_accepted"}
    chooser.search.setText("195(5)")
    assert list(chooser.tiles) == ["prevention_ended"]
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    (letter,) = place.desk.letters.written(household)
    assert letter.template == "prevention_ended"
    assert isinstance(laid_over(place)[0], LetterEditorView)
    assert "Notice: our duty to help you keep a home ends" in words_of(tab.view)


def test_a_search_without_a_letter_says_so(tab):
    tab.view.start.click()
    tab.view.chooser.search.setText("zebra")
    assert "No letter has these words" in words_of(tab.view.chooser)


def test_escape_leads_from_the_chooser_back_to_the_letters(tab, qtbot):
    tab.view.start.click()
    qtbot.keyClick(tab.view.chooser.search, Qt.Key.Key_Escape)
    assert tab.view.written.isVisible()


def test_what_is_typed_is_kept_and_stands_on_the_paper(place, household, shown, qtbot):
    record = begun(place, household)
    presenter = edited(place, shown, record)
    reasons = field(presenter, "reasons")
    reasons.text.setFocus()
    qtbot.keyClicks(reasons.text, "You took the flat.")
    reasons.settle()
    assert place.desk.letters.page(record).values["reasons"] == "You took the flat."
    assert "You took the flat." in whole_text(place.desk.letters.proof(record).pdf)
    qtbot.waitUntil(lambda: presenter.view.live.pages.count == 2, timeout=15_000)


def test_a_ground_that_is_chosen_brings_its_words(place, household, shown):
    presenter = edited(place, shown, begun(place, household))
    ground = field(presenter, "ground")
    ground.combo.setCurrentIndex(ground.combo.findData("g"))
    ground.settle()
    assert field(presenter, "ground_words").value() == "You withdrew your application for help."


def test_what_the_records_say_is_filled_in_and_follows_them_until_it_is_changed(
    place, household, shown
):
    record = begun(place, household)
    presenter = edited(place, shown, record)
    assert field(presenter, "resident").value() == "Amina Sample"
    assert field(presenter, "duty_started").value() == date(2026, 10, 20)
    (person,) = place.desk.case_file.all(Person, household)
    place.desk.case_file.change(person, name="Amina Other")
    assert field(presenter, "resident").value() == "Amina Other"
    resident = field(presenter, "resident")
    resident.line.setText("Ms Other")
    resident._edited()
    resident.settle()
    assert place.desk.letters.page(record).values["resident"] == "Ms Other"


def test_a_field_shows_who_changed_it_and_is_taken_back(place, household, shown):
    record = begun(place, household, reasons="First.")
    letter = place.desk.letters.page(record).letter
    place.desk.letters.answer(letter, "reasons", "Second.")
    presenter = edited(place, shown, record)
    reasons = field(presenter, "reasons")
    reasons.history_asked.emit("reasons")
    assert "from First." in words_of(reasons)
    reasons.undo_asked.emit("reasons")
    assert place.desk.letters.page(record).values["reasons"] == "First."


def test_a_day_that_cannot_be_read_waits_at_its_field(place, household, shown):
    record = begun(place, household)
    presenter = edited(place, shown, record)
    started = field(presenter, "duty_started")
    started.line.setText("32 Octember")
    started._edited()
    started.settle()
    again = edited(place, shown, record)
    assert field(again, "duty_started").typed() == "32 Octember"
    assert "is not a date" in words_of(field(again, "duty_started"))


def test_a_fault_in_the_words_is_named_by_line_and_nothing_can_be_given(place, household, shown):
    record = begun(place, household)
    presenter = edited(place, shown, record)
    place.desk.letters.change(presenter.page.letter, body="Dear\n{residnet}")
    said = words_of(presenter.view)
    assert "Line 2: There is no field {residnet}. Do you mean {resident}?" in said
    assert not presenter.view.give_button.isEnabled()
    press(presenter.view, "Back to the council’s words")
    assert presenter.view.give_button.isEnabled()


def test_an_officer_who_may_not_decide_is_told_so_and_cannot_give(place, household, shown):
    place.desk.case_file.change(place.desk.officer_record, decides=False)
    presenter = edited(place, shown, begun(place, household, ground="a", reasons="R."))
    assert "For the housing options officer to decide" in words_of(presenter.view)
    presenter.view.give_button.click()
    assert "This is for the housing options officer to decide" in words_of(presenter.view.give)
    presenter.view.give.ways["by_hand"].click()
    assert not presenter.view.give.give_button.isEnabled()


def test_giving_says_the_day_and_the_last_day_and_seals_the_letter(place, household, shown, qtbot):
    presenter = edited(place, shown, begun(place, household, ground="a", reasons="R."))
    presenter.view.give_button.click()
    give = presenter.view.give
    assert not give.give_button.isEnabled()
    give.ways["first_class"].click()
    said = words_of(give)
    assert "They count as told on 25 November 2026." in said
    assert "The last day to ask for a review is 15 December 2026." in said
    give.give_button.click()
    qtbot.waitUntil(lambda: bool(place.desk.letters.given(household)), timeout=15_000)
    (letter,) = place.desk.letters.given(household)
    assert (letter.served_how, letter.served_on) == ("first_class", date(2026, 11, 25))
    assert place.go.went[-1] == ("back",)
    assert len(place.desk.case_file.all(Attachment, household)) == 1


def test_give_and_print_lays_the_kept_paper_over(place, household, shown, qtbot):
    presenter = edited(place, shown, begun(place, household, "general", more="Hello."))
    presenter.view.give_button.click()
    presenter.view.give.ways["by_hand"].click()
    presenter.view.give.print_button.click()
    qtbot.waitUntil(lambda: bool(laid_over(place)), timeout=15_000)
    preview = laid_over(place)[0]
    assert isinstance(preview, PreviewView)


def test_a_blank_reason_asks_why_it_is_given_all_the_same(place, household, shown, qtbot):
    presenter = edited(place, shown, begun(place, household, ground="a"))
    presenter.view.give_button.click()
    give = presenter.view.give
    give.ways["by_hand"].click()
    assert "“Reasons” is blank" in words_of(give)
    give.give_button.click()
    qtbot.waitUntil(lambda: "say why it is given all the same" in words_of(give), timeout=15_000)
    assert place.desk.letters.given(household) == ()


def test_post_is_refused_where_it_could_harm(place, household, shown):
    (person,) = place.desk.case_file.all(Person, household)
    place.desk.case_file.change(person, do_not_post=True)
    presenter = edited(place, shown, begun(place, household, "general", more="Hello."))
    presenter.view.give_button.click()
    presenter.view.give.ways["first_class"].click()
    assert "Nothing goes to Amina Sample by post" in words_of(presenter.view.give)
    assert not presenter.view.give.give_button.isEnabled()


def test_post_in_an_unknown_year_asks_for_the_day(place, household, shown):
    presenter = edited(place, shown, begun(place, household, "general", more="Hello."))
    presenter.view.give_button.click()
    give = presenter.view.give
    give.ways["first_class"].click()
    give.sent.put("20 December 2024")
    assert "say nothing about bank holidays" in words_of(give)
    assert not give.give_button.isEnabled()
    give.told.put("24 December 2024")
    assert "They count as told on 24 December 2024." in words_of(give)
    assert give.give_button.isEnabled()


def test_a_given_letter_stands_with_its_day_and_is_seen_again(place, household, tab):
    given(place, household)
    said = words_of(tab.view.given)
    assert "told Mon 23 Nov" in said
    assert "Review until Sun 13 Dec" in said
    press(tab.view.given, "View")
    assert isinstance(laid_over(place)[0], PreviewView)
    press(tab.view.given, "New version")
    assert len(place.desk.letters.written(household)) == 1


def test_a_letter_is_withdrawn_with_a_reason(place, household, tab):
    given(place, household, "general", more="Hello.")
    press(tab.view.given, "Withdraw")
    panel = tab.view._panel
    panel.button.click()
    assert "Say why." in words_of(panel)
    panel.reason.put("Sent to the wrong household.")
    panel.button.click()
    assert "Withdrawn: Sent to the wrong household." in words_of(tab.view.given)


def test_a_letter_that_is_being_written_is_thrown_away_and_brought_back(place, household, tab):
    begun(place, household)
    press(tab.view.written, "Throw away")
    assert place.desk.letters.written(household) == ()
    press(place.told, "Undo")
    assert len(place.desk.letters.written(household)) == 1


def test_a_review_is_asked_for_made_longer_and_decided(place, household, tab):
    given(place, household)
    press(tab.view.given, "Review asked for")
    asking = tab.view._panel
    assert isinstance(asking, AskReviewPanel)
    assert asking.decision.words() == "duty"
    asking.button.click()
    assert "Due Mon 18 Jan 2027, 56 days left" in words_of(tab.view.reviews)
    press(tab.view.reviews, "Open")
    panel = tab.view._panel
    assert isinstance(panel, ReviewPanel)
    panel.until.put("25 January 2027")
    panel.agreed.put("Agreed by phone today.")
    press(panel, "Keep the later day")
    press(tab.view.reviews, "Open")
    panel = tab.view._panel
    assert "Agreed by phone today." in words_of(panel)
    panel.outcome.put("upheld")
    panel.outcome_on.put("today")
    press(panel, "Record the outcome")
    said = words_of(tab.view.reviews)
    assert "The decision stands" in said
    assert "appeal until 14 December 2026" in said


def test_a_late_request_asks_why_it_is_taken(place, household, tab, clock):
    given(place, household)
    clock.pass_(days=30)
    press(tab.view.given, "Review asked for")
    asking = tab.view._panel
    assert asking.why.isVisibleTo(asking)
    asking.button.click()
    assert place.desk.reviews.of(household) == ()
    asking.why.put("She was in hospital.")
    asking.button.click()
    assert "Asked late" in words_of(tab.view.reviews)


def test_a_review_leads_to_its_letter(place, household, tab):
    letter = given(place, household)
    place.desk.reviews.ask(household, "duty", TODAY, letter=letter)
    press(tab.view.reviews, "Open")
    press(tab.view._panel, "Write the minded-to letter")
    (written,) = place.desk.letters.written(household)
    assert written.template == "review_minded_to"


@pytest.fixture
def words(place, shown):
    presenter = LetterTemplatesPresenter(place)
    shown(presenter.view)
    return presenter


def test_the_councils_words_are_checked_by_line_and_kept(place, words):
    words.view.letters.picked.emit("general")
    words.view.text.put("Dear {resident}\n{mroe}")
    words.view.keep_button.click()
    assert "Line 2: There is no field {mroe}. Do you mean {more}?" in words_of(words.view)
    words.view.text.put("Dear {resident}\nFrom us. {more}")
    words.view.keep_button.click()
    assert place.desk.letters.templates.of("general").own
    words.view.shipped_button.click()
    assert not place.desk.letters.templates.of("general").own
    assert "From us." not in words.view.text.words()


def test_the_words_are_seen_on_paper_with_an_invented_household(words, qtbot):
    qtbot.waitUntil(lambda: words.view.live.pages.count > 0, timeout=15_000)
    said = " ".join(s.accessibleDescription() for s in words.view.live.pages.sheets)
    assert "Ms Amina Sample" in said


def test_words_that_are_not_kept_are_told_of_once_before_they_go(place, words):
    words.view.text.put("Something else {resident}")
    words.view.closed.emit()
    assert ("back",) not in place.go.went
    assert "not kept yet" in words_of(place.told)
    words.view.closed.emit()
    assert place.go.went[-1] == ("back",)


def test_every_input_has_a_name_and_room_for_a_finger(place, household, tab, shown):
    letter = given(place, household)
    place.desk.reviews.ask(household, "duty", TODAY, letter=letter)
    screens = [tab.view]
    editor = edited(place, shown, begun(place, household))
    editor.view.words.open(opened=True)
    templates = LetterTemplatesPresenter(place)
    shown(templates.view)
    screens += [editor.view, editor.view.give, templates.view]
    press(tab.view.reviews, "Open")
    for screen in screens:
        assert nameless_inputs(screen) == []
        assert small_targets(screen) == []


def test_the_households_page_leads_to_its_letters(place, household, shown):
    page = shown(HouseholdPage(place, household, tabs(), "Letters"))
    assert "No letter was given yet" in words_of(page)
