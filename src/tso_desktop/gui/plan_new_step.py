"""A step that is being written for the first time: a draft from the first key until it is saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tso_desktop.domain.casework import Need
from tso_desktop.domain.hints import Hint
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.escape import Escape
from tso_desktop.gui.fields import GrowingText
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, Segment
from tso_desktop.gui.parts_cards import Tile
from tso_desktop.gui.plan_hints import HintPane
from tso_desktop.gui.plan_need_chips import NeedChips
from tso_desktop.gui.typed_due import typed_due
from tso_desktop.gui.words import day_heading
from tso_desktop.services.working_plan import PARTNER

_REST_MS = 600


@dataclass(frozen=True, slots=True)
class NewStep:
    """What was written; `facts` are ready for the plan."""

    words: str
    who: str
    facts: dict[str, Any]


class NewStepCard(Tile):
    """`saved` carries a NewStep; `typed` its draft; `closed` puts it away without saving."""

    saved = Signal(object)
    typed = Signal(object)
    closed = Signal()

    def __init__(
        self,
        whose: Sequence[tuple[str, str]],
        needs: Sequence[Need],
        chosen: Sequence[str],
        ask: Callable[[str], Sequence[Hint]],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._today = today
        self.whose = Segment([(key, words, "") for key, words in whose])
        self.whose.choose(whose[0][0])
        self.text = GrowingText(2)
        self.text.setAccessibleName("New step, one plain sentence")
        self.text.setPlaceholderText("One plain sentence, verb first")
        self.when = QLineEdit(placeholderText="By when, or how often", maxLength=80)
        self.when.setAccessibleName("By when, or how often")
        self.partner = QLineEdit(placeholderText="Which partner", maxLength=80)
        self.partner.setAccessibleName("Which partner")
        self.partner.hide()
        self.need_chips = NeedChips(needs, chosen)
        self.hints = HintPane(self.text, ask)
        self.save_button = Button("Save", "check", "primary")
        self.save_button.setAccessibleName("Save this step")
        self.save_button.setToolTip("Ctrl+Enter")
        self.read_as = Words("", "muted")
        self.read_as.hide()
        self._wrong = Words("", "bad", wrap=True)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._lay_out()
        self._connect()
        self.pick(chosen=True)

    def settle(self) -> None:
        """Say the draft now: the page is about to go."""
        if self._rest.isActive():
            self._rest.stop()
            self.typed.emit(self.draft())

    def draft(self) -> dict[str, str]:
        return {
            "words": self.text.toPlainText(),
            "when": self.when.text(),
            "partner": self.partner.text(),
            "who": self.whose.value(),
        }

    def put(self, draft: dict[str, str]) -> None:
        """What was typed last time and not saved."""
        self.text.setPlainText(draft.get("words", ""))
        self.when.setText(draft.get("when", ""))
        self.partner.setText(draft.get("partner", ""))
        self._choose(draft.get("who") or self.whose.value())
        self._rest.stop()

    def begin(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def save(self) -> None:
        words = " ".join(self.text.toPlainText().split())
        if not words:
            self._complain("Write the step first: one plain sentence.")
            return
        try:
            due = typed_due(self.when.text(), self._today())
        except Refused as refused:
            self._complain(str(refused))
            self.when.setFocus()
            return
        when = {"due_on": due.day} if due.day else {"due_words": due.words or None}
        facts: dict[str, Any] = {"needs": self.need_chips.chosen(), **when}
        if self.partner.text().strip():
            facts["partner"] = self.partner.text().strip()
        self._rest.stop()
        self.saved.emit(NewStep(words, self.whose.value(), facts))

    def _choose(self, who: str) -> None:
        self.whose.choose(who)
        self.partner.setVisible(who == PARTNER)
        self._rest.start()

    def _show_day(self, words: str) -> None:
        """What a day was read as, while it can still be changed."""
        try:
            day = typed_due(words, self._today()).day
        except Refused:
            day = None
        self.read_as.setText(f"By {day_heading(day)}" if day else "")
        self.read_as.setVisible(day is not None)

    def _complain(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.whose.chosen.connect(self._choose)
        self.when.returnPressed.connect(self.save)
        self.text.textChanged.connect(self._rest.start)
        self.when.textChanged.connect(self._show_day)
        for line in (self.when, self.partner):
            line.textEdited.connect(lambda _words: self._rest.start())
        self._rest.timeout.connect(lambda: self.typed.emit(self.draft()))
        Escape(self).pressed.connect(self.closed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def _lay_out(self) -> None:
        for part in (
            *(self.text, self.hints, self.whose, self.partner),
            *(self.when, self.read_as, self.need_chips),
        ):
            self.body.addWidget(part)
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        row = QHBoxLayout()
        row.setSpacing(8)
        close = Button("Not now", look="quiet")
        close.setAccessibleName("Not now: put this step away")
        close.clicked.connect(self.closed)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.save_button)
        self.body.addLayout(row)
        QWidget.setTabOrder(self.text, self.when)
