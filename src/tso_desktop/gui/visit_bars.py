"""The bars of a visit: whose it is and whether it is saved above; where to go and End below."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Elided, upright
from tso_desktop.gui.parts_buttons import Button, Segment
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.parts_saved import SavedAt
from tso_desktop.gui.words import clock_time


class VisitTop(QFrame):
    """`shared` says whether the screen is to be shown together."""

    shared = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "topbar")
        self.setFixedHeight(66)
        self._own, self._shared, self._check_in_asked = ("", ""), False, False
        self._name = Elided("", "value")
        self._detail = Elided("", "muted")
        self.check_in = Chip("", "grey", "alarm-clock")
        self.saved = SavedAt()
        self.who_sees = Segment(
            [("me", "For me", "user-round"), ("both", "Show together", "users-round")]
        )
        self.who_sees.choose("me")
        self.who_sees.setToolTip("F8")
        self.who_sees.chosen.connect(lambda key: self.shared.emit(key == "both"))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(14)
        row.addWidget(Icon("key-round", "accent", 22))
        bar = upright()
        bar.setFixedHeight(30)
        row.addWidget(bar)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._detail)
        names.addStretch(1)
        row.addLayout(names, 1)
        for part in (self.check_in, self.saved, self.who_sees):
            row.addWidget(part)

    def show_visit(self, name: str, detail: str) -> None:
        self._own = (name, detail)
        self._say_whose()

    def show_check_in(self, by: datetime | None, now: datetime) -> None:
        """When somebody should hear that the officer is out again; amber once it is past."""
        self._check_in_asked = by is not None
        self.check_in.setVisible(self._check_in_asked and not self._shared)
        if by is not None:
            late = now > by
            said = f"Check in was due {clock_time(by)}" if late else f"Check in by {clock_time(by)}"
            self.check_in.say(said, "amber" if late else "grey", "alarm-clock")

    def go_shared(self, *, shared: bool) -> None:
        """Together, the bar names nobody and says only what this is, and that it is saved."""
        self.who_sees.choose("both" if shared else "me")
        self._shared = shared
        self._say_whose()

    def _say_whose(self) -> None:
        name, detail = ("Your plan", "") if self._shared else self._own
        self._name.show_words(name)
        self._detail.show_words(detail)
        self._detail.setVisible(bool(detail))
        self.check_in.setVisible(self._check_in_asked and not self._shared)


class VisitBottom(QFrame):
    """`went` carries -1 or 1: the section before or after."""

    went = Signal(int)
    ended = Signal()
    left = Signal()
    no_access_asked = Signal()
    came_after_all = Signal()
    card_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "bottombar")
        self.setFixedHeight(80)
        self.no_access = Button("No access, or cut short", "door-closed", "quiet")
        self.came = Button("They came after all", "door-open", "quiet")
        self.leave = Button("Leave for now", "arrow-left", "quiet")
        self.leave.setToolTip("Esc. The draft is kept.")
        self.before = Button("Before", "arrow-left", "big")
        self.after = Button("After", "arrow-right", "big")
        self.after.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.card = Button("Print calling card", "printer", "big")
        self.end = Button("End visit", "check", "end")
        self.end.setToolTip("Ctrl+Enter")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(10)
        self._first = QStackedWidget()
        self._first.setFixedHeight(54)
        for button in (self.no_access, self.came):
            self._first.addWidget(button)
        row.addWidget(self._first)
        row.addWidget(self.leave)
        row.addStretch(1)
        for button in (self.before, self.after, self.card):
            row.addWidget(button)
        row.addSpacing(16)
        row.addWidget(self.end)
        self.before.clicked.connect(lambda: self.went.emit(-1))
        self.after.clicked.connect(lambda: self.went.emit(1))
        self.end.clicked.connect(self.ended)
        self.leave.clicked.connect(self.left)
        self.no_access.clicked.connect(self.no_access_asked)
        self.came.clicked.connect(self.came_after_all)
        self.card.clicked.connect(self.card_asked)

    def show_ways(self, before: str, after: str) -> None:
        """Names of the sections on either side; none where there is none."""
        for button, words in ((self.before, before), (self.after, after)):
            button.say(words)
            button.setVisible(bool(words))
        self.after.setText(f"{after}  ")  # the icon stands behind the words and leaves no gap
        self._first.setCurrentWidget(self.no_access)
        self.card.hide()
        self.end.say("End visit")

    def show_no_access(self) -> None:
        self.before.hide()
        self.after.hide()
        self._first.setCurrentWidget(self.came)
        self.card.show()
        self.end.say("Save and leave")

    def go_to_seal(self) -> None:
        self.end.say("Seal and end")
