from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QScrollArea
from tests.example_caseload import EXAMPLE, check_example
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.workbench import words_of

from tso_desktop.domain.casework import Task
from tso_desktop.domain.columns import Place
from tso_desktop.domain.directory import ImportMapping
from tso_desktop.domain.households import Referral
from tso_desktop.gui.import_page import ImportPresenter
from tso_desktop.gui.import_questions import (
    LikenessCard,
    MatchCard,
    RestrictedCard,
    UnreadCard,
)
from tso_desktop.gui.look import Mode
from tso_desktop.services.caseload import Filter


@pytest.fixture
def page(place, shown):
    presenter = ImportPresenter(place)
    shown(presenter.view)
    return presenter


@pytest.fixture
def opened(page, qtbot):
    """The example, read and shown."""
    page.open(str(EXAMPLE))
    qtbot.waitUntil(lambda: page.view.panel is page.view.check, timeout=20_000)
    return page


def card(page, kind):
    return page.view.check.findChild(kind)


def until_done(page, qtbot):
    qtbot.waitUntil(lambda: page.view.panel is page.view.done, timeout=30_000)


def until_counted(page, qtbot, words):
    qtbot.waitUntil(lambda: words in page.view.bar.counts.words(), timeout=20_000)


def import_it(page, qtbot):
    qtbot.mouseClick(page.view.bar.import_button, Qt.MouseButton.LeftButton)
    until_done(page, qtbot)


def everything(place):
    told = place.desk.telling
    return {case["ref"]: told.everything(case["household"]) for case in told.cases()}


def households(place):
    today = place.desk.today()
    count = place.desk.caseload.count
    return count(Filter(today)) + count(Filter(today, closed=True))


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_an_empty_screen_says_what_to_do(page):
    said = words_of(page.view)

    assert "Open your spreadsheet" in said
    assert "Choose a file" in said
    assert not page.view.bar.isVisible()


def test_the_example_comes_in_through_the_window_cell_by_cell(opened, place, qtbot):
    import_it(opened, qtbot)

    told = everything(place)
    (ours,) = [ref for ref in told if not ref.startswith(("TS-05", "TS-04"))]
    check_example(told, ours)
    assert "14 households came in from caseload.xlsx" in words_of(opened.view)


def test_each_column_is_shown_with_its_place_and_how_it_was_read(opened):
    columns = opened.view.check.columns
    said = words_of(columns)

    assert "1 not read" in said
    assert "7 to confirm" in said
    assert "Show all 26" in said


def test_every_column_can_be_reached_and_given_another_place(opened, qtbot):
    check = opened.view.check
    qtbot.mouseClick(check.columns.all_button, Qt.MouseButton.LeftButton)

    layouts = {state.layout: state for state in check.columns._states}
    rows = [check.columns.row(s.layout, s.number) for s in check.columns._states]
    assert len(layouts) == 2
    assert len(rows) == 26
    qtbot.waitUntil(lambda: all(row.combo.isVisible() for row in rows))
    assert {row.combo.count() for row in rows} == {len(Place)}


def test_a_column_given_another_place_is_read_anew_and_keeps_the_focus(opened, place, qtbot):
    check = opened.view.check
    check.columns.all_button.click()
    state = next(s for s in check.columns._states if s.heading == "Notes")
    row = check.columns.row(state.layout, state.number)
    row.combo.setFocus()

    row.combo.setCurrentIndex(row.combo.findData(Place.WORDS.value))
    qtbot.waitUntil(lambda: not opened.busy, timeout=20_000)

    assert "11 of 11 as words" in row.chip.text()
    assert row.combo.hasFocus()
    import_it(opened, qtbot)
    (household,) = place.desk.caseload.by_reference("TS-0502")
    told = place.desk.telling.everything(household)
    assert [note["how"] for note in told["notes"]] == ["met"]
    words = [cell["words"] for cell in told["from_import"][0]["cells"]]
    assert "=UC gap again?? check journal" in words


def test_the_newest_of_several_quick_wishes_is_what_counts(opened, qtbot):
    check = opened.view.check
    check.columns.all_button.click()
    states = {s.heading: s for s in check.columns._states if s.sheet == "Live caseload"}
    notes = check.columns.row(states["Notes"].layout, states["Notes"].number)
    tel = check.columns.row(states["Tel"].layout, states["Tel"].number)

    for place in (Place.EMAIL, Place.OFFICER, Place.WORDS):
        notes.combo.setCurrentIndex(notes.combo.findData(place.value))
    tel.combo.setCurrentIndex(tel.combo.findData(Place.WORDS.value))
    qtbot.waitUntil(lambda: not opened.busy, timeout=20_000)

    places = {c.heading: c.place for c in check.columns._states if c.sheet == "Live caseload"}
    assert (places["Notes"], places["Tel"]) == (Place.WORDS, Place.WORDS)
    assert notes.combo.currentData() == tel.combo.currentData() == Place.WORDS.value


