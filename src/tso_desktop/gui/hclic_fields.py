"""Fields for the homelessness return: an answer, or one of three ways of not having one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tso_desktop.domain.hclic.items import Code, Holds
from tso_desktop.domain.refused import Refused
from tso_desktop.gui.field import Field
from tso_desktop.gui.fields import CalmCombo
from tso_desktop.gui.parts_buttons import Button, Segment
from tso_desktop.gui.parts_cards import empty
from tso_desktop.gui.parts_flow import Flow
from tso_desktop.gui.typed import typed_date
from tso_desktop.gui.words import plain_date
from tso_desktop.services.hclic_slots import Given

_STATES = (
    ("refused", "Refused", ""),
    ("not_known", "Not known", ""),
    ("not_asked", "Not asked", ""),
)
_NOT_KNOWN = frozenset({"NK", "UNK"})
_LONGEST = 200
_MOST = 999


class NoNumber(Refused):
    """What was typed is no whole number."""


class ReturnField(Field):
    """An editor beside three states that are never mixed up with an answer."""

    def __init__(self, name: str, label: str, editor: QWidget, **more: Any) -> None:
        self.answer = editor
        self.states = Segment(_STATES, may_clear=True)
        for key, words, _icon in _STATES:
            self.states.button(key).setAccessibleName(f"{label}: {words}")
        super().__init__(name, label, _Beside(editor, self.states), **more)
        editor.setAccessibleName(label)
        self.states.chosen.connect(self._picked)

    def value(self) -> Given | None:
        if state := self.states.value():
            return Given(state)
        return self._said()

    def _write(self, value: Given | None) -> None:
        state = "" if value is None or value.state == "said" else value.state
        self.states.choose(state)
        self._show_said(value if value and not state else None)

    def _watched(self) -> Sequence[QWidget]:
        return (self.answer, *(self.states.button(key) for key, _words, _icon in _STATES))

    def _said(self) -> Given | None:
        raise NotImplementedError

    def _show_said(self, value: Given | None) -> None:
        raise NotImplementedError

    def _answered(self) -> None:
        self.states.choose("")
        self._edited()

    def _picked(self, state: str) -> None:
        if state:
            self._show_said(None)
        self._edited()
        self.settle()


class CodeField(ReturnField):
    """One of a list; what is not known is a state beside it, and not in the list again."""

    def __init__(self, name: str, label: str, choices: Sequence[Code], **more: Any) -> None:
        self.combo = CalmCombo()
        self.combo.addItem("Choose…", None)
        for code in choices:
            if code.code not in _NOT_KNOWN:
                self.combo.addItem(code.label, code.code)
        super().__init__(name, label, self.combo, **more)
        self.combo.activated.connect(self._chose)
        self.combo.currentIndexChanged.connect(self._answered)

    def _said(self) -> Given | None:
        chosen = self.combo.currentData()
        return Given("said", (chosen,)) if chosen else None

    def _show_said(self, value: Given | None) -> None:
        code = next(iter(value.values), None) if value else None
        place = self.combo.findData(code)
        if place < 0:  # a code that the list of this day no longer offers: shown as it stands
            self.combo.addItem(str(code), code)
            place = self.combo.count() - 1
        was = self.combo.blockSignals(True)
        self.combo.setCurrentIndex(place)
        self.combo.blockSignals(was)

    def _chose(self) -> None:
        self._answered()
        self.settle()


class CodesField(ReturnField):
    """Several of a list: each that was chosen can be pressed to take it out again."""

    def __init__(self, name: str, label: str, choices: Sequence[Code], **more: Any) -> None:
        self._codes: list[str] = []
        self._labels = {one.code: one.label for one in choices if one.code not in _NOT_KNOWN}
        self.combo = CalmCombo()
        self._chips = Flow(gap=6)
        holder = QWidget()
        holder.setLayout(self._chips)
        self._holder = holder
        super().__init__(name, label, self.combo, **more)
        self._column.addWidget(holder)
        self.combo.activated.connect(self._add)
        self._fill()

    def _said(self) -> Given | None:
        return Given("said", tuple(self._codes)) if self._codes else None

    def _show_said(self, value: Given | None) -> None:
        codes = list(value.values) if value else []
        if codes != self._codes:
            self._codes = codes
            self._fill()

    def _add(self, place: int) -> None:
        if code := self.combo.itemData(place):
            self._codes.append(code)
            self._fill()
            self._answered()
            self.settle()

    def _drop(self, code: str) -> None:
        self._codes.remove(code)
        self._fill()
        self.combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self._answered()
        self.settle()

    def _fill(self) -> None:
        self.combo.clear()
        self.combo.addItem("Add one more…" if self._codes else "Choose…", None)
        for code, label in self._labels.items():
            if code not in self._codes:
                self.combo.addItem(label, code)
        empty(self._chips)
        for code in self._codes:
            label = self._labels.get(code, code)
            chip = Button(label, "x", "pill")
            chip.setAccessibleName(f"Take out {label}")
            chip.clicked.connect(lambda _on=False, gone=code: self._drop(gone))
            self._chips.addWidget(chip)
        self._holder.setVisible(bool(self._codes))


class LineField(ReturnField):
    """A day, a number or words, typed on one line."""

    def __init__(self, name: str, label: str, holds: Holds, today: date, **more: Any) -> None:
        hints = {Holds.DAY: "Day, month, year", Holds.NUMBER: "A number"}
        self.line = QLineEdit(placeholderText=hints.get(holds, ""), maxLength=_LONGEST)
        self._holds, self._today = holds, today
        super().__init__(name, label, self.line, **more)
        self.line.textEdited.connect(self._answered)
        self.line.returnPressed.connect(self.leave)

    def typed(self) -> str:
        return self.line.text()

    def _said(self) -> Given | None:
        words = self.line.text().strip()
        if not words:
            return None
        if self._holds is Holds.WORDS:
            return Given("said", words=words)
        if self._holds is Holds.NUMBER:
            return Given("said", (str(_number(words)),))
        day = typed_date(words, self._today)
        return Given("said", (day.isoformat(),)) if day else None

    def _show_said(self, value: Given | None) -> None:
        written = ""
        if value is not None:
            written = value.words or next(iter(value.values), "")
            if self._holds is Holds.DAY and written:
                written = _day(written)
        if self.line.text() != written:
            self.line.setText(written)


def return_field(
    name: str, label: str, holds: Holds, choices: Sequence[Code], today: date, hint: str = ""
) -> ReturnField:
    if holds is Holds.CODE:
        return CodeField(name, label, choices, hint=hint)
    if holds is Holds.CODES:
        return CodesField(name, label, choices, hint=hint)
    return LineField(name, label, holds, today, hint=hint)


def _number(words: str) -> int:
    if not words.isdecimal() or int(words) > _MOST:
        raise NoNumber(f"“{words}” is no number that can be kept here. Type a whole number.")
    return int(words)


def _day(written: str) -> str:
    try:
        return plain_date(date.fromisoformat(written))
    except ValueError:
        return written


class _Beside(QWidget):
    def __init__(self, editor: QWidget, states: Segment) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(editor, 1)
        row.addWidget(states)
        self.setFocusProxy(editor)
