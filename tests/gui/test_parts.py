"""The parts that every screen is made of."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QKeySequence, QRawFont
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget
from tests.gui.gates import nameless_inputs, small_targets
from tests.gui.showcase import LONG, parts, today

from tso_desktop import places
from tso_desktop.gui.icons import Icon, pixmap, put_icon
from tso_desktop.gui.look import Mode, colour, dressed, with_figures
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, CheckRow, Segment, SquareButton, Tick
from tso_desktop.gui.parts_cards import Card, EmptyState, Notice
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.parts_nav import NavButton, SectionButton
from tso_desktop.gui.parts_saved import SavedAt
from tso_desktop.gui.told import Told


@pytest.fixture
def show(qtbot):
    kept = []

    def show(widget: QWidget, width: int = 1100, height: int = 700) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


@pytest.mark.parametrize("screen", [today, parts])
@pytest.mark.parametrize("width", [1154, 840])
def test_every_part_passes_the_gates(show, screen, width):
    window = show(screen(), width)

    assert nameless_inputs(window) == []
    assert small_targets(window) == []


def test_the_window_is_set_in_inter_with_the_letters_of_many_names(qapp):
    assert QFontInfo(qapp.font()).family() == "Inter"
    letters = QRawFont.fromFont(qapp.font())
    assert [c for c in "ŁęşțŵŷǎẃạŻĦ£–“”→" if not letters.supportsCharacter(ord(c))] == []


def test_switching_to_dark_changes_palette_sheet_and_icons(show, look, qapp):
    button = show(Button("Print", "printer"))
    before = button.icon().pixmap(20).toImage()
    ground = qapp.palette().window().color()

    look.mode = Mode.DARK

    assert button.icon().pixmap(20).toImage() != before
    assert qapp.palette().window().color() != ground
    assert colour("surface").name() == "#1a2027"
    assert "#1A2027" in qapp.styleSheet()


class HighContrast:
    def contrastPreference(self):  # noqa: N802
        return Qt.ContrastPreference.HighContrast


def test_high_contrast_is_left_to_the_system(show, look, qapp, monkeypatch):
    monkeypatch.setattr(look, "_wishes", HighContrast())
    look.mode = Mode.DARK

    assert "#" not in qapp.styleSheet()
    assert "background" not in qapp.styleSheet()
    assert look.tokens["surface"] == look.tokens["bg"] == qapp.palette().window().color().name()
    assert look.tokens["red"] == look.tokens["text"] == qapp.palette().windowText().color().name()
    assert small_targets(show(parts())) == []


def test_a_button_that_is_gone_does_not_trouble_a_new_look(qtbot, look):
    button = QPushButton()
    put_icon(button, "printer")
    button.deleteLater()
    qtbot.waitSignal(button.destroyed).wait()

    look.mode = Mode.DARK

    assert look.is_dark


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pictures_of_the_sheet_wear_its_tokens(look, theme):
    look.mode = Mode(theme)
    folder = places.RESOURCES / "look"

    assert look.tokens["on_accent"] in (folder / f"tick-{theme}.svg").read_text()
    assert look.tokens["muted"] in (folder / f"chevron-{theme}.svg").read_text()


def test_every_icon_can_be_drawn(qapp):
    names = sorted(path.stem for path in (places.RESOURCES / "icons").glob("*.svg"))

    blank = [name for name in names if not _inked(pixmap(name, "text", 20).toImage())]

    assert len(names) > 70
    assert blank == []


def test_the_focus_ring_is_for_the_keyboard_alone(qtbot, show):
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = Button("First"), Button("Second")
    column.addWidget(first)
    column.addWidget(second)
    show(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    first.setFocus()
    assert first.property("kbd") == "1"
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert (first.property("kbd"), second.property("kbd")) == ("", "1")


def test_figures_of_one_width_line_up(qapp):
    plain, figures = qapp.font(), with_figures(qapp.font())

    assert QFontMetricsF(plain).horizontalAdvance("111") < QFontMetricsF(plain).horizontalAdvance(
        "000"
    )
    widths = {QFontMetricsF(figures).horizontalAdvance(digit * 3) for digit in "0123456789"}
    assert len(widths) == 1


def test_figures_survive_the_style_sheet(show):
    money = show(Words("£111.11", "value").figures())
    plain = show(Words("£111.11", "value"))

    assert money.sizeHint().width() > plain.sizeHint().width()


def test_words_are_never_read_as_mark_up(show):
    label = Words("<b>Tamsin</b> & Perrin")

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert Button("Bed & breakfast").accessibleName() == "Bed & breakfast"


def test_a_tip_is_never_read_as_mark_up(show):
    label = show(Elided("<b>Tamsin</b> " * 9), 60, 40)

    assert label.toolTip().startswith("<p>&lt;b&gt;Tamsin")


def test_a_long_name_is_shortened_and_told_whole(show):
    label = show(Elided(LONG), 160, 40)

    assert label.text().endswith("…")
    assert label.toolTip() == LONG
    assert label.accessibleName() == LONG
    label.resize(900, 40)
    assert label.text() == LONG
    assert label.toolTip() == ""


def test_long_words_beside_a_tick_run_over_lines(show):
    tick = show(Tick(LONG * 2), 300, 44)

    assert tick.heightForWidth(300) > 60
    assert tick.heightForWidth(3000) == 44


def test_a_tick_row_says_whose_task_it_is(qtbot, show):
    row = show(CheckRow("Bond letter", "Tamsin Brackenbury", Chip("Today", "amber")), 500, 44)

    with qtbot.waitSignal(row.toggled) as toggled:
        qtbot.mouseClick(row.tick, Qt.MouseButton.LeftButton, pos=row.tick.rect().center())

    assert toggled.args == [True]
    assert row.tick.accessibleName() == "Bond letter, Tamsin Brackenbury"


def test_a_segment_says_what_the_officer_picked_and_not_what_it_was_shown(qtbot, show):
    segment = show(Segment([("yes", "Agree", "check"), ("no", "Not agree", "x")]))
    said = []
    segment.chosen.connect(said.append)

    segment.choose("no")
    qtbot.mouseClick(segment.button("yes"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(segment.button("yes"), Qt.MouseButton.LeftButton)

    assert said == ["yes", "yes"]
    assert segment.value() == "yes"


def test_a_segment_that_may_be_cleared_is(qtbot, show):
    segment = show(Segment([("a", "A", ""), ("b", "B", "")], may_clear=True))

    for key in ("a", "b", "b"):
        qtbot.mouseClick(segment.button(key), Qt.MouseButton.LeftButton)

    assert segment.value() == ""


def test_a_chip_tells_its_words(show):
    chip = show(Chip("2 days left", "red", "clock"))

    chip.say("Dog in yard", "amber", "dog")

    assert chip.accessibleName() == chip.text() == "Dog in yard"


def test_a_way_says_that_one_is_there(show):
    way = show(NavButton("sun", "Today"))
    way.show_count(3)
    way.mark_here(here=True)
    way.go_slim(slim=True)

    assert (way.accessibleName(), way.accessibleDescription()) == ("Today, 3", "You are here")
    assert way.toolTip() == "Today"


def test_a_section_says_how_far_it_is(show):
    section = show(SectionButton("house", "Home"))

    section.show_state("3 things seen", "done")

    assert section.accessibleName() == "Home, 3 things seen, done"


def test_chips_start_a_new_line_where_there_is_no_room(show):
    holder = QWidget()
    flow = Flow(*[Chip(f"Chip number {n}") for n in range(8)], parent=holder)
    show(holder, 300, 300)

    assert flow.heightForWidth(300) > flow.heightForWidth(2000) == 26
    tops = {chip.y() for chip in holder.findChildren(Chip)}
    assert len(tops) > 1


def test_a_card_lets_go_of_what_it_held(qtbot, show):
    card = show(Card("Visits", "calendar-days"))
    old = Words("Old")
    card.body.addWidget(old)

    with qtbot.waitSignal(old.destroyed):
        card.clear()

    assert card.heading.words() == "Visits"


def test_a_notice_offers_a_way_on(qtbot, show):
    notice = show(Notice("Two facts were changed twice.", "blue", "merge"), 500, 60)
    done = []

    button = notice.offer("Settle", lambda: done.append(True))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert done == [True]


def test_an_empty_list_says_what_to_do_next(show):
    state = show(EmptyState("calendar-plus", "No visit is booked", "Book one.", Button("Book")))

    said = [label.text() for label in state.findChildren(QLabel)]
    assert said == ["No visit is booked", "Book one."]


def test_saved_at_says_when_or_why_not(show):
    state = show(SavedAt(), 400, 40)
    assert state.words() == ""

    state.saved(datetime(2026, 11, 23, 10, 4, 31).astimezone())
    assert state.words() == "Saved 10:04:31"
    state.not_saved("the disk is full.")
    assert state.words() == "Not saved: the disk is full."


@pytest.fixture
def told(show, qtbot):
    window = show(QWidget(), 800, 400)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    told = Told(window, seconds=0.05)
    told.window_it_is_in = window
    return told


def test_what_was_done_is_told_for_a_while(qtbot, told):
    told.tell("Task done")
    assert told.isVisible()
    assert told.words() == "Task done"

    qtbot.waitUntil(lambda: not told.isVisible())


def test_an_error_stays_until_something_else_is_said(qtbot, told):
    told.tell("The disk is full.", tone="red")
    assert not told._rest.isActive()

    told.tell("Saved")

    assert told._rest.isActive()


def test_ctrl_z_undoes_what_is_told_once(qtbot, told):
    undone = []
    told._rest.setInterval(60_000)
    told.tell("Task done", lambda: undone.append(True))
    window = told.window_it_is_in

    qtbot.keySequence(window, QKeySequence("Ctrl+Z"))
    qtbot.keySequence(window, QKeySequence("Ctrl+Z"))

    assert undone == [True]
    assert not told.isVisible()


def test_the_strip_stays_at_the_foot_of_its_window(told):
    told.tell("Task done " + LONG)

    told.window_it_is_in.resize(500, 300)

    assert told.geometry().bottom() < 300
    assert told.width() <= 500 - 36


def test_a_look_can_change_after_a_widget_is_shown(show):
    box = show(dressed(QFrame(), "card"))
    before = box.grab().toImage()

    dressed(box, "red")

    assert box.grab().toImage() != before


def test_an_icon_by_itself_says_nothing(show):
    assert show(Icon("dog"), 20, 20).accessibleName() == ""
    assert SquareButton("arrow-left", "Back").toolTip() == "Back"


def _inked(image) -> bool:
    return any(
        image.pixelColor(x, y).alpha() > 0
        for x in range(image.width())
        for y in range(image.height())
    )