def test_a_place_that_leaves_nobody_is_said_and_put_back(page, place, qtbot, tmp_path):
    page.open(written(tmp_path, "a.csv", "Name,Jottings\nPip Marsh,bees\n"))
    qtbot.waitUntil(lambda: page.view.panel is page.view.check, timeout=20_000)
    state = page.view.check.columns._states[0]
    row = page.view.check.columns.row(state.layout, 1)

    row.combo.setCurrentIndex(row.combo.findData(Place.WORDS.value))
    qtbot.waitUntil(lambda: "nobody" in place.told.words() or "anybody" in place.told.words())

    assert row.combo.currentData() == Place.LEAD.value
    assert page.view.bar.import_button.isEnabled()


def test_the_layout_is_remembered_for_the_next_file_when_it_is_ticked(page, place, qtbot, tmp_path):
    page.open(written(tmp_path, "a.csv", "Ref,Name,Jottings\nA1,Pip Marsh,bees\n"))
    qtbot.waitUntil(lambda: page.view.panel is page.view.check, timeout=20_000)
    state = page.view.check.columns._states[2]
    row = page.view.check.columns.row(state.layout, 3)
    row.combo.setCurrentIndex(row.combo.findData(Place.NOTES.value))
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    import_it(page, qtbot)

    page.open(written(tmp_path, "b.csv", "Ref,Name,Jottings\nA2,Wyn Stour,a van\n"))
    qtbot.waitUntil(lambda: page.view.panel is page.view.check, timeout=20_000)

    again = page.view.check.columns._states[2]
    assert again.place is Place.NOTES


def test_a_layout_is_forgotten_when_the_tick_is_taken_away(opened, place, qtbot):
    opened.view.bar.remember.click()

    import_it(opened, qtbot)

    assert place.desk.case_file.directory(ImportMapping) == ()


def test_every_cell_can_be_looked_at_with_how_it_was_read(opened, qtbot):
    qtbot.mouseClick(opened.view.check.cells.every_button, Qt.MouseButton.LeftButton)
    cells = opened.view.cells

    assert opened.view.panel is cells
    assert cells.table.model().rowCount() == sum(1 for _ in opened.preview.proposal.cells)
    cells.filter("Not read")
    assert cells.table.model().rowCount() == 1
    stood = [cells.table.model().index(0, column).data() for column in range(4)]
    assert stood == ["D12", "D.O.B.", "12/13/1990", stood[3]]
    qtbot.keyClick(cells, Qt.Key.Key_Escape)
    assert opened.view.panel is opened.view.check


def test_rows_that_are_set_aside_are_named(opened):
    said = words_of(opened.view.check.aside)

    assert "TOTAL | 2950" in said
    assert "Officer: Jo Moffat" in said


def test_a_date_that_cannot_be_is_asked_about_and_the_answer_is_imported(opened, place, qtbot):
    asked = card(opened, UnreadCard)
    assert "no month 13" in words_of(asked)

    qtbot.keyClicks(asked.line, "13/12/1990")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "13 Dec 1990" in words_of(asked), timeout=20_000)
    import_it(opened, qtbot)

    (household,) = place.desk.caseload.by_reference("TS-0507")
    assert place.desk.case_file.head(household).lead.born_on == date(1990, 12, 13)


def test_an_answer_that_is_no_date_either_says_so_and_stays(opened, qtbot):
    asked = card(opened, UnreadCard)

    qtbot.keyClicks(asked.line, "31/2/1990")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "no day 31" in words_of(asked), timeout=20_000)

    assert asked.line.text() == "31/2/1990"
    assert asked.line.property("wrong") == "1"


def test_what_is_to_be_asked_at_the_visit_becomes_a_task(opened, place, qtbot):
    qtbot.mouseClick(card(opened, UnreadCard).ask, Qt.MouseButton.LeftButton)

    import_it(opened, qtbot)

    (household,) = place.desk.caseload.by_reference("TS-0507")
    (task,) = place.desk.case_file.all(Task, household)
    assert "12/13/1990" in task.words


