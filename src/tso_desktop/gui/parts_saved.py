"""The line that says whether what was typed is safe."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Elided
from tso_desktop.gui.words import to_the_second


class SavedAt(QWidget):
    """Reads "Saved 10:04:31", or "Not saved: …" with the reason; nothing before the first save."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._icon = Icon("circle-check", "green", 16)
        self._words = Elided("", "ok")
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self.clear()

    def words(self) -> str:
        return self._words.words()

    def clear(self) -> None:
        self._icon.hide()
        self._words.show_words("")

    def saved(self, at: datetime) -> None:
        self._say(f"Saved {to_the_second(at)}", "ok", "circle-check", "green")

    def not_saved(self, sentence: str) -> None:
        self._say(f"Not saved: {sentence}", "bad", "circle-alert", "red")

    def _say(self, words: str, look: str, icon: str, token: str) -> None:
        dressed(self._words, look)
        self._icon.show_icon(icon, token)
        self._icon.show()
        self._words.show_words(words)
