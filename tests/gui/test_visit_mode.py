"""A visit keeps every letter, asks before it shows, seals once, and shows together only a plan."""

from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import NOW, words_of

from tso_desktop.domain.casework import Note, Task
from tso_desktop.domain.households import Household, Marker, Person
from tso_desktop.domain.plans import Plan, Step
from tso_desktop.domain.visits import VisitRecord
from tso_desktop.gui.look import Mode
from tso_desktop.gui.visit_mode import SECTIONS, make_visit_mode
from tso_desktop.gui.visit_typing import caret_of

TODAY = date(2026, 11, 23)
SECTION_NAMES = [name for name, _title, _icon in SECTIONS]
SECRETS = ("Dog in yard", "Mr Pellow rang", "A bruise", "Perrin", "Oil tank", "Brackenbury")


@pytest.fixture(autouse=True)
def _swept():
    """Lets go of the windows of earlier tests, which wait for a loop that no test runs."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def tamsin(place):
    return place.desk.case_file.open_household(
        "Tamsin Brackenbury", address="3 Orchard Row", postcode="DT2 8QY"
    )


@pytest.fixture
def visit(place, tamsin):
    return place.desk.visiting.book(tamsin, TODAY, time(9, 30), minutes=45, purpose="Plan review")


@pytest.fixture
def open_visit(place, shown, qtbot):
    """Opens a visit as the window does: shown, and with the focus."""

    def open_visit(visit):
        window = place.told.parentWidget()
        window.activateWindow()
        view = shown(make_visit_mode(place, visit))
        qtbot.waitUntil(window.isActiveWindow)
        view.setFocus()
        return view

    return open_visit


@pytest.fixture
def kill():
    """What a killed process leaves: no widget says goodbye, the store's file stays as it was."""

    def kill(view):
        view.blockSignals(True)  # it neither settles nor ends
        view.hide()
        view.deleteLater()

    return kill


def type_note(qtbot, view, words):
    view.section_chosen.emit("talk")
    view.talk.box.setFocus()
    qtbot.keyClicks(view.talk.box, words)


def kept_draft(place, visit):
    return place.desk.visiting.resume(visit)


def seal(view):
    view.bottom.end.click()
    if view.visit_under_way:
        view.bottom.end.click()


def records(place, household):
    return place.desk.case_file.all(VisitRecord, household)


# Every letter is kept.


def test_what_is_typed_is_kept_within_a_second_of_the_last_key(place, qtbot, open_visit, visit):
    view = open_visit(visit)

    type_note(qtbot, view, "Nursery may offer")

    qtbot.waitUntil(
        lambda: kept_draft(place, visit).writing.words == "Nursery may offer", timeout=1_000
    )
    assert view.top.saved.words().startswith("Saved ")


def test_steady_typing_is_kept_before_the_last_key(place, qtbot, open_visit, visit):
    view = open_visit(visit)
    view.section_chosen.emit("talk")
    qtbot.keyClicks(view.talk.box, "abcd " * 10, delay=10)

    assert len(kept_draft(place, visit).writing.words) > 5


def test_a_killed_visit_comes_back_at_the_same_letter(place, qtbot, open_visit, visit, kill):
    view = open_visit(visit)
    type_note(qtbot, view, "Nursery may offer")
    for _ in range(6):
        qtbot.keyClick(view.talk.box, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: kept_draft(place, visit).cursor == 11, timeout=1_000)
    kill(view)

    again = open_visit(visit)

    assert again.section == "talk"
    assert again.talk.box.toPlainText() == "Nursery may offer"
    assert QApplication.focusWidget() is again.talk.box
    assert again.talk.box.textCursor().position() == 11
    qtbot.keyClicks(again.talk.box, "X")
    assert again.talk.box.toPlainText() == "Nursery mayX offer"


