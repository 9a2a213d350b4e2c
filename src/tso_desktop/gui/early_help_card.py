"""Asks, on a household's page, whether an application was taken: two answers, both kept."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.domain.early_help import Question
from tso_desktop.gui.icons import Icon
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button
from tso_desktop.gui.parts_cards import Tint
from tso_desktop.gui.plain_fields import PlainDate, PlainField, PlainLine, in_grid


class EarlyHelpCard(Tint):
    """The reasons in words, the law in one calm line, and the two answers."""

    taken = Signal(object)
    not_taken = Signal(str, str)

    def __init__(self, asked: Question, today: Callable[[], date], *, parent: QWidget) -> None:
        super().__init__("amber", parent=parent)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon("circle-question-mark", "amber", 20))
        head.addWidget(Words(asked.words, "strong", wrap=True), 1)
        self.body.addLayout(head)
        self.body.addWidget(Words(f"{asked.asks} ({asked.law})", wrap=True))
        answers = QHBoxLayout()
        answers.setSpacing(8)
        self.yes = Button("Application taken", "check")
        self.no = Button("Not taken, because …", "x")
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        answers.addStretch(1)
        self.body.addLayout(answers)
        self.on = PlainDate("Taken on", today, "past")
        self.why = PlainLine("Why none was taken")
        self.by = PlainLine("Decided by", placeholder="Name and role")
        self.keep = Button("Keep the answer", "check", "primary")
        self.keep.clicked.connect(self._keep)
        self._yes_panel = _panel(self.on)
        self._no_panel = _panel(self.why, self.by)
        for panel in (self._yes_panel, self._no_panel):
            panel.hide()
            self.body.addWidget(panel)
        self.keep.hide()
        self.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.yes.clicked.connect(lambda: self._ask(taken=True))
        self.no.clicked.connect(lambda: self._ask(taken=False))

    def fields(self) -> Mapping[str, PlainField]:
        return {"on": self.on, "why": self.why, "by": self.by}

    def show_begun(self) -> None:
        """Opens the answer that somebody began to write."""
        if any(field.words() for field in self.fields().values()):
            self._show(taken=bool(self.on.words()))

    def _ask(self, *, taken: bool) -> None:
        self._show(taken=taken)
        (self.on if taken else self.why).editor.setFocus()

    def _show(self, *, taken: bool) -> None:
        self._yes_panel.setVisible(taken)
        self._no_panel.setVisible(not taken)
        self.keep.show()

    def _keep(self) -> None:
        if self._no_panel.isHidden():
            if not self.on.is_wrong:
                self.taken.emit(self.on.day())
        else:
            self.not_taken.emit(self.why.words(), self.by.words())


def _panel(*fields: PlainLine) -> QWidget:
    panel = QWidget()
    panel.setLayout(in_grid([fields]))
    return panel