def test_the_household_that_stands_there_twice_can_be_kept_apart(opened, place, qtbot):
    asked = card(opened, LikenessCard)
    assert asked.segment.value() == "one"

    qtbot.mouseClick(asked.segment.button("apart"), Qt.MouseButton.LeftButton)
    until_counted(opened, qtbot, "15 households")
    assert "Import 15 households" in opened.view.bar.import_button.text()
    import_it(opened, qtbot)

    assert len(place.desk.caseload.by_reference("TS-0501")) == 2


def test_a_restricted_case_is_restricted_unless_it_is_said_not_to_be(opened, place, qtbot):
    asked = card(opened, RestrictedCard)
    assert asked.segment.value() == "yes"

    qtbot.mouseClick(asked.segment.button("no"), Qt.MouseButton.LeftButton)
    import_it(opened, qtbot)

    (household,) = place.desk.caseload.by_reference("TS-0510")
    assert not place.desk.case_file.head(household).household.restricted


def test_a_household_that_is_there_already_is_offered_and_left_apart(opened, place, qtbot):
    import_it(opened, qtbot)
    opened.open(str(EXAMPLE))
    qtbot.waitUntil(lambda: opened.view.panel is opened.view.check, timeout=20_000)
    asked = card(opened, MatchCard)

    assert asked.segment.value() == "apart"
    assert "Same reference" in words_of(asked)
    qtbot.mouseClick(asked.segment.button("add"), Qt.MouseButton.LeftButton)
    import_it(opened, qtbot)

    (tamsin,) = place.desk.caseload.by_reference("TS-0501")
    assert len(place.desk.case_file.all(Referral, tamsin)) == 4
    assert households(place) == 27


def test_one_answer_serves_a_file_that_came_before(opened, place, qtbot):
    import_it(opened, qtbot)
    opened.open(str(EXAMPLE))
    qtbot.waitUntil(lambda: opened.view.panel is opened.view.check, timeout=20_000)

    button = next(
        b for b in opened.view.check.findChildren(type(opened.view.bar.cancel_button))
        if b.text() == "Add each to the one it is like"
    )  # fmt: skip
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    import_it(opened, qtbot)

    assert households(place) == 14
    assert "were added to households you had" in words_of(opened.view)


def test_of_a_restricted_household_a_match_shows_only_the_reference(opened, qtbot):
    import_it(opened, qtbot)
    opened.open(str(EXAMPLE))
    qtbot.waitUntil(lambda: opened.view.panel is opened.view.check, timeout=20_000)

    asked = next(
        one for one in opened.view.check.findChildren(MatchCard)
        if one.match.label == "TS-0510, restricted"
    )  # fmt: skip
    assert ("Name", "Restricted") in asked.match.facts


def test_the_strip_undoes_the_whole_import(opened, place, qtbot):
    import_it(opened, qtbot)
    assert "14 households came in" in place.told.words()

    place.told.undo()
    qtbot.waitUntil(lambda: "was taken back" in place.told.words(), timeout=20_000)

    assert households(place) == 0
    assert opened.view.panel is opened.view.start


def test_the_done_screen_undoes_it_too_and_leads_to_the_caseload(opened, place, qtbot):
    import_it(opened, qtbot)

    qtbot.mouseClick(opened.view.done.caseload_button, Qt.MouseButton.LeftButton)
    assert place.go.went == [("page", "Caseload")]
    qtbot.mouseClick(opened.view.done.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "was taken back" in place.told.words(), timeout=20_000)

    assert households(place) == 0


def test_a_cancelled_import_leaves_nothing_and_keeps_the_answers(page, place, qtbot, tmp_path):
    rows = "".join(f"A{n},Pip Marsh{n},{n} Mill Lane\n" for n in range(1, 400))
    page.open(written(tmp_path, "many.csv", f"Ref,Name,Address\n{rows}"))
    qtbot.waitUntil(lambda: page.view.panel is page.view.check, timeout=30_000)

    page.run()
    qtbot.mouseClick(page.view.bar.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.busy, timeout=30_000)

    assert households(place) == 0
    assert page.view.panel is page.view.check
    assert page.view.bar.import_button.isEnabled()
    import_it(page, qtbot)
    assert households(place) == 399


