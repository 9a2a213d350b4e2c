"""A need or an equality answer: in the person's own words, or refused, not known, not asked."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tso_desktop.gui.field import Field
from tso_desktop.gui.parts_buttons import Segment

_STATES = (
    ("refused", "Refused", ""),
    ("not_known", "Not known", ""),
    ("not_asked", "Not asked", ""),
)


class AnswerGiven(NamedTuple):
    """`state` is said, refused, not_known or not_asked; `words` are there only where it is said.

    No answer at all is None: nobody has touched the question.
    """

    state: str
    words: str | None = None


class AnswerField(Field):
    """Words, or one of three states that are never mixed up with words."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        self.line = QLineEdit(placeholderText="In their own words", maxLength=1_000)
        self.states = Segment(_STATES, may_clear=True)
        for key, words, _icon in _STATES:
            self.states.button(key).setAccessibleName(f"{label}: {words}")
        editor = _Pair(self.line, self.states)
        super().__init__(name, label, editor, **more)
        self.line.setAccessibleName(label)
        self.line.textEdited.connect(self._said)
        self.line.returnPressed.connect(self.leave)
        self.states.chosen.connect(self._picked)

    def value(self) -> AnswerGiven | None:
        if state := self.states.value():
            return AnswerGiven(state)
        words = self.line.text().strip()
        return AnswerGiven("said", words) if words else None

    def _write(self, value: AnswerGiven | None) -> None:
        self.line.setText((value.words if value else "") or "")
        self.states.choose("" if value is None or value.state == "said" else value.state)

    def _watched(self) -> Sequence[QWidget]:
        return (self.line, *(self.states.button(key) for key, _words, _icon in _STATES))

    def _said(self) -> None:
        self.states.choose("")
        self._edited()

    def _picked(self, state: str) -> None:
        if state:
            self.line.clear()
        self._edited()
        self.settle()


class _Pair(QWidget):
    def __init__(self, line: QLineEdit, states: Segment) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(line, 1)
        row.addWidget(states)
        self.setFocusProxy(line)
