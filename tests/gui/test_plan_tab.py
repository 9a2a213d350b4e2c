"""The plan is written at the table: by hand or from good steps, agreed, moved, issued."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of
from tests.plan_sample import a_household, a_part7_case, a_plan

from tso_desktop.domain.plans import IssuedPlan, Step
from tso_desktop.gui.plan_tab import PlanPresenter
from tso_desktop.gui.preview_view import PreviewView

WIDE = (1294, 768)


@pytest.fixture
def household(place):
    return a_household(place.desk)


@pytest.fixture
def on_screen(place, shown, qtbot):
    """Shows a tab in a window that has the keyboard."""

    def show(household):
        window = place.told.parentWidget()
        window.resize(*WIDE)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        presenter = PlanPresenter(place, household)
        shown(presenter.view)
        return presenter

    return show


@pytest.fixture
def presenter(on_screen, household):
    return on_screen(household)


@pytest.fixture
def full(on_screen, place, household):
    """The tab over a plan in its second version."""
    a_plan(place.desk, household)
    return on_screen(household)


def step(presenter, words) -> Step:
    return next(s for s in presenter.plan.steps if s.words.startswith(words))


def card(presenter, words):
    found = step(presenter, words).id
    return next(c.cards[found] for c in presenter.view.columns() if found in c.cards)


def write(presenter, column, words, when=""):
    column.add_button.click()
    QTest.keyClicks(column.new_card.text, words)
    QTest.keyClicks(column.new_card.when, when)
    QTest.keyClick(column.new_card.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_an_empty_plan_says_what_to_do(presenter):
    said = words_of(presenter.view)

    assert "Add a step, or take one from the good steps" in said
    assert "Tamsin will" in said
    assert "The council will" in said


def test_a_step_written_by_hand_is_saved_with_ctrl_and_enter(presenter, place, household):
    write(presenter, presenter.view.theirs, "Send us your payslips.", "every Friday")

    [made] = place.desk.planning.plan(household).theirs
    assert (made.words, made.due_words, made.agreed) == (
        "Send us your payslips.",
        "every Friday",
        None,
    )
    assert "Send us your payslips." in words_of(presenter.view.theirs)
    assert presenter.view.theirs.new_card is None


def test_a_day_in_words_of_the_calendar_is_a_day(presenter, place, household):
    write(presenter, presenter.view.ours, "Ring your landlord.", "4 Dec")

    [made] = place.desk.planning.plan(household).ours
    assert (str(made.due_on), made.due_words) == ("2026-12-04", None)
    assert "Fri 4 Dec" in words_of(presenter.view.ours)


def test_what_was_typed_and_put_away_stands_there_again(presenter, qtbot):
    column = presenter.view.theirs
    column.add_button.click()
    QTest.keyClicks(column.new_card.text, "Half a sent")

    QTest.keyClick(column.new_card.text, Qt.Key.Key_Escape)
    assert column.new_card is None
    column.add_button.click()

    assert column.new_card.text.toPlainText() == "Half a sent"
    assert presenter.plan.steps == ()


def test_what_is_being_typed_is_a_draft_within_the_second(presenter, place, household, qtbot):
    column = presenter.view.theirs
    column.add_button.click()
    QTest.keyClicks(column.new_card.text, "Half a sent")

    qtbot.waitUntil(
        lambda: place.desk.drafts.find(f"step:{household}:resident") is not None, timeout=1_000
    )


def test_a_partner_is_named_on_its_step(presenter, place, household):
    column = presenter.view.ours
    column.add_button.click()
    column.new_card.whose.button("partner").click()
    QTest.keyClicks(column.new_card.text, "Pay the rent straight to your landlord.")
    QTest.keyClicks(column.new_card.partner, "Jobcentre")
    column.new_card.save_button.click()

    assert place.desk.planning.plan(household).ours[0].partner == "Jobcentre"
    assert "Jobcentre" in words_of(column)


def test_agreeing_and_not_agreeing_with_a_reason(full):
    words = "Complete an affordability"
    assert "1 step to agree" in words_of(full.view.top)

    card(full, words).answer.button("no").click()
    QTest.keyClicks(card(full, words).reason, "Too much paper")
    QTest.keyClick(card(full, words).reason, Qt.Key.Key_Return)
    assert (step(full, words).agreed, step(full, words).why_not) == (False, "Too much paper")
    assert "Why: Too much paper" in words_of(card(full, words))

    card(full, words).answer.button("yes").click()
    assert (step(full, words).agreed, step(full, words).why_not) == (True, None)
    assert "to agree" not in words_of(full.view.top)


def test_an_answer_pressed_again_is_taken_back(full):
    card(full, "Look on the housing").answer.button("yes").click()

    assert step(full, "Look on the housing").agreed is None


def test_a_good_idea_is_visibly_no_duty(full):
    idea = card(full, "Go to the money talk")

    assert idea.property("look") == "soft"
    assert not idea.answer.isVisibleTo(idea)
    assert "offered, not asked" in words_of(full.view.theirs)


def test_alt_and_the_arrows_move_a_step_among_those_that_are_open(full, qtbot):
    def going():
        return [s.id for s in full.plan.theirs if s.status != "done"]

    first, second, third = going()
    mover = full.view.theirs.cards[first]
    mover.due.setFocus()

    qtbot.keyClick(mover.due, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert going() == [second, first, third]
    assert mover.due.hasFocus()

    qtbot.keyClick(mover.due, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert going() == [first, second, third]


def test_a_hint_offers_plainer_words_and_one_press_takes_them(full, qtbot):
    words = "Complete an affordability"
    made = step(full, words).id
    card(full, words).due.click()
    editor = full.steps._editor

    use = next(
        button
        for button in editor.hints.findChildren(type(editor.button("Remove")))
        if button.text() == "Use this"
    )
    use.click()

    assert "affordability assessment" not in editor.words.text.toPlainText()
    saved = next(s for s in full.plan.steps if s.id == made)
    assert "check of what rent you can afford" in saved.words


def test_what_is_typed_in_a_step_saves_itself_and_stays_while_others_change(
    full, place, household, qtbot
):
    made = step(full, "Look on the housing").id
    card(full, "Look on the housing").due.click()
    editor = full.steps._editor
    editor.words.text.selectAll()
    QTest.keyClicks(editor.words.text, "Look each Friday.")
    place.desk.planning.add_step(household, "Something of ours.", "council")
    assert editor.words.text.toPlainText() == "Look each Friday."

    QTest.keyClick(editor.words.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert next(s for s in full.plan.steps if s.id == made).words == "Look each Friday."
    assert not full.view.theirs.cards[made].is_open


def test_a_step_that_changes_hands_opens_again_in_the_other_column(full):
    made = step(full, "Look on the housing").id
    card(full, "Look on the housing").due.click()

    full.steps._editor.whose.button("council").click()

    assert made in full.view.ours.cards
    assert full.view.ours.cards[made].is_open
    assert full.steps._editor.owner.isVisibleTo(full.steps._editor)


def test_done_not_done_and_removed(full, place):
    card(full, "Look on the housing").due.click()
    full.steps._editor.button("Done").click()
    assert step(full, "Look on the housing").status == "done"

    card(full, "Complete an").due.click()
    full.steps._editor.button("Not done").click()
    QTest.keyClicks(full.steps._editor.reason, "The adviser was ill")
    QTest.keyClick(full.steps._editor.reason, Qt.Key.Key_Return)
    assert step(full, "Complete an").status_reason == "The adviser was ill"

    made = step(full, "Go to the money").id
    card(full, "Go to the money").due.click()
    full.steps._editor.button("Remove").click()
    assert made not in {s.id for s in full.plan.steps}
    place.told.undo()
    assert made in {s.id for s in full.plan.steps}


def test_steps_that_ended_fold_away(full):
    done = full.view.theirs.cards[step(full, "Send us").id]
    assert not done.isVisibleTo(full.view)

    full.view.theirs._more.click()

    assert done.isVisibleTo(full.view)


def test_a_good_step_is_taken_for_the_need_that_is_picked(full, place, household):
    rent = full.plan.needs[1]
    full.view.needs.tiles[rent.id].click()
    assert "For need 2" in words_of(full.view.library)
    before = {s.id for s in full.plan.steps}

    full.view.library.items[0].click()

    [new] = [s for s in full.plan.steps if s.id not in before]
    assert new.needs == (rent.id,)
    assert "Step added." in place.told.words()


def test_the_good_steps_are_searched_and_edited_in_place(full, place):
    library = full.view.library
    QTest.keyClicks(library.search, "council tax")
    assert library.items
    library.edit_list.click()
    taken = len(full.plan.steps)
    words = place.desk.library.find("council tax")[0].words

    library.items[0].click()
    assert len(full.plan.steps) == taken
    place.desk.library.hide(place.desk.library.find("council tax")[0])

    assert words not in [found.words for found in place.desk.library.steps()]


def test_the_drawer_closes_where_the_window_is_narrow(full, place, qtbot):
    assert full.view.drawer_is_open

    place.told.parentWidget().resize(1200, 768)
    full.view.resize(1200, 768)
    assert not full.view.drawer_is_open

    full.view.top.drawer.click()
    assert full.view.drawer_is_open


def test_a_need_is_added_on_the_spot(full):
    full.view.needs.add_button.click()
    QTest.keyClicks(full.view.needs.title, "A cooker")
    QTest.keyClick(full.view.needs.title, Qt.Key.Key_Return)

    assert full.plan.needs[-1].title == "A cooker"
    assert "No step yet" in words_of(full.view.needs)


def test_a_housing_plan_is_refused_with_the_reason_and_the_switch_goes_back(full):
    full.view.top.kind.button("php").click()

    assert "There is no Part 7 case" in words_of(full.view)
    assert full.view.top.kind.value() == "support"


def test_with_an_assessment_it_becomes_a_housing_plan(full, place, household):
    a_part7_case(place.desk, household, place.desk.today())

    full.view.top.kind.button("php").click()

    assert full.plan.is_php
    assert full.view.top.kind.value() == "php"


def test_what_changed_is_said_and_a_version_can_be_seen(full, place):
    said = words_of(full.view.changed)
    assert "Changed since version 1" in said
    assert "Done: Send us your last two payslips" in said

    full.view.changed.version_asked.emit(full.plan.versions[0])

    [(way, page)] = place.go.went
    assert way == "over"
    assert isinstance(page, PreviewView)
    page.deleteLater()


def test_own_words_and_goals_save_themselves(full, place, household):
    full.view.needs.about.edit.click()
    panel = full.view._panel
    panel.goals.text.setPlainText("One thing\n\n  Another thing  ")
    QTest.keyClick(panel.goals.text, Qt.Key.Key_Escape)

    assert place.desk.planning.plan(household).plan.goals == ("One thing", "Another thing")
    assert full.view._stack.currentIndex() == 0


def test_issuing_asks_how_it_was_agreed_and_then_prints(full, place, household, qtbot):
    full.view.top.issue.click()
    panel = full.view.issue
    assert "Not decided yet" in words_of(panel)
    panel.print_button.click()
    assert "Choose how it was agreed" in words_of(panel)

    panel.ways["signed_on_paper"].click()
    panel.print_button.click()
    qtbot.waitUntil(lambda: bool(place.go.went), timeout=10_000)

    newest = place.desk.planning.plan(household).versions[0]
    assert (newest.number, newest.agreed_how) == (2, "signed_on_paper")
    assert not full.plan.is_draft
    [(_way, page)] = place.go.went
    assert isinstance(page, PreviewView)
    qtbot.waitUntil(lambda: "no printer" in words_of(page), timeout=10_000)
    page.deleteLater()


def test_a_plan_that_is_turned_down_wants_the_reason(full, place, household, qtbot):
    full.view.top.issue.click()
    panel = full.view.issue
    panel.ways["declined"].click()
    panel.issue_button.click()
    qtbot.waitUntil(lambda: "Say why" in words_of(panel), timeout=10_000)

    QTest.keyClicks(panel.words, "I want to think first.")
    panel.issue_button.click()
    qtbot.waitUntil(lambda: len(full.plan.versions) == 2, timeout=10_000)

    assert full.plan.versions[0].agreed_words == "I want to think first."


def test_a_plan_without_steps_cannot_be_issued_and_says_why(presenter, place, household):
    place.desk.planning.begin(household)
    presenter.view.top.issue.click()

    assert "no step yet" in words_of(presenter.view.issue)
    assert not presenter.view.issue.print_button.isEnabled()
    assert place.desk.case_file.all(IssuedPlan, household) == ()


def test_escape_leads_back_to_the_steps(full):
    full.view.top.issue.click()
    QTest.keyClick(full.view.issue.ways["read_over"], Qt.Key.Key_Escape)

    assert full.view._stack.currentIndex() == 0


def test_a_clash_is_shown_on_its_card(full):
    from dataclasses import replace

    from tso_desktop.gui.plan_words import shown as in_words

    clashed = replace(full.plan.theirs[0], clashes=("words",))
    said = in_words(full.plan, clashed, full.plan.review_on - timedelta(days=30), "Jo")

    assert "Two versions" in [chip.words for chip in said.chips]


@pytest.mark.parametrize("panel", ["steps", "editor", "new", "issue", "about"])
def test_everything_has_a_name_and_is_large_enough(full, panel):
    if panel == "editor":
        card(full, "Complete an").due.click()
    elif panel == "new":
        full.view.theirs.add_button.click()
    elif panel == "issue":
        full.view.top.issue.click()
    elif panel == "about":
        full.view.needs.about.edit.click()
    QApplication.processEvents()

    assert nameless_inputs(full.view) == []
    assert small_targets(full.view) == []


def test_escape_in_a_panel_closes_the_panel_and_not_the_household(place, household, shown, qtbot):
    from tso_desktop.gui.household import HouseholdPage, TabEntry
    from tso_desktop.gui.plan_tab import make_plan_tab

    a_plan(place.desk, household)
    window = place.told.parentWidget()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = shown(HouseholdPage(place, household, (TabEntry("Plan", make_plan_tab),), "Plan"))
    view = page.view.stack.currentWidget()

    view.top.issue.click()
    QTest.keyClick(view.issue.ways["signed_on_paper"], Qt.Key.Key_Escape)
    assert view._stack.currentIndex() == 0
    view.theirs.add_button.click()
    QTest.keyClick(view.theirs.new_card.when, Qt.Key.Key_Escape)
    assert view.theirs.new_card is None
    assert ("back",) not in place.go.went

    QTest.keyClick(view.theirs.add_button, Qt.Key.Key_Escape)
    assert ("back",) in place.go.went


def test_leaving_the_page_keeps_a_step_that_is_half_written(place, household, presenter):
    presenter.view.theirs.add_button.click()
    QTest.keyClicks(presenter.view.theirs.new_card.text, "Half a")

    presenter.view.settle()

    assert place.desk.drafts.find(f"step:{household}:resident").body["words"] == "Half a"