@pytest.mark.parametrize("section", ["own_words", "concerns"])
def test_every_box_comes_back(place, qtbot, open_visit, visit, kill, section):
    view = open_visit(visit)
    view.section_chosen.emit(section)
    qtbot.keyClicks(view.sections[section].box, "as it was said")
    view.settle()
    kill(view)

    again = open_visit(visit)

    assert again.section == section
    assert again.sections[section].box.words() == "as it was said"
    assert caret_of(again) == (section, 14)


def test_lines_ticks_and_half_a_date_come_back(place, qtbot, open_visit, visit, kill):
    view = open_visit(visit)
    view.arrive.others.setFocus()
    qtbot.keyClicks(view.arrive.others, "Ms Ode")
    view.home.topics["heating"].chips[1].click()
    view.section_chosen.emit("finish")
    view.finish.next.days.line.setFocus()
    qtbot.keyClicks(view.finish.next.days.line, "30 No")
    view.settle()
    kill(view)

    again = open_visit(visit)

    assert again.arrive.others.text() == "Ms Ode"
    assert again.home.topics["heating"].chips[1].isChecked()
    assert again.finish.next.days.line.text() == "30 No"
    assert caret_of(again) == ("next:day", 5)


def test_locking_keeps_what_is_typed_at_once(place, qtbot, open_visit, visit):
    view = open_visit(visit)
    type_note(qtbot, view, "half a sen")

    view.settle()

    assert kept_draft(place, visit).writing.words == "half a sen"


def test_a_disk_that_takes_nothing_is_said_and_the_words_stay(place, qtbot, open_visit, visit):
    view = open_visit(visit)
    _refuse_writes(place, refused=True)
    type_note(qtbot, view, "kept on the screen")
    view.settle()
    assert view.top.saved.words().startswith("Not saved: the disk or folder is read-only")
    assert view.holds_unsaved

    _refuse_writes(place, refused=False)

    qtbot.waitUntil(lambda: not view.holds_unsaved, timeout=4_000)
    assert kept_draft(place, visit).writing.words == "kept on the screen"


def _refuse_writes(place, *, refused):
    with place.desk.store.read() as reading:
        raw = reading.connection.connection.driver_connection
        raw.execute(f"PRAGMA query_only = {'ON' if refused else 'OFF'}")


def test_leaving_keeps_the_draft_and_a_visit_of_nothing_leaves_none(
    place, qtbot, open_visit, visit, kill
):
    view = open_visit(visit)
    view.bottom.leave.click()
    assert kept_draft(place, visit) is None
    kill(view)

    view = open_visit(visit)
    type_note(qtbot, view, "something")
    qtbot.keyClick(view, Qt.Key.Key_Escape)

    assert kept_draft(place, visit).writing.words == "something"
    assert place.go.went == [("back",), ("back",)]


# Notes and tasks.


