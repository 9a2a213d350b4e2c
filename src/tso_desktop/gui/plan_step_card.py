"""A step of the plan on its card: whose need, what, by when, and whether it was agreed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tso_desktop.domain.ids import RecordId
from tso_desktop.gui.icons import put_icon
from tso_desktop.gui.look import mark
from tso_desktop.gui.parts import Elided, Words
from tso_desktop.gui.parts_buttons import Button, Segment
from tso_desktop.gui.parts_cards import Tile, empty
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.plan_words import StepShown
from tso_desktop.services.working_plan import IDEA, RESIDENT

_ANSWERS = (("yes", "Agree", "check"), ("no", "Not agree", "x"))
_GAP = 6
_EDGES, _SMALLEST = 30, 120


class Pill(Button):
    """A small button with a fact on it, cut with … where the card is narrow."""

    _AROUND = 52

    def __init__(self, icon: str) -> None:
        # With words from the start the icon keeps its distance from them.
        super().__init__("…", icon, "pill")
        self.words = ""

    def show_within(self, room: int) -> None:
        metrics = self.fontMetrics()
        cut = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room - self._AROUND)
        self.setText(cut.replace("&", "&&"))
        self.setToolTip(self.words if cut != self.words else "")


class StepCard(Tile):
    """Says what the officer did with it; `opened` asks for its editor, which it then holds."""

    opened = Signal(object)
    agreed = Signal(object)
    refused = Signal(object, str)
    undecided = Signal(object)
    moved = Signal(object, int)

    def __init__(
        self, step: RecordId, *, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.step, self.quiet = step, quiet
        self.pick(chosen=False)
        self._editor: QWidget | None = None
        self._needs = Elided("", "accent")
        self._chips = QHBoxLayout()
        self._words = Words("", wrap=True)
        self._why = Words("", "muted", wrap=True)
        self._ended = Words("", "muted", wrap=True)
        self.owner = Pill("user-round")
        self.due = Pill("calendar-days")
        self.answer = Segment(_ANSWERS, against="no", may_clear=True)
        self.reason = QLineEdit(placeholderText="Why? In their words")
        self.keep = Button("Keep", "check", "suggest")
        self._asking = QWidget()
        self._front = QWidget()
        self._foot = QGridLayout()
        self._lay_out()
        self._connect()

    @property
    def is_asking(self) -> bool:
        return self._asking.isVisibleTo(self)

    @property
    def is_open(self) -> bool:
        return self._editor is not None

    def pick(self, *, chosen: bool) -> None:
        """A good idea is visibly no duty: it lies on a quiet ground."""
        mark(self, "look", "pick" if chosen else "soft" if self.quiet else "tile")

    def show_step(self, step: StepShown) -> None:
        self._needs.show_words(step.needs or "Answers no need yet")
        mark(self._needs, "look", "accent" if step.needs else "warn")
        empty(self._chips)
        for chip in step.chips:
            self._chips.addWidget(Chip(*chip))
        self._words.setText(step.words)
        self._why.setText(f"Why: {step.why}")
        self._why.setVisible(bool(step.why))
        self._ended.setText(step.ended)
        self._ended.setVisible(bool(step.ended))
        self.owner.setVisible(bool(step.owner))
        self.owner.words, self.due.words = step.owner, step.due
        put_icon(self.due, "calendar-days", "red" if step.late else "text", 18)
        late = ", late" if step.late else ""
        self.due.setAccessibleName(f"Edit: {step.words} By {step.due}{late}")
        self.owner.setAccessibleName(f"Edit who does it: {step.owner}. {step.words}")
        self.due.setVisible(step.who != IDEA or step.due != "Add a day")
        asks = step.who == RESIDENT and step.answer is not None
        self.answer.setVisible(asks)
        self.answer.choose("no" if self.is_asking else step.answer or "")
        for key, words, _icon in _ANSWERS:
            self.answer.button(key).setAccessibleName(f"{words}: {step.words}")
        self.setAccessibleName(step.words)
        self._fit()

    def open(self, editor: QWidget) -> None:
        """Show the editor in place of the card's face."""
        self._editor = editor
        self._front.hide()
        self.body.addWidget(editor)
        editor.show()
        self.pick(chosen=True)

    def close_editor(self) -> None:
        if self._editor is not None:
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
            self._front.show()
            self.pick(chosen=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._editor is None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self.step)
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Who, by when and the answer side by side; under each other where there is no room."""
        room = max(self.width() - _EDGES, _SMALLEST)
        self.owner.show_within(room)
        self.due.show_within(room)
        row = column = taken = 0
        for pill in (self.owner, self.due):
            if not pill.isVisibleTo(self._front):
                continue
            wide = pill.sizeHint().width() + _GAP
            if column and taken + wide > room:
                row, column, taken = row + 1, 0, 0
            self._foot.addWidget(pill, row, column, Qt.AlignmentFlag.AlignLeft)
            column, taken = column + 1, taken + wide
        under = column > 0 and taken + self.answer.sizeHint().width() > room
        where = (row + 1, 0, 1, 4) if under else (row, 3, 1, 1)
        self._foot.addWidget(self.answer, *where)

    def _answered(self, key: str) -> None:
        if key == "yes":
            self._asking.hide()
            self.agreed.emit(self.step)
        elif key == "no":
            self._asking.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._asking.hide()
            self.undecided.emit(self.step)

    def _say_why(self) -> None:
        self._asking.hide()
        self.refused.emit(self.step, self.reason.text().strip())

    def _connect(self) -> None:
        for pill in (self.owner, self.due):
            pill.clicked.connect(lambda: self.opened.emit(self.step))
        self.answer.chosen.connect(self._answered)
        self.reason.returnPressed.connect(self._say_why)
        self.keep.clicked.connect(self._say_why)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.moved.emit(self.step, by))

    def _lay_out(self) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        face = QVBoxLayout(self._front)
        face.setContentsMargins(0, 0, 0, 0)
        face.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._needs, 1)
        self._chips.setSpacing(6)
        head.addLayout(self._chips)
        face.addLayout(head)
        for words in (self._words, self._why, self._ended):
            face.addWidget(words)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        self.reason.setAccessibleName("Why it is not agreed, in their words")
        self.keep.setAccessibleName("Keep why it is not agreed")
        asking.addWidget(self.reason, 1)
        asking.addWidget(self.keep)
        self._asking.hide()
        self._foot.setContentsMargins(0, 2, 0, 0)
        self._foot.setHorizontalSpacing(_GAP)
        self._foot.setVerticalSpacing(_GAP)
        self._foot.setColumnStretch(2, 1)
        self._foot.addWidget(self.owner, 0, 0)
        self._foot.addWidget(self.due, 0, 1)
        self._foot.addWidget(self.answer, 0, 3)
        face.addLayout(self._foot)
        face.addWidget(self._asking)
        self.body.addWidget(self._front)
