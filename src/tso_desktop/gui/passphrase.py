"""Typing a passphrase: a box that can show it and notices Caps Lock, and choosing a new one."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from tso_desktop.gui.look import dressed, mark
from tso_desktop.gui.parts import Words
from tso_desktop.gui.parts_buttons import Button, SquareButton

SHORTEST = 12
_STRONG, _VERY_STRONG = 16, 24


class PassphraseBox(QWidget):
    """One passphrase, hidden until the eye is pressed."""

    entered = Signal()
    changed = Signal()
    caps_seen = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = dressed(QLineEdit(), "pass")
        self.line.setAccessibleName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._name = name
        self._eye = SquareButton("eye", f"Show {name.lower()}")
        dressed(self._eye, "boxed")
        self._eye.setFixedSize(52, 52)
        self._eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(52)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._eye)
        self.setFocusProxy(self.line)
        self._eye.clicked.connect(lambda: self.show_words(shown=not self.is_shown))
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(self.changed)
        self.line.installEventFilter(self)

    @property
    def is_shown(self) -> bool:
        return self.line.echoMode() is QLineEdit.EchoMode.Normal

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        self.line.clear()
        self.show_words(shown=False)

    def show_words(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        verb = "Hide" if shown else "Show"
        self._eye.say("eye-off" if shown else "eye", f"{verb} {self._name.lower()}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isalpha() and letter.upper() != letter.lower():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.caps_seen.emit(letter.isupper() != shift)
        return super().eventFilter(watched, event)


class NewPassphrase(QWidget):
    """A new passphrase typed twice. Length is all that matters; the meter says it in words."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseBox("New passphrase")
        self.second = PassphraseBox("The same again")
        self._meter = Words("", "muted")
        self._same = Words("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label, box, note in (
            ("New passphrase", self.first, self._meter),
            ("The same again", self.second, self._same),
        ):
            name = Words(label, "label")
            name.setBuddy(box.line)
            column.addWidget(name)
            column.addWidget(box)
            column.addWidget(note)
            note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.changed.connect(self._measure)
        self.first.entered.connect(self.second.setFocus)
        self.second.entered.connect(self.entered)
        self.setFocusProxy(self.first)
        self._measure()

    def text(self) -> str:
        return self.first.text()

    def complaint(self) -> str:
        """What still keeps it from being taken; nothing when it is good."""
        if len(self.first.text()) < SHORTEST:
            return f"A passphrase has at least {SHORTEST} characters."
        if self.first.text() != self.second.text():
            return "The two passphrases are not the same."
        return ""

    def clear(self) -> None:
        self.first.clear()
        self.second.clear()
        self._measure()

    def _measure(self) -> None:
        words, look = _meter(len(self.first.text()))
        mark(self._meter, "look", look)
        self._meter.setText(words)
        typed = self.second.text()
        same = typed == self.first.text()
        if not typed:
            said, look = " ", "muted"
        elif same:
            said, look = "They are the same", "ok"
        elif self.first.text().startswith(typed):
            said, look = "So far the same", "muted"
        else:
            said, look = "Not the same", "bad"
        mark(self._same, "look", look)
        self._same.setText(said)
        self.changed.emit()


def _meter(length: int) -> tuple[str, str]:
    if length == 0:
        return "Three or four words that only you would put together", "muted"
    if length < SHORTEST:
        missing = SHORTEST - length
        return f"{missing} more {'character' if missing == 1 else 'characters'}", "warn"
    if length < _STRONG:
        return "Long enough", "ok"
    return ("Strong" if length < _VERY_STRONG else "Very strong"), "ok"


def big_button(words: str) -> Button:
    """The one button of a lock or welcome card."""
    button = Button(words, look="end")
    button.setMinimumHeight(52)
    return button