def test_a_note_goes_up_and_can_be_changed_in_its_place(place, qtbot, open_visit, visit):
    view = open_visit(visit)
    type_note(qtbot, view, "first")
    qtbot.keyClick(view.talk.box, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(view.talk.box, "second")
    view.talk.cards[0].change.click()
    qtbot.keyClicks(view.talk.box, ", put right")
    view.talk.next_note.click()
    view.settle()

    draft = kept_draft(place, visit)
    assert [note.words for note in draft.all_notes] == ["first, put right", "second"]


def test_one_tick_makes_a_task_with_owner_and_day(place, qtbot, open_visit, visit, tamsin):
    view = open_visit(visit)
    type_note(qtbot, view, "Send the payslips. She has them at home.")
    view.talk.tick.click()
    strip = view.talk.strip
    strip.owner.click()
    assert strip.owner.text() == "Tamsin"
    strip.days._chips[1][0].click()
    view.talk.next_note.click()
    seal(view)

    (task,) = place.desk.case_file.all(Task, tamsin)
    assert (task.words, task.who) == ("Send the payslips", "resident")
    assert task.due_on == date(2026, 11, 30)


def test_a_note_that_was_put_away_becomes_a_task_too(place, qtbot, open_visit, visit, tamsin):
    view = open_visit(visit)
    type_note(qtbot, view, "Mr Pellow rang.")
    view.talk.next_note.click()
    view.talk.cards[0].tick.click()
    qtbot.keyClicks(view.talk.cards[0].strip.words, "Ask him to write")
    seal(view)

    (task,) = place.desk.case_file.all(Task, tamsin)
    assert (task.words, task.who, task.owner) == ("Ask him to write", "officer", place.desk.officer)


def test_a_day_that_cannot_be_read_holds_the_seal_back(place, qtbot, open_visit, visit, tamsin):
    view = open_visit(visit)
    view.section_chosen.emit("finish")
    qtbot.keyClicks(view.finish.next.days.line, "30 Smarch")
    view.bottom.end.click()

    assert records(place, tamsin) == ()
    assert "cannot be read" in words_of(view.finish.wrong)
    assert view.visit_under_way


def test_words_are_handed_on_to_where_they_belong(place, qtbot, open_visit, visit):
    view = open_visit(visit)
    type_note(qtbot, view, "I can pay, not two things in one week.")

    button = next(
        b
        for b in view.talk.findChildren(type(view.talk.next_note))
        if b.text() == "Their exact words"
    )
    button.click()

    assert view.section == "own_words"
    assert view.own_words.box.words() == "I can pay, not two things in one week."
    assert view.talk.box.words() == ""


# Ending.


def test_end_leads_to_what_is_sealed_and_then_seals_in_one_act(
    place, qtbot, open_visit, visit, tamsin
):
    view = open_visit(visit)
    view.arrive._people["Tamsin Brackenbury"].tick.click()
    type_note(qtbot, view, "Nursery may offer four more hours.")
    view.talk.tick.click()
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.section == "finish"
    assert records(place, tamsin) == ()
    view.finish.next.days._chips[1][0].click()
    assert "Nursery may offer four more hours." in words_of(view.finish.summary)
    acts = []
    place.changes.written.connect(lambda entries: acts.append({e.act for e in entries}))

    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (record,) = records(place, tamsin)
    assert record.present == ("Tamsin Brackenbury",)
    (task,) = place.desk.case_file.all(Task, tamsin)
    assert task.arose_from == record.id
    (coming,) = place.desk.visit_book.of_household(tamsin).coming
    assert coming.starts_at == datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
    assert [len(act) for act in acts] == [1]
    assert kept_draft(place, visit) is None
    assert place.go.went == [("back",), ("household", tamsin, "Visits")]
    assert place.told.words() == "Visit recorded, 1 task made, next visit Monday 30 November."


def test_an_ended_visit_writes_no_draft_again(place, qtbot, open_visit, visit):
    view = open_visit(visit)
    type_note(qtbot, view, "done")
    seal(view)

    qtbot.keyClicks(view.talk.box, " and one key more")
    view.settle()
    view.hide()

    assert kept_draft(place, visit) is None
    assert not view.visit_under_way


def test_a_visit_started_by_mistake_is_thrown_away_only_when_asked_twice(
    place, qtbot, open_visit, visit, tamsin
):
    view = open_visit(visit)
    type_note(qtbot, view, "wrong household")
    view.section_chosen.emit("finish")
    view.finish.mistake.click()
    assert kept_draft(place, visit) is not None

    view.finish.throw.click()

    assert kept_draft(place, visit) is None
    assert [v.id for v in place.desk.visit_book.of_household(tamsin).coming] == [visit]


def test_a_visit_that_is_off_says_so_and_leads_back(place, open_visit, visit):
    place.desk.visiting.cancel(place.desk.visiting.find(visit), "ill")

    view = open_visit(visit)

    assert "was cancelled" in words_of(view.before)
    view.before.go_back.click()
    assert place.go.went == [("back",)]


# Before anything shows.


@pytest.fixture
def marked(place, tamsin):
    return place.desk.case_file.add(
        Marker, tamsin, type="dog", words="Dog in yard", visit_rule="two_officers", active=True
    )


def test_markers_are_read_before_the_address_shows(open_visit, visit, marked):
    view = open_visit(visit)
    assert "Dog in yard" in words_of(view)
    assert "Go with a second officer" in words_of(view)
    assert "Orchard Row" not in words_of(view)
    assert not view.visit_under_way

    view.before.go_on.click()

    assert "Orchard Row" in words_of(view)
    assert "Dog in yard" in words_of(view.markers)


def test_markers_are_not_asked_again_unless_they_changed(
    place, qtbot, open_visit, visit, marked, kill
):
    view = open_visit(visit)
    view.before.go_on.click()
    type_note(qtbot, view, "x")
    view.settle()
    kill(view)
    again = open_visit(visit)
    assert again.visit_under_way
    again.settle()
    kill(again)

    marker = place.desk.case_file.find(Marker, marked)
    place.desk.case_file.change(marker, words="Two dogs now")

    assert "Two dogs now" in words_of(open_visit(visit).before)


def test_a_restricted_household_asks_once_and_then_shows_its_markers(
    place, open_visit, visit, tamsin, marked
):
    household = place.desk.case_file.find(Household, tamsin)
    place.desk.case_file.change(household, restricted=True)

    view = open_visit(visit)
    words = words_of(view)
    assert "restricted household" in words
    assert "Tamsin" not in words
    assert "Dog" not in words

    view.before.go_on.click()
    assert "Dog in yard" in words_of(view)
    view.before.go_on.click()
    assert view.visit_under_way


# Show together.


@pytest.fixture
def plan(place, tamsin):
    plan = place.desk.case_file.add(Plan, tamsin, type="support")

    def step(**facts):
        return place.desk.case_file.add(Step, tamsin, plan=plan, **{"type": "agreed", **facts})

    step(words="Ask about a later date", who="council", due_on=date(2026, 11, 3))
    step(words="Send payslips", who="resident", due_on=date(2026, 11, 27))
    step(words="Coffee morning", who="resident", type="idea")
    return plan


@pytest.fixture
def full_visit(place, qtbot, open_visit, visit, tamsin, marked, plan):
    place.desk.case_file.add(Person, tamsin, name="Perrin Brackenbury", role="child", age=7)
    view = open_visit(visit)
    view.before.go_on.click()
    view.arrive._people["Perrin Brackenbury"].tick.click()
    row = view.home.topics["heating"]
    row.more.click()
    qtbot.keyClicks(row.words, "Oil tank a quarter full")
    type_note(qtbot, view, "Mr Pellow rang on Friday")
    view.section_chosen.emit("concerns")
    qtbot.keyClicks(view.concerns.box, "A bruise")
    return view


def test_together_shows_the_plan_and_no_marker_note_or_name(qtbot, full_visit):
    view = full_visit
    for section in (*SECTION_NAMES, "no_access"):
        view.section_chosen.emit(section)
        assert any(secret in words_of(view) for secret in SECRETS)

        qtbot.keyClick(view, Qt.Key.Key_F8)

        words = words_of(view)
        assert [secret for secret in SECRETS if secret in words] == []
        for shown in ("Your plan", "Ask about a later date", "We are late.", "Send payslips"):
            assert shown in words
        qtbot.keyClick(view, Qt.Key.Key_F8)


def test_together_the_plan_is_large(qtbot, full_visit):
    qtbot.keyClick(full_visit, Qt.Key.Key_F8)

    assert _smallest_shared(full_visit) >= 17


def _smallest_shared(view):
    labels = [one for one in view.shared.scrolled.findChildren(QLabel) if one.text()]
    assert any(label.fontInfo().pixelSize() >= 18 for label in labels)
    return min(label.fontInfo().pixelSize() for label in labels)


@pytest.mark.parametrize("key", [Qt.Key.Key_F8, Qt.Key.Key_Escape])
def test_the_same_key_or_esc_returns_to_the_same_place(qtbot, full_visit, key):
    view = full_visit
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert view.is_shared

    qtbot.keyClick(view, key)

    assert not view.is_shared
    assert view.section == "concerns"
    assert "A bruise" in words_of(view)


def test_together_hides_the_strip_that_names_what_was_done(place, qtbot, full_visit):
    place.told.tell("Done: something of hers")
    assert place.told.isVisible()

    qtbot.keyClick(full_visit, Qt.Key.Key_F8)

    assert not place.told.isVisible()


def test_together_nothing_is_sealed_by_a_slip(place, qtbot, full_visit, tamsin):
    full_visit.section_chosen.emit("finish")
    qtbot.keyClick(full_visit, Qt.Key.Key_F8)

    qtbot.keyClick(full_visit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert records(place, tamsin) == ()


# Promises and the plan.


def test_a_promise_is_marked_kept_from_the_side_and_taken_back(place, full_visit, tamsin):
    late = next(b for b in full_visit.promised.buttons if "later date" in b.accessibleName())
    assert "20 days late" in late.accessibleName()

    late.click()

    kept = next(b for b in full_visit.promised.buttons if "later date" in b.accessibleName())
    assert kept.accessibleName().startswith("Kept")
    kept.click()
    steps = place.desk.promises.plans(tamsin)[0].steps
    assert {step.state for step in steps} == {"late", "open"}


def test_a_step_that_was_not_done_says_why(place, qtbot, full_visit, tamsin):
    full_visit.section_chosen.emit("plan")
    card = next(c for c in full_visit.plan.cards.values() if "Send payslips" in words_of(c))
    card.answer.button("not_done").click()
    card.keep.click()
    assert "not kept" in place.told.words() or "Say in a few words" in place.told.words()

    card = next(c for c in full_visit.plan.cards.values() if "Send payslips" in words_of(c))
    qtbot.keyClicks(card.reason, "The printer broke")
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)

    steps = {s.words: s for s in place.desk.promises.plans(tamsin)[0].steps}
    assert steps["Send payslips"].state == "not_done"
    assert steps["Send payslips"].reason == "The printer broke"


def test_the_plan_is_opened_and_the_notes_stay(place, full_visit, visit, tamsin):
    full_visit.plan.open_plan.click()

    assert place.go.went[-1] == ("household", tamsin, "Plan")
    assert kept_draft(place, visit).concerns == "A bruise"


# No access.


def test_no_access_is_numbered_and_keeps_what_was_seen(place, qtbot, open_visit, visit, tamsin):
    first = place.desk.visiting.unplanned(tamsin)
    place.desk.visiting.no_access(place.desk.visiting.start(first), "nobody")
    view = open_visit(visit)
    view.bottom.no_access.click()
    assert "Second attempt" in words_of(view)
    view.no_access.reasons.buttons["nobody"].click()
    assert view.ways["home"].accessibleName() == "Home, Not this time"
    qtbot.keyClicks(view.no_access.box, "Lights on in the yard")
    view.and_next.ring.click()

    view.bottom.end.click()

    record = next(r for r in records(place, tamsin) if r.visit == visit)
    assert (record.no_access, record.attempt) == ("nobody", 2)
    assert record.seen[0]["words"] == "Lights on in the yard"
    assert place.desk.case_file.all(Task, tamsin)[0].due_on == date(2026, 11, 24)
    assert place.told.words() == "Attempt 2 recorded, 1 task made."


def test_silence_is_counted_beside_the_attempts(place, open_visit, visit, tamsin):
    place.desk.case_file.add(
        Note, tamsin, how="call", happened_at=datetime(2026, 10, 30, 12, tzinfo=UTC), words="x"
    )
    view = open_visit(visit)
    view.bottom.no_access.click()

    assert "24 days without contact" in words_of(view.attempts)


def test_no_access_without_a_reason_is_refused_in_place(place, open_visit, visit, tamsin):
    view = open_visit(visit)
    view.bottom.no_access.click()
    view.bottom.end.click()

    assert records(place, tamsin) == ()
    assert "Choose what happened first" in place.told.words()


def test_they_came_after_all_goes_on_as_a_visit(place, qtbot, open_visit, visit, tamsin):
    view = open_visit(visit)
    view.bottom.no_access.click()
    view.no_access.reasons.buttons["nobody"].click()
    view.bottom.came.click()
    assert view.section == "arrive"
    seal(view)

    assert records(place, tamsin)[0].no_access is None


def test_a_visit_cut_short_keeps_its_notes_and_is_no_attempt(
    place, qtbot, open_visit, visit, tamsin
):
    view = open_visit(visit)
    type_note(qtbot, view, "We had begun on the money")
    view.bottom.no_access.click()
    view.no_access.reasons.buttons["stopped_early"].click()
    assert "Somebody was met" in words_of(view.no_access)
    view.bottom.end.click()

    (record,) = records(place, tamsin)
    assert (record.no_access, record.attempt) == ("stopped_early", None)
    assert record.notes[0]["words"] == "We had begun on the money"


def test_a_calling_card_is_made_and_counts_as_left(place, qtbot, open_visit, visit):
    view = open_visit(visit)
    view.bottom.no_access.click()
    view.bottom.card.click()

    qtbot.waitUntil(lambda: bool(place.go.went), timeout=10_000)
    way, title, pdf = place.go.went[0]
    assert (way, title, pdf[:5]) == ("preview", "Calling card", b"%PDF-")
    view.settle()
    assert kept_draft(place, visit).card_left


# Gates.


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_page_of_a_visit_passes_the_gates(look, full_visit, mode):
    look.mode = mode
    for section in (*SECTION_NAMES, "no_access"):
        full_visit.section_chosen.emit(section)
        QApplication.processEvents()

        assert (section, nameless_inputs(full_visit)) == (section, [])
        assert (section, small_targets(full_visit)) == (section, [])


def test_the_first_card_and_the_shared_plan_pass_the_gates(qtbot, open_visit, visit, marked, plan):
    view = open_visit(visit)
    QApplication.processEvents()
    assert (nameless_inputs(view), small_targets(view)) == ([], [])

    view.before.go_on.click()
    qtbot.keyClick(view, Qt.Key.Key_F8)
    QApplication.processEvents()

    assert (nameless_inputs(view), small_targets(view)) == ([], [])


def test_nothing_flashes_up_as_a_window_of_its_own(place, full_visit, open_visit, visit, kill):
    """A part that is shown before it has a place steals the focus from what is being typed."""
    full_visit.section_chosen.emit("talk")
    full_visit.talk.tick.click()
    full_visit.talk.next_note.click()
    full_visit.settle()
    kill(full_visit)
    seen = Windows(place.told.parentWidget())
    QApplication.instance().installEventFilter(seen)

    again = open_visit(visit)
    for section in (*SECTION_NAMES, "no_access"):
        again.section_chosen.emit(section)
    QApplication.processEvents()

    QApplication.instance().removeEventFilter(seen)
    assert seen.others == []


class Windows(QObject):
    """Writes down every window that is shown beside the one that belongs here."""

    def __init__(self, own):
        super().__init__()
        self._own = own
        self.others = []

    def eventFilter(self, watched, event):
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and watched is not self._own:
            self.others.append(type(watched).__name__)
        return False


def test_the_buttons_at_the_table_are_54_pixels_high(open_visit, visit):
    view = open_visit(visit)
    view.section_chosen.emit("talk")
    QApplication.processEvents()

    bottom = view.bottom
    assert {b.height() for b in (bottom.before, bottom.after, bottom.end)} == {54}


def test_now_is_shown_as_it_is_booked(open_visit, visit):
    view = open_visit(visit)

    assert f"Check in by {NOW.hour + 1}:19" in words_of(view.top)
