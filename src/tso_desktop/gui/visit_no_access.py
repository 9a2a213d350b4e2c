"""No access, or cut short: what happened, and what was seen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from tso_desktop.domain.words import NoAccessReason
from tso_desktop.gui.icons import put_icon
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_chips import Chip
from tso_desktop.gui.visit_section import Section
from tso_desktop.gui.visit_typing import TypingBox
from tso_desktop.services.visit_draft import VisitDraft
from tso_desktop.services.visit_silence import Silence

_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")


def ordinal(number: int) -> str:
    """First, Second … and from the seventh on, in figures."""
    return _ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else f"{number}th"


class ReasonButtons(QWidget):
    """Six big answers, one of which is so."""

    chosen = Signal(str)

    def __init__(self, reasons: Sequence[NoAccessReason], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for number, reason in enumerate(reasons):
            button = dressed(QPushButton(reason.label), "reason")
            button.setCheckable(True)
            button.setAccessibleName(reason.label)
            put_icon(button, reason.icon, "accent", 20)
            button.setMinimumHeight(62)
            button.clicked.connect(lambda _on=False, code=reason.code: self.chosen.emit(code))
            group.addButton(button)
            self.buttons[reason.code] = button
            grid.addWidget(button, number // 2, number % 2)

    def choose(self, code: str) -> None:
        if code in self.buttons:
            self.buttons[code].setChecked(True)


class NoAccessSection(Section):
    def __init__(self, reasons: Sequence[NoAccessReason], parent: QWidget | None = None) -> None:
        super().__init__("No access", "It counts as a visit that was tried.", parent)
        self._reasons = {reason.code: reason for reason in reasons}
        self.number = Chip("", "amber", "door-closed")
        self.head.insertWidget(1, self.number)
        self.head.addStretch(1)
        self.head.setStretch(0, 0)
        self.reasons = ReasonButtons(reasons)
        self.reasons.chosen.connect(self._choose)
        self.advice = Words("", "muted", wrap=True)
        self.box = TypingBox("saw", "What you saw", lines=3)
        self.listens_to(self.box, "saw")
        for part in (
            Words("What happened?", "h2"),
            self.reasons,
            self.advice,
            Words("What you saw", "h2"),
            self.box,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_draft(self, draft: VisitDraft) -> None:
        self.box.put(draft.saw)
        self.reasons.choose(draft.no_access)
        self._advise(draft.no_access)

    def show_silence(self, silence: Silence, code: str) -> None:
        reason = self._reasons.get(code)
        counts = reason is None or not reason.somebody_met
        words = f"{ordinal(silence.next_attempt)} attempt" if counts else "Somebody was met"
        self.number.say(
            words, "amber" if counts else "grey", "door-closed" if counts else "user-round"
        )

    def _choose(self, code: str) -> None:
        self._advise(code)
        self.tell(no_access=code)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _advise(self, code: str) -> None:
        reason = self._reasons.get(code)
        self.advice.setText(f"Next: {reason.next_time}" if reason else "")
        self.advice.setVisible(reason is not None)
