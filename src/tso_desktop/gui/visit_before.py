"""Before a visit shows anything: a restricted household asks, and markers are read first."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tso_desktop.domain.households import Marker
from tso_desktop.domain.words import MarkerType
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Card, Notice, add_rows
from tso_desktop.gui.parts_chips import Tone
from tso_desktop.gui.parts_pages import ScrollColumn
from tso_desktop.gui.visit_promised import marker_row, strictest_first

_AGAINST = {
    "no_visit": "No visit is to be made here. Ask your team leader before you go.",
    "phone_only": "Ring instead: nobody is to call here.",
    "meet_elsewhere": "Meet somewhere else, not at the home.",
    "two_officers": "Go with a second officer.",
}
_WIDTH, _MOST_ROOM = 660, 480


class BeforeView(QFrame):
    """One quiet card in the middle of an empty page."""

    agreed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, "page")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 28, 28, 28)
        self.go_on = Button("Go on", "check", "end")
        self.go_back = Button("Not now", "arrow-left", "big")
        self.go_on.clicked.connect(self.agreed)
        self.go_back.clicked.connect(self.left)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if proxy := self.focusProxy():
            proxy.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_restricted(self) -> None:
        self.go_on.say("Open it")
        self._show(
            "lock",
            "This is a restricted household",
            [
                Words(
                    "Look around first: name, address and notes will show.",
                    "lead",
                    wrap=True,
                )
            ],
        )

    def show_markers(
        self, whose: str, markers: Sequence[Marker], types: Sequence[MarkerType], today: date
    ) -> None:
        """`whose` names the household and the visit, and never the address."""
        kinds = {kind.code: kind for kind in types}
        rules = {marker.visit_rule for marker in markers}
        strictest = next((rule for rule in _AGAINST if rule in rules), None)
        parts: list[QWidget] = [Words(whose, "lead", wrap=True)]
        if strictest is not None:
            tone: Tone = "red" if strictest == "no_visit" else "amber"
            parts.append(Notice(_AGAINST[strictest], tone, "triangle-alert"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        add_rows(
            column,
            [marker_row(m, kinds.get(m.type or ""), today) for m in strictest_first(markers)],
        )
        self.go_on.say("I have read this")
        self._show("shield-alert", "Before you go in", [*parts, holder])

    def say_refused(self, sentence: str) -> None:
        self._show("info", "This visit cannot be started", [Words(sentence, "note", wrap=True)])
        self.go_on.hide()
        self.setFocusProxy(self.go_back)

    def _show(self, icon: str, title: str, parts: Sequence[QWidget]) -> None:
        for button in (self.go_on, self.go_back):
            button.setParent(self)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        card = Card()
        card.setFixedWidth(_WIDTH)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Icon(icon, "accent", 26))
        head.addWidget(Words(title, "h1"), 1)
        card.body.setSpacing(14)
        card.body.addLayout(head)
        scroll = ScrollColumn()
        for part in parts:
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        room = scroll.body.totalHeightForWidth(_WIDTH - 36)
        scroll.setFixedHeight(min(_MOST_ROOM, room + 4))
        if room > _MOST_ROOM:  # then the arrow keys must reach the rest of it
            scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            scroll.setAccessibleName(title)
        card.body.addWidget(scroll)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.go_back)
        foot.addStretch(1)
        foot.addWidget(self.go_on)
        card.body.addLayout(foot)
        self._column.addStretch(1)
        self._column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.go_on.show()
        self.go_back.show()
        self.setFocusProxy(self.go_on)
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