def test_reading_a_file_can_be_cancelled(page, qtbot, tmp_path):
    rows = "".join(f"A{n},Pip Marsh{n},{n} Mill Lane\n" for n in range(1, 400))
    page.open(written(tmp_path, "many.csv", f"Ref,Name,Address\n{rows}"))
    assert page.view.panel is page.view.busy

    qtbot.mouseClick(page.view.busy.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.busy, timeout=30_000)

    assert page.view.panel is page.view.start


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "a picture"), (b"apples,pears\n1,2\n", "headings")],
)
def test_what_is_wrong_with_a_file_is_said_where_it_was_chosen(
    page, qtbot, tmp_path, content, said
):
    path = tmp_path / "bad.csv"
    path.write_bytes(content)

    page.open(str(path))
    qtbot.waitUntil(lambda: page.view.panel is page.view.start, timeout=20_000)

    assert said in words_of(page.view.start)
    assert page.view.start.wrong.isVisible()


def test_a_full_disk_keeps_what_was_answered_on_the_screen(opened, place, qtbot, monkeypatch):
    from tso_desktop.store.store import NotSaved

    def full(*_args):
        raise NotSaved("Not saved: the disk is full. Everything saved before is safe.")

    asked = card(opened, UnreadCard)
    qtbot.keyClicks(asked.line, "13/12/1990")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    monkeypatch.setattr(opened._imports, "run", full)
    opened.run()
    qtbot.waitUntil(lambda: "the disk is full" in place.told.words(), timeout=20_000)

    assert opened.view.panel is opened.view.check
    assert asked.line.text() == "13/12/1990"
    monkeypatch.undo()
    import_it(opened, qtbot)
    assert households(place) == 14


def test_a_path_may_be_pasted_in_quotes(page, qtbot):
    page.view.start.path.setText(f'"{EXAMPLE}"')

    qtbot.keyClick(page.view.start.path, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page.view.panel is page.view.check, timeout=20_000)


def test_a_file_may_be_dropped(page, qtbot):
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(EXAMPLE))])

    page.view.start.dropEvent(_drop(carried))

    qtbot.waitUntil(lambda: page.view.panel is page.view.check, timeout=20_000)


def test_several_files_at_once_are_not_guessed_at(page):
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile("/a.csv"), QUrl.fromLocalFile("/b.csv")])

    page.view.start.dropEvent(_drop(carried))

    assert "one at a time" in words_of(page.view.start)
    assert not page.busy


def test_escape_goes_a_step_back_each_time(opened, place, qtbot):
    qtbot.keyClick(opened.view, Qt.Key.Key_Escape)
    assert opened.view.panel is opened.view.start

    qtbot.keyClick(opened.view, Qt.Key.Key_Escape)
    assert place.go.went == [("back",)]


def test_the_keyboard_alone_brings_a_file_in(page, place, qtbot):
    page.view.start.path.setFocus()
    qtbot.keyClicks(page.view.start.path, str(EXAMPLE))
    qtbot.keyClick(page.view.start.path, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.panel is page.view.check, timeout=20_000)

    assert page.view.bar.import_button.hasFocus()
    qtbot.keyClick(page.view.bar.import_button, Qt.Key.Key_Space)
    until_done(page, qtbot)

    assert page.view.done.caseload_button.hasFocus()
    assert households(place) == 14


def test_a_scrolling_wheel_changes_no_column(opened, qtbot):
    from PySide6.QtWidgets import QComboBox

    assert all(
        type(combo).wheelEvent is not QComboBox.wheelEvent
        for combo in opened.view.check.findChildren(QComboBox)
    )


def test_a_name_with_a_bracket_in_it_is_never_mark_up(page, qtbot, tmp_path):
    page.open(written(tmp_path, "a.csv", "Ref,Name,DOB\nA1,<b>Pip</b> Marsh,99/99/1990\n"))
    qtbot.waitUntil(lambda: page.view.panel is page.view.check, timeout=20_000)

    assert "<b>Pip</b> Marsh" in words_of(card(page, UnreadCard))


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_step_has_names_and_targets(opened, look, mode, qtbot):
    look.mode = mode
    view = opened.view
    view.check.columns.all_button.click()

    for show in (
        lambda: None,
        view.check.cells.every_button.click,
        view.cells.back_button.click,
        view.show_start,
        lambda: view.show_saved("14 households came in", ("One line.",)),
        lambda: view.show_reading("caseload.xlsx"),
    ):
        show()
        qtbot.wait(1)
        assert nameless_inputs(view) == []
        assert small_targets(view) == []


def test_nothing_scrolls_sideways(opened):
    assert all(
        area.horizontalScrollBar().maximum() == 0
        for area in opened.view.check.findChildren(QScrollArea)
    )


def _drop(carried):
    return QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
