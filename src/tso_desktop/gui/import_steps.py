"""How far an import has come: the file, the check, the import; icons and words, not colour."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tso_desktop.gui.icons import Icon
from tso_desktop.gui.look import dressed
from tso_desktop.gui.parts import Words

STEPS = ("File", "Check", "Import")
_NOW, _DONE, _LATER = ("circle-dot", "accent"), ("circle-check", "green"), ("circle", "muted")


class Steps(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._parts: list[tuple[Icon, Words]] = []
        for number, name in enumerate(STEPS):
            if number:
                row.addSpacing(10)
            icon, words = Icon("circle", "muted", 20), Words(name)
            row.addWidget(icon)
            row.addWidget(words)
            self._parts.append((icon, words))
        self.show_step(0)

    def show_step(self, now: int) -> None:
        """Steps before `now` are done; with `now` beyond the last, all of them are."""
        for number, (icon, words) in enumerate(self._parts):
            icon.show_icon(*(_DONE if number < now else _NOW if number == now else _LATER))
            dressed(words, "strong" if number == now else "muted")
        here = STEPS[now] if now < len(STEPS) else "Done"
        self.setAccessibleName(f"Step {min(now + 1, len(STEPS))} of {len(STEPS)}: {here}")
