"""The kinds of field: words, long words, dates, money, choices, ticks and ages."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from tso_desktop.gui.field import Field
from tso_desktop.gui.parts_buttons import Tick
from tso_desktop.gui.typed import Lean, typed_age, typed_date, typed_pence
from tso_desktop.gui.words import plain_date, pounds


class TextField(Field):
    """One line of words."""

    def __init__(
        self, name: str, label: str, *, placeholder: str = "", longest: int = 500, **more: Any
    ) -> None:
        self.line = QLineEdit(placeholderText=placeholder, maxLength=longest)
        super().__init__(name, label, self.line, **more)
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self.leave)

    def value(self) -> str | None:
        return self.line.text().strip() or None

    def typed(self) -> str:
        return self.line.text()

    def type_again(self, words: str, as_of: int) -> None:
        self.as_of = as_of
        self.line.setText(words)
        self._edited()
        self.settle()

    def _write(self, value: str | None) -> None:
        if self.line.text() != (value or ""):
            self.line.setText(value or "")
            self.line.setCursorPosition(0)


class DateField(TextField):
    """A date as officers write it: 3/4/26, 3 Apr 2026, today. The past alone with lean="past"."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        today: Callable[[], date] = date.today,
        lean: Lean = "near",
        **more: Any,
    ) -> None:
        self._today, self._lean = today, lean
        super().__init__(name, label, placeholder="Day, month, year", longest=40, **more)

    def value(self) -> Any:
        return typed_date(self.line.text(), self._today(), lean=self._lean)

    def _write(self, value: Any) -> None:
        super()._write(plain_date(value) if value else None)


class MoneyField(TextField):
    """Pounds on the screen, whole pence as the value."""

    def __init__(
        self, name: str, label: str, *, may_be_negative: bool = False, **more: Any
    ) -> None:
        self._may_be_negative = may_be_negative
        super().__init__(name, label, placeholder="£", longest=20, **more)

    def value(self) -> Any:
        return typed_pence(self.line.text(), may_be_negative=self._may_be_negative)

    def _write(self, value: Any) -> None:
        super()._write(None if value is None else pounds(value))


class AgeField(TextField):
    """An age in whole years, where nobody knows the date of birth."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        super().__init__(name, label, placeholder="Years", longest=4, **more)

    def value(self) -> Any:
        return typed_age(self.line.text())

    def _write(self, value: Any) -> None:
        super()._write(None if value is None else str(value))


class LongTextField(Field):
    """Several lines of words; Tab leaves it, as it leaves every field."""

    def __init__(
        self, name: str, label: str, *, placeholder: str = "", lines: int = 3, **more: Any
    ) -> None:
        self.text = GrowingText(lines)
        self.text.setPlaceholderText(placeholder)
        super().__init__(name, label, self.text, **more)
        self.text.textChanged.connect(self._edited)

    def value(self) -> str | None:
        return self.text.toPlainText().rstrip() or None

    def typed(self) -> str:
        return self.text.toPlainText()

    def type_again(self, words: str, as_of: int) -> None:
        self.as_of = as_of
        self.text.setPlainText(words)
        self.settle()

    def _write(self, value: str | None) -> None:
        if self.text.toPlainText() != (value or ""):
            self.text.setPlainText(value or "")
            self.text.fit()


class ChoiceField(Field):
    """One of a list of (key, words); blank is always among them."""

    def __init__(
        self, name: str, label: str, options: Sequence[tuple[str, str]], **more: Any
    ) -> None:
        self.combo = CalmCombo()
        self.combo.addItem("Not chosen", None)
        for key, words in options:
            self.combo.addItem(words, key)
        super().__init__(name, label, self.combo, **more)
        self.combo.currentIndexChanged.connect(self._edited)

    def value(self) -> str | None:
        chosen: str | None = self.combo.currentData()
        return chosen

    def _write(self, value: str | None) -> None:
        place = self.combo.findData(value)
        if place < 0:  # a key that a newer version of the program knows: shown as it stands
            self.combo.addItem(str(value), value)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)


class TickField(Field):
    """Yes or no; saved at once. Blank shows as not ticked."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        self.tick = Tick(label)
        super().__init__(name, label, self.tick, named_by_editor=True, **more)
        self.tick.clicked.connect(self._at_once)

    def value(self) -> bool:
        return self.tick.isChecked()

    def _write(self, value: bool | None) -> None:  # noqa: FBT001
        self.tick.setChecked(bool(value))

    def _at_once(self) -> None:
        self._edited()
        self.settle()


class CalmCombo(QComboBox):
    """A list to choose from that a scrolling wheel passes by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class GrowingText(QPlainTextEdit):
    """A box for words that grows with them up to a dozen lines."""

    _MOST_LINES = 12

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fewest = lines
        self.setProperty("look", "small")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        lines = max(self._fewest, min(round(self.document().size().height()), self._MOST_LINES))
        self.setFixedHeight(max(44, lines * self.fontMetrics().lineSpacing() + 26))

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)
